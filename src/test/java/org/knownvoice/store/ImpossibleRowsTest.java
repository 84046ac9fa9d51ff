package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knownvoice.contact.CrisisContact;

/** The database knows the state machine too: a row that no rule can make is refused, whoever writes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImpossibleRowsTest {
    private final OpenedDatabase database = new OpenedDatabase();
    private CrisisContact paging;
    private CrisisContact accepted;

    @BeforeEach
    void contacts() {
        paging = SampleContacts.paging();
        accepted = SampleContacts.accepted();
        database.insert(paging, accepted);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state = 'TALKING' | contact_state_fits",
                "state = 'CONNECTED' | contact_state_fits",
                "state = 'ACCEPTED' | contact_state_fits",
                "state = 'ENDED' | contact_state_fits",
                "state = 'CLOSED' | contact_state_fits",
                "state = 'EXHAUSTED' | contact_never_waits_without_a_deadline",
                "state = 'IDENTIFYING' | contact_never_waits_without_a_deadline",
                "state = 'IDENTIFYING', ask_until = opened_at | contact_state_fits",
                "state = 'EXHAUSTED', supervisors_at = opened_at | contact_ladder_fits",
                "step_ends_at = null | contact_never_waits_without_a_deadline",
                "round = 0 | contact_ladder_fits",
                "accepted_by = 'alder' | contact_acceptance_is_whole",
                "lapses_at = opened_at | contact_acceptance_is_whole",
                "unanswered_told = true | contact_unanswered_fits",
                "exhausted_at = opened_at | contact_ladder_fits",
                "cut_off_at = opened_at | contact_cut_off_in_a_talk",
                "supervisor_decides = true | contact_callback_fits",
                "ended_at = opened_at | contact_ending_is_whole",
                "closed_at = opened_at | contact_ending_is_whole",
                "medium = 'FAX' | crisis_contact_medium_check"
            })
    void anImpossibleContactIsRefused(String change, String constraint) {
        assertThat(update("crisis_contact", change, "id", paging)).isEqualTo("23514 " + constraint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "progress = 'OVER' | call_leg_over_is_whole",
                "ended_at = started_at | call_leg_over_is_whole",
                "outcome = 'BUSY' | call_leg_over_is_whole",
                "answered_at = null | call_leg_answered_has_a_time",
                "joined = true | call_leg_joined_in_the_bridge",
                "talking_elsewhere = true | call_leg_elsewhere_is_the_fallback",
                "page = 1 | call_leg_page_is_a_clinicians",
                "role = 'CLINICIAN' | call_leg_page_is_a_clinicians"
            })
    void anImpossibleCallIsRefused(String change, String constraint) {
        assertThat(update("call_leg", change, "contact_id", paging)).isEqualTo("23514 " + constraint);
    }

    @Test
    void aContactHasOneAcceptedPageAtMost() {
        assertThat(database.refusal(() -> database.run("""
                        insert into page select contact_id, 2, 'birch', round, step, by_text, by_voice, reason, asked_at,
                            state, reached, unreachable, supervising, ring_at
                        from page where contact_id = '%s'""".formatted(accepted.id()))))
                .isEqualTo("23505 page_one_accepted");
    }

    @Test
    void theAcceptedPageExists() {
        assertThat(update("crisis_contact", "accepted_page = 7", "id", accepted))
                .isEqualTo("23503 contact_accepted_page_exists");
    }

    @Test
    void anOrderHasWhatItsKindNeeds() {
        assertThat(database.refusal(() -> database.run("""
                        insert into outbox (contact_id, kind, priority, created_at, due_at)
                        select id, 'END_CALL', 0, opened_at, opened_at from crisis_contact limit 1"""))).isEqualTo("23514 outbox_kind_fits");
    }

    private String update(String table, String change, String key, CrisisContact contact) {
        return database.refusal(
                () -> database.run("update %s set %s where %s = '%s'".formatted(table, change, key, contact.id())));
    }
}

package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Arrangements;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;

/** What staff read beside pages fits into one message, is whole, and names times as a tired person reads them. */
class NoticeWordsTest {
    private static final ClinicianId KATE = new ClinicianId("kate");
    private static final ClinicianId BEN = new ClinicianId("ben");
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("code", "RY"),
            Map.entry("team", "north"),
            Map.entry("tier", "SUPERVISOR"),
            Map.entry("from", "2026-11-28T04:30:00Z"),
            Map.entry("to", "2026-11-28T16:30:00Z"),
            Map.entry("colleague", "kate"),
            Map.entry("gives_team", "north"),
            Map.entry("gives_tier", "PRIMARY"),
            Map.entry("gives_from", "2026-12-05T04:30:00Z"),
            Map.entry("gives_to", "2026-12-05T16:30:00Z"),
            Map.entry("count", "3"),
            Map.entry("digits", "482913"),
            Map.entry("place", "2"),
            Map.entry("failing", "UNANSWERED"),
            Map.entry("codes", "RY AB CD EF"),
            Map.entry("team_1", "north"),
            Map.entry("tier_1", "PRIMARY"),
            Map.entry("from_1", "2026-11-28T04:30:00Z"),
            Map.entry("to_1", "2026-11-28T16:30:00Z"),
            Map.entry("team_2", "north"),
            Map.entry("tier_2", "BACKUP"));

    private static Roster roster() {
        return Roster.of(new DirectoryRows(
                List.of(),
                List.of(new Team(
                        new TeamId("north"),
                        "Snohomish North",
                        County.SNOHOMISH,
                        ZoneId.of("America/Los_Angeles"),
                        new PolicyId("house"))),
                List.of(clinician(KATE, "Katherine Rodriguez"), clinician(BEN, "Ben Sample")),
                List.of(new DirectoryRows.TeamMember(new TeamId("north"), BEN)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Arrangements.NONE,
                1));
    }

    private static Clinician clinician(ClinicianId id, String name) {
        return new Clinician(
                id,
                name,
                "LMHC",
                Optional.empty(),
                Optional.empty(),
                Set.of(Language.ENGLISH),
                LoginRole.CLINICIAN,
                Optional.empty());
    }

    private static NoticeWords words(Notice.Kind kind, Map<String, String> values) {
        return new NoticeWords(
                new Notice("key", BEN, kind, Notice.Way.TEXT, values, Instant.parse("2026-11-24T00:00:00Z")), roster());
    }

    private static String text(Notice.Kind kind, Map<String, String> values) {
        return words(kind, values).text();
    }

    private static Map<String, String> without(String name) {
        var values = new HashMap<>(VALUES);
        values.remove(name);
        return values;
    }

    private static Map<String, String> with(String name, String value) {
        var values = new HashMap<>(VALUES);
        values.put(name, value);
        return values;
    }

    /** When these are told no text can be sent. */
    private static final EnumSet<Notice.Kind> BY_MAIL_ALONE =
            EnumSet.of(Notice.Kind.TWILIO_AWAY, Notice.Kind.TWILIO_BACK);

    @Test
    void aLetterSaysWhatHasHappenedAndWhatToDo() {
        for (var kind : BY_MAIL_ALONE) {
            var words = words(kind, Map.of());
            assertThat(words.subject()).startsWith("Known Voice: ").hasSizeLessThan(70);
            assertThat(words.body()).endsWith("\n").doesNotContain("{", "}", "null", "  ");
        }
    }

    static Stream<String> texts() {
        var all = new ArrayList<String>();
        for (var kind : EnumSet.complementOf(BY_MAIL_ALONE)) {
            all.add(text(kind, VALUES));
            all.add(text(kind, without("colleague")));
            all.add(text(kind, with("count", "1")));
            all.add(text(kind, with("count", "0")));
            for (var why : List.of("nothing_open", "no_shift", "which", "something_new")) {
                all.add(text(kind, with("why", why)));
            }
        }
        for (var failing : List.of("CARRIER", "OPTED_OUT", "SOMETHING_NEW")) {
            all.add(text(Notice.Kind.PHONE_FAILS, with("failing", failing)));
        }
        return all.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void eachFitsIntoOneMessageAndIsWhole(String text) {
        assertThat(text)
                .startsWith("Known Voice: ")
                .endsWith(".")
                .hasSizeLessThanOrEqualTo(160)
                .matches(TextsTest::isGsm, "is GSM-7")
                .doesNotContain("{", "}", "  ", "null", "north");
    }

    @ParameterizedTest
    @EnumSource(
            value = Notice.Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TWILIO_AWAY", "TWILIO_BACK"})
    void withoutAnyValueItIsASentenceAllTheSame(Notice.Kind kind) {
        for (var values : List.<Map<String, String>>of(
                Map.of(),
                Map.of("from", "tomorrow", "to", "?", "team", "gone", "tier", "new", "count", "many", "place", "x"))) {
            var words = words(kind, values);
            for (var said : List.of(words.text(), words.spoken(), words.subject(), words.body())) {
                assertThat(said)
                        .startsWith(said.equals(words.body()) && kind == Notice.Kind.GAPS ? "In" : "Known Voice");
                assertThat(said).doesNotContain("{", "}", "null").doesNotContain(" .", " ,");
            }
        }
    }

    @Test
    void anOfferNamesWhoWhenAndHowToAnswer() {
        assertThat(text(Notice.Kind.COVER_OFFERED, VALUES))
                .isEqualTo("Known Voice: Katherine Rodriguez asks you to cover Fri Nov 27 8:30 PM to Sat 8:30 AM"
                        + " (supervisor, Snohomish North). Reply TAKE RY or PASS RY.");
        assertThat(text(Notice.Kind.SWAP_OFFERED, VALUES))
                .contains("for your Fri Dec 4 8:30 PM to Sat 8:30 AM", "TAKE RY");
        assertThat(text(Notice.Kind.OFFER_MADE, VALUES)).contains("offered to 3 colleagues, code RY");
    }

    @Test
    void theCodeOfAPhoneStandsInItsText() {
        assertThat(text(Notice.Kind.PHONE_CODE, VALUES)).contains("482913");
    }

    @Test
    void beforeAKeyTheCallTellsNothingButTheHour() {
        assertThat(words(Notice.Kind.SHIFT_STARTS, VALUES).spoken())
                .isEqualTo("Known Voice. You are on call from 8:30 PM. Press 1 to confirm, 2 if you cannot.");
    }

    @Test
    void manyHolesAreCountedInTheTextAndListedInTheMail() {
        var values = new HashMap<String, String>();
        for (int i = 1; i <= 12; i++) {
            values.put("team_" + i, "north");
            values.put("tier_" + i, "PRIMARY");
            values.put("from_" + i, "2026-11-" + (10 + i) + "T04:00:00Z");
            values.put("to_" + i, "2026-11-" + (10 + i) + "T16:00:00Z");
        }
        values.put("count", "12");
        assertThat(text(Notice.Kind.GAPS, values))
                .hasSizeLessThanOrEqualTo(160)
                .contains("primary Snohomish North Tue Nov 10 8 PM to Wed 8 AM, and 11 more");
        assertThat(words(Notice.Kind.GAPS, values).body().lines().filter(line -> line.startsWith("- ")))
                .hasSize(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-28T04:00:00Z | 2026-11-28T16:00:00Z | Fri Nov 27 8 PM to Sat 8 AM",
                "2026-11-28T16:00:00Z | 2026-11-28T20:15:00Z | Sat Nov 28 8 AM to 12:15 PM",
                "2026-11-28T16:00:00Z | 2026-12-12T16:00:00Z | Sat Nov 28 8 AM to Sat Dec 12 8 AM",
                "2026-11-01T08:30:00Z | 2026-11-01T09:30:00Z | Sun Nov 1 1:30 AM PDT to 1:30 AM PST",
                "2026-03-08T09:30:00Z | 2026-03-08T10:00:00Z | Sun Mar 8 1:30 AM to 3 AM",
            })
    void timesAreThoseOfTheTeamsWall(Instant from, Instant to, String read) {
        assertThat(new Wording(ZoneId.of("America/Los_Angeles")).period(from, to))
                .isEqualTo(read);
    }
}

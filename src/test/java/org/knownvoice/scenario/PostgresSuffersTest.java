package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.SqlConnection;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.Place;

/** A database that is there and does not do its work is as good as none: the line goes on without it. */
class PostgresSuffersTest {
    private static final int A_HOLD = 35;

    /** Twilio's warning: what a call of ours came to could not be taken in. */
    private static final int CALLBACK_REFUSED = 15003;

    private static final String FULL = """
            create function full_disk() returns trigger language plpgsql as
                $$begin raise exception 'could not extend file' using errcode = '53100'; end$$""";
    private static final String FULL_FOR_CONTACTS = """
            create trigger full_disk before insert or update on crisis_contact
                for each row execute function full_disk()""";
    private static final String END_OTHERS = """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()""";
    private static final List<String> LOCKS_THE_CONTACT = List.of("begin", "select from crisis_contact for update");

    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone crisisLine = house.phone("the crisis line");
    private SqlConnection owner;

    @BeforeEach
    void connect() {
        owner = house.pool().getConnection().await();
    }

    @AfterEach
    void close() {
        owner.close().await();
        assertThat(house.simulator().alerts()).allMatch(alert -> alert.code() == CALLBACK_REFUSED);
        house.closeAnyway();
    }

    @Test
    void itsDiskIsFull() {
        house.databaseSuffers(() -> run(FULL, FULL_FOR_CONTACTS));
        mariaReachesAna();
        run("drop trigger full_disk on crisis_contact");
        isOnRecord();
        ana.wasCalled(1);
    }

    @Test
    void everyStatementTakesTooLong() {
        house.databaseSuffers(() -> run("begin", "lock table crisis_contact in access exclusive mode"));
        mariaReachesAna();
        run("rollback");
        isOnRecord();
        ana.wasCalled(1);
    }

    @Test
    void itHasTooManyConnections() {
        house.databaseSuffers(() -> run(
                "do $$begin execute format('alter database %I connection limit 0', current_database()); end$$",
                END_OTHERS));
        mariaReachesAna();
        run("do $$begin execute format('alter database %I connection limit -1', current_database()); end$$");
        isOnRecord();
        ana.wasCalled(1);
    }

    /** What can be wrong with a database that still answers questions. */
    private enum Harm {
        FULL_DISK(List.of(FULL, """
                        create trigger full_disk before insert or update on crisis_contact
                            execute function full_disk()"""), List.of("drop trigger full_disk on crisis_contact")),
        LOCKED(List.of("begin", "lock table crisis_contact in access exclusive mode"), List.of("rollback")),
        READ_ONLY(
                List.of(
                        "do $$begin execute format("
                                + "'alter database %I set default_transaction_read_only = on', current_database());"
                                + " end$$",
                        END_OTHERS),
                List.of(
                        "do $$begin execute format("
                                + "'alter database %I reset default_transaction_read_only', current_database());"
                                + " end$$",
                        END_OTHERS));

        private final List<String> begins;
        private final List<String> ends;

        Harm(List<String> begins, List<String> ends) {
            this.begins = begins;
            this.ends = ends;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsOnHoldIsJoinedAllTheSameAndHealthSaysWhatIsWrong(Harm harm) {
        onHold();
        ana.rejects();
        house.databaseIsOfNoUse(() -> run(harm.begins));
        assertThat(health().statusCode()).isEqualTo(503);
        assertThat(health().body()).contains("database");

        joinsMariaAndAnaWithin(A_HOLD);
        run(harm.ends);
        isOnRecord();
        isOnTheTimelineOnce("PAGE_ACCEPTED", "CONNECTED");
        waitsUntil(() -> health().statusCode() == 200);
    }

    @ParameterizedTest
    @EnumSource
    void whoIsOnHoldReachesTheCrisisLineByKey1(Harm harm) {
        onHold();
        house.databaseIsOfNoUse(() -> run(harm.begins));

        reachesTheCrisisLine();
        run(harm.ends);
        staysWithTheCrisisLine();
    }

    @Test
    void whoseContactAloneIsLockedIsJoinedAllTheSame() {
        onHold();
        ana.rejects();
        house.databaseSuffers(() -> run(LOCKS_THE_CONTACT));

        joinsMariaAndAnaWithin(A_HOLD);
        run("rollback");
        isOnRecord();
        isOnTheTimelineOnce("PAGE_ACCEPTED", "CONNECTED");
    }

    @Test
    void whoseContactAloneIsLockedReachesTheCrisisLineByKey1() {
        onHold();
        house.databaseSuffers(() -> run(LOCKS_THE_CONTACT));

        reachesTheCrisisLine();
        run("rollback");
        staysWithTheCrisisLine();
    }

    @Test
    void aClinicianWhoseKeyCannotBeTakenIsRungAgainWithTheCaller() {
        onHold();
        house.databaseSuffers(() -> run(FULL, FULL_FOR_CONTACTS));

        ana.answers().presses("1").hears("One moment").after(Duration.ofSeconds(5));
        ana.presses("1").hears("we ring you again").after(Duration.ofSeconds(5));
        // A ring that was ordered before may come first: that key cannot be taken either.
        for (int i = 0; i < 2 * A_HOLD && mariaIsAlone(); i++) {
            if (ana.view().isRinging()) {
                ana.answers().presses("1");
            }
            house.advance(Duration.ofSeconds(1));
        }
        maria.isBridgedTo("ana");
        run("drop trigger full_disk on crisis_contact");
        isOnRecord();
        isOnTheTimelineOnce("PAGE_ACCEPTED", "CONNECTED");
    }

    @Test
    void aCallersKey1IsFollowedThoughItCannotBeTaken() {
        onHold();
        house.databaseSuffers(() -> run(FULL, FULL_FOR_CONTACTS));

        reachesTheCrisisLine();
        run("drop trigger full_disk on crisis_contact");
        staysWithTheCrisisLine();
    }

    private void onHold() {
        maria.dials().after(Duration.ofSeconds(15));
        ana.rings();
        house.isIn(ContactState.PAGING);
    }

    private void joinsMariaAndAnaWithin(int seconds) {
        for (int i = 0; i < seconds && !ana.view().isRinging(); i++) {
            house.advance(Duration.ofSeconds(1));
        }
        ana.rings().answers().hears("Press 1").presses("1").after(Duration.ofSeconds(4));
        maria.isBridgedTo("ana");
    }

    private boolean mariaIsAlone() {
        return maria.view().current().orElseThrow().with().isEmpty();
    }

    private void reachesTheCrisisLine() {
        maria.presses("1").after(Duration.ofSeconds(10));
        crisisLine.rings().answers().after(Duration.ofSeconds(5)).isBridgedTo("maria");
    }

    private void staysWithTheCrisisLine() {
        house.databaseRecovers().advance(Duration.ofSeconds(10));
        assertThat(house.contacts()).hasSize(1);
        var leg = house.contact().callersLeg().orElseThrow();
        assertThat(leg.place()).isEqualTo(Place.FALLBACK);
        assertThat(leg.talkingElsewhere()).isTrue();
        isOnTheTimelineOnce("FALLBACK_STARTED", "FALLBACK_ANSWERED");
        maria.isBridgedTo("the crisis line");
    }

    private void isOnTheTimelineOnce(String... kinds) {
        assertThat(house.timeline()).filteredOn(List.of(kinds)::contains).containsExactlyInAnyOrder(kinds);
    }

    private HttpResponse<String> health() {
        return TwilioByHand.to("http://localhost:" + house.servers().getFirst().managementPort())
                .gets("/health");
    }

    private static void waitsUntil(BooleanSupplier reached) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time to wait").isLessThan(giveUp);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void mariaReachesAna() {
        long began = System.nanoTime();
        maria.dials();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        maria.after(Duration.ofSeconds(12)).hears("dial 911").hears("988");
        ana.rings().answers().presses("1");
        house.advance(Duration.ofSeconds(4));
        maria.isBridgedTo("ana");
    }

    private void isOnRecord() {
        house.databaseRecovers();
        house.isIn(ContactState.CONNECTED);
        assertThat(house.contacts()).hasSize(1);
        assertThat(house.contact().legs())
                .allSatisfy(leg -> assertThat(leg.sid()).isPresent());
        maria.isBridgedTo("ana");
    }

    private void run(String... statements) {
        run(List.of(statements));
    }

    private void run(List<String> statements) {
        statements.forEach(sql -> owner.query(sql).execute().await());
    }
}

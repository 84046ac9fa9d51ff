package org.knownvoice.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker is checked: each of these bugs, planted into the servers alone, is found. */
@Tag("chaos")
class PlantedBugsTest {
    private static final long SEED = Long.getLong("seed", 7);

    private static final Duration SETTLE = Duration.ofSeconds(12);

    /** A third of the acceptances is refused at the commit, as a database that fails then would. */
    private static final String SOME_COMMITS_FAIL = """
            create function refuse_some() returns trigger language plpgsql as $$
            begin
                if new.kind = 'PAGE_ACCEPTED' and random() < 0.34 then
                    raise exception 'the database fails at the commit';
                end if;
                return null;
            end $$;
            create constraint trigger some_commits_fail after insert on contact_event
                deferrable initially deferred for each row execute function refuse_some()""";

    /**
     * A bug and what brings it to light.
     *
     * @param rules any of them must be broken
     */
    record Bug(String name, List<String> rules, List<Trouble.Kind> faults, Duration settle, Supplier<Planted> plant) {
        Bug after(Duration longer) {
            return new Bug(name, rules, faults, longer, plant);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them, or those whose names hold the words of {@code -Dbugs=}. */
    static Stream<Bug> bugs() {
        return all().filter(bug -> bug.name().contains(System.getProperty("bugs", "")));
    }

    private static Stream<Bug> all() {
        return Stream.of(
                bug(
                        "double accept",
                        List.of("one clinician at a time"),
                        List.of(),
                        () -> edited(
                                        "double accept",
                                        "contact/Accepting.java",
                                        "} else if (contact.acceptance().isPresent()) {",
                                        "} else if (turn == null) {")
                                .with("drop index page_one_accepted")),
                bug(
                        "no row lock",
                        List.of("the record agrees"),
                        List.of(),
                        () -> edited(
                                "no row lock",
                                "store/ContactStore.java",
                                "where id = $1 for no key update\"",
                                "where id = $1\"")),
                bug(
                        "no lease",
                        List.of("everything is on record"),
                        List.of(),
                        () -> edited(
                                "no lease",
                                "store/OutboxClaim.java",
                                "update outbox set leased_until = $2,",
                                "update outbox set leased_until = $2::timestamptz - interval '1 hour',")),
                bug(
                        "the orders of a dead server are nobody's",
                        List.of("nothing is forgotten", "everything is on record"),
                        List.of(Trouble.Kind.KILLED),
                        () -> edited(
                                "a dead server's orders",
                                "store/OutboxClaim.java",
                                "and (leased_until is null or leased_until <= $1)",
                                "and leased_until is null")),
                bug(
                        "no look-up after an unclear answer",
                        List.of("everything is on record"),
                        List.of(Trouble.Kind.TWILIO_UNCLEAR),
                        () -> edited(
                                "no look-up",
                                "telephony/TextDispatcher.java",
                                "OutboxItem item, CrisisContact contact, PhoneNumber phone, String body) {",
                                "OutboxItem item, CrisisContact contact, PhoneNumber phone, String body) {"
                                        + " if (item != null) { return Future.succeededFuture(Optional.empty()); }")),
                bug(
                        "commit after sending",
                        List.of("confirmed is committed"),
                        List.of(),
                        () -> edited(
                                        "commit after sending",
                                        "engine/Transactions.java",
                                        "return pool.withTransaction(work)",
                                        """
                                return pool.getConnection().compose(conn -> conn.begin()
                                        .compose(tx -> work.apply(conn)
                                            .onSuccess(done -> tx.commit().onComplete(all -> conn.close()))
                                            .onFailure(not -> tx.rollback().onComplete(all -> conn.close()))))""")
                                .with(SOME_COMMITS_FAIL)),
                bug(
                        "lost timer",
                        List.of("nothing is forgotten"),
                        List.of(),
                        () -> edited(
                                "lost timer",
                                "store/TimerStore.java",
                                "put(SqlConnection tx, ContactId contact, Instant due) {",
                                "put(SqlConnection tx, ContactId contact, Instant due) {"
                                        + " if (contact.value().hashCode() % 3 == 0) { return Future.succeededFuture(); }")),
                bug(
                        "a callback that comes twice counts twice",
                        List.of("the record agrees"),
                        List.of(),
                        () -> edited("callback not idempotent", "contact/LegRules.java", """
                                Optional<Integer> code) {
                                        if (leg.isOver()) {""", """
                                Optional<Integer> code) {
                                        if (leg == null) {""")),
                bug(
                        "the others go on ringing",
                        List.of("no page after the acceptance", "the record agrees"),
                        List.of(),
                        () -> edited(
                                "the others go on ringing",
                                "contact/Accepting.java",
                                "turn.contact().openPages().forEach(other -> withdraw(turn, other));\n        if",
                                "if")),
                bug(
                        "the client's name in a text to staff",
                        List.of("nothing personal"),
                        List.of(),
                        () -> edited(
                                "a name in a page",
                                "telephony/TextDispatcher.java",
                                "Texts.toClinician(order, contact.id(), roster);",
                                "Texts.toClinician(order, contact.id(), roster) + contact.identity().client()"
                                        + ".flatMap(roster::client).map(one -> \" \" + one.name()).orElse(\"\");")),
                bug(
                        "an excluded clinician is asked",
                        List.of("only who may be asked"),
                        List.of(),
                        () -> edited(
                                "excluded is asked",
                                "routing/Roster.java",
                                ".filter(kind -> kind == CareRelationship.Kind.EXCLUDED)",
                                ".filter(kind -> kind == null)")),
                bug(
                                "an acceptance never lapses",
                                List.of("nothing is forgotten"),
                                List.of(),
                                () -> edited(
                                        "never lapses",
                                        "contact/DueRules.java",
                                        "if (!isDue(turn, contact.acceptance().flatMap(Acceptance::lapsesAt))) {",
                                        "if (turn != null) {"))
                        .after(Duration.ofSeconds(40)));
    }

    private static Bug bug(String name, List<String> rules, List<Trouble.Kind> faults, Supplier<Planted> plant) {
        return new Bug(name, rules, faults, SETTLE, plant);
    }

    private static Planted edited(String name, String file, String right, String wrong) {
        return Planted.bug(name, new Planted.Edit(file, right, wrong));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void isFound(Bug bug) {
        var outcome = new Episode(
                        SEED,
                        24,
                        Duration.ofSeconds(14),
                        bug.settle(),
                        bug.faults().isEmpty() ? 0 : 5,
                        bug.faults(),
                        true,
                        bug.plant().get())
                .run();

        System.out.println(bug + ": " + outcome.figures());
        outcome.violations().stream().limit(1).forEach(System.out::println);
        assertThat(outcome.violations())
                .as("what the checker says of \"%s\"", bug)
                .extracting(Violation::rule)
                .containsAnyElementsOf(bug.rules());
    }
}

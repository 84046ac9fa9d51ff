package org.knownvoice.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knownvoice.contact.Entry;

/** The short run: whatever breaks, every promise is kept; and the checker would have seen it, had it been otherwise. */
class BreakingSuiteTest {
    private static final long SEED = Long.getLong("seed", 20261126);

    /** Another clock takes another class, which takes time to compile: that is for the long run. */
    private static final List<Trouble.Kind> KINDS = FaultPlan.EVERY_KIND.stream()
            .filter(kind -> kind != Trouble.Kind.CLOCK_WRONG)
            .toList();

    private static Episode.Outcome outcome;

    @BeforeAll
    static void thingsBreak() {
        outcome = new Episode(SEED, 16, Duration.ofSeconds(10), Duration.ofSeconds(12), 3, KINDS, true, Planted.NOTHING)
                .run();
        System.out.println(outcome.figures());
    }

    @Test
    void everyPromiseIsKept() {
        assertThat(outcome.violations()).as("seed %d", SEED).isEmpty();
    }

    static Stream<Arguments> forgeries() {
        var forged = new Forged(outcome.history());
        var client = outcome.history().agency().clients().getFirst();
        var offShift = outcome.history().agency().staff().stream()
                .filter(one -> one.tier().isEmpty())
                .findFirst()
                .orElseThrow();
        return Stream.of(
                Arguments.of("one clinician at a time", forged.acceptedTwice()),
                Arguments.of("confirmed is committed", forged.everyPhoneHears("You have it.")),
                Arguments.of(
                        "nobody waits too long",
                        forged.later().without(Entry.Kind.PAGE_ACCEPTED, Entry.Kind.LADDER_EXHAUSTED)),
                Arguments.of("the caller is heard", forged.later().callersStayAndNobodySpeaksWithThem()),
                Arguments.of(
                        "who accepts is connected",
                        forged.later()
                                .without(
                                        Entry.Kind.CONNECTED,
                                        Entry.Kind.ACCEPTANCE_LAPSED,
                                        Entry.Kind.CALLBACK_TRIED,
                                        Entry.Kind.SUPERVISOR_DECIDES,
                                        Entry.Kind.FALLBACK_ANSWERED,
                                        Entry.Kind.CLOSED)),
                Arguments.of("the record agrees", forged.without(Entry.Kind.CALL_ENDED)),
                Arguments.of("everything is on record", forged.withoutTheFirstContact()),
                Arguments.of("nothing is forgotten", forged.withoutTimers()),
                Arguments.of("only who may be asked", forged.somebodyElseIsAsked(offShift.id())),
                Arguments.of("no page after the acceptance", forged.later().pagesLeaveLater(Duration.ofSeconds(90))),
                Arguments.of("nothing personal", forged.pagesSay(client.name())),
                Arguments.of(
                        "nothing personal",
                        forged.pagesSay(client.phone().e164().substring(8))),
                Arguments.of("Twilio is content", forged.complains(12100)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void whatIsBrokenIsSeen(String rule, History history) {
        assertThat(Checker.check(history)).extracting(Violation::rule).contains(rule);
    }
}

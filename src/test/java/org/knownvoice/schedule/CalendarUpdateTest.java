package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/** What a calendar program is told when who is on call changes. */
class CalendarUpdateTest {
    private static final Instant NOW = Instant.parse("2026-03-18T08:30:00Z");
    private static final CalendarRange RANGE = CalendarRange.around(NOW);

    private final AtomicInteger made = new AtomicInteger();
    private final Supplier<String> uids = () -> "uid-" + made.incrementAndGet();
    private List<CalendarEntry> shown = List.of();

    @Example
    void theRangeIsWholeMonthsAtLeast30DaysBackAnd120Ahead() {
        assertThat(RANGE.from()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(RANGE.to()).isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
    }

    @Example
    void whereNothingHasChangedThereIsNothingToRemember() {
        look(NOW, shift("ana", 20, 32), shift("ben", 32, 44));

        assertThat(look(NOW.plusSeconds(60), shift("ana", 20, 32), shift("ben", 32, 44))
                        .isEmpty())
                .isTrue();
        assertThat(shown).extracting(CalendarEntry::changedAt).containsExactly(NOW, NOW);
    }

    @Example
    void aShiftKeepsItsUidWhenItsEndMoves() {
        look(NOW, shift("ana", 20, 32));
        look(NOW.plusSeconds(60), shift("ana", 20, 26), shift("ben", 26, 32));

        assertThat(shown)
                .containsExactly(
                        new CalendarEntry("uid-1", shift("ana", 20, 26), 1, NOW.plusSeconds(60), false),
                        new CalendarEntry("uid-2", shift("ben", 26, 32), 0, NOW.plusSeconds(60), false));
    }

    @Example
    void anothersCoverChangesNobodyElsesEntry() {
        look(NOW, shift("ana", 20, 32), shift("ben", 32, 44));
        var update = look(NOW.plusSeconds(60), shift("ana", 20, 32), shift("cora", 32, 44));

        assertThat(update.shown()).contains(new CalendarEntry("uid-1", shift("ana", 20, 32), 0, NOW, false));
        assertThat(update.changed())
                .containsExactlyInAnyOrder(
                        new CalendarEntry("uid-3", shift("cora", 32, 44), 0, NOW.plusSeconds(60), false),
                        new CalendarEntry("uid-2", shift("ben", 32, 44), 1, NOW.plusSeconds(60), true));
    }

    @Example
    void aCoverInTheMiddleLeavesTheFirstPartItsUid() {
        look(NOW, shift("ana", 20, 32));
        look(NOW, shift("ana", 20, 24), shift("ana", 28, 32));
        look(NOW, shift("ana", 20, 32));

        assertThat(shown)
                .containsExactly(
                        new CalendarEntry("uid-1", shift("ana", 20, 32), 2, NOW, false),
                        new CalendarEntry("uid-2", shift("ana", 28, 32), 1, NOW, true));
    }

    @Example
    void whatIsCancelledIsShownAsSuchForThirtyDaysAndComesBackUnderItsUid() {
        look(NOW, shift("ana", 20, 32));
        look(NOW.plusSeconds(60));
        assertThat(look(NOW.plus(Duration.ofDays(29))).shown()).hasSize(1);
        look(NOW.plusSeconds(120), shift("ana", 20, 32));
        assertThat(shown)
                .containsExactly(new CalendarEntry("uid-1", shift("ana", 20, 32), 2, NOW.plusSeconds(120), false));
        look(NOW.plusSeconds(180));

        var later = look(NOW.plusSeconds(180).plus(CalendarUpdate.CANCELLED_FOR));
        assertThat(later.shown()).isEmpty();
        assertThat(later.forgotten()).hasSize(1);
    }

    @Example
    void whatIsOverStaysAsItWasShownUntilItLeavesTheRange() {
        look(NOW, shift("ana", -12, 0), shift("ben", 0, 12));

        assertThat(look(NOW.plus(Duration.ofHours(12))).isEmpty()).isTrue();
        assertThat(look(NOW.plus(Duration.ofDays(60))).changed()).isEmpty();
        assertThat(shown).isEmpty();
    }

    @Example
    void whoIsOnCallWithoutEndIsShownAnewOnlyWithANewMonth() {
        var endless = new Shift(
                new TeamId("north"),
                Tier.SUPERVISOR,
                new ClinicianId("cora"),
                Instant.EPOCH,
                NOW.plusSeconds(1L << 31));
        var feed = new CalendarFeed(
                new java.util.UUID(0, 1),
                java.util.Optional.of(new ClinicianId("cora")),
                java.util.Optional.empty(),
                NOW);
        var onCall = OnCall.of(List.of(endless), List.of(), List.of(), java.util.Map.of(), one -> true);
        for (int day = 0; day < 60; day++) {
            var now = NOW.plus(Duration.ofDays(day));
            var range = CalendarRange.around(now);
            shown = CalendarUpdate.of(shown, range.shifts(onCall, feed), range, now, uids)
                    .shown();
        }

        assertThat(shown).singleElement().satisfies(entry -> {
            assertThat(entry.uid()).isEqualTo("uid-1");
            assertThat(entry.sequence()).isLessThanOrEqualTo(4);
            assertThat(entry.shift().startsAt()).isEqualTo(RANGE.from().minus(Duration.ofDays(62)));
        });
    }

    /** Whatever people arrange one after the other, the feed shows who is on call, and every change once. */
    @Property(tries = 500)
    void afterAnyChangesTheFeedShowsWhoIsOnCallAndEveryChangeRaisesTheSequence(
            @ForAll("rosters") List<List<Shift>> rosters) {
        shown = List.of();
        var now = NOW;
        for (List<Shift> roster : rosters) {
            now = now.plusSeconds(60);
            var before = shown;
            var update = look(now, roster.toArray(Shift[]::new));

            assertThat(update.shown().stream().filter(one -> !one.cancelled()).map(CalendarEntry::shift))
                    .containsExactlyInAnyOrderElementsOf(roster);
            assertThat(update.shown()).extracting(CalendarEntry::uid).doesNotHaveDuplicates();
            assertThat(update.changed())
                    .allSatisfy(one -> before.stream()
                            .filter(old -> old.uid().equals(one.uid()))
                            .forEach(old -> assertThat(one.sequence()).isEqualTo(old.sequence() + 1)));
            assertThat(update.shown().stream().filter(one -> !update.changed().contains(one)))
                    .isSubsetOf(before);
            assertThat(look(now.plusSeconds(30), roster.toArray(Shift[]::new)).isEmpty())
                    .isTrue();
        }
    }

    /** In each, the next four days of two people, in stretches of six hours of which some are theirs. */
    @Provide
    Arbitrary<List<List<Shift>>> rosters() {
        var hours = Arbitraries.of(true, false).list().ofSize(16);
        return Combinators.combine(hours, hours)
                .as((anas, bens) -> {
                    var all = new ArrayList<>(merged("ana", anas));
                    all.addAll(merged("ben", bens));
                    return List.copyOf(all);
                })
                .list()
                .ofMinSize(2)
                .ofMaxSize(5);
    }

    private static List<Shift> merged(String who, List<Boolean> theirs) {
        return IntStream.range(0, theirs.size())
                .filter(i -> theirs.get(i) && (i == 0 || !theirs.get(i - 1)))
                .mapToObj(i -> {
                    int end = i;
                    while (end < theirs.size() && theirs.get(end)) {
                        end++;
                    }
                    return shift(who, 12 + i * 6, 12 + end * 6);
                })
                .toList();
    }

    private CalendarUpdate look(Instant now, Shift... shifts) {
        var update = CalendarUpdate.of(shown, List.of(shifts), CalendarRange.around(now), now, uids);
        shown = update.shown();
        return update;
    }

    private static Shift shift(String who, int fromHour, int toHour) {
        return new Shift(
                new TeamId("north"),
                Tier.PRIMARY,
                new ClinicianId(who),
                NOW.plus(Duration.ofHours(fromHour)),
                NOW.plus(Duration.ofHours(toHour)));
    }
}

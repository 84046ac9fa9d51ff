package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftOverride.Kind;
import org.knownvoice.schedule.ShiftOverride.Place;

/**
 * What people arrange over shifts and rotations. Ana is on call for the north on the first day, Ben on the second, Cora
 * backs both up; in the south Dev takes turns with Ana day by day.
 */
class ShiftOverrideTest {
    private static final TeamId NORTH = new TeamId("north");
    private static final TeamId SOUTH = new TeamId("south");

    private final List<ShiftOverride> overrides = new ArrayList<>();

    @Test
    void aCoverTakesThePlaceOfTheOtherForJustThatTime() {
        cover("ana", "eli", "1T10", "1T12");

        assertThat(primary("1T09:59")).isEqualTo("ana");
        assertThat(primary("1T10:00")).isEqualTo("eli");
        assertThat(primary("1T11:59")).isEqualTo("eli");
        assertThat(primary("1T12:00")).isEqualTo("ana");
        assertThat(onCall().isOnCall(id("ana"), at("1T11:00"))).isFalse();
        assertThat(onCall().isOnCall(id("eli"), at("1T11:00"))).isTrue();
    }

    @Test
    void aCoverChangesNothingWhereTheCoveredOneIsNotOnCall() {
        cover("ana", "eli", "1T20", "2T12");

        assertThat(primary("1T23:59")).isEqualTo("eli");
        assertThat(primary("2T00:00")).isEqualTo("ben");
    }

    @Test
    void aCoverOfACoverPassesItOn() {
        cover("ana", "eli", "1T00", "2T00");
        cover("eli", "fay", "1T10", "1T12");

        assertThat(primary("1T09:00")).isEqualTo("eli");
        assertThat(primary("1T11:00")).isEqualTo("fay");
    }

    @Test
    void theLaterOneWinsWhereTwoOverlap() {
        cover("ana", "eli", "1T00", "2T00");
        cover("ana", "fay", "1T10", "1T12");
        timeOff(Optional.of(NORTH), "eli", "1T14", "1T15");
        extra("ana", "1T14", "1T15");

        assertThat(primary("1T11:00")).as("ana is not on call any more").isEqualTo("eli");
        assertThat(primary("1T14:30")).isEqualTo("ana");
    }

    @Test
    void theirNumbersOrderThemNotTheirTimes() {
        cover("eli", "fay", "1T10", "1T12");
        cover("ana", "eli", "1T00", "2T00");

        assertThat(primary("1T11:00")).isEqualTo("eli");
    }

    @Test
    void aSwapIsTwoCovers() {
        cover("ana", "ben", "1T00", "2T00");
        cover("ben", "ana", "2T00", "3T00");

        assertThat(primary("1T12:00")).isEqualTo("ben");
        assertThat(primary("2T12:00")).isEqualTo("ana");
    }

    @Test
    void timeOffFromEverythingIsFromEveryTeamAndTier() {
        timeOff(Optional.empty(), "ana", "1T10", "4T00");

        assertThat(primary("1T11:00")).isEmpty();
        assertThat(named(SOUTH, Tier.PRIMARY, "1T11:00")).isEqualTo("dev");
        assertThat(named(SOUTH, Tier.PRIMARY, "2T11:00")).isEmpty();
        assertThat(onCall().stretches(id("ana"), at("1T00:00"), at("5T00:00")))
                .containsExactly(new Stretch(at("1T00:00"), at("1T10:00")), new Stretch(at("4T00:00"), at("5T00:00")));
    }

    @Test
    void timeOffFromOneTierLeavesTheOthers() {
        timeOff(Optional.of(NORTH), "ana", "1T00", "5T00");

        assertThat(primary("1T11:00")).isEmpty();
        assertThat(named(SOUTH, Tier.PRIMARY, "2T11:00")).isEqualTo("ana");
    }

    @Test
    void oneMoreIsOnCallBesidesTheOthers() {
        extra("eli", "1T10", "1T12");

        assertThat(primary("1T11:00")).isEqualTo("ana,eli");
        assertThat(named(NORTH, Tier.BACKUP, "1T11:00")).isEqualTo("cora");
    }

    @Test
    void whoCoversWhileOnCallIsNamedOnce() {
        extra("ben", "1T00", "2T00");
        cover("ana", "ben", "1T10", "1T12");

        assertThat(primary("1T11:00")).isEqualTo("ben");
        assertThat(onCall().between(id("ben"), at("1T00:00"), at("3T00:00")))
                .extracting(Shift::startsAt, Shift::endsAt)
                .containsExactly(tuple(at("1T00:00"), at("3T00:00")));
    }

    @Test
    void whoCoversOneselfChangesNothing() {
        cover("ana", "ana", "1T10", "1T12");

        assertThat(primary("1T11:00")).isEqualTo("ana");
    }

    @Test
    void aGapIsWhereNobodyIsOnCallInATier() {
        timeOff(Optional.empty(), "ana", "1T10", "1T12");
        timeOff(Optional.empty(), "cora", "2T23", "4T00");

        assertThat(onCall().gaps(at("1T00:00"), at("3T00:00")))
                .extracting(Gap::place, Gap::startsAt, Gap::endsAt)
                .contains(
                        tuple(new Place(NORTH, Tier.PRIMARY), at("1T10:00"), at("1T12:00")),
                        tuple(new Place(NORTH, Tier.BACKUP), at("2T23:00"), at("3T00:00")),
                        tuple(new Place(NORTH, Tier.SUPERVISOR), at("1T00:00"), at("3T00:00")),
                        tuple(new Place(SOUTH, Tier.BACKUP), at("1T00:00"), at("3T00:00")))
                .hasSize(5);
    }

    @Test
    void whoHasLeftIsNeverOnCall() {
        var onCall = onCall(Set.of(id("ana")));

        assertThat(onCall.at(NORTH, Tier.PRIMARY, at("1T11:00"))).isEmpty();
        assertThat(onCall.between(id("ana"), at("1T00:00"), at("5T00:00"))).isEmpty();
    }

    private void cover(String one, String other, String from, String to) {
        add(Kind.COVER, Optional.of(NORTH), one, Optional.of(id(other)), from, to);
    }

    private void timeOff(Optional<TeamId> team, String one, String from, String to) {
        add(Kind.TIME_OFF, team, one, Optional.empty(), from, to);
    }

    private void extra(String one, String from, String to) {
        add(Kind.EXTRA, Optional.of(NORTH), one, Optional.empty(), from, to);
    }

    private void add(
            Kind kind, Optional<TeamId> team, String one, Optional<ClinicianId> other, String from, String to) {
        overrides.add(new ShiftOverride(
                overrides.size() + 1,
                kind,
                team.map(known -> new Place(known, Tier.PRIMARY)),
                id(one),
                other,
                at(from + ":00"),
                at(to + ":00")));
    }

    private OnCall onCall() {
        return onCall(Set.of());
    }

    private OnCall onCall(Set<ClinicianId> left) {
        var turns = new Rotation(
                SOUTH,
                Tier.PRIMARY,
                List.of(id("dev"), id("ana")),
                LocalDateTime.parse("2026-06-01T00:00"),
                Period.ofDays(1),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        return OnCall.of(
                List.of(
                        new Shift(NORTH, Tier.PRIMARY, id("ana"), at("1T00:00"), at("2T00:00")),
                        new Shift(NORTH, Tier.PRIMARY, id("ben"), at("2T00:00"), at("3T00:00")),
                        new Shift(NORTH, Tier.BACKUP, id("cora"), at("1T00:00"), at("4T00:00"))),
                List.of(turns),
                overrides,
                Map.of(NORTH, ZoneOffset.UTC, SOUTH, ZoneOffset.UTC),
                one -> !left.contains(one));
    }

    private String primary(String at) {
        return named(NORTH, Tier.PRIMARY, at);
    }

    private String named(TeamId team, Tier tier, String at) {
        return onCall().at(team, tier, at(at)).stream().map(ClinicianId::value).collect(Collectors.joining(","));
    }

    /** Such as {@code 1T08:00}: on the first of June. */
    private static Instant at(String time) {
        return Instant.parse("2026-06-0" + time + ":00Z");
    }

    private static ClinicianId id(String name) {
        return new ClinicianId(name);
    }
}

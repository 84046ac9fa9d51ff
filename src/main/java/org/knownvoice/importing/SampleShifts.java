package org.knownvoice.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who is on call in the invented agency: the primary tier by shifts from 08:00 to 20:00 and from 20:00 to 08:00; backups and
 * supervisors take turns by rotations.
 */
final class SampleShifts {
    private static final int DAYS_BACK = 3;
    private static final int DAYS_AHEAD = 62;

    /** A Monday, from which the same people are on call at the same hours whenever the sample is made. */
    private static final LocalDate FIRST_MONDAY = LocalDate.of(2024, 1, 1);

    private SampleShifts() {}

    static List<List<String>> around(LocalDate today) {
        List<List<String>> shifts = new ArrayList<>();
        for (int team = 0; team < SampleStaff.COUNTIES.size(); team++) {
            for (int ahead = -DAYS_BACK; ahead <= DAYS_AHEAD; ahead++) {
                LocalDate day = today.plusDays(ahead);
                shifts.add(primary(team, day, 0, day + "T08:00", day + "T20:00"));
                shifts.add(primary(team, day, 1, day + "T20:00", day.plusDays(1) + "T08:00"));
            }
        }
        return shifts;
    }

    /** @param half 0: by day, 1: by night */
    private static List<String> primary(int team, LocalDate day, int half, String starts, String ends) {
        return List.of(
                SampleStaff.teamId(team), "primary", SampleStaff.clinicianId(team, turn(day, half)), starts, ends);
    }

    private static int turn(LocalDate day, int half) {
        return Math.floorMod(day.toEpochDay() * 2 + half, SampleStaff.CLINICIANS_A_TEAM);
    }

    static List<List<String>> rotations() {
        return SampleStaff.teamNumbers()
                .boxed()
                .flatMap(team -> List.of(backups(team), supervisors(team)).stream())
                .toList();
    }

    /** Two places behind the primary, half day by half day. */
    private static List<String> backups(int team) {
        var order = IntStream.range(0, SampleStaff.CLINICIANS_A_TEAM)
                .map(place -> (turn(FIRST_MONDAY, 0) + 2 + place) % SampleStaff.CLINICIANS_A_TEAM)
                .mapToObj(place -> SampleStaff.clinicianId(team, place))
                .collect(Collectors.joining(";"));
        return List.of(SampleStaff.teamId(team), "backup", order, FIRST_MONDAY + "T00:00", "PT12H", "08:00", "", "");
    }

    /** Two neighbouring teams' supervisors take turns by the week. */
    private static List<String> supervisors(int team) {
        var order = SampleStaff.supervisorId(team) + ";" + SampleStaff.supervisorId(team ^ 1);
        return List.of(SampleStaff.teamId(team), "supervisor", order, FIRST_MONDAY + "T08:00", "P7D", "", "", "");
    }
}

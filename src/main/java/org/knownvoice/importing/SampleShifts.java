package org.knownvoice.importing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Day and night shifts of the invented agency: 08:00 to 20:00 and 20:00 to 08:00, supervisors by the week. */
final class SampleShifts {
    private static final int DAYS_BACK = 3;
    private static final int DAYS_AHEAD = 62;

    private SampleShifts() {}

    static List<List<String>> around(LocalDate today) {
        List<List<String>> shifts = new ArrayList<>();
        for (int team = 0; team < SampleStaff.COUNTIES.size(); team++) {
            for (int ahead = -DAYS_BACK; ahead <= DAYS_AHEAD; ahead++) {
                LocalDate day = today.plusDays(ahead);
                halfDay(shifts, team, day, 0);
                halfDay(shifts, team, day, 1);
                shifts.add(List.of(
                        SampleStaff.teamId(team),
                        "supervisor",
                        supervisor(team, day),
                        day + "T08:00",
                        day.plusDays(1) + "T08:00"));
            }
        }
        return shifts;
    }

    /** @param half 0: by day, 1: by night */
    private static void halfDay(List<List<String>> shifts, int team, LocalDate day, int half) {
        String starts = day + (half == 0 ? "T08:00" : "T20:00");
        String ends = half == 0 ? day + "T20:00" : day.plusDays(1) + "T08:00";
        int turn = Math.floorMod(day.toEpochDay() * 2 + half, SampleStaff.CLINICIANS_A_TEAM);
        int second = (turn + 2) % SampleStaff.CLINICIANS_A_TEAM;
        shifts.add(List.of(SampleStaff.teamId(team), "primary", SampleStaff.clinicianId(team, turn), starts, ends));
        shifts.add(List.of(SampleStaff.teamId(team), "backup", SampleStaff.clinicianId(team, second), starts, ends));
    }

    /** Two neighbouring teams' supervisors take turns by the week. */
    private static String supervisor(int team, LocalDate day) {
        long week = ChronoUnit.WEEKS.between(LocalDate.of(2024, 1, 1), day);
        return SampleStaff.supervisorId(Math.floorMod(week, 2) == 0 ? team : team ^ 1);
    }
}

package org.knownvoice.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knownvoice.directory.PhoneNumber;

/** Lines, teams and staff of the invented agency. */
final class SampleStaff {
    static final PhoneNumber MAIN_LINE = new PhoneNumber("+14255550100");
    static final int CLINICIANS_A_TEAM = 5;
    static final List<String> COUNTIES = List.of("snohomish", "skagit", "island", "whatcom");

    private static final String FALLBACK = "800-584-3578";
    private static final String ASSESSMENT = "844-822-7609";
    private static final List<String> FIRST_NAMES = List.of(
            "Alder",
            "Birch",
            "Cedar",
            "Dogwood",
            "Elm",
            "Fir",
            "Ginkgo",
            "Hazel",
            "Ivy",
            "Juniper",
            "Kelp",
            "Larch",
            "Maple",
            "Nettle",
            "Oak",
            "Pine",
            "Quince",
            "Rowan",
            "Spruce",
            "Tamarack",
            "Umber",
            "Violet",
            "Willow",
            "Yew");
    /** By place in the team; the last one is the supervisor. */
    private static final List<String> CREDENTIALS = List.of("LMHC", "LICSW", "MHP", "CPC", "ARNP", "LMFT");

    private static final List<String> LANGUAGES = List.of("en", "en;es", "en;ru", "en;ko", "en;es", "en");
    private static final List<String> AFTER_HOURS = List.of("22:00", "", "02:00", "", "", "");

    private SampleStaff() {}

    static List<List<String>> lines() {
        return List.of(
                List.of(MAIN_LINE.e164(), "Sample Crisis Line", "en;es;ru;ko", teamId(0), FALLBACK, ASSESSMENT),
                List.of("+13605550100", "Sample North Line", "en;es", teamId(1), FALLBACK, ASSESSMENT));
    }

    static List<List<String>> teams() {
        return teamNumbers()
                .mapToObj(team -> List.of(
                        teamId(team),
                        "Team " + capitalized(COUNTIES.get(team)),
                        COUNTIES.get(team),
                        SampleData.ZONE.getId(),
                        "standard"))
                .toList();
    }

    static List<List<String>> policies() {
        return List.of(
                List.of("standard", "1", "knows_client", "sms;voice", "PT45S"),
                List.of("standard", "2", "on_call:team", "sms;voice", "PT45S"),
                List.of("standard", "3", "on_call:supervisor;on_call:program", "sms;voice", "PT60S"));
    }

    static List<List<String>> clinicians() {
        List<List<String>> staff = new ArrayList<>();
        for (int team = 0; team < COUNTIES.size(); team++) {
            for (int place = 0; place <= CLINICIANS_A_TEAM; place++) {
                staff.add(clinician(team, place));
            }
        }
        staff.add(office("manager", 24, "Zinnia Sample"));
        staff.add(office("admin", 25, "Xeris Sample"));
        return staff;
    }

    private static List<String> clinician(int team, int place) {
        int number = team * (CLINICIANS_A_TEAM + 1) + place;
        boolean supervises = place == CLINICIANS_A_TEAM;
        return List.of(
                clinicianId(team, place),
                FIRST_NAMES.get(number) + " Sample",
                CREDENTIALS.get(place),
                mobile(number),
                FIRST_NAMES.get(number).toLowerCase(Locale.ROOT) + "@example.org",
                LANGUAGES.get(place),
                supervises ? "supervisor" : "clinician",
                AFTER_HOURS.get(place));
    }

    private static List<String> office(String role, int number, String name) {
        return List.of(role, name, "", mobile(number), role + "@example.org", "en", role, "");
    }

    private static String mobile(int number) {
        return "+1425555%04d".formatted(110 + number);
    }

    /** Who is called where a mobile has no signal: the first clinician of the first team, on a landline. */
    static List<List<String>> phones() {
        return List.of(List.of(clinicianId(0, 0), "+14255550190", "1", "no"));
    }

    static List<List<String>> members() {
        return teamNumbers()
                .boxed()
                .flatMap(team -> IntStream.rangeClosed(0, CLINICIANS_A_TEAM)
                        .mapToObj(place -> List.of(teamId(team), clinicianId(team, place))))
                .toList();
    }

    static IntStream teamNumbers() {
        return IntStream.range(0, COUNTIES.size());
    }

    static String teamId(int team) {
        return COUNTIES.get(team);
    }

    /** The place after the clinicians of the team is the supervisor's. */
    static String clinicianId(int team, int place) {
        return place == CLINICIANS_A_TEAM
                ? COUNTIES.get(team) + "-supervisor"
                : "%s-%d".formatted(COUNTIES.get(team), place + 1);
    }

    static String supervisorId(int team) {
        return clinicianId(team, CLINICIANS_A_TEAM);
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}

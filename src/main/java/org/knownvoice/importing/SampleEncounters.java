package org.knownvoice.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Who met whom in the last 90 days: one's own clinician about weekly, the others less often, all in office hours. */
final class SampleEncounters {
    private static final int DAYS = 90;
    private static final Map<String, Integer> DAYS_BETWEEN = Map.of(
            "primary", 7, "secondary", 14, "prescriber", 30, "case_manager", 21, "peer", 10, "excluded", DAYS + 1);
    private static final Map<String, String> KINDS =
            Map.of("primary", "visit", "secondary", "group", "prescriber", "medication", "case_manager", "phone");

    private SampleEncounters() {}

    static List<List<String>> before(LocalDate today) {
        var random = new Random(71);
        List<List<String>> encounters = new ArrayList<>();
        for (int client = 0; client < SampleClients.ALL; client++) {
            String id = SampleClients.id(client);
            SampleClients.involved(client).forEach((clinician, relationship) -> {
                int between = DAYS_BETWEEN.get(relationship);
                for (int ago = 1 + random.nextInt(between); ago <= DAYS; ago += between) {
                    encounters.add(List.of(
                            id,
                            clinician,
                            "%sT%02d:%02d"
                                    .formatted(today.minusDays(ago), 9 + random.nextInt(8), 15 * random.nextInt(4)),
                            KINDS.getOrDefault(relationship, "visit")));
                }
            });
        }
        return encounters;
    }
}

package org.knownvoice.chaos;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** What clinicians do at their screens: they answer clients who text, or hand them over, and write the note of what is over. */
final class AtTheScreen {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(700);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final House house;
    private final Stage stage;
    private final RandomGenerator random;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    AtTheScreen(House house, Stage stage, RandomGenerator random) {
        this.house = house;
        this.stage = stage;
        this.random = random;
    }

    void begin() {
        stage.every(LOOKS_EVERY, this::look);
    }

    private void look() {
        house.pool().query("""
                        select id, accepted_by, state, medium, accepted_at::text as since from crisis_contact
                        where accepted_by is not null and (state = 'ACCEPTED' and medium = 'TEXT' or state = 'ENDED')""").execute().await().forEach(row -> {
            var id = row.getUUID("id").toString();
            var by = row.getString("accepted_by");
            boolean isNew = begun.add(id + row.getString("state") + row.getString("since"));
            if (isNew && row.getString("state").equals("ENDED") && random.nextInt(3) == 0) {
                later(id, "disposition", new JsonObject().put("clinician", by).put("disposition", "visit"));
            } else if (isNew && row.getString("state").equals("ACCEPTED") && random.nextInt(6) > 0) {
                later(id, "messages", new JsonObject().put("clinician", by).put("words", "I am here."));
            } else if (isNew && row.getString("state").equals("ACCEPTED")) {
                stage.after(Duration.ofMillis(random.nextLong(300, 2_000)), () -> givesAway(by));
            }
        });
    }

    private void givesAway(String by) {
        var staff = house.agency().staff();
        var colleague = staff.get(random.nextInt(staff.size())).id();
        staff.stream()
                .filter(one -> one.id().equals(by))
                .forEach(one -> house.simulator().phone(one.phone()).texts(SeededAgency.LINE, "GIVE " + colleague));
    }

    private void later(String contact, String what, JsonObject body) {
        stage.after(
                Duration.ofMillis(random.nextLong(500, 3_500)),
                () -> http.sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create(house.door().url() + "/api/v1/contacts/" + contact + "/" + what))
                                .header("Authorization", "Bearer " + House.API_TOKEN)
                                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding()));
    }
}

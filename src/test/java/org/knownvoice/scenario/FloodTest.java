package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever else is asked of the server, and by whomever: the next caller gets through. */
class FloodTest {
    private static final String TOKEN = "scenario";
    private static final String HASH = "ee26f4137f88e2408f3f2e85b7d753592ca4b8034392d2bbd17247956c849c0a";
    private static final int MANY = 120;
    private static final String FLOODER = "+13605550199";

    private final CrisisLine house = CrisisLine.open(
            agency -> {}, CrisisLine.NIGHT, Map.of("API_TOKENS", HASH, "API_REQUESTS_PER_SECOND", "50"));
    private final String server =
            "http://localhost:" + house.servers().getFirst().port();

    @AfterEach
    void close() {
        house.close();
    }

    /** The API's tables are locked, so that each of its requests takes as long as it may. */
    @Test
    void aCrowdOfSlowReportsKeepsNoCallerWaiting() {
        var lock = house.pool().getConnection().await();
        lock.query("begin; lock table roster_event in access exclusive mode")
                .execute()
                .await();
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(server + "/api/v1/roster-record"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        var reports = IntStream.range(0, MANY)
                .mapToObj(i -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList();
        assertThat(CompletableFuture.anyOf(reports.toArray(CompletableFuture[]::new))
                        .join())
                .isInstanceOfSatisfying(HttpResponse.class, refused -> {
                    assertThat(refused.statusCode()).isIn(429, 503);
                    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                });

        house.phone("maria").dialsUnwatched();
        house.passes(
                Duration.ofSeconds(1),
                () -> house.simulator().requests().stream()
                        .anyMatch(asked -> asked.method().equals("POST")
                                && asked.resource().equals("Calls")
                                && asked.param("To")
                                        .equals(house.agency().phoneOf("ana").e164())));
        assertThat(reports).anyMatch(report -> !report.isDone());

        lock.query("rollback").execute().await();
        lock.close().await();
        assertThat(reports.stream().map(report -> report.join().statusCode()).toList())
                .contains(200)
                .containsOnly(200, 429, 503);
    }

    @Test
    void aFloodOfCallsFromOneNumberIsOneContactAndTheNextCallerIsNotHeldUp() throws Exception {
        var twilio = TwilioByHand.to(server);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flood = IntStream.range(0, MANY)
                    .mapToObj(i -> threads.submit(() -> twilio.posts("/twilio/voice", call(i))))
                    .toList();
            var maria = threads.submit(() -> twilio.posts("/twilio/voice", callOf("maria")));

            assertThat(maria.get().body()).contains("911");
            for (var answer : flood) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().body()).contains("988");
            }
        }
        house.settle();
        assertThat(house.contacts()).hasSize(2);
        assertThat(house.contacts())
                .filteredOn(contact -> contact.origin()
                        .callerNumber()
                        .filter(phone -> phone.e164().equals(FLOODER))
                        .isPresent())
                .singleElement()
                .satisfies(contact -> assertThat(contact.legs().stream()
                                .filter(leg -> leg.isCallersSide())
                                .count())
                        .isEqualTo(MANY));
    }

    private static String[] call(int number) {
        return new String[] {
            "CallSid", "CA%032d".formatted(number), "From", FLOODER, "To", Agency.LINE.e164(), "CallStatus", "ringing"
        };
    }

    private String[] callOf(String name) {
        return new String[] {
            "CallSid",
            "CA%032d".formatted(9_999),
            "From",
            house.agency().phoneOf(name).e164(),
            "To",
            Agency.LINE.e164(),
            "CallStatus",
            "ringing"
        };
    }
}

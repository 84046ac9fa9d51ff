package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A supervisor blocks a number for some days: it pages nobody, and still hears 911, 988 and the way to the crisis line. */
class NumberIsBlockedTest {
    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Screen.SETTINGS);
    private final Screen api = new Screen(house);
    private final TestPhone stranger = house.phone("stranger");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void hearsTheNumbersThatHelpAndPagesNobody() {
        blockStranger();

        stranger.dials().hears("911").hears("988").hears("800-584-3578").hasNotHeard("reaching your team");
        house.advance(Duration.ofSeconds(60));

        stranger.isOffTheLine();
        nobodyIsAsked();
        assertThat(house.contacts()).isEmpty();
        house.advance(Duration.ofHours(2));
        assertThat(house.contacts())
                .as("no server takes it for a call that got lost")
                .isEmpty();
    }

    @Test
    void oneLeadsToTheCrisisLine() {
        blockStranger();

        stranger.dials().presses("1").after(Duration.ofSeconds(12));

        house.phone("the crisis line").rings().answers();
        stranger.isBridgedTo("the crisis line");
        nobodyIsAsked();
    }

    @Test
    void aTextIsAnsweredOnceADayAndAPersonCanReadIt() {
        long number = blockStranger().getLong("number");

        stranger.texts("you again\0").texts("and again").texts("hello?").after(Duration.ofSeconds(2));
        stranger.readsTimes(1, "911").readsTimes(1, "988").readsTimes(1, "800-584-3578");
        house.advance(Duration.ofHours(25));
        stranger.texts("still there?").after(Duration.ofSeconds(2)).readsTimes(2, "988");

        nobodyIsAsked();
        var record = api.get("/blocks/" + number, 200, "BlockWithRecord").getJsonArray("record");
        assertThat(record.stream().map(one -> ((JsonObject) one).getString("words")))
                .containsExactly("still there?", "hello?", "and again", "you again ", null);
    }

    @Test
    void theBlockEndsByItself() {
        blockStranger();
        house.advance(Duration.ofDays(7));

        stranger.forgets().dials().after(Duration.ofSeconds(40)).hears("type your phone number");

        house.phone("ana").rings();
    }

    @Test
    void aSupervisorLiftsIt() {
        long number = blockStranger().getLong("number");

        var lifted = api.delete("/blocks/" + number, new JsonObject().put("by", "gus"), 200, "Block");

        assertThat(lifted.getBoolean("holds")).isFalse();
        assertThat(lifted.getString("lifted_by")).isEqualTo("gus");
        stranger.dials().after(Duration.ofSeconds(40));
        house.phone("ana").rings();
        assertThat(api.get("/blocks/" + number, 200, "BlockWithRecord").getJsonArray("record").stream()
                        .map(one -> ((JsonObject) one).getString("kind")))
                .containsExactly("lifted", "blocked");
        assertThat(api.get("/blocks", 200, "BlockList").getJsonArray("blocks")).hasSize(1);
    }

    @Test
    void onlyASupervisorBlocksWithAReasonAndForThirtyDaysAtMost() {
        assertThat(api.refusedField("/blocks", block().put("by", "ana"))).isEqualTo("by");
        assertThat(api.refusedField("/blocks", block().put("reason", " "))).isEqualTo("reason");
        assertThat(api.refusedField("/blocks", block().put("phone", "hello"))).isEqualTo("phone");
        assertThat(api.refusedField("/blocks", until(Duration.ofDays(31)))).isEqualTo("until");
        assertThat(api.refusedField("/blocks", until(Duration.ofSeconds(-1)))).isEqualTo("until");
        for (var phone : new String[] {"maria", "marias mother", "joel and kim", "ana", "the crisis line"}) {
            var number = house.agency().phoneOf(phone).e164();
            api.post("/blocks", block().put("phone", number), 409, "Problem");
        }
        api.post("/blocks", block().put("phone", Agency.LINE.e164()), 409, "Problem");
        blockStranger();
        api.post("/blocks", block(), 409, "Problem");
    }

    @Test
    void aNumberIsBlockedByAContactThatCameFromIt() {
        stranger.dials().hangsUp();
        var body = block().put("contact", house.contact().id().toString());
        body.remove("phone");

        api.post("/blocks", body, 201, "Block");

        stranger.forgets().dials().hears("We cannot take calls from this number now");
        house.phone("somebody else").dials().after(Duration.ofSeconds(12)).hears("type your phone number");
    }

    @Test
    void withoutTheDatabaseTheBlockHoldsAndTheNumbersAreHeard() {
        blockStranger();
        house.databaseIsLost();

        stranger.dials().hears("911").hears("988").hasNotHeard("reaching your team");
        house.advance(Duration.ofSeconds(60));
        nobodyIsAsked();
        house.databaseReturns();
        assertThat(house.contacts()).isEmpty();
    }

    private void nobodyIsAsked() {
        for (var name : new String[] {"ana", "ben", "cora", "dev", "eli", "gus"}) {
            house.phone(name).wasNeverCalledNorTexted();
        }
    }

    private JsonObject blockStranger() {
        return api.post("/blocks", block(), 201, "Block");
    }

    private JsonObject until(Duration ahead) {
        return block().put("until", house.now().plus(ahead).toString());
    }

    private JsonObject block() {
        return new JsonObject()
                .put("phone", house.agency().phoneOf("stranger").e164())
                .put("until", house.now().plus(Duration.ofDays(7)).toString())
                .put("reason", "calls all night to shout")
                .put("by", "cora");
    }
}

package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.ENDED;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.knownvoice.KnownVoice;
import org.knownvoice.simulator.Fault;

/** Two servers share one database and take turns: to everybody on the phone they are one. */
class TwoServersTest {
    private final CrisisLine house = CrisisLine.openWithServers(2);
    private final List<Integer> ports =
            house.servers().stream().map(KnownVoice::port).toList();

    @AfterEach
    void close() {
        assertThat(ports)
                .allSatisfy(port -> assertThat(house.balancer().asked(port))
                        .as("requests at each server")
                        .isPositive());
        house.close();
    }

    @Test
    void aWholeCallGoesThroughBoth() {
        house.phone("maria").dials().hears("911").hears("988");
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").rings().reads("Reply 1").answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").isBridgedTo("maria").sees(Agency.LINE);
        house.isIn(CONNECTED);

        house.phone("maria").hangsUp();
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").isOffTheLine().hears("hung up").readsTimes(1, "CALL");
        house.isIn(ENDED);
    }

    @Test
    void theStarKeyInATalkGoesThroughBoth() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").answers().presses("1").after(Duration.ofSeconds(6));

        house.phone("ana").presses("*").after(Duration.ofSeconds(2));
        house.phone("maria").hears("You are not alone");
        house.phone("ana").presses("2").after(Duration.ofSeconds(6));
        house.phone("cora").answers().presses("1").after(Duration.ofSeconds(6));

        house.phone("maria").isTogetherWith("ana", "cora");
        house.phone("cora").wasCalled(1);
    }

    @Test
    void nobodyIsPagedTwiceByTheClockOrTheOutbox() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(149));

        house.phone("ana").wasCalledAtSeconds(0L, 30L, 60L, 90L, 120L).readsTimes(1, "Reply 1");
        house.phone("ben").wasCalledAtSeconds(45L, 75L, 105L, 135L).readsTimes(1, "Reply 1");
        for (var name : List.of("cora", "dev", "eli")) {
            house.phone(name).wasCalledAtSeconds(90L, 120L).readsTimes(1, "Reply 1");
        }
        assertThat(house.timeline().stream().filter("STEP_OPENED"::equals)).hasSize(3);
        assertThat(house.timeline().stream().filter("CLINICIAN_PAGED"::equals)).hasSize(5);
    }

    @RepeatedTest(2)
    void whoPressesOneAtTheSameInstantAtTheOtherServerHearsWhoHasIt() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(47));
        house.phone("ana").answers();
        house.phone("ben").answers();
        house.phone("ana").pressesAtOnce("1");
        house.phone("ben").pressesAtOnce("1");
        house.settle();
        String winner = house.contact().acceptance().orElseThrow().clinician().value();
        String loser = winner.equals("ana") ? "ben" : "ana";
        house.phone(loser).hears("Taken by " + Agency.nameOf(winner));
        house.advance(Duration.ofSeconds(4));

        house.phone(loser).isOffTheLine();
        house.phone(winner).isBridgedTo("maria");
    }

    @Test
    void aRequestThatIsMadeAgainAtTheOtherServerIsAnsweredTheSame() {
        house.simulator()
                .add(Fault.webhook("/twilio/voice", 1, new Fault.AnswerLost()))
                .await();
        house.phone("maria").dials().hears("911");
        house.advance(Duration.ofSeconds(3));
        house.phone("ana").hasRung(1).readsTimes(1, "Reply 1").answers();

        house.simulator()
                .add(Fault.webhook("/press", 1, new Fault.AnswerLost()))
                .await();
        house.phone("ana").presses("1");
        house.advance(Duration.ofSeconds(6));

        house.phone("ana").isBridgedTo("maria").hasNotHeard("Taken");
        assertThat(house.contacts()).hasSize(1);
        assertThat(house.timeline()).containsOnlyOnce("PAGE_ACCEPTED");
    }

    @Test
    void theOtherGoesOnWhenOneEnds() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(40));
        house.stopServer(0);
        house.advance(Duration.ofSeconds(7));

        house.phone("ben").wasCalledAtSeconds(45L).rings().answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("ben").isBridgedTo("maria");
        house.phone("ana").wasCalledAtSeconds(0L, 30L).doesNotRing().readsTimes(1, "taken by Ben Sample");
    }
}

package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.Heard;
import org.knownvoice.simulator.PhoneScript;

/** Only a person can take a page: a machine that picks up changes nothing. */
class MachineAnswersThePageTest {
    private final CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void voicemailCannotTakeItAndTheNextPersonIsAskedInTime() {
        house.phone("ana").follows(PhoneScript.voicemail(Duration.ofSeconds(6), Duration.ofMinutes(3)));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(20));
        house.phone("ana").isOnTheLine();
        house.phone("maria").isBridgedToNobody().hasNotHeard("coming to the phone");
        house.isIn(PAGING);

        house.advance(Duration.ofSeconds(26));
        house.phone("ben").rings().wasCalledAtSeconds(45L).answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("ben").isBridgedTo("maria");
        house.phone("ana").isOffTheLine();
    }

    @Test
    void voicemailIsNotLeftHangingButLeftAndCalledAgain() {
        house.phone("ana").follows(PhoneScript.voicemail(Duration.ofSeconds(6), Duration.ofMinutes(3)));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(45));

        assertThat(house.phone("ana").callsOrdered()).hasSize(2);
        assertThat(house.phone("ana").view().calls().getFirst().isOver()).isTrue();
    }

    @Test
    void aMachineThatBeepsTakesNothing() {
        house.phone("ana")
                .follows(PhoneScript.answersAfter(Duration.ofSeconds(2))
                        .presses("*", Duration.ofSeconds(1))
                        .presses("#", Duration.ofSeconds(4))
                        .presses("0", Duration.ofSeconds(7))
                        .presses("9", Duration.ofSeconds(10))
                        .presses("#", Duration.ofSeconds(13)));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(44));
        house.isIn(PAGING);
        house.phone("maria").isBridgedToNobody();

        house.advance(Duration.ofSeconds(2));
        house.phone("ben").rings();
    }

    @Test
    void aMachineThatBeepsForEverDoesNotHoldThePhoneForEver() {
        var fax = PhoneScript.answersAfter(Duration.ofSeconds(2));
        for (int second = 3; second < 200; second += 3) {
            fax = fax.presses("#", Duration.ofSeconds(second));
        }
        house.phone("ana").follows(fax);
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(140));

        assertThat(house.phone("ana").callsOrdered()).hasSizeGreaterThan(1);
        house.phone("ben").rings();
        house.isIn(PAGING);
    }

    @Test
    void thePromptIsRepeatedForHalfAMinuteBecauseScreeningEatsTheFirstWords() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));
        house.phone("ana").answers();
        Instant answered = house.now();
        house.advance(Duration.ofSeconds(33));

        var prompts = house.phone("ana").heard().stream()
                .flatMap(heard -> heard instanceof Heard.Said said
                        ? Optional.of(said).stream()
                        : Optional.<Heard.Said>empty().stream())
                .filter(said -> said.text().contains("Press 1 to accept"))
                .toList();
        assertThat(prompts).hasSizeGreaterThan(3);
        assertThat(prompts.getLast().at().plus(prompts.getLast().duration()))
                .isAfterOrEqualTo(answered.plusSeconds(29));
        for (int i = 1; i < prompts.size(); i++) {
            assertThat(Duration.between(prompts.get(i - 1).at(), prompts.get(i).at()))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void oneIsHeardAtAnyTimeWhileThePromptRepeats() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));
        house.phone("ana").answers();
        house.advance(Duration.ofSeconds(28));
        house.phone("ana").presses("1").hears("You have it");
        house.advance(Duration.ofSeconds(5));

        house.phone("ana").isBridgedTo("maria");
    }

    @Test
    void aWrongKeyAsksAgain() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));
        house.phone("ana").answers().presses("7").forgets();
        house.advance(Duration.ofSeconds(8));
        house.phone("ana").isOnTheLine().hears("Press 1 to accept").presses("1");
        house.advance(Duration.ofSeconds(5));

        house.phone("ana").isBridgedTo("maria");
    }
}

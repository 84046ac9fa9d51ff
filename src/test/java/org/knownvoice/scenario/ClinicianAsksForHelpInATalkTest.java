package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.ACCEPTED;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.ENDED;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.Fault;

/** In a talk the star key brings the clinician a menu and the caller a kind word; nobody is dropped for whoever comes. */
class ClinicianAsksForHelpInATalkTest {
    private static final String INTERPRETER = "+14255550190";

    private final CrisisLine house = CrisisLine.open(
            agency -> agency.phone("the interpreter", INTERPRETER),
            CrisisLine.NIGHT,
            Map.of("INTERPRETER_NUMBER", INTERPRETER));
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone cora = house.phone("cora");
    private final TestPhone crisisLine = house.phone("the crisis line");
    private final TestPhone interpreter = house.phone("the interpreter");

    @BeforeEach
    void mariaTalksWithAna() {
        maria.dials().after(Duration.ofSeconds(1));
        ana.answers().presses("1").after(Duration.ofSeconds(60)).isBridgedTo("maria");
        maria.forgets();
        ana.forgets();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theSupervisorJoinsAndAllThreeTalk() {
        ana.presses("*")
                .after(Duration.ofSeconds(2))
                .hears("For a supervisor, 2")
                .isBridgedToNobody();
        maria.hears("North Line is still with you").hears("You are not alone").isOnTheLine();
        cora.wasCalled(0);

        ana.presses("2").hears("A supervisor is being called").after(Duration.ofSeconds(6));
        maria.isBridgedTo("ana");
        cora.rings().sees(Agency.LINE);

        cora.answers().hears("Press 1 to join").presses("1").after(Duration.ofSeconds(6));
        ana.isTogetherWith("maria", "cora");
        maria.isTogetherWith("ana", "cora").hasNotHeard("cut off");

        cora.hangsUp();
        maria.isBridgedTo("ana");
        maria.hangsUp();
        ana.hears("The caller has hung up").after(Duration.ofSeconds(5)).isOffTheLine();
        house.isIn(ENDED);
        assertThat(house.timeline())
                .containsSubsequence(
                        "CONNECTED",
                        "STEPPED_ASIDE",
                        "BACK_IN_TALK",
                        "GUEST_WANTED",
                        "GUEST_JOINED",
                        "GUEST_LEFT",
                        "TALK_ENDED")
                .doesNotContain("CUT_OFF")
                .containsOnlyOnce("CONNECTED");
    }

    @Test
    void nobodyAnswersAndTheTalkGoesOn() {
        ana.presses("*").after(Duration.ofSeconds(2));
        ana.presses("2").after(Duration.ofSeconds(6));
        cora.rejects().after(Duration.ofSeconds(5));

        ana.isBridgedTo("maria").reads("nobody could join your talk");
        house.advance(Duration.ofMinutes(10));
        maria.isBridgedTo("ana");
        house.isIn(CONNECTED);
    }

    @Test
    void theInterpreterIsInOnAnswerAndTheStarKeyBringsAllBackTogether() {
        ana.presses("*").after(Duration.ofSeconds(2));
        ana.presses("1").after(Duration.ofSeconds(6));
        interpreter
                .rings()
                .sees(Agency.LINE)
                .answers()
                .hears("A colleague and a caller")
                .after(Duration.ofSeconds(6));
        maria.isTogetherWith("ana", "the interpreter");

        ana.presses("*").after(Duration.ofSeconds(2));
        interpreter.hears("The others will be right back").isOnTheLine();
        ana.presses("0").after(Duration.ofSeconds(6));
        maria.isTogetherWith("ana", "the interpreter");

        maria.hangsUp();
        interpreter.hears("The talk is over").after(Duration.ofSeconds(5)).isOffTheLine();
        house.isIn(ENDED);
    }

    @Test
    void theCallerStaysWithTheCrisisLineWhenTheClinicianLeaves() {
        ana.presses("*").after(Duration.ofSeconds(2));
        ana.presses("3").after(Duration.ofSeconds(6));
        maria.isBridgedTo("ana");
        crisisLine.rings().answers().after(Duration.ofSeconds(6));
        maria.isTogetherWith("ana", "the crisis line");

        ana.hangsUp().after(Duration.ofSeconds(10));
        maria.isBridgedTo("the crisis line").hears("You are not alone");
        house.advance(Duration.ofMinutes(10));
        ana.doesNotRing().wasCalled(1);
        maria.isBridgedTo("the crisis line");

        crisisLine.hangsUp().after(Duration.ofSeconds(10));
        maria.hears("If you were cut off, stay on the line").isOnTheLine();
        ana.rings();
        house.isIn(ACCEPTED);
    }

    /** By a warm hand-over, or since their phone has failed them. */
    private void anaIsOutAndMariaIsWithTheCrisisLine() {
        ana.presses("*").after(Duration.ofSeconds(2));
        ana.presses("3").after(Duration.ofSeconds(6));
        crisisLine.answers().after(Duration.ofSeconds(6));
        ana.hangsUp().after(Duration.ofSeconds(10));
        maria.isBridgedTo("the crisis line").forgets();
    }

    @Test
    void whoIsOutComesBackByCallAndNobodyIsMoved() {
        anaIsOutAndMariaIsWithTheCrisisLine();
        ana.texts("STATUS").after(Duration.ofSeconds(3)).reads("(with whom you called in)");
        ana.reads("To come back, reply CALL").forgets().texts("CALL").after(Duration.ofSeconds(3));
        ana.rings().answers().hears("You asked to come back. Press 1").isBridgedToNobody();
        maria.isBridgedTo("the crisis line");

        ana.presses("1").hears("You are back with the caller").after(Duration.ofSeconds(5));
        ana.isTogetherWith("maria", "the crisis line");
        assertThat(maria.wordsHeard()).isEmpty();

        ana.presses("*").after(Duration.ofSeconds(2));
        maria.hears("North Line is still with you");
        ana.presses("0").after(Duration.ofSeconds(6));
        maria.isTogetherWith("ana", "the crisis line");

        ana.hangsUp().after(Duration.ofSeconds(10));
        maria.isBridgedTo("the crisis line").forgets();
        ana.texts("CALL").after(Duration.ofSeconds(3)).rings().answers().presses("1");
        ana.after(Duration.ofSeconds(5)).isTogetherWith("maria", "the crisis line");
        assertThat(house.timeline()).containsOnlyOnce("CONNECTED").doesNotContain("CUT_OFF");
    }

    @Test
    void whenTheCrisisLineLeavesTheTwoTalkOn() {
        anaIsOutAndMariaIsWithTheCrisisLine();
        ana.texts("CALL").after(Duration.ofSeconds(3)).answers().presses("1");
        ana.after(Duration.ofSeconds(5))
                .isTogetherWith("maria", "the crisis line")
                .forgets();

        crisisLine.hangsUp().after(Duration.ofSeconds(5));
        maria.isBridgedTo("ana").hasNotHeard("cut off");
        ana.hasNotHeard("press 1");
        house.advance(Duration.ofMinutes(10));
        maria.isBridgedTo("ana");
        house.isIn(CONNECTED);
    }

    @Test
    void whoAsksToComeBackAndDoesNotAnswerIsRungOnceAndTheCallerHearsNothingOfIt() {
        anaIsOutAndMariaIsWithTheCrisisLine();
        ana.texts("CALL").after(Duration.ofSeconds(3)).rings();

        house.advance(Duration.ofMinutes(10));
        ana.doesNotRing().wasCalled(2);
        maria.isBridgedTo("the crisis line");
        assertThat(maria.wordsHeard()).isEmpty();

        ana.texts("CALL").after(Duration.ofSeconds(3)).rings().answers().presses("2");
        ana.hears("Nothing more is open on this call").after(Duration.ofMinutes(10));
        ana.isOffTheLine().wasCalled(3);
        maria.isBridgedTo("the crisis line");
        assertThat(maria.wordsHeard()).isEmpty();
        house.isIn(CONNECTED);
    }

    @Test
    void theCrisisLineLeavesWhileThePhoneOfTheClinicianRings() {
        anaIsOutAndMariaIsWithTheCrisisLine();
        ana.texts("CALL").after(Duration.ofSeconds(3)).rings();
        crisisLine.hangsUp().after(Duration.ofSeconds(8));
        maria.hears("If you were cut off, stay on the line").isOnTheLine();

        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        ana.wasCalled(2);
        house.isIn(CONNECTED);
    }

    @Test
    void aServerThatRestartsBeforeThePhoneRingsRingsIt() {
        anaIsOutAndMariaIsWithTheCrisisLine();
        ana.dials().presses("2").hears("We ring you now").after(Duration.ofSeconds(4));
        house.restartsAfter(Duration.ofSeconds(6));

        ana.after(Duration.ofSeconds(4)).rings().answers().presses("1").after(Duration.ofSeconds(5));
        ana.isTogetherWith("maria", "the crisis line");
        maria.hasNotHeard("cut off");
    }

    @Test
    void everyAnswerToTwilioIsLostOnceAndTheWayBackIsOpenAllTheSame() {
        anaIsOutAndMariaIsWithTheCrisisLine();
        house.suffers(Fault.webhook("", Fault.ALWAYS, new Fault.AnswerLost()));
        ana.texts("CALL").after(Duration.ofSeconds(6)).rings().answers().presses("1");
        ana.after(Duration.ofSeconds(6))
                .isTogetherWith("maria", "the crisis line")
                .wasCalled(2);

        crisisLine.hangsUp().after(Duration.ofSeconds(6));
        maria.isBridgedTo("ana");
        house.isIn(CONNECTED);
    }

    @Test
    void theCallerHangsUpDuringTheMenu() {
        ana.presses("*").after(Duration.ofSeconds(4));
        maria.hangsUp();

        ana.hears("The caller has hung up").after(Duration.ofSeconds(5)).isOffTheLine();
        house.isIn(ENDED);
    }

    @Test
    void theClinicianHangsUpDuringTheMenuAndTheCallerIsNotLeftAlone() {
        ana.presses("*").after(Duration.ofSeconds(4));
        ana.hangsUp().after(Duration.ofSeconds(7));

        maria.hears("If you were cut off, stay on the line").isOnTheLine();
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    @Test
    void whoPressesNothingIsBackWithTheCaller() {
        ana.presses("*").after(Duration.ofSeconds(20));

        ana.hears("You are back with the caller").isBridgedTo("maria");
        maria.hasNotHeard("cut off");
        cora.wasNeverCalledNorTexted();
        house.isIn(CONNECTED);
    }

    @Test
    void everyAnswerToTwilioIsLostOnceAndAllThreeTalkAllTheSame() {
        house.suffers(Fault.webhook("", Fault.ALWAYS, new Fault.AnswerLost()));
        ana.presses("*").after(Duration.ofSeconds(2));
        ana.presses("2").after(Duration.ofSeconds(6));
        cora.answers().presses("1").after(Duration.ofSeconds(6));

        maria.isTogetherWith("ana", "cora");
        cora.wasCalled(1);
        assertThat(house.timeline()).containsOnlyOnce("STEPPED_ASIDE").containsOnlyOnce("GUEST_WANTED");
    }
}

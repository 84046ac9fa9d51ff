package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.telephony.Sample.accepted;
import static org.knownvoice.telephony.Sample.caller;
import static org.knownvoice.telephony.Sample.clinician;
import static org.knownvoice.telephony.Sample.document;
import static org.knownvoice.telephony.Sample.paging;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.CallLeg.Role;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.Language;

class ClinicianDocumentsTest {
    private static CrisisContact at(Place place) {
        return accepted(caller(Place.HOLD), clinician(place));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void noDocumentHoldsAnythingOfTheClient(Place place) {
        var document = document(at(place), 2);

        assertThat(document.xml())
                .doesNotContain("Rosalind", "Okafor", "Roz", "738291", "1981", "5550123", "0123")
                .doesNotContainIgnoringCase("skagit");
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"PROMPT", "JOIN_PROMPT"})
    void beforeAKeyNothingIsSaidButThatAPageWaits(Place place) {
        assertThat(document(at(place), 2).spoken())
                .doesNotContain("Ana", "team", "county")
                .doesNotContainIgnoringCase("client")
                .doesNotContainIgnoringCase("patient")
                .doesNotContainIgnoringCase("suicid");
    }

    @Test
    void thePromptNamesTheKeysForThirtySecondsAndThenHangsUp() {
        var document = document(paging(caller(Place.HOLD), clinician(Place.PROMPT)), 2);
        var gather = document.the("Gather");
        double seconds = document.seconds() + document.all("Pause").size();

        assertThat(document.verbs()).containsExactly("Gather", "Hangup");
        assertThat(gather.getAttribute("numDigits")).isEqualTo("1");
        assertThat(gather.getAttribute("action")).endsWith("/press");
        assertThat(gather.getAttribute("actionOnEmptyResult")).isNotEqualTo("true");
        assertThat(document.spoken()).contains("Press 1 to accept, 2 to decline");
        assertThat(seconds).isBetween(30.0, 36.0);
    }

    @Test
    void aWordOfConfirmationComesBeforeTheBridge() {
        var document = document(at(Place.BRIDGE), 2);

        assertThat(document.verbs()).containsExactly("Say", "Dial");
        assertThat(document.spoken()).isEqualTo("You have it. Connecting you now.");
        assertThat(document.the("Conference").getTextContent()).isEqualTo(Sample.ID + "-0");
    }

    @Test
    void whoDoesNotSpeakTheCallersLanguageHearsItAfterTheKeyAndNotBefore() {
        var own = accepted(caller(Place.HOLD), clinician(Place.BRIDGE));
        var joined = Sample.contact(
                new Language("vi"), own.acceptance(), false, caller(Place.HOLD), clinician(Place.BRIDGE));
        var texting = Sample.contact(
                new Language("vi"), own.acceptance(), false, caller(Place.HOLD), clinician(Place.YOURS_BY_TEXT));
        var prompted = Sample.contact(
                new Language("vi"), Optional.empty(), false, caller(Place.HOLD), clinician(Place.PROMPT));

        assertThat(document(joined, 2).spoken())
                .isEqualTo("You have it. Connecting you now. They speak Vietnamese. Press star to call somebody in.");
        assertThat(document(texting, 2).spoken()).endsWith("Read and answer on the screen. They speak Vietnamese.");
        var unnamed = Sample.contact(
                new Language("mxb"), own.acceptance(), false, caller(Place.HOLD), clinician(Place.BRIDGE));
        assertThat(document(unnamed, 2).spoken()).contains("Their language is not English.");
        assertThat(document(prompted, 2).spoken()).doesNotContain("Vietnamese");
    }

    @Test
    void twoLegsOfOneBridgeHaveDifferentLabels() {
        var contact = accepted(caller(Place.BRIDGE), clinician(Place.BRIDGE));

        assertThat(document(contact, 1).the("Conference").getAttribute("participantLabel"))
                .isNotEqualTo(document(contact, 2).the("Conference").getAttribute("participantLabel"));
    }

    @Test
    void whoCallsBackHearsWhetherVoicemailIsAllowed() {
        var contact = accepted(Sample.leg(1, Role.CALLER, Place.HOLD, Progress.OVER, "CA1"), clinician(Place.BRIDGE));
        var leg = contact.leg(2).orElseThrow();

        assertThat(document(contact, 2).spoken()).contains("You have it", "Voicemail is allowed");
        assertThat(Twimlet.of(Sample.documents().of(contact, leg, Sample.roster(false)))
                        .spoken())
                .contains("Voicemail is not allowed");
    }

    @Test
    void whoWaitsForTheClientsPhoneHearsMusic() {
        var contact = accepted(Sample.leg(1, Role.CALLER, Place.HOLD, Progress.OVER, "CA1"), clinician(Place.BRIDGE));

        assertThat(document(contact, 2).the("Conference").getAttribute("waitUrl"))
                .endsWith("/wait");
        assertThat(document(at(Place.BRIDGE), 2).the("Conference").getAttribute("waitUrl"))
                .isEmpty();
        assertThat(Twimlet.of(Sample.documents().waiting()).verbs()).containsExactly("Play");
    }

    @Test
    void takenNamesTheColleagueAndEndsWithinFourSeconds() {
        var document = document(at(Place.TAKEN), 2);

        assertThat(document.spoken()).contains("Ana Whitfield");
        assertThat(document.seconds()).isLessThanOrEqualTo(4);
        assertThat(document.verbs()).containsExactly("Say", "Hangup");
    }

    /** The caller hears music meanwhile. */
    @Test
    void theMenuOfTheStarKeyIsShortAndEndsWithTheWayBack() {
        var document = document(at(Place.ASIDE), 2);

        assertThat(document.verbs()).containsExactly("Pause", "Gather", "Redirect");
        assertThat(document.the("Gather").getAttribute("action")).endsWith("/press");
        assertThat(document.the("Redirect").getTextContent()).endsWith("/ask?after=ASIDE");
        assertThat(document.seconds()).isLessThan(9);
    }

    @Test
    void onlyTheCliniciansStarKeyLeavesTheTalk() {
        var contact = accepted(caller(Place.BRIDGE), clinician(Place.BRIDGE));

        assertThat(document(contact, 2).the("Dial").getAttribute("hangupOnStar"))
                .isEqualTo("true");
        assertThat(document(contact, 1).the("Dial").getAttribute("hangupOnStar"))
                .isEmpty();
    }

    @Test
    void aGuestLeavesWithoutEndingTheTalkForTheOthers() {
        var contact = accepted(
                caller(Place.BRIDGE),
                clinician(Place.BRIDGE),
                Sample.leg(3, Role.INTERPRETER, Place.BRIDGE, Progress.ANSWERED, "CA3"));

        assertThat(document(contact, 3).the("Conference").getAttribute("endConferenceOnExit"))
                .isEqualTo("false");
        assertThat(document(contact, 1).the("Conference").getAttribute("endConferenceOnExit"))
                .isEqualTo("true");
        assertThat(document(contact, 2).the("Conference").getAttribute("maxParticipants"))
                .isEqualTo("5");
    }

    @Test
    void aCrisisLineThatIsAloneWithTheCallerDoesNotLeaveThemInSilence() {
        var contact =
                accepted(caller(Place.BRIDGE), Sample.leg(2, Role.CRISIS_LINE, Place.BRIDGE, Progress.ANSWERED, "CA3"));

        assertThat(document(contact, 2).the("Conference").getAttribute("endConferenceOnExit"))
                .isEqualTo("true");
    }

    @Test
    void whileThePhoneOfTheClinicianRingsTheCrisisLineIsStillAloneWithTheCaller() {
        var contact = accepted(
                caller(Place.BRIDGE),
                clinician(Place.JOIN_PROMPT),
                Sample.leg(3, Role.CRISIS_LINE, Place.BRIDGE, Progress.ANSWERED, "CA3"));

        assertThat(document(contact, 3).the("Conference").getAttribute("endConferenceOnExit"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SUPERVISOR", "INTERPRETER", "CRISIS_LINE"})
    void whoIsCalledInHearsNothingOfTheClient(Role role) {
        for (Place place : Place.values()) {
            var contact = accepted(
                    caller(Place.BRIDGE),
                    clinician(Place.BRIDGE),
                    Sample.leg(3, role, place, Progress.ANSWERED, "CA3"));
            assertThat(document(contact, 3).xml())
                    .doesNotContain("Rosalind", "Okafor", "Roz", "738291", "1981", "5550123", "0123")
                    .doesNotContainIgnoringCase("skagit");
            assertThat(document(contact, 3).spoken())
                    .doesNotContainIgnoringCase("client")
                    .doesNotContainIgnoringCase("clinic");
        }
    }

    @Test
    void callerGoneEndsWithinFiveSeconds() {
        assertThat(document(at(Place.CALLER_GONE), 2).seconds()).isLessThan(5);
    }

    @Test
    void noAnswerSaysWhenItIsTriedAgain() {
        assertThat(document(at(Place.NO_ANSWER), 2).spoken()).contains("We try again in 2 minutes");
    }
}

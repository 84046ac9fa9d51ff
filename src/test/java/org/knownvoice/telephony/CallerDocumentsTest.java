package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.telephony.Sample.caller;
import static org.knownvoice.telephony.Sample.document;
import static org.knownvoice.telephony.Sample.exhausted;
import static org.knownvoice.telephony.Sample.paging;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knownvoice.config.FallbackShows;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.CallLeg.Role;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Origin;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.Language;

class CallerDocumentsTest {
    @ParameterizedTest
    @EnumSource(Place.class)
    void everyPlaceHasADocumentWhoseAddressesAreOursAndAbsolute(Place place) {
        var document = document(paging(caller(place)), 1);

        assertThat(document.root().getTagName()).isEqualTo("Response");
        assertThat(document.verbs()).isNotEmpty();
        assertThat(document.addresses())
                .allSatisfy(address -> assertThat(address)
                        .startsWith("https://crisis.agency.example/")
                        .doesNotContain("%", "#", "&", "+", Sample.ID.toString()));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void noDocumentLeavesTheCallerWithoutANextStep(Place place) {
        var verbs = document(paging(caller(place)), 1).verbs();

        assertThat(verbs.getLast()).isIn("Redirect", "Hangup", "Dial");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void theSameQuestionAgainGetsTheSameDocument(Place place) {
        var contact = paging(caller(place));

        assertThat(document(contact, 1).xml()).isEqualTo(document(contact, 1).xml());
    }

    @Test
    void greetingIsSpokenWhileAKeyAlreadyWorks() {
        var document = document(paging(caller(Place.GREETING)), 1);

        assertThat(document.verbs()).containsExactly("Gather", "Redirect");
        assertThat(document.the("Gather").getAttribute("numDigits")).isEqualTo("1");
        assertThat(document.the("Gather").getAttribute("action")).contains("/keys?at=");
        assertThat(document.the("Redirect").getTextContent()).contains("/ask?after=GREETING");
        assertThat(document.spoken()).startsWith("Sample Crisis Line.").contains("911", "988", "reaching your team");
    }

    @Test
    void numbersAreSpokenDigitByDigit() {
        var digits = document(paging(caller(Place.GREETING)), 1).all("say-as");

        assertThat(digits).extracting(each -> each.getTextContent()).containsExactly("911", "988");
        assertThat(digits).allMatch(each -> each.getAttribute("interpret-as").equals("digits"));
    }

    @Test
    void aKeyOnTheKeypadIsACommandOnlyAloneForThreeSecondsOrBeforeHash() {
        var gather = document(paging(caller(Place.KEYPAD)), 1).the("Gather");

        assertThat(gather.getAttribute("numDigits")).isEmpty();
        assertThat(gather.getAttribute("timeout")).isEqualTo("3");
        assertThat(gather.getAttribute("finishOnKey")).isEqualTo("#");
        assertThat(gather.getAttribute("actionOnEmptyResult")).isEqualTo("true");
    }

    @Test
    void holdSaysHonestlyHowManyWereCalledAndThenPlaysMusic() {
        var document = document(paging(caller(Place.HOLD)), 1);

        assertThat(document.spoken()).contains("2 people have been called", "Press 1");
        assertThat(document.the("Play").getTextContent()).isEqualTo("https://crisis.agency.example/audio/hold.wav");
        assertThat(document.verbs()).containsExactly("Gather", "Redirect");
    }

    @Test
    void holdAfterExhaustionTellsTheTruthAndRepeatsTheKeys() {
        assertThat(document(exhausted(caller(Place.HOLD)), 1).spoken())
                .contains("Nobody has answered", "Press 1", "2", "3");
    }

    @Test
    void holdTellsThatAClinicianIsComing() {
        assertThat(document(Sample.accepted(caller(Place.HOLD)), 1).spoken())
                .contains("coming to the phone")
                .doesNotContain("Ana");
    }

    @Test
    void fallbackSeesTheCallersOwnNumber() {
        var document = document(paging(caller(Place.FALLBACK)), 1);

        assertThat(document.verbs()).containsExactly("Dial");
        assertThat(document.the("Dial").getAttribute("callerId")).isEqualTo("+13605550123");
        assertThat(document.the("Dial").getAttribute("timeout")).isEqualTo("30");
        assertThat(document.the("Dial").getAttribute("action")).endsWith("/fallback-left");
        assertThat(document.the("Number").getTextContent()).isEqualTo("+18005550199");
        assertThat(document.the("Number").getAttribute("statusCallbackEvent"))
                .isEqualTo("initiated ringing answered completed");
    }

    @Test
    void fallbackSeesTheLineWhereTheCallerIsWithheldOrTheSettingSaysSo() {
        var known = paging(caller(Place.FALLBACK));
        var withheld = withheld(known);
        var line = Sample.documents(FallbackShows.LINE).of(known, known.leg(1).orElseThrow(), Sample.roster());

        assertThat(document(withheld, 1).the("Dial").getAttribute("callerId")).isEqualTo("+14255550100");
        assertThat(Twimlet.of(line).the("Dial").getAttribute("callerId")).isEqualTo("+14255550100");
    }

    @Test
    void fallbackSeesTheLineWhenItWasWeWhoCalledTheClient() {
        var contact = paging(Sample.leg(1, Role.CLIENT, Place.FALLBACK, Progress.ANSWERED, "CA1"));

        assertThat(document(contact, 1).the("Dial").getAttribute("callerId")).isEqualTo("+14255550100");
    }

    private static CrisisContact withheld(CrisisContact contact) {
        var origin = contact.origin();
        return new CrisisContact(
                contact.id(),
                new Origin(origin.line(), origin.medium(), Optional.empty(), origin.openedAt()),
                contact.identity(),
                contact.ladder(),
                contact.acceptance(),
                contact.talk(),
                contact.callback(),
                contact.ending(),
                contact.pages(),
                contact.legs());
    }

    @Test
    void notInCareHearsTheAssessmentLineAnd988() {
        var document = document(paging(caller(Place.NOT_IN_CARE)), 1);

        assertThat(document.spoken()).contains("844-822-7609", "988", "911");
        assertThat(document.all("say-as").getFirst().getAttribute("interpret-as"))
                .isEqualTo("telephone");
        assertThat(document.verbs()).containsExactly("Say", "Hangup");
    }

    @Test
    void aMessageIsRecordedForFiveMinutesAtMost() {
        var document = document(paging(caller(Place.MESSAGE)), 1);
        var record = document.the("Record");

        assertThat(document.verbs()).containsExactly("Say", "Record", "Redirect");
        assertThat(document.spoken()).contains("recorded");
        assertThat(record.getAttribute("maxLength")).isEqualTo("300");
        assertThat(record.getAttribute("finishOnKey")).isEqualTo("#");
        assertThat(record.getAttribute("action")).endsWith("/message-left");
        assertThat(record.getAttribute("recordingStatusCallback")).endsWith("/message-kept");
    }

    @Test
    void theBridgeEndsForBothAndHoldsTwoAtMost() {
        var conference = document(Sample.accepted(caller(Place.BRIDGE)), 1).the("Conference");

        assertThat(conference.getTextContent()).isEqualTo(Sample.ID + "-0");
        assertThat(conference.getAttribute("startConferenceOnEnter")).isEqualTo("true");
        assertThat(conference.getAttribute("endConferenceOnExit")).isEqualTo("true");
        assertThat(conference.getAttribute("maxParticipants")).isEqualTo("2");
        assertThat(conference.getAttribute("beep")).isEqualTo("false");
        assertThat(((org.w3c.dom.Element) conference.getParentNode()).getAttribute("action"))
                .endsWith("/bridge-left?talk=0");
    }

    @Test
    void aClientWhomWeCallHearsANeutralWordAndIsJoinedWithoutAKey() {
        var contact = Sample.accepted(Sample.leg(1, Role.CLIENT, Place.BRIDGE, Progress.ANSWERED, Sample.CALLERS_CALL));
        var document = document(contact, 1);

        assertThat(document.verbs()).containsExactly("Say", "Dial");
        assertThat(document.spoken())
                .doesNotContainIgnoringCase("crisis")
                .doesNotContainIgnoringCase("clinic")
                .doesNotContain("Roz", "Rosalind", "Known Voice");
    }

    @Test
    void whoIsCutOffHearsSoAndAsksAgainSoon() {
        var document = document(Sample.accepted(caller(Place.CUT_OFF)), 1);

        assertThat(document.verbs()).containsExactly("Pause", "Say", "Pause", "Redirect");
        assertThat(document.spoken()).startsWith("If you were cut off, stay on the line");
    }

    @Test
    void aSpanishCallerHearsSpanishFromASpanishVoice() {
        var contact = Sample.contact(new Language("es"), Optional.empty(), false, caller(Place.GREETING));
        var document = document(contact, 1);

        assertThat(document.spoken()).contains("911", "988", "equipo");
        assertThat(document.the("Say").getAttribute("voice")).isEqualTo("Polly.Lupe");
    }

    @Test
    void aLanguageWithoutWordsIsAnsweredInEnglish() {
        var contact = Sample.contact(new Language("vi"), Optional.empty(), false, caller(Place.GREETING));

        assertThat(document(contact, 1).spoken()).contains("reaching your team");
    }

    @Test
    void aLegThatIsOverHearsAPoliteEnd() {
        var contact = paging(Sample.leg(1, Role.CALLER, Place.HOLD, Progress.OVER, "CA1"));

        assertThat(document(contact, 1).verbs()).containsExactly("Say", "Hangup");
    }
}

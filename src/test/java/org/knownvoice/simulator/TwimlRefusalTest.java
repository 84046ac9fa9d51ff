package org.knownvoice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knownvoice.simulator.TwimlDocument.Place;

/** Each thing that Twilio refuses or warns about has its code here. */
class TwimlRefusalTest {
    private static final String REFUSED = """
            CALL    | 12100 | <Response><Say>never closed</Response>
            CALL    | 12100 | not xml at all
            CALL    | 12100 | <!DOCTYPE x><Response/>
            CALL    | 12102 | <Answer/>
            CALL    | 11770 | ' '
            WHISPER | 13201 | <Response><Dial>+14255551001</Dial></Response>
            WAIT    | 13238 | <Response><Gather/></Response>
            WAIT    | 13238 | <Response><Hangup/></Response>
            """;
    private static final String WARNED = """
            12200 | <Shout>hello</Shout>
            12200 | <say>hello</say>
            12200 | <Say tone='soft'>hello</Say>
            12200 | <Say>hello <blink>you</blink></Say>
            12200 | <Hangup><Say>bye</Say></Hangup>
            12200 | <Hangup now='true'/>
            12200 | <Redirect fallback='x'>/a</Redirect>
            12200 | words outside
            12200 | <Enqueue>support</Enqueue>
            12200 | <Play/>
            13000 | <Dial><Conference>a</Conference><Number>+14255551001</Number></Dial>
            13210 | <Dial method='PUT'>+14255551001</Dial>
            13212 | <Dial timeout='soon'>+14255551001</Dial>
            13213 | <Dial hangupOnStar='yes'>+14255551001</Dial>
            13215 | <Dial><Say>hello</Say></Dial>
            13215 | <Dial/>
            13216 | <Dial timeLimit='-1'>+14255551001</Dial>
            13219 | <Dial answerOnBridge='1'>+14255551001</Dial>
            13221 | <Dial><Number method='PUT'>+14255551001</Number></Dial>
            13222 | <Dial><Number sendDigits='abc'>+14255551001</Number></Dial>
            13230 | <Dial><Conference muted='no'>a</Conference></Dial>
            13231 | <Dial><Conference endConferenceOnExit='no'>a</Conference></Dial>
            13232 | <Dial><Conference startConferenceOnEnter='no'>a</Conference></Dial>
            13234 | <Dial><Conference waitMethod='PUT'>a</Conference></Dial>
            13235 | <Dial><Conference beep='loud'>a</Conference></Dial>
            16002 | <Dial><Conference maxParticipants='none'>a</Conference></Dial>
            16023 | <Dial><Conference participantLabel='a/b'>a</Conference></Dial>
            13310 | <Gather finishOnKey='x'/>
            13311 | <Gather finishOnKey='##'/>
            13312 | <Gather method='PUT'/>
            13313 | <Gather timeout='-2'/>
            13314 | <Gather numDigits='0'/>
            13320 | <Gather><Redirect>/a</Redirect></Gather>
            13320 | <Gather><Dial>+14255551001</Dial></Gather>
            13326 | <Gather input='eyes'/>
            13332 | <Gather bargeIn='maybe'/>
            13338 | <Gather actionOnEmptyResult='maybe'/>
            13410 | <Play loop='many'>/a.wav</Play>
            13430 | <Play digits='xyz'/>
            13510 | <Say loop='-1'>hello</Say>
            13511 | <Say voice='robot'>hello</Say>
            13511 | <Say voice='Polly.Joana'>hello</Say>
            13511 | <Say voice='Google.en-US-Standard-C'>hello</Say>
            13512 | <Say voice='Polly.Tatyana' language='en-US'>hello</Say>
            13512 | <Say voice='woman' language='ko-KR'>hello</Say>
            13512 | <Say language='American English'>hello</Say>
            13520 | <Say/>
            13610 | <Record method='PUT'/>
            13611 | <Record timeout='x'/>
            13612 | <Record maxLength='0'/>
            13613 | <Record finishOnKey='x'/>
            13616 | <Record playBeep='x'/>
            13621 | <Record recordingStatusCallbackEvent='done'/>
            13710 | <Redirect method='PUT'>/a</Redirect>
            13810 | <Reject reason='tired'/>
            13910 | <Pause length='long'/>
            """;

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = REFUSED)
    void aDocumentThatCannotBeCarriedOutIsRefused(Place place, int code, String document) {
        var refused = catchThrowableOfType(TwimlRefused.class, () -> TwimlParser.parse(document, place));
        assertThat(refused.code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = WARNED)
    void aFaultInADocumentIsWarnedOfWithItsCode(int code, String verbs) {
        var document = TwimlParser.parse("<Response>" + verbs + "</Response>", Place.CALL);
        assertThat(document.warnings().stream().map(TwimlDocument.Warning::code).collect(Collectors.toSet()))
                .containsExactly(code);
    }

    @Test
    void aVerbOfCallsIsNoReplyToAText() {
        var document = TwimlParser.parse("<Response><Say>hello</Say></Response>", Place.TEXT);
        assertThat(document.warnings()).extracting(TwimlDocument.Warning::code).containsExactly(14110);
    }

    @Test
    void tooManyWordsForOneSayAreRefused() {
        var document = "<Response><Say>" + "word ".repeat(1000) + "</Say></Response>";
        var refused = catchThrowableOfType(TwimlRefused.class, () -> TwimlParser.parse(document, Place.CALL));
        assertThat(refused.code()).isEqualTo(13521);
    }

    @Test
    void whatTwilioKnowsRaisesNothing() {
        var document = TwimlParser.parse("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Response>
                  <Say voice="Polly.Joanna" language="en-US">Dial <say-as interpret-as="digits">911</say-as><break time="500ms"/></Say>
                  <Gather input="dtmf" timeout="3" numDigits="1" finishOnKey="" action="/a" method="POST" actionOnEmptyResult="true"><Play loop="2">/m.wav</Play><Pause/></Gather>
                  <Dial action="/d" timeout="20" callerId="+14255550100" answerOnBridge="true"><Number url="/w" statusCallback="/s" statusCallbackEvent="initiated ringing answered completed">+14255551001</Number></Dial>
                  <Dial action="/c"><Conference startConferenceOnEnter="false" endConferenceOnExit="true" maxParticipants="2" waitUrl="" beep="false" statusCallback="/s" statusCallbackEvent="start end join leave">room</Conference></Dial>
                  <Record action="/r" maxLength="120" timeout="5" finishOnKey="#" recordingStatusCallback="/s"/>
                  <Redirect method="POST">/next</Redirect>
                </Response>
                """, Place.CALL);
        assertThat(document.warnings()).isEmpty();
        assertThat(document.verbs()).hasSize(6);
        assertThat(((Verb.Say) document.verbs().getFirst()).duration()).hasMillis(1300);
    }
}

package org.knownvoice.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.simulator.TwimlDocument.Place;
import org.knownvoice.simulator.TwimlDocument.Warning;
import org.w3c.dom.Element;

/** Understands a TwiML document, or refuses it as Twilio would. */
final class TwimlParser {
    /** Verbs that Twilio has and the simulator does not play. */
    private static final Set<String> NOT_SIMULATED =
            Set.of("Enqueue", "Leave", "Connect", "Start", "Stop", "Pay", "Prompt", "Refer", "Siprec", "Sms", "Queue");

    private final Place place;
    private final List<Warning> warnings = new ArrayList<>();
    private final AudioParser audio = new AudioParser(warnings);
    private final DialParser dial = new DialParser(warnings);

    private TwimlParser(Place place) {
        this.place = place;
    }

    /** Fails with {@link TwimlRefused}. */
    static TwimlDocument parse(String text, Place place) {
        if (text.isBlank()) {
            throw new TwimlRefused(11770, "Empty response body");
        }
        var root = Xml.root(text);
        if (!root.getTagName().equals("Response")) {
            throw new TwimlRefused(12102, "The root element must be Response");
        }
        return new TwimlParser(place).document(root);
    }

    private TwimlDocument document(Element root) {
        new Attributes(root, warnings).close();
        if (!Xml.ownText(root).isEmpty()) {
            warn(12200, "text is not allowed in Response");
        }
        var verbs = Xml.children(root).stream()
                .flatMap(element -> verb(element).stream())
                .toList();
        return new TwimlDocument(verbs, warnings);
    }

    private Optional<Verb> verb(Element element) {
        return switch (place) {
            case CALL -> callVerb(element);
            case WHISPER -> whisperVerb(element);
            case WAIT -> waitVerb(element);
            case TEXT -> textVerb(element);
        };
    }

    private Optional<Verb> whisperVerb(Element element) {
        if (element.getTagName().equals("Dial")) {
            throw new TwimlRefused(13201, "Dial: Cannot Dial out from a Dial Call Segment");
        }
        return callVerb(element);
    }

    private Optional<Verb> waitVerb(Element element) {
        return switch (element.getTagName()) {
            case "Say", "Play", "Pause", "Redirect" -> callVerb(element);
            default -> throw new TwimlRefused(13238, "Invalid verb used in waitUrl: " + element.getTagName());
        };
    }

    private Optional<Verb> textVerb(Element element) {
        return switch (element.getTagName()) {
            case "Message" -> Optional.of(message(element));
            case "Redirect" -> Optional.of(redirect(element));
            default -> {
                warn(14110, "Invalid verb for SMS reply: " + element.getTagName());
                yield Optional.empty();
            }
        };
    }

    private Optional<Verb> callVerb(Element element) {
        return switch (element.getTagName()) {
            case "Say", "Play", "Pause" -> audio.read(element).map(Verb.class::cast);
            case "Gather" -> Optional.of(gather(element));
            case "Dial" -> dial.read(element).map(Verb.class::cast);
            case "Record" -> Optional.of(recording(element));
            case "Redirect" -> Optional.of(redirect(element));
            case "Hangup" -> Optional.of(empty(element, new Verb.Hangup()));
            case "Reject" -> Optional.of(reject(element));
            default -> unknown(element);
        };
    }

    private Optional<Verb> unknown(Element element) {
        warn(
                12200,
                NOT_SIMULATED.contains(element.getTagName())
                        ? element.getTagName() + " is not simulated"
                        : "unknown verb " + element.getTagName());
        return Optional.empty();
    }

    private Verb gather(Element element) {
        var attributes = new Attributes(element, warnings)
                .tolerate("hints", "language", "speechModel", "enhanced", "profanityFilter", "speechTimeout")
                .tolerate("maxSpeechTime", "partialResultCallback", "partialResultCallbackMethod", "debug");
        var input = attributes.words("input", "dtmf", Set.of("dtmf", "speech"), 13326);
        var finishOnKey = attributes.text("finishOnKey", "#");
        if (!finishOnKey.matches("[0-9*#]?")) {
            attributes.warn(finishOnKey.length() > 1 ? 13311 : 13310, "finishOnKey");
            finishOnKey = "#";
        }
        var gather = new Verb.Gather(
                attributes.action("action", "method", 13312),
                attributes.seconds("timeout", 5, 0, 13313),
                finishOnKey,
                attributes.count("numDigits", 13314),
                attributes.flag("actionOnEmptyResult", false, 13338),
                attributes.flag("bargeIn", true, 13332),
                input.contains("dtmf"),
                audio.nestedIn(element));
        attributes.close();
        return gather;
    }

    private Verb recording(Element element) {
        var attributes = new Attributes(element, warnings).tolerate("trim", "transcribe", "transcribeCallback");
        var finishOnKey = attributes.text("finishOnKey", "1234567890*#");
        if (!finishOnKey.matches("[0-9*#]*")) {
            attributes.warn(13613, "finishOnKey");
            finishOnKey = "1234567890*#";
        }
        var record = new Verb.Record(
                attributes.action("action", "method", 13610),
                attributes.seconds("timeout", 5, 0, 13611),
                finishOnKey,
                attributes.seconds("maxLength", 3600, 1, 13612),
                attributes.flag("playBeep", true, 13616),
                new Verb.Callback(
                        attributes.url("recordingStatusCallback"),
                        attributes.method("recordingStatusCallbackMethod", 13610),
                        attributes.words(
                                "recordingStatusCallbackEvent",
                                "completed",
                                Set.of("in-progress", "completed", "absent"),
                                13621)));
        attributes.close();
        return noChildren(element, record);
    }

    private Verb redirect(Element element) {
        var attributes = new Attributes(element, warnings);
        var redirect = new Verb.Redirect(new Verb.Action(Xml.ownText(element), attributes.method("method", 13710)));
        attributes.close();
        return noChildren(element, redirect);
    }

    private Verb reject(Element element) {
        var attributes = new Attributes(element, warnings);
        var reason = attributes.oneOf("reason", "rejected", Set.of("busy"), 13810);
        attributes.close();
        return noChildren(element, new Verb.Reject(reason.equals("busy")));
    }

    private Verb message(Element element) {
        var attributes = new Attributes(element, warnings);
        var bodies = Xml.children(element).stream()
                .filter(child -> child.getTagName().equals("Body"))
                .map(Xml::ownText)
                .toList();
        Xml.children(element).stream()
                .filter(child -> !Set.of("Body", "Media").contains(child.getTagName()))
                .forEach(child -> warn(12200, "Message: invalid nested element " + child.getTagName()));
        var message = new Verb.Message(
                bodies.isEmpty() ? Xml.ownText(element) : String.join("", bodies),
                attributes.text("to", ""),
                attributes.text("from", ""),
                attributes.action("action", "method", 14104),
                attributes.url("statusCallback"));
        attributes.close();
        return message;
    }

    private Verb empty(Element element, Verb verb) {
        new Attributes(element, warnings).close();
        return noChildren(element, verb);
    }

    private Verb noChildren(Element element, Verb verb) {
        Xml.children(element)
                .forEach(child -> warn(12200, element.getTagName() + ": invalid nested element " + child.getTagName()));
        return verb;
    }

    private void warn(int code, String text) {
        warnings.add(new Warning(code, text));
    }
}

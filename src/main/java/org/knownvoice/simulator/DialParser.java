package org.knownvoice.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.simulator.TwimlDocument.Warning;
import org.w3c.dom.Element;

/** Reads Dial and its nouns. */
final class DialParser {
    private static final int MOST_NUMBERS = 10;
    private static final Set<String> NOT_SIMULATED = Set.of("Client", "Sip", "Queue", "Sim", "Application", "WhatsApp");
    private static final Set<String> CALL_EVENTS = Set.of("initiated", "ringing", "answered", "completed");
    private static final Set<String> ROOM_EVENTS =
            Set.of("start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement");

    private final List<Warning> warnings;

    DialParser(List<Warning> warnings) {
        this.warnings = warnings;
    }

    Optional<Verb.Dial> read(Element element) {
        var attributes = new Attributes(element, warnings)
                .tolerate("record", "trim", "recordingStatusCallback", "recordingStatusCallbackMethod")
                .tolerate("recordingStatusCallbackEvent", "recordingTrack", "ringTone", "referUrl", "referMethod");
        var dial = target(element)
                .map(target -> new Verb.Dial(
                        attributes.action("action", "method", 13210),
                        attributes.seconds("timeout", 30, 1, 13212),
                        attributes.seconds("timeLimit", 14_400, 1, 13216),
                        attributes.flag("answerOnBridge", false, 13219),
                        attributes.flag("hangupOnStar", false, 13213),
                        attributes.text("callerId", ""),
                        target));
        attributes.tolerate("sequential").close();
        return dial;
    }

    private Optional<Verb.Target> target(Element element) {
        var numbers = new ArrayList<Verb.NumberNoun>();
        var rooms = new ArrayList<Verb.ConferenceNoun>();
        for (var child : Xml.children(element)) {
            switch (child.getTagName()) {
                case "Number" -> numbers.add(number(child));
                case "Conference" -> rooms.add(conference(child));
                default -> invalid(child);
            }
        }
        var plain = Xml.ownText(element);
        if (!plain.isEmpty()) {
            numbers.add(new Verb.NumberNoun(plain, new Verb.Action("", "POST"), none(), ""));
        }
        return choose(numbers, rooms);
    }

    private Optional<Verb.Target> choose(List<Verb.NumberNoun> numbers, List<Verb.ConferenceNoun> rooms) {
        if (!rooms.isEmpty()) {
            if (rooms.size() > 1 || !numbers.isEmpty()) {
                warn(13000, "Conference Noun cannot be mixed with Number nouns");
            }
            return Optional.of(new Verb.Target.Room(rooms.getFirst()));
        }
        if (numbers.isEmpty()) {
            warn(13215, "Dial: nobody to dial");
            return Optional.empty();
        }
        if (numbers.size() > MOST_NUMBERS) {
            warn(13215, "Dial: more than " + MOST_NUMBERS + " numbers");
        }
        return Optional.of(
                new Verb.Target.Numbers(List.copyOf(numbers.subList(0, Math.min(MOST_NUMBERS, numbers.size())))));
    }

    private void invalid(Element child) {
        warn(
                13215,
                NOT_SIMULATED.contains(child.getTagName())
                        ? "Dial: " + child.getTagName() + " is not simulated"
                        : "Dial: Invalid nested element " + child.getTagName());
    }

    private Verb.NumberNoun number(Element element) {
        var attributes = new Attributes(element, warnings)
                .tolerate("byoc", "machineDetection", "amdStatusCallback", "amdStatusCallbackMethod", "phoneNumberSid");
        var digits = attributes.text("sendDigits", "");
        if (!digits.matches("[0-9wW*#]*")) {
            attributes.warn(13222, "sendDigits");
        }
        var number = new Verb.NumberNoun(
                Xml.ownText(element),
                attributes.action("url", "method", 13221),
                new Verb.Callback(
                        attributes.url("statusCallback"),
                        attributes.method("statusCallbackMethod", 13221),
                        attributes.words("statusCallbackEvent", "completed", CALL_EVENTS, 12200)),
                digits);
        attributes.close();
        return number;
    }

    private Verb.ConferenceNoun conference(Element element) {
        var attributes = new Attributes(element, warnings)
                .tolerate("record", "trim", "coach", "recordingStatusCallback", "recordingStatusCallbackMethod")
                .tolerate("recordingStatusCallbackEvent", "eventCallbackUrl", "jitterBufferSize", "region");
        var beep = attributes.oneOf("beep", "true", Set.of("false", "onEnter", "onExit"), 13235);
        int most = attributes.number("maxParticipants", 250, 1, 16002);
        var label = attributes.text("participantLabel", "");
        if (label.length() > 128 || label.contains("/")) {
            attributes.warn(16023, "participantLabel");
            label = "";
        }
        var conference = new Verb.ConferenceNoun(
                Xml.ownText(element),
                attributes.flag("startConferenceOnEnter", true, 13232),
                attributes.flag("endConferenceOnExit", false, 13231),
                attributes.flag("muted", false, 13230),
                !beep.equals("false") && !beep.equals("onExit"),
                !beep.equals("false") && !beep.equals("onEnter"),
                Math.min(most, 250),
                wait(attributes),
                new Verb.Callback(
                        attributes.url("statusCallback"),
                        attributes.method("statusCallbackMethod", 16002),
                        attributes.words("statusCallbackEvent", "", ROOM_EVENTS, 12200)),
                label);
        attributes.close();
        return conference;
    }

    /** Empty means the usual music; an action with an empty address means silence. */
    private static Optional<Verb.Action> wait(Attributes attributes) {
        var method = attributes.method("waitMethod", 13234);
        return attributes.has("waitUrl")
                ? Optional.of(new Verb.Action(attributes.url("waitUrl"), method))
                : Optional.empty();
    }

    private static Verb.Callback none() {
        return new Verb.Callback("", "POST", Set.of());
    }

    private void warn(int code, String text) {
        warnings.add(new Warning(code, text));
    }
}

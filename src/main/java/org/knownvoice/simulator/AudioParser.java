package org.knownvoice.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.knownvoice.simulator.TwimlDocument.Warning;
import org.w3c.dom.Element;

/** Reads Say, Play and Pause. */
final class AudioParser {
    private static final int LONGEST_SAY = 4096;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern BREAK = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s)");
    private static final Pattern TONES = Pattern.compile("[0-9wW*#]+");
    private static final Set<String> SSML =
            Set.of("break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w");

    private final List<Warning> warnings;

    AudioParser(List<Warning> warnings) {
        this.warnings = warnings;
    }

    Optional<Verb.Audio> read(Element element) {
        return switch (element.getTagName()) {
            case "Say" -> Optional.of(say(element));
            case "Play" -> Optional.of(play(element));
            case "Pause" -> Optional.of(pause(element));
            default -> Optional.empty();
        };
    }

    List<Verb.Audio> nestedIn(Element gather) {
        var nested = new ArrayList<Verb.Audio>();
        for (var child : Xml.children(gather)) {
            read(child)
                    .ifPresentOrElse(
                            nested::add,
                            () -> warnings.add(
                                    new Warning(13320, "Gather: Invalid nested verb " + child.getTagName())));
        }
        return List.copyOf(nested);
    }

    private Verb.Audio say(Element element) {
        var attributes = new Attributes(element, warnings);
        var voice = attributes.text("voice", "");
        if (!voice.isEmpty() && !KnownVoices.has(voice)) {
            attributes.warn(13511, "voice");
        }
        var language = attributes.text("language", "en-US");
        if (!LANGUAGE.matcher(language).matches()
                || attributes.has("language") && !KnownVoices.speaks(voice, language)) {
            attributes.warn(13512, "language");
        }
        var text = Xml.words(element.getTextContent());
        if (text.isEmpty()) {
            warnings.add(new Warning(13520, "Say: Invalid text"));
        } else if (text.length() > LONGEST_SAY) {
            throw new TwimlRefused(13521, "Say: element character limits exceeded");
        }
        var say = new Verb.Say(text, breaks(element), voice, language, attributes.number("loop", 1, 0, 13510));
        attributes.close();
        return say;
    }

    /** The pauses inside spoken text; other markup changes nothing here. */
    private Duration breaks(Element element) {
        var sum = Duration.ZERO;
        for (var child : Xml.children(element)) {
            if (!SSML.contains(child.getTagName())) {
                warnings.add(new Warning(12200, "Say: invalid nested element " + child.getTagName()));
            }
            var time = BREAK.matcher(child.getAttribute("time"));
            if (child.getTagName().equals("break") && time.matches()) {
                double value = Double.parseDouble(time.group(1));
                sum = sum.plusMillis(Math.round(time.group(2).equals("s") ? value * 1000 : value));
            }
            sum = sum.plus(breaks(child));
        }
        return sum;
    }

    private Verb.Audio play(Element element) {
        var attributes = new Attributes(element, warnings);
        var digits = attributes.text("digits", "");
        if (!digits.isEmpty() && !TONES.matcher(digits).matches()) {
            attributes.warn(13430, "digits");
        }
        var play = new Verb.Play(Xml.ownText(element), digits, attributes.number("loop", 1, 0, 13410));
        if (play.url().isEmpty() && digits.isEmpty()) {
            warnings.add(new Warning(12200, "Play: neither an address nor digits"));
        }
        attributes.close();
        return play;
    }

    private Verb.Audio pause(Element element) {
        var attributes = new Attributes(element, warnings);
        var pause = new Verb.Pause(attributes.seconds("length", 1, 0, 13910));
        attributes.close();
        return pause;
    }
}

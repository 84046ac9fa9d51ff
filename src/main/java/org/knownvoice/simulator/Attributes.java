package org.knownvoice.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.simulator.TwimlDocument.Warning;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Reads the attributes of one element strictly: each wrong value is a warning with its code, and so is each unknown name. */
final class Attributes {
    private final Element element;
    private final List<Warning> warnings;
    private final Set<String> known = new HashSet<>();

    Attributes(Element element, List<Warning> warnings) {
        this.element = element;
        this.warnings = warnings;
    }

    boolean has(String name) {
        known.add(name);
        return element.hasAttribute(name);
    }

    String text(String name, String usual) {
        return has(name) ? element.getAttribute(name) : usual;
    }

    String oneOf(String name, String usual, Set<String> allowed, int code) {
        var value = text(name, usual);
        if (allowed.contains(value) || value.equals(usual)) {
            return value;
        }
        warn(code, name);
        return usual;
    }

    boolean flag(String name, boolean usual, int code) {
        return Boolean.parseBoolean(oneOf(name, String.valueOf(usual), Set.of("true", "false"), code));
    }

    int number(String name, int usual, int min, int code) {
        if (!has(name)) {
            return usual;
        }
        try {
            int value = Integer.parseInt(element.getAttribute(name).strip());
            if (value >= min) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the warning
        }
        warn(code, name);
        return usual;
    }

    Duration seconds(String name, int usual, int min, int code) {
        return Duration.ofSeconds(number(name, usual, min, code));
    }

    Optional<Integer> count(String name, int code) {
        return has(name) ? Optional.of(number(name, 0, 1, code)).filter(value -> value > 0) : Optional.empty();
    }

    Verb.Action action(String urlName, String methodName, int code) {
        return new Verb.Action(url(urlName), method(methodName, code));
    }

    String method(String name, int code) {
        return oneOf(name, "POST", Set.of("GET", "POST"), code);
    }

    String url(String name) {
        return text(name, "").strip();
    }

    Set<String> words(String name, String usual, Set<String> allowed, int code) {
        var words = new HashSet<String>();
        for (var word : text(name, usual).strip().split("\\s+")) {
            if (allowed.contains(word)) {
                words.add(word);
            } else if (!word.isEmpty()) {
                warn(code, name);
            }
        }
        return Set.copyOf(words);
    }

    /** Names that are right and mean nothing to the simulator. */
    Attributes tolerate(String... names) {
        known.addAll(List.of(names));
        return this;
    }

    void warn(int code, String name) {
        warnings.add(new Warning(
                code, element.getTagName() + ": invalid " + name + " \"" + element.getAttribute(name) + "\""));
    }

    /** Every name that nobody asked for is a schema warning. */
    void close() {
        var attributes = element.getAttributes();
        for (var name : namesOf(attributes)) {
            if (!known.contains(name) && !name.startsWith("xml")) {
                warnings.add(new Warning(12200, element.getTagName() + ": unknown attribute " + name));
            }
        }
    }

    private static List<String> namesOf(NamedNodeMap attributes) {
        var names = new ArrayList<String>();
        for (int i = 0; i < attributes.getLength(); i++) {
            names.add(attributes.item(i).getNodeName());
        }
        return names;
    }
}

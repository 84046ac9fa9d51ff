package org.knownvoice.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a clinician's text says to a page: {@code 1}, {@code 2} or {@code CALL}, with the page's two letters when more
 * than one is open.
 */
public record PageReply(Act act, Optional<String> code) {
    private static final Pattern FORM = Pattern.compile("(1|2|CALL)\\W*([A-Z]{2})?", Pattern.CASE_INSENSITIVE);

    /** What is asked for. */
    public enum Act {
        ACCEPT,
        DECLINE,
        RING_BACK
    }

    /** Forgiving about case, spaces and punctuation; empty for anything else. */
    public static Optional<PageReply> parse(String body) {
        var match = FORM.matcher(body.strip().replaceAll("^\\W+|\\W+$", ""));
        if (!match.matches()) {
            return Optional.empty();
        }
        var act = switch (match.group(1)) {
            case "1" -> Act.ACCEPT;
            case "2" -> Act.DECLINE;
            default -> Act.RING_BACK;
        };
        return Optional.of(
                new PageReply(act, Optional.ofNullable(match.group(2)).map(code -> code.toUpperCase(Locale.ROOT))));
    }
}

package org.knownvoice.routing;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the codes of a reason to people. A code that it does not know is left as it is: another version may have written it. */
final class FamiliarityWords {
    /** How often they met in so many days. */
    private static final Pattern MET = Pattern.compile("met_(\\d+)d");

    private FamiliarityWords() {}

    static String read(String reason) {
        return Stream.of(reason.split(" "))
                .filter(code -> !code.isBlank())
                .map(FamiliarityWords::word)
                .collect(Collectors.joining("; "));
    }

    private static String word(String code) {
        int colon = code.indexOf(':');
        return colon < 0 ? plain(code) : counted(code, code.substring(0, colon), code.substring(colon + 1));
    }

    private static String counted(String code, String key, String value) {
        if (MET.matcher(key).matches()) {
            return met(value, MET.matcher(key).replaceFirst("$1"));
        }
        return switch (key) {
            case "met_days" -> "saw the client " + daysAgo(value);
            case "language" -> "speaks " + Locale.of(value).getDisplayLanguage(Locale.ENGLISH);
            case "on_call" -> value.equals("supervisor") ? "supervisor on call" : "on call as " + value;
            default -> code;
        };
    }

    private static String met(String times, String days) {
        return times + (times.equals("1") ? " contact in " : " contacts in ") + days + " days";
    }

    private static String daysAgo(String days) {
        return switch (days) {
            case "0" -> "in the last 24 hours";
            case "1" -> "1 day ago";
            default -> days + " days ago";
        };
    }

    private static String plain(String code) {
        return switch (code) {
            case "primary" -> "primary clinician";
            case "secondary" -> "secondary clinician";
            case "prescriber" -> "prescriber";
            case "case_manager" -> "case manager";
            case "peer" -> "peer";
            case "excluded" -> "must never be asked for this client";
            case "last_crisis" -> "took the client's last crisis contact";
            case "has_the_caller" -> "has the caller about whom the crisis line calls";
            case "after_hours" -> "opted in to this hour";
            case "team" -> "for this team";
            case "program" -> "for another team";
            case "on_other_crisis" -> "on another crisis now";
            default -> code;
        };
    }
}

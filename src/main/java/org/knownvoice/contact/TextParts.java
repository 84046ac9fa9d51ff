package org.knownvoice.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts what a clinician writes into texts that the phone network takes: between two words where it can, and never inside of
 * what a reader sees as one sign, such as an emoji that is made of several.
 */
public final class TextParts {
    /** The longest text that Twilio takes, in UTF-16 units: it cannot be said to count fewer. */
    public static final int LONGEST = 1600;

    /** More texts than this nobody reads on a phone, and the line would send nothing else meanwhile. */
    public static final int MOST = 4;

    /** What a reader sees as one: a letter with its accents, an emoji with all that it is made of. */
    private static final Pattern SIGN = Pattern.compile("\\X");

    private TextParts() {}

    /** In their order; one that needs no cut stays as it is. Only space at the cuts is lost. */
    public static List<String> of(String words) {
        return of(words, LONGEST);
    }

    static List<String> of(String words, int longest) {
        if (words.length() <= longest) {
            return List.of(words);
        }
        var parts = new ArrayList<String>();
        var rest = words.strip();
        while (rest.length() > longest) {
            int cut = cut(rest, longest);
            parts.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        parts.add(rest);
        return parts;
    }

    /** Where the next part ends: what is left begins with no space, so that no part is empty. */
    private static int cut(String rest, int longest) {
        int afterSign = 0;
        int afterWord = 0;
        var signs = SIGN.matcher(rest);
        while (signs.find() && signs.start() <= longest) {
            afterSign = signs.start();
            if (afterSign > 0 && (isSpace(rest, afterSign - 1) || isSpace(rest, afterSign))) {
                afterWord = afterSign;
            }
        }
        if (afterSign == 0) {
            return Character.isHighSurrogate(rest.charAt(longest - 1)) ? longest - 1 : longest;
        }
        return afterWord > 0 ? afterWord : afterSign;
    }

    private static boolean isSpace(String words, int at) {
        return Character.isWhitespace(words.charAt(at));
    }
}

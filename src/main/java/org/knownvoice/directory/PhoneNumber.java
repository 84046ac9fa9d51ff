package org.knownvoice.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone number that can be called, in E.164 ({@code +14255550123}). Its text form never shows the number, so no log can. */
public record PhoneNumber(String e164) implements Comparable<PhoneNumber> {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not a phone number in E.164");
        }
    }

    /** Reads E.164 or the US national form; empty when the text is no possible phone number (withheld, pseudo, too short). */
    public static Optional<PhoneNumber> parse(String text) {
        try {
            var number = NUMBERS.parse(text, "US");
            return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE && !number.hasExtension()
                    ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(PhoneNumber other) {
        return e164.compareTo(other.e164);
    }

    @Override
    public String toString() {
        return "(phone number)";
    }
}

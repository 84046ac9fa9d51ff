package org.knownvoice.schedule;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** Two letters by which a text names an offer: one offer at a time has them among the open ones. */
public record OfferCode(String letters) {
    /** Unmistakable when read aloud. */
    private static final String ALPHABET = "ABCDEFHJKLMNPRTUVWXY";

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

    public OfferCode {
        if (!FORM.matcher(letters).matches()) {
            throw new IllegalArgumentException("a code is two capital letters");
        }
    }

    /** One that no open offer has; empty when all 400 are in use. */
    public static Optional<OfferCode> free(OfferId id, Collection<OfferCode> inUse) {
        int all = ALPHABET.length() * ALPHABET.length();
        int first = Math.floorMod(id.value().hashCode(), all);
        for (int i = 0; i < all; i++) {
            var code = numbered((first + i) % all);
            if (!inUse.contains(code)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    private static OfferCode numbered(int number) {
        return new OfferCode(
                "" + ALPHABET.charAt(number / ALPHABET.length()) + ALPHABET.charAt(number % ALPHABET.length()));
    }

    @Override
    public String toString() {
        return letters;
    }
}

package org.knownvoice.telephony;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.Language;

/** The languages for which there are words and a voice. Which of them are used is a setting. */
public final class SpokenLanguages {
    private static final Set<Language> ALL =
            Arrays.stream(Voice.values()).map(Voice::language).collect(Collectors.toUnmodifiableSet());

    private SpokenLanguages() {}

    public static Set<Language> all() {
        return ALL;
    }
}

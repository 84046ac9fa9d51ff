package org.knownvoice.telephony;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.Language;

/** The languages for which there are words and a voice, or recordings. Which of them are used is a setting. */
public final class SpokenLanguages {
    private static final Set<Language> ALL =
            Arrays.stream(Voice.values()).map(Voice::language).collect(Collectors.toUnmodifiableSet());

    private SpokenLanguages() {}

    /** With a voice of their own. */
    public static Set<Language> all() {
        return ALL;
    }

    public static Set<Language> with(Recordings recordings) {
        return Stream.of(ALL, recordings.languages()).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** @param reviewed whose words or recordings a qualified human has reviewed */
    public static Set<Language> used(Set<Language> reviewed, Recordings recordings) {
        return with(recordings).stream().filter(reviewed::contains).collect(Collectors.toUnmodifiableSet());
    }
}

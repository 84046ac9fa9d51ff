package org.knownvoice.telephony;

import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.SsmlSayAs;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knownvoice.directory.Language;

/** Who speaks a language. All are Amazon Polly's: the ones that may speak health information. */
enum Voice {
    ENGLISH("en", Say.Voice.POLLY_JOANNA, Say.Language.EN_US),
    SPANISH("es", Say.Voice.POLLY_LUPE, Say.Language.ES_US),
    RUSSIAN("ru", Say.Voice.POLLY_TATYANA, Say.Language.RU_RU),
    KOREAN("ko", Say.Voice.POLLY_SEOYEON, Say.Language.KO_KR);

    /** Digits that are read one by one: 911, 988, a phone number. */
    private static final Pattern DIGITS = Pattern.compile("\\d{3}(?:-\\d{3}-\\d{4})?(?!\\d)");

    private final Language language;
    private final Say.Voice polly;
    private final Say.Language tag;
    private final Words<CallerPhrase> words;

    Voice(String code, Say.Voice polly, Say.Language tag) {
        this.language = new Language(code);
        this.polly = polly;
        this.tag = tag;
        this.words = Words.read(code, CallerPhrase.class);
    }

    /** The voice of the language; English for one that has no words yet. */
    static Voice of(Language language) {
        return find(language).orElse(ENGLISH);
    }

    /** Empty for a language that has no words yet. */
    static Optional<Voice> find(Language language) {
        return Arrays.stream(values())
                .filter(voice -> voice.language.equals(language))
                .findFirst();
    }

    Language language() {
        return language;
    }

    Words<CallerPhrase> words() {
        return words;
    }

    Say say(String sentence) {
        var say = new Say.Builder().voice(polly).language(tag);
        Matcher digits = DIGITS.matcher(sentence);
        int from = 0;
        while (digits.find()) {
            addText(say, sentence.substring(from, digits.start()));
            say.sayAs(oneByOne(digits.group()));
            from = digits.end();
        }
        addText(say, sentence.substring(from));
        return say.build();
    }

    private static SsmlSayAs oneByOne(String digits) {
        boolean whole = digits.contains("-");
        return new SsmlSayAs.Builder(digits)
                .interpretAs(whole ? SsmlSayAs.InterpretAs.TELEPHONE : SsmlSayAs.InterpretAs.DIGITS)
                .build();
    }

    private static void addText(Say.Builder say, String text) {
        if (!text.isEmpty()) {
            say.addText(text);
        }
    }
}

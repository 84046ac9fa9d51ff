package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextPartsTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    private static final String FLAG = "\uD83C\uDDFA\uD83C\uDDF8";
    private static final String HEART = "\u2764\uFE0F";
    private static final String ACCENT = "e\u0301";

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(TextParts.of(" I am here. ", 12)).containsExactly(" I am here. ");
        assertThat(TextParts.of("a".repeat(TextParts.LONGEST))).hasSize(1);
        assertThat(TextParts.of("a".repeat(TextParts.LONGEST + 1))).hasSize(2);
    }

    @Test
    void theCutIsBetweenTwoWords() {
        assertThat(TextParts.of("stay with me, please", 10)).containsExactly("stay with", "me, please");
        assertThat(TextParts.of("stay with me", 9)).containsExactly("stay with", "me");
        assertThat(TextParts.of("one\n\ntwo  three", 6)).containsExactly("one", "two", "three");
    }

    @Test
    void aWordThatIsLongerIsCutBetweenTwoSigns() {
        assertThat(TextParts.of("abcdefgh", 3)).containsExactly("abc", "def", "gh");
        assertThat(TextParts.of(FAMILY + FAMILY, 10)).containsExactly(FAMILY, FAMILY);
        assertThat(TextParts.of(FLAG + FLAG + FLAG, 9)).containsExactly(FLAG + FLAG, FLAG);
        assertThat(TextParts.of(ACCENT.repeat(3), 3)).containsExactly(ACCENT, ACCENT, ACCENT);
    }

    @Test
    void aSignThatIsLongerThanATextIsCutWithoutBreakingALetter() {
        var sign = "a" + "\u0301".repeat(20);
        assertThat(String.join("", TextParts.of(sign, 6))).isEqualTo(sign);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                        "a",
                        "stay",
                        "here",
                        " ",
                        "  ",
                        "\n",
                        ".",
                        "\uD55C\uAD6D",
                        "\u0434\u0430",
                        "\uD83D\uDE00",
                        FAMILY,
                        FLAG,
                        HEART,
                        ACCENT)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 500)
    void nothingIsLostButSpaceAndNoSignIsTornApart(@ForAll("words") String words) {
        int longest = FAMILY.length() + 2;
        var parts = TextParts.of(words, longest);

        assertThat(bare(String.join("", parts))).isEqualTo(bare(words));
        if (parts.size() > 1) {
            assertThat(parts).allSatisfy(part -> assertThat(part).isNotBlank().hasSizeLessThanOrEqualTo(longest));
        }
        assertThat(signs(String.join("\n", parts))).isEqualTo(signs(words));
    }

    private static String bare(String words) {
        return words.replaceAll("\\s", "");
    }

    /** What a reader sees, one by one, without space. */
    private static List<String> signs(String words) {
        var signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        signs.setText(words);
        var seen = new java.util.ArrayList<String>();
        for (int from = signs.first(), to = signs.next(); to != BreakIterator.DONE; from = to, to = signs.next()) {
            seen.add(words.substring(from, to));
        }
        seen.removeIf(String::isBlank);
        return seen;
    }
}

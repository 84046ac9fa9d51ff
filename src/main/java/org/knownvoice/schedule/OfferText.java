package org.knownvoice.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a clinician's text says about offers: {@code TAKE}, {@code PASS}, with the offer's two letters; {@code COVER},
 * {@code COVER FRI}, {@code COVER FRI BEN}; {@code SWAP FRI BEN TUE}.
 */
public sealed interface OfferText {
    /** Words around a code. */
    Set<String> AROUND_CODE = Set.of("IT", "THIS", "THE", "SHIFT", "PLEASE", "THANKS");

    /** Words around days and a colleague. */
    Set<String> AROUND_DAYS =
            Set.of("MY", "FOR", "WITH", "ON", "TO", "BY", "AND", "IT", "THIS", "THE", "SHIFT", "PLEASE", "THANKS");

    Pattern JOINED = Pattern.compile("(TAKE|PASS)([A-Z]{2})");

    Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;:!?()\"]+");

    /** Yes to an offer; without a code, to the only one. */
    record Take(Optional<OfferCode> code) implements OfferText {}

    /** No to an offer. */
    record Pass(Optional<OfferCode> code) implements OfferText {}

    /** Offers a time on call: the one that begins on that day, else the next; to that colleague, else to all of the team. */
    record Cover(Optional<DayWord> day, Optional<String> colleague) implements OfferText {}

    /** My time on call that begins on that day for the colleague's. */
    record Swap(DayWord mine, String colleague, DayWord theirs) implements OfferText {}

    /** About offers, and in no form that is known. */
    record Unclear() implements OfferText {}

    /** Forgiving about case, spaces and punctuation; empty when it is about something else. */
    static Optional<OfferText> parse(String body) {
        var words = words(body);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return switch (words.getFirst()) {
            case "TAKE" -> Optional.of(code(words).<OfferText>map(Take::new).orElseGet(Unclear::new));
            case "PASS" -> Optional.of(code(words).<OfferText>map(Pass::new).orElseGet(Unclear::new));
            case "COVER" -> Optional.of(cover(rest(words, AROUND_DAYS)));
            case "SWAP" -> Optional.of(swap(rest(words, AROUND_DAYS)));
            default -> words.size() == 1 ? joined(words.getFirst()) : Optional.empty();
        };
    }

    private static List<String> words(String body) {
        return Arrays.stream(BETWEEN_WORDS.split(body.replace('’', '\'').toUpperCase(Locale.ROOT)))
                .map(word -> word.replaceAll("^[.'*-]+|[.'*-]+$", "").replaceAll("'S$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> rest(List<String> words, Set<String> fillers) {
        return words.stream().skip(1).filter(word -> !fillers.contains(word)).toList();
    }

    /** Empty when it is no code; an empty one inside when there is none. */
    private static Optional<Optional<OfferCode>> code(List<String> said) {
        var words = rest(said, AROUND_CODE);
        if (words.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        return words.size() == 1 && words.getFirst().matches("[A-Z]{2}")
                ? Optional.of(Optional.of(new OfferCode(words.getFirst())))
                : Optional.empty();
    }

    private static Optional<OfferText> joined(String word) {
        var match = JOINED.matcher(word);
        if (!match.matches()) {
            return Optional.empty();
        }
        var code = Optional.of(new OfferCode(match.group(2)));
        return Optional.of(match.group(1).equals("TAKE") ? new Take(code) : new Pass(code));
    }

    /** The day comes first or last; what is left is the colleague. */
    private static OfferText cover(List<String> words) {
        var left = new ArrayList<>(words);
        var day = left.isEmpty() ? Optional.<DayWord>empty() : DayWord.parse(left.getFirst());
        day.ifPresent(first -> left.removeFirst());
        if (day.isEmpty() && !left.isEmpty()) {
            day = DayWord.parse(left.getLast());
            day.ifPresent(last -> left.removeLast());
        }
        return new Cover(day, left.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", left)));
    }

    private static OfferText swap(List<String> words) {
        if (words.size() < 3) {
            return new Unclear();
        }
        var mine = DayWord.parse(words.getFirst());
        var theirs = DayWord.parse(words.getLast());
        return mine.isPresent() && theirs.isPresent()
                ? new Swap(mine.get(), String.join(" ", words.subList(1, words.size() - 1)), theirs.get())
                : new Unclear();
    }
}

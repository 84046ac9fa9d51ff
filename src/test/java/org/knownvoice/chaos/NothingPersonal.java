package org.knownvoice.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.simulator.Heard;
import org.knownvoice.simulator.LegView;

/** No text to staff, and no word before a key, tells anything of a client. */
final class NothingPersonal implements Rule {
    private static final String NAME = "nothing personal";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d+-]+");
    private static final List<String> PLACES = List.of("snohomish", "skagit", "island", "whatcom", "everett");

    @Override
    public Stream<Violation> brokenIn(History history) {
        var secrets = secrets(history.agency());
        var staff = history.agency().staffByPhone();
        var texts = history.texts().stream()
                .filter(text -> !text.inbound() && staff.containsKey(text.to()))
                .flatMap(text -> leak(secrets, text.body())
                        .map(word -> new Violation(NAME, text.sid(), "a text tells " + word, List.of()))
                        .stream());
        var words = staff.keySet().stream()
                .flatMap(phone -> Stream.ofNullable(history.phones().get(phone)))
                .flatMap(phone -> phone.calls().stream())
                .flatMap(leg -> leak(secrets, beforeAnyKey(leg))
                        .map(word -> new Violation(NAME, leg.callSid(), "before any key one hears " + word, List.of()))
                        .stream());
        var rooms = history.talks().stream()
                .map(Talk::conference)
                .distinct()
                .flatMap(room -> leak(secrets, room)
                        .map(word -> new Violation(NAME, room, "a conference is named by " + word, List.of()))
                        .stream());
        return Stream.of(texts, words, rooms).flatMap(each -> each);
    }

    /** Each secret word, with what it is. */
    private static Map<String, String> secrets(SeededAgency agency) {
        var all = new ArrayList<Map.Entry<String, String>>();
        PLACES.forEach(place -> all.add(Map.entry(place, "a place")));
        for (var client : agency.clients()) {
            Stream.of(client.name().split(" ")).forEach(name -> all.add(Map.entry(name, "a name")));
            all.add(Map.entry(client.phone().e164(), "a number"));
            all.add(Map.entry(client.phone().e164().substring(8), "the last digits of a number"));
            all.add(Map.entry(client.cardCode(), "a card code"));
            all.add(Map.entry(client.born(), "a date of birth"));
        }
        return all.stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (one, other) -> one));
    }

    private static Optional<String> leak(Map<String, String> secrets, String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> secrets.get(found.group()))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static String beforeAnyKey(LegView leg) {
        return leg.heard().stream()
                .filter(Heard.Said.class::isInstance)
                .map(heard -> ((Heard.Said) heard).text())
                .takeWhile(text -> !text.startsWith("You have it"))
                .map(Function.identity())
                .collect(Collectors.joining(" "));
    }
}

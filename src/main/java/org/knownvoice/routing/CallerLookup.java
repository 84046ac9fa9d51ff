package org.knownvoice.routing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.PhoneNumber;

/** The one place in which a phone number or a typed code becomes a client. */
public final class CallerLookup {
    private static final int NATIONAL = 10;
    private static final String KEYPAD = "22233344455566677778889999";

    private CallerLookup() {}

    /** Who calls from this number. */
    public static CallerMatch identify(Roster roster, PhoneNumber from) {
        return match(roster.entriesOf(from).stream()
                .map(ClientPhone::client)
                .distinct()
                .flatMap(id -> roster.client(id).stream())
                .toList());
    }

    /** Who is meant by keys: a phone number (ten digits, or eleven that begin with 1), else the code on a card. */
    public static CallerMatch identifyTyped(Roster roster, String keys) {
        String digits = keys.chars()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String national = digits.length() == NATIONAL + 1 && digits.startsWith("1") ? digits.substring(1) : digits;
        var byPhone = national.length() == NATIONAL
                ? PhoneNumber.parse("+1" + national).map(phone -> identify(roster, phone))
                : java.util.Optional.<CallerMatch>empty();
        return byPhone.filter(match -> !(match instanceof CallerMatch.Unknown))
                .orElseGet(() -> match(withCode(roster, digits).toList()));
    }

    private static Stream<Client> withCode(Roster roster, String digits) {
        return digits.isEmpty()
                ? Stream.of()
                : roster.allClients().stream()
                        .filter(client -> client.cardCode()
                                .map(CallerLookup::onKeypad)
                                .filter(digits::equals)
                                .isPresent());
    }

    private static String onKeypad(String code) {
        var keys = new StringBuilder();
        for (char c : code.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c >= 'A' && c <= 'Z') {
                keys.append(KEYPAD.charAt(c - 'A'));
            } else if (Character.isDigit(c)) {
                keys.append(c);
            }
        }
        return keys.toString();
    }

    private static CallerMatch match(List<Client> clients) {
        var enrolled =
                clients.stream().filter(Client::isEnrolled).map(Client::id).toList();
        if (enrolled.size() == 1) {
            return new CallerMatch.OneClient(enrolled.getFirst());
        }
        if (enrolled.size() > 1) {
            return new CallerMatch.SeveralClients(enrolled);
        }
        return clients.stream()
                .findFirst()
                .<CallerMatch>map(client -> new CallerMatch.Discharged(client.id()))
                .orElseGet(CallerMatch.Unknown::new);
    }
}

package org.knownvoice.routing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.PhoneNumber;

/** The one place in which a phone number or a typed code becomes a client. */
public final class CallerLookup {
    private static final int NATIONAL = 10;

    /** A digit at least, and no letter that a card does not bear. */
    private static final Pattern CODE = Pattern.compile("(?=.*[0-9])[A-Za-z0-9 .()+#-]{1,30}");

    private static final Pattern NO_SIGN = Pattern.compile("[^A-Za-z0-9]");

    private CallerLookup() {}

    /** Who calls from this number. On a shared phone only those in care count. */
    public static CallerMatch identify(Roster roster, PhoneNumber from) {
        var entries = roster.entriesOf(from);
        var clients = entries.stream()
                .map(ClientPhone::client)
                .distinct()
                .flatMap(id -> roster.client(id).stream())
                .toList();
        var enrolled = enrolled(clients);
        return switch (enrolled.size()) {
            case 0 -> former(clients);
            case 1 -> new CallerMatch.OneClient(enrolled.getFirst(), entryOf(enrolled.getFirst(), entries));
            default -> new CallerMatch.SeveralClients(enrolled);
        };
    }

    /**
     * Who is meant by keys: a phone number (ten digits, or eleven that begin with 1), else the code on a card, its
     * letters by the keys they stand on. A code that several cards bear identifies nobody, discharged holders included:
     * they may still have theirs.
     */
    public static CallerMatch identifyTyped(Roster roster, String typed) {
        String keys = Keypad.keys(typed);
        return national(keys)
                .flatMap(number -> PhoneNumber.parse("+1" + number))
                .map(phone -> identify(roster, phone))
                .filter(match -> !(match instanceof CallerMatch.Unknown))
                .orElseGet(() -> byCard(roster.cardHolders(keys)));
    }

    /**
     * Who is meant by a text that is nothing but a phone number or the code on a card. Letters count as they are printed
     * there: "help" stands on the keys of 4357 and is no code.
     */
    public static CallerMatch identifyWritten(Roster roster, String text) {
        if (!CODE.matcher(text.strip()).matches()) {
            return new CallerMatch.Unknown();
        }
        String code = bare(text);
        return code.chars().allMatch(Character::isDigit)
                ? identifyTyped(roster, code)
                : byCard(roster.cardHolders(Keypad.keys(code)).stream()
                        .filter(holder -> holder.cardCode()
                                .map(CallerLookup::bare)
                                .filter(code::equals)
                                .isPresent())
                        .toList());
    }

    private static String bare(String code) {
        return NO_SIGN.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /**
     * Whether these keys are as many as a phone number or a code has: then the caller is not asked again, match or miss.
     */
    public static boolean isWhole(Roster roster, String typed) {
        int length = Keypad.keys(typed).length();
        return length >= NATIONAL || roster.isLengthOfCard(length);
    }

    private static Optional<String> national(String keys) {
        String number = keys.length() == NATIONAL + 1 && keys.startsWith("1") ? keys.substring(1) : keys;
        return number.length() == NATIONAL ? Optional.of(number) : Optional.empty();
    }

    private static CallerMatch byCard(List<Client> holders) {
        if (holders.size() > 1) {
            return new CallerMatch.SeveralClients(enrolled(holders));
        }
        return holders.stream()
                .filter(Client::isEnrolled)
                .findFirst()
                .<CallerMatch>map(client -> new CallerMatch.OneClient(client.id(), Optional.empty()))
                .orElseGet(() -> former(holders));
    }

    private static CallerMatch former(List<Client> clients) {
        return clients.isEmpty()
                ? new CallerMatch.Unknown()
                : new CallerMatch.Discharged(clients.getFirst().id());
    }

    private static List<ClientId> enrolled(List<Client> clients) {
        return clients.stream().filter(Client::isEnrolled).map(Client::id).toList();
    }

    private static Optional<ClientPhone> entryOf(ClientId client, List<ClientPhone> entries) {
        return entries.stream().filter(entry -> entry.client().equals(client)).findFirst();
    }
}

package org.knownvoice.simulator;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who does not want texts from which line, and the words that say so on a long code. */
final class OptOuts {
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
    private static final Set<String> START = Set.of("START", "UNSTOP", "YES");
    private static final Set<String> HELP = Set.of("HELP", "INFO");

    private record Pair(String line, String phone) {}

    private final Set<Pair> silenced = new HashSet<>();

    boolean isSilenced(String line, String phone) {
        return silenced.contains(new Pair(line, phone));
    }

    /** Notes what a text says about further texts, and gives the network's own reply to it. */
    Optional<String> reactTo(String line, String phone, String body) {
        var word = body.strip().toUpperCase(Locale.ROOT);
        var pair = new Pair(line, phone);
        if (STOP.contains(word)) {
            silenced.add(pair);
            return Optional.of("You have successfully been unsubscribed. You will not receive any more messages from"
                    + " this number. Reply START to resubscribe.");
        }
        if (START.contains(word) && silenced.remove(pair)) {
            return Optional.of("You have successfully been re-subscribed to messages from this number. Reply HELP for"
                    + " help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.");
        }
        return HELP.contains(word)
                ? Optional.of("Reply STOP to unsubscribe. Msg&Data Rates May Apply.")
                : Optional.empty();
    }
}

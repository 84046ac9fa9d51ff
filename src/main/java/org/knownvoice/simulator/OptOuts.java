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

    /** What a number in no Messaging Service answers. */
    private static final MessagingService PLAIN = new MessagingService(
            "",
            "",
            "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
            "You have successfully been unsubscribed. You will not receive any more messages from"
                    + " this number. Reply START to resubscribe.",
            "You have successfully been re-subscribed to messages from this number. Reply HELP for"
                    + " help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

    /** What a Messaging Service tells the application of a text that it has answered. */
    static Optional<String> typeOf(String body) {
        var word = body.strip().toUpperCase(Locale.ROOT);
        if (STOP.contains(word)) {
            return Optional.of("STOP");
        }
        if (START.contains(word)) {
            return Optional.of("START");
        }
        return HELP.contains(word) ? Optional.of("HELP") : Optional.empty();
    }

    /** Notes what a text says about further texts, and gives the network's own reply to it. */
    Optional<String> reactTo(SimulatedLine line, String phone, String body) {
        var word = body.strip().toUpperCase(Locale.ROOT);
        var pair = new Pair(line.phone().e164(), phone);
        var answers = line.service().orElse(PLAIN);
        if (STOP.contains(word)) {
            silenced.add(pair);
            return Optional.of(answers.stop());
        }
        if (START.contains(word) && silenced.remove(pair)) {
            return Optional.of(answers.start());
        }
        return HELP.contains(word) ? Optional.of(answers.help()) : Optional.empty();
    }
}

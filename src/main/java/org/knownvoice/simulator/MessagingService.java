package org.knownvoice.simulator;

/**
 * A pretend Messaging Service, with the answers to the carrier's reserved words that are set for it. They are given to
 * who texts them, and shown by no API, as with the real one.
 *
 * @param name the name that people gave it; there is one service of a name
 * @param inboundUrl asked when a text comes in to one of its numbers; empty: the number's own address is asked
 */
public record MessagingService(String name, String inboundUrl, String help, String stop, String start) {

    /** One that leaves texts to its numbers, with answers that name who helps at any time. */
    public static MessagingService named(String name, String crisisLine) {
        var numbers = "In danger call 911. Call or text 988 any time, or call " + crisisLine + ", the crisis line.";
        return new MessagingService(
                name,
                "",
                "A person reads what you write here. " + numbers + " Reply STOP for no more texts.",
                "You get no more texts from us. " + numbers + " Reply START for texts again.",
                "You get texts from us again. " + numbers);
    }

    String sid() {
        return Sids.of("MG", name);
    }
}

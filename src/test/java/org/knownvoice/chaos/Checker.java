package org.knownvoice.chaos;

import java.util.List;

/** Holds a history against every rule. */
final class Checker {
    static final List<Rule> RULES = List.of(
            new NobodyWaitsTooLong(),
            new TheCallerIsHeard(),
            new OneClinicianAtATime(),
            new ConfirmedIsCommitted(),
            new WhoAcceptsIsConnected(),
            new EverythingIsOnRecord(),
            new NothingIsForgotten(),
            new TheRecordAgrees(),
            new NoPageAfterTheAcceptance(),
            new NothingPersonal(),
            new OnlyWhoMayBeAsked(),
            new TwilioIsContent());

    private Checker() {}

    static List<Violation> check(History history) {
        return RULES.stream().flatMap(rule -> rule.brokenIn(history)).toList();
    }
}

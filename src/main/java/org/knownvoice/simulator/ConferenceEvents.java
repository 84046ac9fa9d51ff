package org.knownvoice.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the application what happens in one conference, where its first member asked for it. */
final class ConferenceEvents {
    private final Exchange exchange;
    private final Conference conference;
    private final Verb.Callback callback;
    private int sequence;

    ConferenceEvents(Exchange exchange, Conference conference, Verb.Callback callback) {
        this.exchange = exchange;
        this.conference = conference;
        this.callback = callback;
    }

    void started() {
        tell("start", "conference-start", Map.of());
    }

    void ended(String reason, String ender) {
        tell("end", "conference-end", Map.of("ReasonConferenceEnded", reason, "CallSidEndingConference", ender));
    }

    void joined(Participant participant) {
        tell("join", "participant-join", facts(participant));
    }

    void left(Participant participant, String reason) {
        var form = facts(participant);
        form.put("ReasonParticipantLeft", reason);
        form.put("ParticipantCallStatus", participant.call().status().word());
        tell("leave", "participant-leave", form);
    }

    void muted(Participant participant) {
        tell("mute", participant.isMuted() ? "participant-mute" : "participant-unmute", facts(participant));
    }

    void held(Participant participant) {
        tell("hold", participant.isOnHold() ? "participant-hold" : "participant-unhold", facts(participant));
    }

    private static Map<String, String> facts(Participant participant) {
        var form = new LinkedHashMap<String, String>();
        form.put("CallSid", participant.call().sid());
        form.put("Muted", String.valueOf(participant.isMuted()));
        form.put("Hold", String.valueOf(participant.isOnHold()));
        form.put("Coaching", "false");
        form.put("StartConferenceOnEnter", String.valueOf(participant.wishes().startOnEnter()));
        form.put("EndConferenceOnExit", String.valueOf(participant.wishes().endOnExit()));
        if (!participant.wishes().label().isEmpty()) {
            form.put("ParticipantLabel", participant.wishes().label());
        }
        return form;
    }

    private void tell(String wanted, String event, Map<String, String> facts) {
        exchange.changes().note(Change.Kind.CONFERENCE, conference.sid());
        if (callback.url().isEmpty() || !callback.events().contains(wanted)) {
            return;
        }
        var form = new LinkedHashMap<String, String>();
        form.put("ConferenceSid", conference.sid());
        form.put("FriendlyName", conference.name());
        form.put("AccountSid", exchange.settings().credentials().accountSid());
        form.put("SequenceNumber", String.valueOf(++sequence));
        form.put("Timestamp", CallProgress.date(exchange.now()));
        form.put("StatusCallbackEvent", event);
        form.putAll(facts);
        exchange.webhooks().tell(WebhookRequest.callback(callback.method(), callback.url(), form), conference.sid());
    }
}

package org.knownvoice.simulator;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One conference from its first member to its end. */
final class Conference implements Bridge {
    static final String USUAL_MUSIC = "http://com.twilio.music.classical.s3.amazonaws.com/BusyStrings.mp3";

    private final Exchange exchange;
    private final String sid = Sids.next("CF");
    private final String name;
    private final Instant created;
    private final ConferenceEvents events;
    private final Map<SimulatedCall, Participant> participants = new LinkedHashMap<>();
    private boolean started;
    private Optional<String> endReason = Optional.empty();
    private String ender = "";

    Conference(Exchange exchange, String name, Verb.Callback callback) {
        this.exchange = exchange;
        this.name = name;
        this.created = exchange.now();
        this.events = new ConferenceEvents(exchange, this, callback);
    }

    String sid() {
        return sid;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    /** Twilio's word for where it stands. */
    String status() {
        return isOver() ? "completed" : started ? "in-progress" : "init";
    }

    boolean isOver() {
        return endReason.isPresent();
    }

    Optional<String> endReason() {
        return endReason;
    }

    String ender() {
        return ender;
    }

    Collection<Participant> participants() {
        return List.copyOf(participants.values());
    }

    Optional<Participant> participant(String callSid) {
        return participants.values().stream()
                .filter(member -> member.call().sid().equals(callSid)
                        || member.wishes().label().equals(callSid))
                .findFirst();
    }

    boolean hasRoomFor(Verb.ConferenceNoun wishes) {
        int most = participants.values().stream()
                .mapToInt(member -> member.wishes().maxParticipants())
                .min()
                .orElse(Integer.MAX_VALUE);
        return participants.size() < Math.min(most, wishes.maxParticipants());
    }

    boolean hasLabel(String label) {
        return !label.isEmpty()
                && participants.values().stream()
                        .anyMatch(member -> member.wishes().label().equals(label));
    }

    void join(Participant joiner) {
        if (joiner.wishes().beepOnEnter()) {
            beep();
        }
        participants.put(joiner.call(), joiner);
        joiner.call().join(this);
        events.joined(joiner);
        if (started) {
            joiner.member().started();
        } else if (canStart()) {
            started = true;
            participants().forEach(member -> member.member().started());
            events.started();
        }
    }

    /** It starts with two, one of whom may start it. */
    private boolean canStart() {
        return participants.size() > 1
                && participants.values().stream()
                        .anyMatch(member -> member.wishes().startOnEnter());
    }

    /** A member goes by itself; it knows how to go on. */
    void leave(SimulatedCall call, String reason) {
        remove(call, reason, "left");
    }

    /** A member is put out; it is told. */
    void kick(Participant participant) {
        remove(participant.call(), "participant_updated_via_api", "kicked");
        participant.member().removed();
    }

    private void remove(SimulatedCall call, String reason, String how) {
        var leaver = participants.remove(call);
        if (leaver == null) {
            return;
        }
        call.part();
        events.left(leaver, reason);
        if (leaver.wishes().beepOnExit()) {
            beep();
        }
        if (leaver.wishes().endOnExit()) {
            ender = call.sid();
            end("participant-with-end-conference-on-exit-" + how, "moderator_ended_conference");
        } else if (participants.isEmpty()) {
            ender = call.sid();
            end("last-participant-" + how, "");
        }
    }

    /** Ends it over REST. */
    void complete() {
        if (!isOver()) {
            end("conference-ended-via-api", "conference_ended_via_api");
        }
    }

    private void end(String reason, String toMembers) {
        endReason = Optional.of(reason);
        var rest = participants();
        participants.clear();
        rest.forEach(member -> {
            member.call().part();
            events.left(member, toMembers);
        });
        events.ended(reason, ender);
        rest.forEach(member -> member.member().removed());
    }

    void mute(Participant participant, boolean muted) {
        if (participant.isMuted() != muted) {
            participant.mute(muted);
            events.muted(participant);
        }
    }

    void hold(Participant participant, boolean hold, String music) {
        if (participant.isOnHold() != hold) {
            participant.hold(hold);
            if (hold) {
                participant.hear(new Heard.Music(exchange.now(), music.isEmpty() ? USUAL_MUSIC : music));
            }
            events.held(participant);
        }
    }

    private void beep() {
        participants.values().forEach(member -> member.hear(new Heard.Beep(exchange.now())));
    }

    @Override
    public List<SimulatedCall> audibleTo(SimulatedCall call) {
        var own = participants.get(call);
        if (!started || own == null || own.isOnHold()) {
            return List.of();
        }
        return participants.values().stream()
                .filter(other -> other != own && other.canBeHeard())
                .map(Participant::call)
                .toList();
    }

    ConferenceView view() {
        return new ConferenceView(
                sid,
                name,
                status(),
                participants.keySet().stream()
                        .flatMap(call -> call.leg().stream())
                        .map(leg -> leg.handset().number())
                        .toList());
    }
}

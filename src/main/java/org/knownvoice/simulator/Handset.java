package org.knownvoice.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;

/** A phone: its script, its calls and its texts. It takes one call at a time unless it has call waiting. */
final class Handset {
    private final PhoneNumber number;
    private final Exchange exchange;
    private final List<Leg> legs = new ArrayList<>();
    private final List<SimulatedMessage> received = new ArrayList<>();
    private final List<SimulatedMessage> sent = new ArrayList<>();
    private PhoneScript script = PhoneScript.byHand();
    private String label = "";
    private String role = "";
    private String shows;

    Handset(PhoneNumber number, Exchange exchange) {
        this.number = number;
        this.exchange = exchange;
        this.shows = number.e164();
    }

    PhoneNumber number() {
        return number;
    }

    PhoneScript script() {
        return script;
    }

    void follow(PhoneScript value) {
        script = value;
        changed();
    }

    void describe(String newLabel, String newRole) {
        label = newLabel;
        role = newRole;
        changed();
    }

    /** What others see when this phone calls; {@code anonymous} or {@code +266696687} when it is withheld. */
    void shows(String callerId) {
        shows = callerId;
        changed();
    }

    String shows() {
        return shows;
    }

    boolean isInUse() {
        return legs.stream().anyMatch(leg -> !leg.isOver());
    }

    Leg startDialing(SimulatedCall call) {
        return add(call, call.order().to(), LegView.State.DIALING);
    }

    Leg startRinging(SimulatedCall call) {
        var leg = add(call, call.order().from(), LegView.State.RINGING);
        switch (script.answering()) {
            case Answering.After after -> answerAfter(after.ringing(), leg);
            case Answering.Voicemail voicemail -> answerAfter(voicemail.ringing(), leg);
            case Answering.Declines declines -> during(leg, declines.ringing(), () -> refuse(leg));
            case Answering.ByHand byHand -> {}
            case Answering.Never never -> {}
            case Answering.Busy busy -> {}
            case Answering.OutOfService out -> {}
        }
        return leg;
    }

    private Leg add(SimulatedCall call, String shown, LegView.State state) {
        var hearing = new Hearing(() -> exchange.changes().note(Change.Kind.HEARD, number.e164()));
        var leg = new Leg(this, call, shown, state, exchange.now(), hearing);
        legs.add(leg);
        changed();
        return leg;
    }

    private void answerAfter(Duration wait, Leg leg) {
        during(leg, wait, () -> answer(leg));
    }

    void answer(Leg leg) {
        if (leg.state() != LegView.State.RINGING) {
            return;
        }
        exchange.calls().answered(leg.call());
    }

    /** Acts out the script after the phone was picked up. */
    void talk(Leg leg) {
        if (script.answering() instanceof Answering.Voicemail voicemail) {
            during(leg, voicemail.talks().plus(voicemail.staysOn()), () -> hangUp(leg));
            return;
        }
        script.presses().forEach(press -> during(leg, press.afterAnswer(), () -> press(leg, press.digits())));
        script.hangsUpAfter().ifPresent(wait -> during(leg, wait, () -> hangUp(leg)));
    }

    void refuse(Leg leg) {
        exchange.calls().end(leg.call(), CallStatus.BUSY, "declined by the phone", Optional.of(603));
    }

    void hangUp(Leg leg) {
        switch (leg.state()) {
            case RINGING -> refuse(leg);
            case DIALING ->
                exchange.calls().end(leg.call(), CallStatus.NO_ANSWER, "the phone hung up", Optional.empty());
            case TALKING ->
                exchange.calls().end(leg.call(), CallStatus.COMPLETED, "the phone hung up", Optional.empty());
            case ENDED -> {}
        }
    }

    void press(Leg leg, String digits) {
        for (char key : digits.toCharArray()) {
            if (leg.state() == LegView.State.TALKING) {
                leg.call().runner().ifPresent(runner -> runner.key(key));
            }
        }
    }

    void speak(Leg leg, Duration length) {
        leg.call().runner().ifPresent(runner -> runner.speech(length));
    }

    private void during(Leg leg, Duration wait, Runnable act) {
        exchange.agenda().after(wait, () -> {
            if (!leg.isOver()) {
                act.run();
            }
        });
    }

    /** The newest call in one of these states. */
    Optional<Leg> leg(LegView.State... states) {
        return legs.reversed().stream()
                .filter(leg -> List.of(states).contains(leg.state()))
                .findFirst();
    }

    void receive(SimulatedMessage message) {
        received.add(message);
        changed();
    }

    void wrote(SimulatedMessage message) {
        sent.add(message);
        changed();
    }

    void changed() {
        exchange.changes().note(Change.Kind.PHONE, number.e164());
    }

    PhoneView view() {
        return new PhoneView(
                number,
                label,
                role,
                script,
                legs.stream().map(Leg::view).toList(),
                received.stream().map(SimulatedMessage::view).toList(),
                sent.stream().map(SimulatedMessage::view).toList());
    }
}

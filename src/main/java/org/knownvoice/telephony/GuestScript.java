package org.knownvoice.telephony;

import org.knownvoice.contact.CallLeg;

/** What those hear whom a clinician has called into a talk. It may be a voicemail box: nothing is about anybody. */
final class GuestScript {
    private static final Words<StaffPhrase> WORDS = ClinicianScript.words();

    private final Scene scene;
    private final Twiml twiml = new Twiml(Voice.ENGLISH);

    private GuestScript(Scene scene) {
        this.scene = scene;
    }

    static Twiml of(Scene scene) {
        return new GuestScript(scene).document();
    }

    private Twiml document() {
        return switch (scene.leg().place()) {
            case PROMPT ->
                ClinicianScript.prompt(
                        twiml,
                        scene.at(LegAddress.PRESS),
                        WORDS.say(StaffPhrase.GUEST_PROMPT),
                        scene.house().timings().promptFor());
            case BRIDGE -> twiml.say(WORDS.say(welcome())).join(scene.bridge(false));
            case MOMENT ->
                twiml.say(WORDS.say(StaffPhrase.GUEST_MOMENT))
                        .play(scene.addresses().holdMusic())
                        .goOnAt(scene.next());
            case DECLINED -> farewell(StaffPhrase.GUEST_DECLINED);
            default -> farewell(StaffPhrase.GUEST_OVER);
        };
    }

    private StaffPhrase welcome() {
        return scene.leg().role() == CallLeg.Role.SUPERVISOR ? StaffPhrase.GUEST_JOINS : StaffPhrase.GUEST_LINE_JOINS;
    }

    private Twiml farewell(StaffPhrase phrase) {
        return twiml.say(WORDS.say(phrase)).hangUp();
    }
}

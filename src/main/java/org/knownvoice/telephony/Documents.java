package org.knownvoice.telephony;

import java.time.Duration;
import org.knownvoice.config.FallbackShows;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegRef;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Roster;

/** The documents that webhooks are answered with. Each follows from what was committed alone, so a repeat gets the same. */
public final class Documents {
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Scene.House house;

    public Documents(PublicUrl publicUrl, Timings timings, FallbackShows fallbackShows, Recordings recordings) {
        this.house = new Scene.House(publicUrl, timings, fallbackShows, recordings);
    }

    /** What the leg hears now. */
    public String of(CrisisContact contact, CallLeg leg, Roster roster) {
        var scene = new Scene(contact, leg, roster, house);
        if (leg.isOver()) {
            return politeEnd(leg.isCallersSide());
        }
        if (leg.isCallersSide()) {
            return CallerScript.of(scene).xml();
        }
        return (leg.isGuest() ? GuestScript.of(scene) : ClinicianScript.of(scene)).xml();
    }

    /** The number's own fallback has come to us: the caller hears that they are put through, and we hear how that goes. */
    String putThrough(CrisisContact contact, CallLeg leg, Roster roster) {
        return CallerScript.putThrough(new Scene(contact, leg, roster, house)).xml();
    }

    /** Music until the other side of the bridge is there. */
    String waiting() {
        return new Twiml(Voice.ENGLISH)
                .playForEver(house.publicUrl().at(HoldMusic.PATH))
                .xml();
    }

    /** For a leg that we do not know, or that is over. */
    String politeEnd(boolean caller) {
        return new Twiml(Voice.ENGLISH)
                .say(
                        caller
                                ? Voice.ENGLISH.words().say(CallerPhrase.OVER)
                                : ClinicianScript.words().say(StaffPhrase.OVER))
                .hangUp()
                .xml();
    }

    /** The engine could not answer: the caller hears the safe words, which name nobody, and asks again. */
    String troubleOfCaller(LegRef leg, Language language, LegAddress next) {
        var tongue = house.tongue(language);
        return askAgain(new Twiml(tongue.voice()).say(tongue.say(CallerPhrase.TROUBLE)), leg, next);
    }

    /** The same to staff. */
    String troubleOfStaff(LegRef leg, LegAddress next) {
        return askAgain(new Twiml(Voice.ENGLISH).say(ClinicianScript.words().say(StaffPhrase.TROUBLE)), leg, next);
    }

    private String askAgain(Twiml words, LegRef leg, LegAddress next) {
        return words.pause(TRY_AGAIN_AFTER)
                .goOnAt(new LegAddresses(house.publicUrl(), leg).again(next))
                .xml();
    }

    /** No contact could be opened, or the server is on its last resort: the crisis line of this line takes the call. */
    String straightToFallback(Line line, String from) {
        return FallbackXml.of(line, shown(line, from), house.timings().fallbackRingFor());
    }

    /** Nothing is known, not even the line: 911 and 988 are spoken. */
    String safety() {
        return new Twiml(Voice.ENGLISH)
                .say(Voice.ENGLISH.words().say(CallerPhrase.SAFETY))
                .hangUp()
                .xml();
    }

    /** To a blocked number. */
    BlockedCaller blocked(Line line) {
        return new BlockedCaller(line, house.tongue(line.firstLanguage()));
    }

    AwayScript away() {
        return new AwayScript(house);
    }

    /** Whose number the crisis line sees. */
    PhoneNumber shown(Line line, String from) {
        return house.fallbackShows() == FallbackShows.CALLER
                ? CallerNumber.of(from).orElse(line.phone())
                : line.phone();
    }
}

package org.knownvoice.contact;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.Channel;

/**
 * Asking one clinician to take one crisis contact.
 *
 * @param number 1, 2, … within the contact
 * @param round the climb of the ladder in which it was made
 * @param step the latest step that this clinician belongs to
 * @param reason why this person: codes, no words of anybody
 * @param reached whether a text or a call of it has been taken by the phone network
 * @param unreachable every phone was busy, refused or out of reach: its step does not wait for it
 * @param textFailedAt the phones, by their places in the directory, at which a text of it failed
 * @param textUnsureAt when it is rung, should the network not have confirmed its text by then
 * @param ringAt when a phone of it may ring (again)
 * @param supervising asked as a supervisor after exhaustion, or asks to be called then: rings though no step is open
 * @param offeredUntil until when whoever has the contact offers it to this colleague; empty on every other page
 */
public record Page(
        int number,
        ClinicianId clinician,
        int round,
        int step,
        Set<Channel> channels,
        String reason,
        Instant askedAt,
        State state,
        boolean reached,
        boolean unreachable,
        boolean supervising,
        Set<Integer> textFailedAt,
        Optional<Instant> textUnsureAt,
        Optional<Instant> ringAt,
        Optional<Instant> offeredUntil) {

    /** What has become of a page. */
    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        /** Somebody else has taken the contact, or nobody is needed any more. */
        TAKEN,
        /** It was accepted and no talk came of it. */
        LAPSED
    }

    public Page {
        channels = Set.copyOf(channels);
        textFailedAt = Set.copyOf(textFailedAt);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whoever has the contact hands it over to this colleague, who has not answered yet. */
    public boolean isOffered() {
        return isOpen() && offeredUntil.isPresent();
    }

    /** The two letters that tell one page from another in a text: unmistakable when read aloud. */
    public static String codeOf(ContactId contact, int number) {
        String letters = "ABCDEFHJKLMNPRTUVWXY";
        int seed = Math.floorMod(contact.value().hashCode() * 31 + number * 7919, letters.length() * letters.length());
        return "" + letters.charAt(seed / letters.length()) + letters.charAt(seed % letters.length());
    }

    Page in(State next) {
        return new Page(
                number,
                clinician,
                round,
                step,
                channels,
                reason,
                askedAt,
                next,
                reached,
                unreachable,
                supervising,
                textFailedAt,
                next == State.OPEN ? textUnsureAt : Optional.empty(),
                next == State.OPEN || next == State.ACCEPTED ? ringAt : Optional.empty(),
                offeredUntil);
    }

    Page inStep(int atRound, int atStep, Set<Channel> byChannels) {
        return new Page(
                number,
                clinician,
                atRound,
                atStep,
                byChannels,
                reason,
                askedAt,
                state,
                reached,
                unreachable,
                false,
                textFailedAt,
                textUnsureAt,
                ringAt,
                offeredUntil);
    }

    Page offeredUntil(Optional<Instant> until) {
        return new Page(
                number,
                clinician,
                round,
                step,
                channels,
                reason,
                askedAt,
                state,
                reached,
                unreachable,
                supervising,
                textFailedAt,
                textUnsureAt,
                ringAt,
                until);
    }

    Page asSupervisor() {
        return with(channels, reached, unreachable, true, textFailedAt, textUnsureAt, ringAt);
    }

    Page wasReached() {
        return with(channels, true, unreachable, supervising, textFailedAt, textUnsureAt, ringAt);
    }

    Page outOfReach(boolean failed) {
        return with(channels, reached, failed, supervising, textFailedAt, textUnsureAt, ringAt);
    }

    Page textFailedAt(int phone) {
        var phones = new HashSet<>(textFailedAt);
        phones.add(phone);
        return with(channels, reached, unreachable, supervising, phones, textUnsureAt, ringAt);
    }

    Page textUnsureAt(Optional<Instant> at) {
        return with(channels, reached, unreachable, supervising, textFailedAt, at, ringAt);
    }

    Page ringingAt(Optional<Instant> at) {
        return with(channels, reached, unreachable, supervising, textFailedAt, textUnsureAt, at);
    }

    /** By voice too, whatever its step says: from then on it rings like any other. */
    Page byVoiceToo() {
        var all = EnumSet.copyOf(channels);
        all.add(Channel.VOICE);
        return with(all, reached, unreachable, supervising, textFailedAt, textUnsureAt, ringAt);
    }

    private Page with(
            Set<Channel> byChannels,
            boolean wasReached,
            boolean outOfReach,
            boolean asSupervisor,
            Set<Integer> failed,
            Optional<Instant> unsureAt,
            Optional<Instant> at) {
        return new Page(
                number,
                clinician,
                round,
                step,
                byChannels,
                reason,
                askedAt,
                state,
                wasReached,
                outOfReach,
                asSupervisor,
                failed,
                unsureAt,
                at,
                offeredUntil);
    }
}

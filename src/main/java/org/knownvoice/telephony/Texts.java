package org.knownvoice.telephony;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.Line;
import org.knownvoice.routing.Roster;

/** The words of each text. To a clinician it tells a page by its two letters and nothing of the caller. */
public final class Texts {
    private static final Words<StaffPhrase> STAFF = ClinicianScript.words();

    private Texts() {}

    public static String toClinician(Command.TextClinician text, ContactId contact, Roster roster) {
        var values = new HashMap<String, String>();
        values.put("code", text.page().map(page -> Page.codeOf(contact, page)).orElseGet(contact::shortName));
        var colleague = text.about().flatMap(roster::clinician).map(Clinician::name);
        colleague.ifPresent(name -> values.put("name", name));
        return STAFF.say(staffPhrase(text.kind(), colleague), values);
    }

    private static StaffPhrase staffPhrase(TextKind kind, Optional<String> colleague) {
        return switch (kind) {
            case PAGE -> StaffPhrase.TEXT_PAGE;
            case PAGE_AGAIN -> StaffPhrase.TEXT_PAGE_AGAIN;
            case TAKEN -> colleague.isPresent() ? StaffPhrase.TEXT_TAKEN : StaffPhrase.TEXT_NOT_NEEDED;
            case ALREADY_TAKEN -> colleague.isPresent() ? StaffPhrase.TEXT_ALREADY_TAKEN : StaffPhrase.TEXT_NOT_NEEDED;
            case YOU_HAVE_IT -> StaffPhrase.TEXT_YOU_HAVE_IT;
            case CALLER_ON_FALLBACK -> StaffPhrase.TEXT_CALLER_ON_FALLBACK;
            case ON_ANOTHER_CRISIS -> StaffPhrase.TEXT_ON_ANOTHER_CRISIS;
            case NOTHING_OPEN -> StaffPhrase.TEXT_NOTHING_OPEN;
            case WHICH_PAGE -> StaffPhrase.TEXT_WHICH_PAGE;
            case WHICH_CALL -> StaffPhrase.TEXT_WHICH_CALL;
            case HANDOVER_ASKED -> StaffPhrase.TEXT_HANDOVER_ASKED;
            case HANDOVER_NOT_TAKEN -> StaffPhrase.TEXT_HANDOVER_NOT_TAKEN;
            case DECLINED -> StaffPhrase.TEXT_DECLINED;
            case LAPSED -> StaffPhrase.TEXT_LAPSED;
            case AFTER_TALK -> StaffPhrase.TEXT_AFTER_TALK;
            case NOBODY_JOINED -> StaffPhrase.TEXT_NOBODY_JOINED;
            case CALLER_STAYS -> StaffPhrase.TEXT_CALLER_STAYS;
            case CLIENT_WROTE -> StaffPhrase.TEXT_CLIENT_WROTE;
            case MESSAGE_LEFT -> StaffPhrase.TEXT_MESSAGE_LEFT;
            case CLIENT_TEXT_FAILED -> StaffPhrase.TEXT_CLIENT_TEXT_FAILED;
            case CLIENT_TEXTS_AGAIN -> StaffPhrase.TEXT_CLIENT_TEXTS_AGAIN;
            case CLIENT_UNANSWERED -> StaffPhrase.TEXT_CLIENT_UNANSWERED;
            case CLIENT_UNANSWERED_SUPERVISOR -> StaffPhrase.TEXT_CLIENT_UNANSWERED_SUPERVISOR;
            case WORDS_NOT_SENT -> StaffPhrase.TEXT_WORDS_NOT_SENT;
            case HOW_TO_WRITE -> StaffPhrase.TEXT_HOW_TO_WRITE;
            case NOT_TAKEN -> StaffPhrase.TEXT_NOT_TAKEN;
            case UNREACHABLE_CALLER -> StaffPhrase.TEXT_UNREACHABLE_CALLER;
            case MACHINE_WROTE -> StaffPhrase.TEXT_MACHINE_WROTE;
            case CALLBACK_IN_VAIN -> StaffPhrase.TEXT_CALLBACK_IN_VAIN;
            case FIRST_REPLY, WHO_ARE_YOU, STILL_REACHING, EXHAUSTED_REPLY, SOMEBODY_HAS_IT ->
                throw new IllegalArgumentException(kind + " goes to a caller");
        };
    }

    /** In the caller's language, or English. */
    public static String toCaller(TextKind kind, CrisisContact contact, Roster roster) {
        var line = LinesCalled.line(roster, contact.origin().line());
        return Voice.of(roster.spoken(contact.identity().language()))
                .words()
                .say(
                        callerPhrase(kind),
                        Map.of(
                                "line", line.map(Line::name).orElse("Known Voice"),
                                "fallback",
                                        line.map(one -> LinesCalled.spoken(one.fallbackNumber()))
                                                .orElse("988")));
    }

    private static CallerPhrase callerPhrase(TextKind kind) {
        return switch (kind) {
            case FIRST_REPLY -> CallerPhrase.TEXT_FIRST_REPLY;
            case WHO_ARE_YOU -> CallerPhrase.TEXT_WHO_ARE_YOU;
            case STILL_REACHING -> CallerPhrase.TEXT_STILL_REACHING;
            case EXHAUSTED_REPLY -> CallerPhrase.TEXT_EXHAUSTED;
            case SOMEBODY_HAS_IT -> CallerPhrase.TEXT_SOMEBODY_HAS_IT;
            case PAGE,
                    PAGE_AGAIN,
                    TAKEN,
                    YOU_HAVE_IT,
                    CALLER_ON_FALLBACK,
                    ALREADY_TAKEN,
                    ON_ANOTHER_CRISIS,
                    NOTHING_OPEN,
                    WHICH_PAGE,
                    WHICH_CALL,
                    HANDOVER_ASKED,
                    HANDOVER_NOT_TAKEN,
                    DECLINED,
                    LAPSED,
                    AFTER_TALK,
                    NOBODY_JOINED,
                    CALLER_STAYS,
                    CLIENT_WROTE,
                    MESSAGE_LEFT,
                    CLIENT_UNANSWERED,
                    CLIENT_TEXT_FAILED,
                    CLIENT_TEXTS_AGAIN,
                    CLIENT_UNANSWERED_SUPERVISOR,
                    WORDS_NOT_SENT,
                    HOW_TO_WRITE,
                    NOT_TAKEN,
                    UNREACHABLE_CALLER,
                    MACHINE_WROTE,
                    CALLBACK_IN_VAIN -> throw new IllegalArgumentException(kind + " goes to a clinician");
        };
    }
}

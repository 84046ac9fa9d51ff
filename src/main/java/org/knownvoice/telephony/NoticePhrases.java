package org.knownvoice.telephony;

import org.knownvoice.schedule.Notice;

/** Which sentence a notice is made of. A code that is not known gets the general one. */
final class NoticePhrases {
    private NoticePhrases() {}

    static StaffPhrase text(Notice notice) {
        boolean aboutColleague = notice.values().containsKey("colleague");
        return switch (notice.kind()) {
            case SHIFT_STARTS -> StaffPhrase.TEXT_SHIFT_STARTS;
            case SHIFT_CONFIRMED ->
                aboutColleague ? StaffPhrase.TEXT_SHIFT_CONFIRMED_AFTER_ALL : StaffPhrase.TEXT_SHIFT_CONFIRMED;
            case SHIFT_NOT_CONFIRMED -> aboutColleague ? notConfirmed(notice) : StaffPhrase.TEXT_SHIFT_CANNOT;
            case SHIFT_OVER -> StaffPhrase.TEXT_SHIFT_OVER;
            case GAPS -> StaffPhrase.TEXT_GAPS;
            case COVER_OFFERED -> StaffPhrase.TEXT_COVER_OFFERED;
            case SWAP_OFFERED -> StaffPhrase.TEXT_SWAP_OFFERED;
            case STAND_IN_ASKED -> StaffPhrase.TEXT_STAND_IN_ASKED;
            case OFFER_TAKEN -> StaffPhrase.TEXT_OFFER_TAKEN;
            case OFFER_IS_YOURS -> StaffPhrase.TEXT_OFFER_IS_YOURS;
            case OFFER_GONE -> StaffPhrase.TEXT_OFFER_GONE;
            case OFFER_DECLINED -> StaffPhrase.TEXT_OFFER_DECLINED;
            case OFFER_MADE -> StaffPhrase.TEXT_OFFER_MADE;
            case NOT_UNDERSTOOD -> notUnderstood(notice.values().getOrDefault("why", ""));
            case PHONE_CODE -> StaffPhrase.TEXT_PHONE_CODE;
            case PHONE_VERIFIED ->
                notice.values().containsKey("why")
                        ? StaffPhrase.TEXT_PHONE_CODE_WRONG
                        : StaffPhrase.TEXT_PHONE_VERIFIED;
            case PHONE_FAILS -> StaffPhrase.TEXT_PHONE_FAILS;
            case MESSAGE_NOT_HEARD -> StaffPhrase.TEXT_MESSAGE_NOT_HEARD;
            case CALLBACK_IN_VAIN -> StaffPhrase.TEXT_CALLBACK_IN_VAIN;
            case TWILIO_AWAY -> StaffPhrase.TEXT_TWILIO_AWAY;
            case TWILIO_BACK -> StaffPhrase.TEXT_TWILIO_BACK;
            case TOLD_WHO -> StaffPhrase.TEXT_WHO_NONE;
            case TOLD_STATUS, TOLD_KEYS -> StaffPhrase.TEXT_KEYS;
            case TOLD_GIVE -> StaffPhrase.TEXT_GIVE;
            case WORDS_NOT_READ -> StaffPhrase.TEXT_WORDS_NOT_READ;
        };
    }

    private static StaffPhrase notConfirmed(Notice notice) {
        return notice.values().getOrDefault("count", "0").equals("0")
                ? StaffPhrase.TEXT_SHIFT_NOT_CONFIRMED
                : StaffPhrase.TEXT_SHIFT_NOT_CONFIRMED_BACKUP_ASKED;
    }

    private static StaffPhrase notUnderstood(String why) {
        return switch (why) {
            case "nothing_open" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_NOTHING_OPEN;
            case "no_shift" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_NO_SHIFT;
            case "which" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_WHICH;
            case "unclear" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_UNCLEAR;
            case "no_shift_of_theirs" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_NO_SHIFT_OF_THEIRS;
            case "several_shifts", "no_end_in_sight" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_SEVERAL_SHIFTS;
            case "nobody_of_that_name" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_NAME;
            case "several_of_that_name" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_SEVERAL_OF_THAT_NAME;
            case "nobody_asked", "asked_unreachable", "asked_on_call_there" ->
                StaffPhrase.TEXT_NOT_UNDERSTOOD_NOBODY_TO_ASK;
            case "no_longer_theirs", "no_longer_given" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_NO_LONGER;
            case "taken_by_you" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_TAKEN_BY_YOU;
            case "not_with_you" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_NOT_WITH_YOU;
            case "which_contact" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_WHICH_CONTACT;
            case "cannot_take_it" -> StaffPhrase.TEXT_NOT_UNDERSTOOD_CANNOT_TAKE_IT;
            default -> StaffPhrase.TEXT_NOT_UNDERSTOOD;
        };
    }

    static StaffPhrase tier(String tier) {
        return switch (tier) {
            case "PRIMARY" -> StaffPhrase.TIER_PRIMARY;
            case "BACKUP" -> StaffPhrase.TIER_BACKUP;
            case "SUPERVISOR" -> StaffPhrase.TIER_SUPERVISOR;
            default -> StaffPhrase.TIER_UNKNOWN;
        };
    }

    static StaffPhrase failing(String why) {
        return switch (why) {
            case "CARRIER" -> StaffPhrase.FAILING_CARRIER;
            case "OPTED_OUT" -> StaffPhrase.FAILING_OPTED_OUT;
            case "UNANSWERED" -> StaffPhrase.FAILING_UNANSWERED;
            default -> StaffPhrase.FAILING_SOMEHOW;
        };
    }
}

package org.knownvoice.schedule;

import java.util.Locale;

/** Why a change of who is on call cannot be done. */
public enum WhyNot {
    OVER("ends_at", "is over already"),
    TOO_FAR("starts_at", "or ends_at is more than 400 days from now"),
    NOT_ON_CALL("clinician", "is not on call there for all of that time"),
    NOBODY_ASKED("asked", "names nobody who could take it"),
    ASKS_ONESELF("asked", "names the one who offers"),
    ASKED_TWICE("asked", "names somebody twice"),
    ASKED_UNREACHABLE("asked", "names somebody who has left, or has no phone"),
    ASKED_ON_CALL_THERE("asked", "names somebody who is on call there then already"),
    GIVES_NOTHING("asked", "names somebody without what they give: in a swap each gives a time on call"),
    GIVES_FOR_NOTHING("asked", "names what somebody gives: only in a swap is anything given"),
    GIVEN_OVER("asked", "gives a time that is over already"),
    GIVEN_NOT_THEIRS("asked", "gives a time for all of which that person is not on call there"),
    GIVEN_OVERLAPS("asked", "gives a time in the same place that overlaps what is offered"),
    TOO_MANY_OPEN("asked", "cannot be told apart: too many offers are open"),

    NEVER_ON_CALL("clinician", "is not on call there at any time of it"),
    COVERS_ONESELF("covered_by", "is the one who is covered"),
    COVER_UNREACHABLE("covered_by", "has left, or has no phone"),
    EXTRA_UNREACHABLE("clinician", "has left, or has no phone"),

    NOT_ASKED("clinician", "was not asked"),
    NOT_THEIRS("clinician", "has not made this offer"),
    TAKEN_BY_YOU("clinician", "has taken it: only another offer can give it to somebody else"),
    NO_LONGER_THEIRS("id", "offers a time on call that is not the offerer's any more"),
    NO_LONGER_GIVEN("id", "is for a time on call that is not the other's any more"),

    NOTHING_OPEN("code", "names no offer to you that is open"),
    WHICH("code", "is missing: more than one offer is open"),
    NO_SHIFT("day", "is none on which a time on call of yours begins"),
    NO_SHIFT_OF_THEIRS("day", "is none on which a time on call of that colleague begins"),
    SEVERAL_SHIFTS("day", "is one on which more than one time on call begins"),
    NO_END_IN_SIGHT("day", "names a time on call without an end in the next half year"),
    NOBODY_OF_THAT_NAME("colleague", "is nobody's name"),
    SEVERAL_OF_THAT_NAME("colleague", "is the name of more than one"),
    UNCLEAR("text", "is none of TAKE, PASS, COVER FRI, COVER FRI BEN, SWAP FRI BEN TUE");

    private final String field;
    private final String reason;

    WhyNot(String field, String reason) {
        this.field = field;
        this.reason = reason;
    }

    /** Which part of what was asked for it is about. */
    public String field() {
        return field;
    }

    /** For people: what is the matter with the field. */
    public String reason() {
        return reason;
    }

    /** As it stands in a notice. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.knownvoice.contact;

import java.util.Optional;
import org.knownvoice.directory.ClinicianId;

/** An order to the phone network. It is kept in the outbox and carried out after the commit. */
public sealed interface Command {
    Priority priority();

    /** Ring the phone of this leg. */
    record PlaceCall(int leg, Priority priority) implements Command {}

    /**
     * Have the leg ask for what it hears now. Left out when the leg is in the bridge already, or has been found to speak
     * with the fallback number: it would tear them apart.
     */
    record RedirectCall(int leg) implements Command {
        @Override
        public Priority priority() {
            return Priority.FIRST;
        }
    }

    /** Hang up, or stop ringing. */
    record EndCall(int leg) implements Command {
        @Override
        public Priority priority() {
            return Priority.FIRST;
        }
    }

    /** Ask Twilio how the call stands. */
    record LookUpCall(int leg) implements Command {
        @Override
        public Priority priority() {
            return Priority.PAGE;
        }
    }

    /** Text a clinician. {@code about} is whom the text names, where it names a colleague. */
    record TextClinician(
            ClinicianId to, TextKind kind, Optional<Integer> page, Optional<ClinicianId> about, Priority priority)
            implements Command {}

    /**
     * Text the caller, from the line. The first word to somebody who is afraid goes out with the first pages, whose calls
     * ring at once; the question who they are keeps no page waiting.
     */
    record TextCaller(TextKind kind) implements Command {
        @Override
        public Priority priority() {
            return switch (kind) {
                case FIRST_REPLY -> Priority.FIRST;
                case WHO_ARE_YOU -> Priority.NOTICE;
                default -> Priority.PAGE;
            };
        }
    }

    /** Text the caller, from the line, what a clinician wrote: the words are kept apart, under this number. */
    record TextWords(long message) implements Command {
        @Override
        public Priority priority() {
            return Priority.PAGE;
        }
    }
}

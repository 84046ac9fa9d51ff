package org.knownvoice.store;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.Priority;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.ClinicianId;

/** How a command is written in the outbox. */
record CommandRows(
        String kind,
        Optional<Integer> leg,
        Optional<Integer> page,
        Optional<TextKind> text,
        Optional<ClinicianId> to,
        Optional<ClinicianId> about,
        Optional<Long> message,
        Priority priority) {
    /** Those that can be read. */
    static final Set<String> KINDS = Set.of(
            "PLACE_CALL", "REDIRECT_CALL", "END_CALL", "LOOK_UP_CALL", "TEXT_CLINICIAN", "TEXT_CALLER", "TEXT_WORDS");

    static CommandRows of(Command command) {
        return switch (command) {
            case Command.PlaceCall place -> call("PLACE_CALL", place.leg(), place.priority());
            case Command.RedirectCall redirect -> call("REDIRECT_CALL", redirect.leg(), redirect.priority());
            case Command.EndCall end -> call("END_CALL", end.leg(), end.priority());
            case Command.LookUpCall lookUp -> call("LOOK_UP_CALL", lookUp.leg(), lookUp.priority());
            case Command.TextClinician text ->
                new CommandRows(
                        "TEXT_CLINICIAN",
                        Optional.empty(),
                        text.page(),
                        Optional.of(text.kind()),
                        Optional.of(text.to()),
                        text.about(),
                        Optional.empty(),
                        text.priority());
            case Command.TextCaller text ->
                toCaller("TEXT_CALLER", Optional.of(text.kind()), Optional.empty(), text.priority());
            case Command.TextWords words ->
                toCaller("TEXT_WORDS", Optional.empty(), Optional.of(words.message()), words.priority());
        };
    }

    private static CommandRows call(String kind, int leg, Priority priority) {
        return new CommandRows(
                kind,
                Optional.of(leg),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                priority);
    }

    private static CommandRows toCaller(
            String kind, Optional<TextKind> text, Optional<Long> message, Priority priority) {
        return new CommandRows(
                kind, Optional.empty(), Optional.empty(), text, Optional.empty(), Optional.empty(), message, priority);
    }

    /** The rate that it is subject to: {@code calls}, or {@code texts} of the contact's line. */
    Optional<String> pace() {
        return switch (kind) {
            case "PLACE_CALL" -> Optional.of("calls");
            case "REDIRECT_CALL", "END_CALL", "LOOK_UP_CALL" -> Optional.empty();
            default -> Optional.of("texts");
        };
    }

    static Command read(Row row) {
        var priority = Priority.values()[Math.min(row.getShort("priority"), Priority.NOTICE.ordinal())];
        return switch (row.getString("kind")) {
            case "PLACE_CALL" -> new Command.PlaceCall(row.getInteger("leg"), priority);
            case "REDIRECT_CALL" -> new Command.RedirectCall(row.getInteger("leg"));
            case "END_CALL" -> new Command.EndCall(row.getInteger("leg"));
            case "LOOK_UP_CALL" -> new Command.LookUpCall(row.getInteger("leg"));
            case "TEXT_CLINICIAN" ->
                new Command.TextClinician(
                        new ClinicianId(row.getString("to_clinician")),
                        TextKind.valueOf(row.getString("text_kind")),
                        Optional.ofNullable(row.getInteger("page")),
                        Optional.ofNullable(row.getString("about_clinician")).map(ClinicianId::new),
                        priority);
            case "TEXT_CALLER" -> new Command.TextCaller(TextKind.valueOf(row.getString("text_kind")));
            case "TEXT_WORDS" -> new Command.TextWords(row.getLong("message_id"));
            default -> throw new IllegalStateException("the outbox holds an unknown kind of order");
        };
    }
}

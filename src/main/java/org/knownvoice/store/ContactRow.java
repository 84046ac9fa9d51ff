package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.knownvoice.contact.About;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.Callback;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Ending;
import org.knownvoice.contact.Identity;
import org.knownvoice.contact.Ladder;
import org.knownvoice.contact.Medium;
import org.knownvoice.contact.Origin;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.Talk;
import org.knownvoice.contact.Unanswered;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Continuity;

/** A contact's own row; its pages and legs are rows of other tables. */
final class ContactRow {
    private ContactRow() {}

    /** The columns of {@code crisis_contact} in the order of the statements below. */
    private static final Columns<CrisisContact> COLUMNS = new Columns<CrisisContact>()
            .with(UUID.class, contact -> contact.id().value())
            .text(contact -> contact.state().name())
            .text(contact -> contact.origin().medium().name())
            .withOptional(String.class, contact -> contact.identity().client().map(ClientId::value))
            .withOptional(
                    String.class, contact -> contact.identity().formerClient().map(ClientId::value))
            .text(contact -> contact.identity().team().value())
            .text(contact -> contact.identity().language().code())
            .moment(contact -> contact.origin().openedAt())
            .optionalMoment(contact -> contact.identity().askUntil())
            .with(Integer.class, contact -> contact.ladder().round())
            .with(Integer.class, contact -> contact.ladder().step())
            .optionalMoment(contact -> contact.ladder().stepEndsAt())
            .optionalMoment(contact -> contact.ladder().exhaustedAt())
            .optionalMoment(contact -> contact.ladder().supervisorsAt())
            .withOptional(Integer.class, contact -> contact.acceptance().map(Acceptance::page))
            .withOptional(
                    String.class,
                    contact ->
                            contact.acceptance().map(taken -> taken.clinician().value()))
            .withOptional(
                    String.class,
                    contact -> contact.acceptance().map(taken -> taken.way().name()))
            .withOptional(
                    String.class,
                    contact ->
                            contact.acceptance().map(taken -> taken.continuity().name()))
            .optionalMoment(contact -> contact.acceptance().map(Acceptance::at))
            .optionalMoment(contact -> contact.acceptance().flatMap(Acceptance::lapsesAt))
            .with(Integer.class, contact -> contact.talk().number())
            .optionalMoment(contact -> contact.talk().since())
            .optionalMoment(contact -> contact.talk().cutOffAt())
            .with(Integer.class, contact -> contact.callback().tries())
            .optionalMoment(contact -> contact.callback().nextTryAt())
            .with(Boolean.class, contact -> contact.callback().supervisorDecides())
            .optionalMoment(contact -> contact.ending().endedAt())
            .withOptional(String.class, contact -> contact.ending().outcome().map(Ending.Outcome::name))
            .optionalMoment(contact -> contact.ending().closedAt())
            .optionalMoment(contact -> unanswered(contact).map(Unanswered::tellAt))
            .with(
                    Boolean.class,
                    contact -> unanswered(contact)
                            .filter(Unanswered::clinicianTold)
                            .isPresent())
            .with(Boolean.class, contact -> contact.callback().insteadOfTexts())
            .with(Boolean.class, contact -> contact.callback().instead() == Callback.Instead.ASKED_FOR)
            .optionalMoment(contact -> unanswered(contact).flatMap(Unanswered::quietUntil))
            .with(
                    Boolean.class,
                    contact -> unanswered(contact).filter(Unanswered::more).isPresent())
            .optionalMoment(contact -> contact.talk().asideAt())
            .optionalMoment(contact -> contact.talk().backAt());

    private static Optional<Unanswered> unanswered(CrisisContact contact) {
        return contact.acceptance().flatMap(Acceptance::unanswered);
    }

    static Future<Void> insert(SqlConnection tx, CrisisContact contact) {
        return tx.preparedQuery("""
                        insert into crisis_contact (
                            id, state, medium, client_id, former_client_id, team_id, language, opened_at, ask_until,
                            round, step, step_ends_at, exhausted_at, supervisors_at,
                            accepted_page, accepted_by, accepted_way, continuity, accepted_at, lapses_at,
                            talk_number, talk_since, cut_off_at, callback_tries, callback_at, supervisor_decides,
                            ended_at, outcome, closed_at, unanswered_tell_at, unanswered_told,
                            instead_of_texts, calls_asked_for, unanswered_quiet_until, unanswered_more,
                            aside_at, back_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
                            $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)""").execute(Tuple.from(COLUMNS.of(contact))).mapEmpty();
    }

    static Future<Void> insertNumbers(SqlConnection tx, ContactId id, Origin origin) {
        return tx.preparedQuery("""
                        insert into crisis_contact_caller (contact_id, line, phone, about_contact, about_owner)
                        values ($1, $2, $3, $4, $5)""")
                .execute(Tuple.of(
                        id.value(),
                        origin.line().e164(),
                        origin.callerNumber().map(PhoneNumber::e164).orElse(null),
                        origin.about().map(about -> about.contact().value()).orElse(null),
                        origin.about()
                                .flatMap(About::owner)
                                .map(ClinicianId::value)
                                .orElse(null)))
                .mapEmpty();
    }

    /** Writes the row when a column of it, or the state that follows from the legs, has changed. */
    static Future<Void> save(SqlConnection tx, CrisisContact before, CrisisContact after) {
        var columns = COLUMNS.of(after);
        if (columns.equals(COLUMNS.of(before))) {
            return Future.succeededFuture();
        }
        return tx.preparedQuery("""
                        update crisis_contact set (
                            state, medium, client_id, former_client_id, team_id, language, opened_at, ask_until,
                            round, step, step_ends_at, exhausted_at, supervisors_at,
                            accepted_page, accepted_by, accepted_way, continuity, accepted_at, lapses_at,
                            talk_number, talk_since, cut_off_at, callback_tries, callback_at, supervisor_decides,
                            ended_at, outcome, closed_at, unanswered_tell_at, unanswered_told,
                            instead_of_texts, calls_asked_for, unanswered_quiet_until, unanswered_more,
                            aside_at, back_at)
                        = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
                            $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)
                        where id = $1""").execute(Tuple.from(columns)).mapEmpty();
    }

    /** Where the caller can be called back now. */
    static Future<Void> saveNumber(SqlConnection tx, CrisisContact before, CrisisContact after) {
        var number = after.origin().callerNumber();
        if (number.equals(before.origin().callerNumber())) {
            return Future.succeededFuture();
        }
        return tx.preparedQuery("update crisis_contact_caller set phone = $2 where contact_id = $1")
                .execute(Tuple.of(
                        after.id().value(), number.map(PhoneNumber::e164).orElse(null)))
                .mapEmpty();
    }

    static Future<RowSet<Row>> load(SqlConnection tx, ContactId id) {
        return tx.preparedQuery("""
                        select id, state, medium, client_id, former_client_id, team_id, language, opened_at, ask_until,
                            round, step, step_ends_at, exhausted_at, supervisors_at,
                            accepted_page, accepted_by, accepted_way, continuity, accepted_at, lapses_at,
                            talk_number, talk_since, cut_off_at, callback_tries, callback_at, supervisor_decides,
                            ended_at, outcome, closed_at, unanswered_tell_at, unanswered_told,
                            instead_of_texts, calls_asked_for, unanswered_quiet_until, unanswered_more,
                            aside_at, back_at, line, phone, about_contact, about_owner
                        from crisis_contact join crisis_contact_caller on contact_id = id
                        where id = $1""").execute(Tuple.of(id.value()));
    }

    static CrisisContact read(Row row, List<Page> pages, List<CallLeg> legs) {
        return new CrisisContact(
                new ContactId(row.getUUID("id")),
                new Origin(
                        new PhoneNumber(row.getString("line")),
                        Medium.valueOf(row.getString("medium")),
                        Optional.ofNullable(row.getString("phone")).map(PhoneNumber::new),
                        Moments.in(row, "opened_at"),
                        Optional.ofNullable(row.getUUID("about_contact"))
                                .map(about -> new About(
                                        new ContactId(about),
                                        Optional.ofNullable(row.getString("about_owner"))
                                                .map(ClinicianId::new)))),
                new Identity(
                        Optional.ofNullable(row.getString("client_id")).map(ClientId::new),
                        Optional.ofNullable(row.getString("former_client_id")).map(ClientId::new),
                        new TeamId(row.getString("team_id")),
                        new Language(row.getString("language")),
                        Moments.find(row, "ask_until")),
                new Ladder(
                        row.getInteger("round"),
                        row.getInteger("step"),
                        Moments.find(row, "step_ends_at"),
                        Moments.find(row, "exhausted_at"),
                        Moments.find(row, "supervisors_at")),
                Optional.ofNullable(row.getString("accepted_by")).map(by -> acceptance(row, new ClinicianId(by))),
                new Talk(
                        row.getInteger("talk_number"),
                        Moments.find(row, "talk_since"),
                        Moments.find(row, "cut_off_at"),
                        Moments.find(row, "aside_at"),
                        Moments.find(row, "back_at")),
                new Callback(
                        row.getInteger("callback_tries"),
                        Moments.find(row, "callback_at"),
                        row.getBoolean("supervisor_decides"),
                        instead(row)),
                new Ending(
                        Moments.find(row, "ended_at"),
                        Optional.ofNullable(row.getString("outcome")).map(Ending.Outcome::valueOf),
                        Moments.find(row, "closed_at")),
                pages,
                legs);
    }

    private static Acceptance acceptance(Row row, ClinicianId by) {
        return new Acceptance(
                row.getInteger("accepted_page"),
                by,
                Acceptance.Way.valueOf(row.getString("accepted_way")),
                Continuity.valueOf(row.getString("continuity")),
                Moments.in(row, "accepted_at"),
                Moments.find(row, "lapses_at"),
                Moments.find(row, "unanswered_tell_at")
                        .map(at -> new Unanswered(
                                at,
                                row.getBoolean("unanswered_told"),
                                Moments.find(row, "unanswered_quiet_until"),
                                row.getBoolean("unanswered_more"))));
    }

    private static Callback.Instead instead(Row row) {
        if (!row.getBoolean("instead_of_texts")) {
            return Callback.Instead.NO;
        }
        return row.getBoolean("calls_asked_for") ? Callback.Instead.ASKED_FOR : Callback.Instead.TEXTS_FAIL;
    }
}

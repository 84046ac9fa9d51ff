package org.knownvoice;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.knownvoice.Preflight.Row;
import org.knownvoice.Preflight.Verdict;
import org.knownvoice.config.Mail;
import org.knownvoice.directory.Clinician;
import org.knownvoice.mail.Mailer;
import org.knownvoice.routing.Roster;

/** Whether pages have another way while Twilio is away. None of it keeps a page from getting through while it is not. */
final class MailPreflight {
    private static final int SECONDS = 10;

    private final Optional<Mail> mail;
    private final Roster roster;

    MailPreflight(Optional<Mail> mail, Roster roster) {
        this.mail = mail;
        this.roster = roster;
    }

    List<Row> rows(Vertx vertx, Instant now, Duration ahead) {
        if (mail.isEmpty()) {
            return List.of(new Row(
                    Verdict.look,
                    "no mail server: pages have no other way while Twilio is away",
                    "set SMTP_URL and MAIL_FROM"));
        }
        var rows = new ArrayList<Row>();
        rows.add(
                answers(vertx, mail.get())
                        ? new Row(Verdict.ok, "mail server answers", "")
                        : new Row(Verdict.look, "mail server does not answer", "check SMTP_URL"));
        roster.allClinicians().stream()
                .filter(clinician -> clinician.email().isEmpty() && roster.isActive(clinician.id()))
                .map(Clinician::id)
                .filter(one ->
                        !roster.onCall().between(one, now, now.plus(ahead)).isEmpty())
                .sorted()
                .map(one -> new Row(
                        Verdict.look,
                        "clinician " + one + " is on call and has no e-mail",
                        "add an email to clinicians.csv: pages go there while Twilio is away"))
                .forEach(rows::add);
        return rows;
    }

    private static boolean answers(Vertx vertx, Mail mail) {
        try {
            return new Mailer(vertx, mail).answers().await(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            return false;
        }
    }
}

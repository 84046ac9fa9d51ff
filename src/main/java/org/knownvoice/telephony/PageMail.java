package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.directory.Clinician;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.PageLinks;
import org.knownvoice.mail.Letter;
import org.knownvoice.mail.MailAnswer;
import org.knownvoice.mail.Mailer;
import org.knownvoice.metrics.Meters;
import org.knownvoice.metrics.SendKind;
import org.knownvoice.metrics.SendOutcome;
import org.knownvoice.store.OutboxItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The independent path: a page that Twilio does not take goes by e-mail as well, with a link that accepts it. The order
 * itself stays in the outbox and is tried at Twilio again; nobody waits here for the mail server.
 */
public final class PageMail {
    private static final Logger LOG = LoggerFactory.getLogger(PageMail.class);
    private static final Words<StaffPhrase> WORDS = ClinicianScript.words();

    private final Engine engine;
    private final PageLinks links;
    private final Optional<Mailer> mailer;
    private final TwilioReach reach;
    private final PublicUrl publicUrl;
    private final Meters meters;
    private final AtomicInteger underWay = new AtomicInteger();

    /** @param mailer empty when there is no mail server */
    public PageMail(
            Engine engine,
            PageLinks links,
            Optional<Mailer> mailer,
            TwilioReach reach,
            PublicUrl publicUrl,
            Meters meters) {
        this.engine = engine;
        this.links = links;
        this.mailer = mailer;
        this.reach = reach;
        this.publicUrl = publicUrl;
        this.meters = meters;
    }

    /** Twilio has not taken this order now: when it has not for long, or takes nothing at all, the page goes by e-mail. */
    void notTaken(OutboxItem item, CrisisContact contact, Page page) {
        if (mailer.isEmpty() || !page.isOpen() || page.reached() || !isTimeForMail(item)) {
            return;
        }
        engine.roster().clinician(page.clinician()).flatMap(Clinician::email).ifPresent(address -> {
            underWay.incrementAndGet();
            mail(item, new PageRef(contact.id(), page.number()), address)
                    .onFailure(failure -> LOG.warn(
                            "contact {}: page {} could not go by e-mail", contact.id(), page.number(), failure))
                    .onComplete(done -> underWay.decrementAndGet());
        });
    }

    /** Whether a letter is on its way. */
    public boolean isUnderWay() {
        return underWay.get() > 0;
    }

    private boolean isTimeForMail(OutboxItem item) {
        return reach.isAway() || !item.createdAt().plus(reach.awayAfter()).isAfter(engine.now());
    }

    private Future<Void> mail(OutboxItem item, PageRef page, String address) {
        return links.make(page, item.createdAt())
                .compose(made -> made.map(link -> mailer.orElseThrow()
                                .send(letter(item, page, address, link))
                                .compose(answer -> settle(answer, link, page)))
                        .orElseGet(Future::succeededFuture));
    }

    private Future<Void> settle(MailAnswer answer, String link, PageRef page) {
        return switch (answer) {
            case MailAnswer.Taken taken -> {
                meters.sent(SendKind.MAIL, SendOutcome.SENT);
                yield links.mailed(link, page);
            }
            case MailAnswer.Refused refused -> {
                meters.sent(SendKind.MAIL, SendOutcome.REFUSED);
                yield links.refused(link, page, refused.code());
            }
            case MailAnswer.NotNow later -> {
                meters.sent(SendKind.MAIL, SendOutcome.RETRIED);
                yield links.notNow(link);
            }
        };
    }

    private Letter letter(OutboxItem item, PageRef page, String address, String link) {
        var values =
                Map.of("code", Page.codeOf(page.contact(), page.page()), "link", publicUrl.at(PageLinks.PATH + link));
        return new Letter(
                address,
                WORDS.say(StaffPhrase.MAIL_PAGE_SUBJECT, values),
                WORDS.say(StaffPhrase.MAIL_PAGE, values) + "\n",
                "page-" + item.id());
    }
}

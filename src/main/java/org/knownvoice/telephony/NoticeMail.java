package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.knownvoice.directory.Clinician;
import org.knownvoice.engine.Sending.Result;
import org.knownvoice.mail.Letter;
import org.knownvoice.mail.MailAnswer;
import org.knownvoice.mail.Mailer;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.NoticeItem;

/** A notice as a letter. */
final class NoticeMail {
    private final Mailer mailer;
    private final Function<NoticeItem, Duration> wait;

    /** @param wait how long until one that was not taken is tried again */
    NoticeMail(Mailer mailer, Function<NoticeItem, Duration> wait) {
        this.mailer = mailer;
        this.wait = wait;
    }

    Future<Result> send(NoticeItem item, Roster roster) {
        return roster.clinician(item.notice().to())
                .flatMap(Clinician::email)
                .map(address -> mailer.send(letter(item, address, roster)).map(answer -> result(item, answer)))
                .orElseGet(() -> Future.succeededFuture(new Result.Done("no_address", Optional.empty())));
    }

    private static Letter letter(NoticeItem item, String address, Roster roster) {
        var words = new NoticeWords(item.notice(), roster);
        return new Letter(address, words.subject(), words.body(), "notice-" + item.id());
    }

    private Result result(NoticeItem item, MailAnswer answer) {
        return switch (answer) {
            case MailAnswer.Taken taken -> new Result.Done("mailed", Optional.empty());
            case MailAnswer.Refused refused -> new Result.Done("refused_" + refused.code(), Optional.empty());
            case MailAnswer.NotNow later -> new Result.Again(wait.apply(item), "not_now");
        };
    }
}

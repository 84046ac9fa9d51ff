package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.NumberBlock;
import org.knownvoice.engine.BlockedNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers calls and texts from blocked numbers. They are noted; that the note fails keeps no caller from the numbers. */
final class BlockedWebhooks {
    private static final Logger LOG = LoggerFactory.getLogger(BlockedWebhooks.class);

    private final BlockedNumbers blocked;
    private final Documents documents;
    private final PublicUrl publicUrl;

    BlockedWebhooks(BlockedNumbers blocked, Documents documents, PublicUrl publicUrl) {
        this.blocked = blocked;
        this.documents = documents;
        this.publicUrl = publicUrl;
    }

    /** A call or text of a blocked number, and the line that it came to. */
    record Blocked(NumberBlock block, Line line) {}

    /** The block that holds for this call or text; none where the line is not known, since nothing could be said. */
    Optional<Blocked> of(TwilioRequest request, Function<TwilioRequest, Optional<Line>> lineOf) {
        return blocked.of(request.get("From"))
                .flatMap(block -> lineOf.apply(request).map(line -> new Blocked(block, line)));
    }

    Future<String> call(TwilioRequest request, Blocked from) {
        return noted(request, blocked.called(from.block(), request.get("CallSid")))
                .map(done -> documents.blocked(from.line()).document(publicUrl));
    }

    /** 1 leads to the crisis line. */
    String key(TwilioRequest request, Line line) {
        return request.get("Digits").equals("1")
                ? documents.straightToFallback(line, request.get("From"))
                : documents.blocked(line).again(publicUrl);
    }

    Future<String> text(TwilioRequest request, Blocked from) {
        return blocked.texted(from.block(), request.get("MessageSid"), request.get("Body"), request.number("NumMedia"))
                .map(answered -> AwayTexts.xml(
                        answered ? Optional.of(documents.blocked(from.line()).text()) : Optional.empty()));
    }

    private static Future<Void> noted(TwilioRequest request, Future<Void> note) {
        return note.timeout(Webhooks.FIRST_ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    LOG.warn("call {} of a blocked number was not noted", request.get("CallSid"), Shown.of(failure));
                    return Future.succeededFuture();
                });
    }
}

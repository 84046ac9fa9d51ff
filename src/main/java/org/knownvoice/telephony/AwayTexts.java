package org.knownvoice.telephony;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Happenings;
import org.knownvoice.engine.Meantime;
import org.knownvoice.routing.Withheld;

/** Keeps a text that comes in while the database does not answer, and says so honestly; two machines do not go on for ever. */
final class AwayTexts {
    private static final Duration REPLY_AGAIN_AFTER = Duration.ofMinutes(10);
    private static final int MOST_SENDERS = 10_000;

    private final Happenings happenings;
    private final Meantime meantime;
    private final Map<String, Answered> answered = new LinkedHashMap<>();

    /** The latest text of a sender that was answered: when it comes again, its answer got lost on the way. */
    private record Answered(Instant at, String sid) {}

    AwayTexts(Happenings happenings, Meantime meantime) {
        this.happenings = happenings;
        this.meantime = meantime;
    }

    /** The answer to the text, once the text is kept; fails when it could not be kept. */
    Future<String> textCame(TwilioRequest request) {
        var line =
                PhoneNumber.parse(request.get("To")).flatMap(dialled -> LinesCalled.line(happenings.roster(), dialled));
        var kept = line.map(one -> one.phone())
                .or(() -> PhoneNumber.parse(request.get("To")))
                .orElseThrow(() -> new IllegalStateException("the directory has no line"));
        return meantime.textCame(
                        kept,
                        request.get("From"),
                        request.get("MessageSid"),
                        request.get("Body"),
                        request.number("NumMedia"))
                .map(done -> xml(Optional.of(request.get("From"))
                        .filter(from -> isToBeAnswered(from, request.get("MessageSid")))
                        .map(from -> line.map(one -> reply(AwayCaller.of(happenings.roster(), one, from)))
                                .orElseGet(AwayTexts::replyOfNoLine))));
    }

    private static String replyOfNoLine() {
        return Voice.ENGLISH.words().say(CallerPhrase.SAFETY);
    }

    private String reply(AwayCaller from) {
        boolean staff = PhoneNumber.parse(from.from())
                .flatMap(from.roster()::clinicianWithPhone)
                .isPresent();
        return staff
                ? ClinicianScript.words().say(StaffPhrase.TEXT_KEPT)
                : from.voice()
                        .words()
                        .say(
                                CallerPhrase.TEXT_KEPT,
                                Map.of(
                                        "line", from.line().name(),
                                        "fallback",
                                                LinesCalled.spoken(from.line().fallbackNumber())));
    }

    /** A machine is never answered: no phone number of anybody's stands there. */
    private synchronized boolean isToBeAnswered(String from, String sid) {
        if (Withheld.isWithheld(from)) {
            return false;
        }
        var now = meantime.now();
        answered.values().removeIf(before -> before.at().isBefore(now.minus(REPLY_AGAIN_AFTER)));
        if (answered.size() < MOST_SENDERS) {
            answered.putIfAbsent(from, new Answered(now, sid));
        }
        return Optional.ofNullable(answered.get(from))
                .filter(latest -> latest.sid().equals(sid))
                .isPresent();
    }

    /** The answer to a text: with these words, or silent. */
    static String xml(Optional<String> words) {
        var response = new MessagingResponse.Builder();
        words.ifPresent(reply -> response.message(
                new Message.Builder().body(new Body.Builder(reply).build()).build()));
        try {
            return response.build().toXml();
        } catch (TwiMLException e) {
            throw new IllegalStateException("a reply of ours is no TwiML", e);
        }
    }
}

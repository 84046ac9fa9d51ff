package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneProof;
import org.knownvoice.directory.PhoneSign;
import org.knownvoice.directory.PhoneStanding.Failing;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;
import org.knownvoice.store.NoticeStore;
import org.knownvoice.store.PhoneProofStore;
import org.knownvoice.store.RosterRecord;

/** Proves that a clinician's phone is in their hand: a code goes there when it is asked for, never by itself, and comes back. */
public final class PhoneVerification {
    private static final int CODES = 1_000_000;

    private final Supplier<String> codes;

    /** @param codes six digits that nobody can guess */
    public PhoneVerification(Supplier<String> codes) {
        this.codes = codes;
    }

    public static PhoneVerification secure() {
        var random = new SecureRandom();
        return new PhoneVerification(() -> "%06d".formatted(random.nextInt(CODES)));
    }

    /** What came of asking for a code. */
    public sealed interface Asked {
        /** It is good until then. */
        record Sent(Instant until) implements Asked {}

        /** The phone takes no texts. */
        record TakesNoTexts() implements Asked {}

        /** The owner has opted out of texts: START from that phone first. */
        record OptedOut() implements Asked {}

        /** Not before then. */
        record TooSoon(Instant from) implements Asked {}
    }

    /** What came of a code that was brought back. */
    public enum Answered {
        VERIFIED,
        WRONG,
        /** No code is waited for: none was asked for, or it is too old, or there were too many wrong ones. */
        NOTHING_WAITS
    }

    /** Sends a code to the phone. {@code by}: who asked for it. */
    public Future<Asked> ask(SqlConnection tx, Roster roster, ClinicianPhone phone, String by, Instant now) {
        if (!phone.textOk()) {
            return Future.succeededFuture(new Asked.TakesNoTexts());
        }
        if (roster.standing(phone.phone())
                .failing()
                .filter(why -> why == Failing.OPTED_OUT)
                .isPresent()) {
            return Future.succeededFuture(new Asked.OptedOut());
        }
        return PhoneProofStore.make(tx, phone.phone())
                .compose(made -> PhoneProofStore.lock(tx, phone.phone()))
                .compose(known -> {
                    var proof = known.orElseThrow();
                    var from = proof.nextCodeAt(now);
                    return from.isAfter(now)
                            ? Future.succeededFuture(new Asked.TooSoon(from))
                            : send(tx, roster, phone, proof, by, now);
                });
    }

    private Future<Asked> send(
            SqlConnection tx, Roster roster, ClinicianPhone phone, PhoneProof proof, String by, Instant now) {
        var code = codes.get();
        return PhoneProofStore.save(tx, phone.phone(), proof, proof.sent(hash(phone, code), now))
                .compose(saved -> record(tx, roster, phone, "PHONE_CODE_SENT", by, now))
                .compose(noted -> tell(tx, roster, phone, Notice.Kind.PHONE_CODE, Map.of("digits", code), now))
                .map(told -> new Asked.Sent(now.plus(PhoneProof.GOOD_FOR)));
    }

    /** A code has come back, from the phone or through a program. {@code by}: who brought it. */
    public Future<Answered> answer(
            SqlConnection tx, Roster roster, ClinicianPhone phone, String code, String by, Instant now) {
        return PhoneProofStore.lock(tx, phone.phone()).compose(known -> {
            var proof = known.orElse(PhoneProof.NONE);
            if (!proof.waits(now)) {
                return Future.succeededFuture(Answered.NOTHING_WAITS);
            }
            var after = proof.answered(hash(phone, code), now);
            var saved = PhoneProofStore.save(tx, phone.phone(), proof, after);
            return after.waiting().isPresent()
                    ? saved.map(Answered.WRONG)
                    : saved.compose(done -> PhoneWatch.saw(tx, roster, phone.phone(), PhoneSign.ALIVE, now))
                            .compose(alive -> record(tx, roster, phone, "PHONE_VERIFIED", by, now))
                            .compose(noted -> tellResult(tx, roster, phone, Answered.VERIFIED, now))
                            .map(Answered.VERIFIED);
        });
    }

    /** The owner hears what came of the code. */
    Future<Void> tellResult(SqlConnection tx, Roster roster, ClinicianPhone phone, Answered answered, Instant now) {
        return tell(
                tx,
                roster,
                phone,
                Notice.Kind.PHONE_VERIFIED,
                answered == Answered.VERIFIED ? Map.of() : Map.of("why", answered.name()),
                now);
    }

    private static String hash(ClinicianPhone phone, String code) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var numberAndCode = phone.phone().e164() + " " + code;
            return HexFormat.of().formatHex(sha256.digest(numberAndCode.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Future<Void> tell(
            SqlConnection tx,
            Roster roster,
            ClinicianPhone phone,
            Notice.Kind kind,
            Map<String, String> about,
            Instant now) {
        var place = roster.placeOf(phone);
        var values = new HashMap<>(about);
        values.put("place", Integer.toString(place));
        var notice = new Notice(
                "%s:%s:%d:%s".formatted(kind, phone.clinician(), place, now),
                phone.clinician(),
                kind,
                Notice.Way.TEXT,
                values,
                now);
        return NoticeStore.put(
                tx,
                List.of(notice),
                clinician -> roster.lineOf(clinician).map(Line::phone).orElseThrow(),
                now);
    }

    private static Future<Void> record(
            SqlConnection tx, Roster roster, ClinicianPhone phone, String kind, String by, Instant now) {
        return RosterRecord.append(
                tx,
                new RosterRecord.Entry(
                        now,
                        kind,
                        Optional.of(phone.clinician()),
                        Optional.empty(),
                        by,
                        Map.of("place", Integer.toString(roster.placeOf(phone)))));
    }
}

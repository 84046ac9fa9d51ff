package org.knownvoice.engine;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.away.JournalDesk;
import org.knownvoice.away.JournalRecord;
import org.knownvoice.away.JournalRecord.CallStep;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the journal of this replica. */
public final class JournalledMeantime implements Meantime {
    private static final Logger LOG = LoggerFactory.getLogger(JournalledMeantime.class);

    /** How long a step waits for the database before the call goes on without it. */
    private static final Duration WITHIN = Duration.ofMillis(1500);

    /** What Twilio says of a text in the end. */
    private static final Set<String> LAST_WORDS = Set.of("delivered", "undelivered", "failed");

    private static final Duration LONGEST_RING = Duration.ofMinutes(1);
    private static final Duration LONGEST_TALK = Duration.ofHours(4);

    private final JournalDesk journal;
    private final Recovery recovery;
    private final DatabaseWatch watch;
    private final Engine engine;
    private final Supplier<UUID> ids;

    public JournalledMeantime(
            JournalDesk journal, Recovery recovery, DatabaseWatch watch, Engine engine, Supplier<UUID> ids) {
        this.journal = journal;
        this.recovery = recovery;
        this.watch = watch;
        this.engine = engine;
        this.ids = ids;
    }

    @Override
    public boolean isLost() {
        return watch.isLost();
    }

    @Override
    public Instant now() {
        return engine.now();
    }

    @Override
    public Future<Void> note(Call call, Meanwhile step) {
        return journal.append(new CallStep(ids.get(), call.sid(), call.line(), call.from(), step))
                .recover(failure -> {
                    LOG.error(
                            "a step of call {} is in memory only: {}",
                            call.sid(),
                            failure.getClass().getSimpleName());
                    return Future.succeededFuture();
                });
    }

    @Override
    public Future<Optional<CrisisContact>> happened(Call call, Meanwhile step) {
        return note(call, step).compose(noted -> contactOf(call));
    }

    @Override
    public Future<Optional<CrisisContact>> contactOf(Call call) {
        return watch.isLost()
                ? Future.succeededFuture(Optional.empty())
                : recovery.call(call.sid())
                        .timeout(WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                        .otherwise(Optional.empty());
    }

    @Override
    public Optional<Instant> cameAt(String sid) {
        return journal.waiting().stream()
                .filter(record -> record instanceof CallStep step
                        && step.sid().equals(sid)
                        && step.step() instanceof Meanwhile.Came)
                .map(JournalRecord::at)
                .findFirst();
    }

    @Override
    public Optional<Instant> rangAt(String sid) {
        return journal.waiting().stream()
                .filter(record -> record instanceof CallStep step
                        && step.step() instanceof Meanwhile.Rang rang
                        && rang.ring().sid().equals(sid))
                .map(JournalRecord::at)
                .findFirst();
    }

    @Override
    public boolean knows(String sid) {
        return rangAt(sid).isPresent()
                || journal.waiting().stream()
                        .anyMatch(record ->
                                record instanceof CallStep step && step.sid().equals(sid));
    }

    @Override
    public Set<ClinicianId> occupied(Call butFor) {
        var rung = new HashMap<String, CallStep>();
        for (JournalRecord record : journal.waiting()) {
            if (record instanceof CallStep step && !step.sid().equals(butFor.sid())) {
                switch (step.step()) {
                    case Meanwhile.Rang rang -> rung.put(rang.ring().sid(), step);
                    case Meanwhile.Accepted accepted -> rung.put(accepted.ring().sid(), step);
                    case Meanwhile.RingOver over -> rung.remove(over.sid());
                    case Meanwhile.Over over ->
                        rung.values().removeIf(ring -> ring.sid().equals(step.sid()));
                    default -> {}
                }
            }
        }
        return rung.values().stream().flatMap(this::occupiedBy).collect(Collectors.toSet());
    }

    /** The word that a ring or a talk is over may have got lost. */
    private Stream<ClinicianId> occupiedBy(CallStep step) {
        return switch (step.step()) {
            case Meanwhile.Rang rang -> unlessOld(rang.at().plus(LONGEST_RING), rang.ring());
            case Meanwhile.Accepted accepted -> unlessOld(accepted.at().plus(LONGEST_TALK), accepted.ring());
            default -> Stream.of();
        };
    }

    private Stream<ClinicianId> unlessOld(Instant until, Meanwhile.Ring ring) {
        return Stream.of(ring.clinician()).filter(clinician -> until.isAfter(now()));
    }

    @Override
    public Future<Void> textReported(String sid, String status, Optional<PhoneNumber> to, Optional<Integer> code) {
        return LAST_WORDS.contains(status)
                ? kept(sid, new JournalRecord.TextReported(ids.get(), now(), sid, status, to, code))
                : Future.succeededFuture();
    }

    @Override
    public Future<Void> textCame(PhoneNumber line, String from, String sid, String body, int media) {
        return kept(sid, new JournalRecord.TextCame(ids.get(), now(), sid, line, from, body, media));
    }

    /** On the disk, or at least in memory. */
    private Future<Void> kept(String sid, JournalRecord record) {
        return journal.append(record).recover(failure -> {
            LOG.error(
                    "word of text {} is in memory only: {}",
                    sid,
                    failure.getClass().getSimpleName());
            return journal.waiting().contains(record) ? Future.succeededFuture() : Future.failedFuture(failure);
        });
    }
}

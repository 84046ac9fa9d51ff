package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.knownvoice.away.JournalDesk;
import org.knownvoice.away.JournalRecord;
import org.knownvoice.away.JournalRecord.CallStep;
import org.knownvoice.away.JournalRecord.TextCame;
import org.knownvoice.away.JournalRecord.TextReported;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.JournalStore;
import org.knownvoice.store.MessageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over what the journal holds: all of one call in one transaction, each record once. */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** So long a step waits for the call's first record, which another replica may have. */
    private static final Duration WAIT_FOR_FIRST = Duration.ofSeconds(60);

    private final JournalDesk journal;
    private final Engine engine;

    public Recovery(JournalDesk journal, Engine engine) {
        this.journal = journal;
        this.engine = engine;
    }

    /** So many at once; the calls that come in now need connections too. */
    private static final int AT_ONCE = 6;

    /** The call's first record is not there yet: nothing of this transaction counts. */
    private static final class TooEarly extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooEarly() {
            super("the call is not known yet", null, false, false);
        }
    }

    /** Everything that waits. Never fails: what could not be taken over is tried again. */
    public Future<Void> all() {
        var waiting = journal.waiting();
        var lanes = new ArrayList<Future<Void>>(Collections.nCopies(AT_ONCE, Future.succeededFuture()));
        for (String sid : callsIn(waiting)) {
            follow(lanes, sid, () -> tried("call " + sid, () -> call(sid)));
        }
        for (JournalRecord record : waiting) {
            switch (record) {
                case TextCame text -> follow(lanes, text.from(), () -> tried("text " + text.sid(), () -> text(text)));
                case TextReported report ->
                    follow(lanes, report.sid(), () -> tried("report on text " + report.sid(), () -> report(report)));
                case CallStep ignored -> {}
            }
        }
        return Future.join(lanes).mapEmpty();
    }

    /** Several at once, so that a slow database is not waited for one by one; what has one key stays in order. */
    private static void follow(List<Future<Void>> lanes, String key, Supplier<Future<Void>> work) {
        int lane = Math.floorMod(key.hashCode(), AT_ONCE);
        lanes.set(lane, lanes.get(lane).compose(before -> work.get()));
    }

    /** Never fails: what cannot be taken over holds up nothing else. */
    private static Future<Void> tried(String what, Supplier<? extends Future<?>> work) {
        return Future.succeededFuture()
                .compose(now -> work.get().<Void>mapEmpty())
                .recover(failure -> {
                    if (!(failure instanceof TooEarly)) {
                        LOG.warn(
                                "{} of the journal could not be taken over yet: {}",
                                what,
                                failure.getClass().getSimpleName());
                    }
                    return Future.succeededFuture();
                });
    }

    private static List<String> callsIn(List<JournalRecord> records) {
        return records.stream()
                .filter(CallStep.class::isInstance)
                .map(record -> ((CallStep) record).sid())
                .distinct()
                .toList();
    }

    /** What waits of this call; the contact that it is now, or empty when it is none. */
    public Future<Optional<CrisisContact>> call(String sid) {
        var steps = journal.waiting().stream()
                .filter(CallStep.class::isInstance)
                .map(CallStep.class::cast)
                .filter(step -> step.sid().equals(sid))
                .toList();
        if (steps.isEmpty()) {
            return engine.contactOfCall(sid);
        }
        return engine.committedIfAny(tx -> take(tx, sid, steps))
                .compose(
                        contact -> journal.done(steps.stream().map(CallStep::id).toList())
                                .otherwiseEmpty()
                                .map(contact));
    }

    private Future<Optional<ContactTransactions.Saved>> take(SqlConnection tx, String sid, List<CallStep> steps) {
        var now = engine.now();
        return JournalStore.take(tx, steps.stream().map(CallStep::id).toList(), now)
                .compose(ids -> ContactStore.legBySid(tx, sid).compose(leg -> {
                    var fresh = messagesOnce(steps.stream()
                            .filter(step -> ids.contains(step.id()))
                            .toList());
                    if (leg.isPresent()) {
                        return keepMessages(tx, leg.get(), fresh)
                                .compose(news -> ContactStore.lock(tx, leg.get().contact())
                                        .map(Optional::orElseThrow)
                                        .compose(contact -> news.isEmpty()
                                                ? Future.succeededFuture(ContactTransactions.unchanged(contact))
                                                : engine.recovered(tx, contact, sid, whatHappened(news)))
                                        .map(Optional::of));
                    }
                    return fresh.isEmpty() || !isAContact(fresh, now)
                            ? Future.succeededFuture(Optional.empty())
                            : engine.recovered(tx, known(fresh), whatHappened(fresh))
                                    .compose(saved -> keepMessages(tx, legOf(saved.contact(), sid), fresh)
                                            .map(Optional.of(saved)));
                }));
    }

    private static LegRef legOf(CrisisContact contact, String sid) {
        return new LegRef(contact.id(), contact.leg(sid).orElseThrow().number());
    }

    /** Twilio tells of a message when it ends, and when its sound is there. */
    private static List<CallStep> messagesOnce(List<CallStep> steps) {
        var recordings = new HashSet<String>();
        return steps.stream()
                .filter(step ->
                        !(step.step() instanceof Meanwhile.MessageLeft message) || recordings.add(message.recording()))
                .toList();
    }

    /** The steps without the messages that are kept already. */
    private static Future<List<CallStep>> keepMessages(SqlConnection tx, LegRef leg, List<CallStep> steps) {
        var news = new ArrayList<CallStep>();
        return OneByOne.each(
                        steps,
                        step -> isNew(tx, leg, step.step())
                                .onSuccess(isNew -> {
                                    if (isNew) {
                                        news.add(step);
                                    }
                                })
                                .mapEmpty())
                .map(news);
    }

    private static Future<Boolean> isNew(SqlConnection tx, LegRef leg, Meanwhile step) {
        return step instanceof Meanwhile.MessageLeft message
                ? MessageStore.keepVoiceMessage(tx, leg, message.recording(), message.seconds(), message.at())
                : Future.succeededFuture(true);
    }

    /** A call of which nothing is known but its end is none of ours, unless its first record is still to come. */
    private static boolean isAContact(List<CallStep> steps, Instant now) {
        if (steps.stream().anyMatch(step -> step.step() instanceof Meanwhile.Came)) {
            return true;
        }
        if (steps.getFirst().at().isAfter(now.minus(WAIT_FOR_FIRST))) {
            throw new TooEarly();
        }
        return !steps.stream().allMatch(step -> step.step() instanceof Meanwhile.Over);
    }

    /** The step that knows most of the caller. */
    private static CallStep known(List<CallStep> steps) {
        return steps.stream().filter(step -> !step.from().isEmpty()).findFirst().orElse(steps.getFirst());
    }

    private static List<Meanwhile> whatHappened(List<CallStep> steps) {
        return steps.stream().map(CallStep::step).toList();
    }

    private Future<Void> report(TextReported report) {
        return engine.textReported(report.sid(), report.status(), report.to(), report.code())
                .compose(done -> journal.done(Set.of(report.id())));
    }

    private Future<Void> text(TextCame text) {
        return engine.textArrived(text.line(), text.from(), text.sid(), text.body(), text.media())
                .compose(done -> journal.done(Set.of(text.id())));
    }
}

package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.knownvoice.away.JournalRecord;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CallbackNumber;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.contact.PageReply;
import org.knownvoice.contact.Place;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.CarrierCodes;
import org.knownvoice.directory.CarrierWord;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneSign;
import org.knownvoice.engine.TwilioRecords.PastCall;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.Withheld;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.MessageStore;
import org.knownvoice.store.NoticeItem;
import org.knownvoice.store.NoticeStore;
import org.knownvoice.store.OptOutStore;
import org.knownvoice.store.OutboxStore;
import org.knownvoice.store.PhoneStore;
import org.knownvoice.store.WatchStore;

/** Takes in what happens, one event in one transaction. Any replica may take in any event. */
public final class Engine implements Happenings {
    private static final Optional<ContactTransactions.Saved> NOTHING = Optional.empty();

    private final Turnstile turnstile = new Turnstile();
    private final Pool pool;
    private final InstantSource clock;
    private final Timings timings;
    private final RosterCache rosters;
    private final Transactions transactions;
    private final ContactTransactions contacts;
    private final Snapshots snapshots = new Snapshots();
    private final TextReports texts;
    private final Arrivals arrivals;
    private final CallersTexts callersTexts;
    private final WordsByText words;
    private final OwnWords ownWords;
    private final GivingByText giving;
    private final Observer observer;
    private final Supplier<UUID> ids;
    private final List<StaffText> staffTexts;
    private final Blocks blocks;
    private final StaffCalls staffCalls;
    private final Optional<PhoneNumber> interpreter;
    private volatile Runnable afterCommit = () -> {};

    /** Told of each committed decision: the meters read it. */
    public interface Observer {
        void committed(CrisisContact before, CrisisContact after);

        /** A deadline was acted on so long after its time. */
        void timerFired(Duration late);
    }

    public Engine(
            Pool pool,
            Timings timings,
            InstantSource clock,
            RosterCache rosters,
            Supplier<UUID> ids,
            Observer observer,
            List<StaffText> staffTexts,
            Optional<PhoneNumber> interpreter) {
        this.pool = pool;
        this.clock = clock;
        this.timings = timings;
        this.rosters = rosters;
        this.transactions = new Transactions(pool);
        this.contacts = new ContactTransactions(timings, rosters, interpreter.isPresent());
        this.interpreter = interpreter;
        this.texts = new TextReports(contacts, rosters);
        this.arrivals = new Arrivals(contacts, rosters, timings, () -> new ContactId(ids.get()));
        this.callersTexts = new CallersTexts(contacts, rosters, arrivals);
        this.words = new WordsByText(contacts);
        this.ownWords = new OwnWords(words, callersTexts);
        this.giving = new GivingByText(contacts);
        this.observer = observer;
        this.ids = ids;
        this.staffTexts = List.copyOf(staffTexts);
        this.blocks = new Blocks(pool, clock, rosters);
        this.staffCalls = new StaffCalls(this, contacts, transactions, clock, rosters);
    }

    /** What is woken after each commit: the loops of this replica. Others hear of it by {@code NOTIFY}. */
    public void afterCommit(Runnable wake) {
        afterCommit = wake;
    }

    @Override
    public Future<Answer> callArrived(PhoneNumber line, String from, String sid) {
        return inTurn(
                        from,
                        () -> committed(tx -> ContactStore.legBySid(tx, sid)
                                .compose(known -> known.isPresent()
                                        ? ContactStore.load(tx, known.get().contact())
                                                .map(contact -> ContactTransactions.unchanged(contact.orElseThrow()))
                                        : arrivals.call(tx, line, from, sid, clock.instant()))))
                .map(saved ->
                        new Answer(saved.contact(), saved.contact().leg(sid).orElseThrow()));
    }

    /** Withheld numbers are no one number. */
    private <T> Future<T> inTurn(String from, Supplier<Future<T>> work) {
        return Withheld.isWithheld(from) ? work.get() : turnstile.pass(from, work);
    }

    @Override
    public Future<Answer> callerPressed(LegRef leg, Optional<Place> at, String digits) {
        return committed(tx -> rosters.current(tx)
                        .compose(roster -> onEvent(
                                tx,
                                leg.contact(),
                                new ContactEvent.CallerPressed(leg.leg(), at, digits, Codes.typed(roster, digits)))))
                .compose(saved -> answer(saved, leg));
    }

    @Override
    public Future<Answer> happened(LegRef leg, ContactEvent event) {
        return committed(tx -> onEvent(tx, leg.contact(), event)).compose(saved -> answer(saved, leg));
    }

    @Override
    public Future<Optional<CrisisContact>> happened(ContactId contact, ContactEvent event) {
        return committed(tx -> onEvent(tx, contact, event))
                .map(saved -> Optional.of(saved.contact()))
                .recover(Engine::emptyWhenUnknown);
    }

    /** The contact of this call; empty when there is none. */
    Future<Optional<CrisisContact>> contactOfCall(String sid) {
        return pool.withConnection(conn -> ContactStore.legBySid(conn, sid)
                .compose(leg -> leg.map(found -> ContactStore.load(conn, found.contact()))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty()))));
    }

    /** What happened to a call of this contact, which is locked, while the database did not answer. */
    Future<ContactTransactions.Saved> recovered(
            SqlConnection tx, CrisisContact contact, String sid, List<Meanwhile> steps) {
        return contacts.recover(tx, contact, sid, Optional.empty(), steps, clock.instant());
    }

    /** The same for a call that has no contact yet: it joins the caller's open one, or opens one. */
    Future<ContactTransactions.Saved> recovered(SqlConnection tx, JournalRecord.CallStep call, List<Meanwhile> steps) {
        return arrivals.recover(tx, call, steps, clock.instant());
    }

    /** A call of which nobody told us talks with the line's fallback number since then. */
    Future<Void> callGoesOnElsewhere(PhoneNumber line, String from, String sid, Instant since) {
        if (blocks.of(from).isPresent()) {
            return Future.succeededFuture();
        }
        return toldLate(
                line,
                from,
                sid,
                List.of(
                        new Meanwhile.Came(since),
                        new Meanwhile.ToFallback(since),
                        new Meanwhile.FallbackAnswered(since)));
    }

    /** A call of which nobody told us is over. */
    Future<Void> callWasMissed(PastCall call) {
        return toldLate(
                call.line(),
                call.from(),
                call.sid(),
                List.of(new Meanwhile.Came(call.startedAt()), new Meanwhile.Over(call.endedAt(), call.outcome())));
    }

    private Future<Void> toldLate(PhoneNumber line, String from, String sid, List<Meanwhile> steps) {
        var call = new JournalRecord.CallStep(ids.get(), sid, line, from, steps.getFirst());
        return committedIfAny(tx -> ContactStore.legBySid(tx, sid)
                        .compose(known -> known.isPresent()
                                ? Future.succeededFuture(Optional.empty())
                                : recovered(tx, call, steps).map(Optional::of)))
                .mapEmpty();
    }

    /** Work after which there may be no contact. */
    Future<Optional<CrisisContact>> committedIfAny(
            Function<SqlConnection, Future<Optional<ContactTransactions.Saved>>> work) {
        return transactions
                .run(work)
                .onSuccess(this::noticed)
                .map(saved -> saved.map(ContactTransactions.Saved::contact));
    }

    /** The contact's next deadline has come. False when another event has it locked, and will see to it. */
    Future<Boolean> timePassed(ContactId id) {
        return committed(tx -> ContactStore.lockUnlessBusy(tx, id)
                        .compose(found -> found.isEmpty()
                                ? Future.failedFuture(new UnknownContact())
                                : contacts.decide(tx, found.get(), new ContactEvent.TimePassed(), clock.instant())))
                .onSuccess(saved -> saved.before()
                        .nextDeadline(timings.cutOffWait())
                        .ifPresent(due -> observer.timerFired(Duration.between(due, clock.instant()))))
                .map(true)
                .recover(failure -> failure instanceof UnknownContact
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }

    @Override
    public Future<Void> callEnded(String sid, LegOutcome outcome) {
        return pool.withConnection(conn -> ContactStore.legBySid(conn, sid))
                .compose(leg -> leg.isEmpty()
                        ? Future.succeededFuture()
                        : happened(
                                        leg.get().contact(),
                                        new ContactEvent.LegEnded(leg.get().leg(), outcome))
                                .mapEmpty());
    }

    @Override
    public Future<Optional<Answer>> putThroughElsewhere(String sid) {
        return pool.withConnection(conn -> ContactStore.legBySid(conn, sid))
                .compose(leg -> leg.map(
                                known -> happened(known, new ContactEvent.PutThroughElsewhere(known.leg(), false))
                                        .map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    /** What clinicians can do who call the line. */
    public StaffCalls staffCalls() {
        return staffCalls;
    }

    /** Something was put that the loops of this replica should see at once. */
    void wake() {
        afterCommit.run();
    }

    /** Numbers whose calls and texts page nobody. */
    public Blocks blocks() {
        return blocks;
    }

    @Override
    public Future<Void> textArrived(
            PhoneNumber line, String from, String messageSid, String body, int media, Optional<CarrierWord> word) {
        var text = new CallersTexts.Came(line, from, messageSid, PlainText.of(body), media, word, clock.instant());
        return blocks.of(from)
                .map(block -> blocks.texted(block, messageSid, body, media).<Void>mapEmpty())
                .orElseGet(() -> textTaken(text));
    }

    private Future<Void> textTaken(CallersTexts.Came text) {
        return inTurn(
                        text.from(),
                        () -> transactions.run(tx -> rosters.current(tx).compose(roster -> {
                            var phone = PhoneNumber.parse(text.from());
                            return phone.flatMap(roster::clinicianWithPhone)
                                    .filter(known -> roster.isActive(known.id()))
                                    .map(clinician -> clinicianTexted(
                                            tx,
                                            roster,
                                            new StaffText.Said(
                                                    clinician, phone.get(), text.body(), text.word(), clock.instant()),
                                            text))
                                    .orElseGet(() -> callersTexts.take(tx, text));
                        })))
                .onSuccess(this::noticed)
                .mapEmpty();
    }

    private Future<Optional<ContactTransactions.Saved>> clinicianTexted(
            SqlConnection tx, Roster roster, StaffText.Said said, CallersTexts.Came text) {
        return MessageStore.isNew(tx, text.sid(), said.at())
                .compose(isNew -> isNew
                        ? newFromClinician(tx, roster, said, text)
                                .compose(saved -> PhoneWatch.saw(tx, roster, said.from(), PhoneSign.ALIVE, said.at())
                                        .map(saved))
                        : Future.succeededFuture(NOTHING));
    }

    private Future<Optional<ContactTransactions.Saved>> newFromClinician(
            SqlConnection tx, Roster roster, StaffText.Said said, CallersTexts.Came text) {
        if (OwnWords.askForHelp(said)) {
            return callersTexts.keep(tx, text).map(Optional::of);
        }
        return words.send(tx, roster, said)
                .compose(sent -> sent instanceof WordsByText.SomethingElse
                        ? giving.give(tx, roster, said)
                        : Future.succeededFuture(sent))
                .compose(sent -> sent instanceof WordsByText.Taken taken
                        ? Future.succeededFuture(taken.saved())
                        : saidToUs(tx, roster, said, text));
    }

    private Future<Optional<ContactTransactions.Saved>> saidToUs(
            SqlConnection tx, Roster roster, StaffText.Said said, CallersTexts.Came text) {
        return understood(tx, roster, said, 0)
                .compose(done -> done ? Future.succeededFuture(NOTHING) : repliedToPage(tx, roster, said, text));
    }

    /** Asks one kind of text after the other, from this one on. */
    private Future<Boolean> understood(SqlConnection tx, Roster roster, StaffText.Said said, int from) {
        return from == staffTexts.size()
                ? Future.succeededFuture(false)
                : staffTexts
                        .get(from)
                        .take(tx, roster, said)
                        .compose(done -> done ? Future.succeededFuture(true) : understood(tx, roster, said, from + 1));
    }

    private Future<Optional<ContactTransactions.Saved>> repliedToPage(
            SqlConnection tx, Roster roster, StaffText.Said said, CallersTexts.Came text) {
        var reply = PageReply.parse(said.body());
        if (reply.isEmpty()) {
            return ownWords.take(tx, roster, said, text);
        }
        return Texts.meant(tx, said.clinician().id(), reply.get(), said.at())
                .compose(meant -> meant.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : onEvent(tx, meant.get().page().contact(), meant.get().event())
                                .map(Optional::of));
    }

    /** Whether a text may go to this caller's number: they have not said STOP. */
    public Future<Boolean> mayText(PhoneNumber phone) {
        return pool.withConnection(conn -> OptOutStore.isStopped(conn, phone)).map(stopped -> !stopped);
    }

    /** Whether an answer of ours may go out: two machines do not go on for ever. */
    public Future<Boolean> mayAnswer(PhoneNumber phone) {
        return pool.withConnection(conn -> OutboxStore.answersTo(
                        conn,
                        phone,
                        EnumSet.of(TextKind.FIRST_REPLY),
                        clock.instant().minus(AnswersToOne.WITHIN)))
                .map(answers -> answers < AnswersToOne.MOST);
    }

    private void noticed(Optional<ContactTransactions.Saved> saved) {
        saved.ifPresent(one -> {
            snapshots.saw(one.contact());
            observer.committed(one.before(), one.contact());
        });
        afterCommit.run();
    }

    @Override
    public Future<Void> textReported(
            String messageSid, String status, Optional<PhoneNumber> to, Optional<Integer> errorCode) {
        return switch (status) {
            case "undelivered", "failed" ->
                transactions
                        .run(tx -> texts.failed(tx, messageSid, to, errorCode.orElse(0), clock.instant()))
                        .onSuccess(this::noticed)
                        .mapEmpty();
            case "delivered" ->
                to.filter(phone -> rosters.last().clinicianPhone(phone).isPresent())
                        .map(phone -> transactions
                                .run(tx -> texts.delivered(tx, messageSid, to, clock.instant()))
                                .onSuccess(this::noticed)
                                .<Void>mapEmpty())
                        .orElseGet(() -> transactions.run(tx -> OutboxStore.callerTextDelivered(tx, messageSid)));
            default -> Future.succeededFuture();
        };
    }

    /** A text to a clinician that is no page, or a call beside the contacts, was refused with this code for good. */
    public Future<Void> refusedAt(PhoneNumber phone, int code) {
        return CarrierCodes.ofRefusal(code).map(sign -> saw(phone, sign)).orElseGet(Future::succeededFuture);
    }

    /** What a call beside the contacts shows of a clinician's phone. */
    public Future<Void> saw(PhoneNumber phone, PhoneSign sign) {
        return transactions.run(
                tx -> rosters.current(tx).compose(roster -> PhoneWatch.saw(tx, roster, phone, sign, clock.instant())));
    }

    @Override
    public Future<Answer> messageLeft(LegRef leg, String recordingSid, int seconds) {
        return committed(tx -> MessageStore.keepVoiceMessage(tx, leg, recordingSid, seconds, clock.instant())
                        .compose(first -> onEvent(tx, leg.contact(), new ContactEvent.MessageLeft(leg.leg(), first))))
                .compose(saved -> answer(saved, leg));
    }

    @Override
    public Future<Optional<CrisisContact>> contact(ContactId id) {
        return pool.withConnection(conn -> ContactStore.load(conn, id))
                .onSuccess(found -> found.ifPresent(snapshots::saw));
    }

    @Override
    public Optional<CrisisContact> lastSeen(ContactId id) {
        return snapshots.of(id);
    }

    @Override
    public Optional<CrisisContact> lastSeenOfCall(String sid) {
        return snapshots.ofCall(sid);
    }

    @Override
    public Future<Void> clinicianWrites(ContactId contact, ClinicianId clinician, String words) {
        return committed(tx -> onEvent(tx, contact, new ContactEvent.ClinicianWrote(clinician))
                        .compose(saved -> hasIt(saved.contact(), clinician)
                                ? WordsToCaller.send(tx, contact, clinician, words, clock.instant())
                                        .map(saved)
                                : Future.failedFuture(new UnknownContact())))
                .mapEmpty();
    }

    /** An acceptance may lapse between the look at the screen and the writing. */
    static boolean hasIt(CrisisContact contact, ClinicianId clinician) {
        return contact.state().isLive()
                && contact.acceptance()
                        .filter(taken -> taken.clinician().equals(clinician))
                        .isPresent();
    }

    @Override
    public Roster roster() {
        return rosters.last();
    }

    /** The number that a leg of ours rings; empty when nobody is left there to ring. */
    public Optional<PhoneNumber> numberOf(CrisisContact contact, CallLeg leg) {
        return leg.role() == CallLeg.Role.INTERPRETER ? interpreter : contact.numberOf(leg, rosters.last());
    }

    /** Where the caller can be called back or written to. */
    public Optional<PhoneNumber> callbackNumber(CrisisContact contact) {
        return CallbackNumber.of(contact, rosters.last());
    }

    /** The first of these calls and texts of ours that is on no record yet. */
    public Future<Optional<String>> unrecordedOf(List<String> sids) {
        return pool.withConnection(conn -> WatchStore.unrecorded(conn, sids))
                .map(unrecorded -> unrecorded.stream().findFirst());
    }

    public Instant now() {
        return clock.instant();
    }

    /** The words of a message to a client. */
    public Future<Optional<MessageStore.Message>> message(long id) {
        return pool.withConnection(conn -> MessageStore.find(conn, id));
    }

    /** Every call that is not known to be over, with Twilio's id where it has one. */
    public Future<List<LegRef>> openLegs() {
        return pool.withConnection(ContactStore::openLegs);
    }

    /**
     * Decides and writes what a first call would bring, and rolls it back. Empty when there is nobody who could call, or
     * when something real was in the way.
     */
    public Future<Optional<Answer>> rehearse() {
        var line = rosters.last().allLines().stream().findFirst();
        var phone = rosters.last().anyClientPhone();
        if (line.isEmpty() || phone.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        var sid = "CA" + ids.get().toString().replace("-", "");
        return pool.withTransaction(tx -> arrivals.call(
                                tx, line.get().phone(), phone.get().e164(), sid, clock.instant())
                        .<Optional<Answer>>compose(saved -> Future.failedFuture(new RolledBack(new Answer(
                                saved.contact(), saved.contact().leg(sid).orElseThrow())))))
                .recover(failure -> Future.succeededFuture(
                        failure instanceof RolledBack rehearsed ? Optional.of(rehearsed.answer) : Optional.empty()));
    }

    /** Ends a rehearsal. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Answer answer;

        RolledBack(Answer answer) {
            super("rehearsed", null, false, false);
            this.answer = answer;
        }
    }

    RosterCache rosters() {
        return rosters;
    }

    /** A notice to staff, for the call that speaks it. */
    public Future<Optional<NoticeItem>> notice(long id) {
        return pool.withConnection(conn -> NoticeStore.find(conn, id));
    }

    /** Whether a call of a contact rings this phone or talks with it. */
    public Future<Boolean> isInUse(PhoneNumber phone) {
        return pool.withConnection(conn -> PhoneStore.isInUse(conn, phone));
    }

    /** The directory as this transaction sees it. */
    public Future<Roster> roster(SqlConnection tx) {
        return rosters.current(tx);
    }

    /** Reads the directory, so that the first call finds it in memory. */
    public Future<Roster> warmUp() {
        return pool.withConnection(rosters::current);
    }

    /** Reads the directory although its version is known. */
    Future<Roster> readAgain() {
        return pool.withConnection(rosters::readAgain);
    }

    private Future<ContactTransactions.Saved> onEvent(SqlConnection tx, ContactId id, ContactEvent event) {
        return contacts.lockAndDecide(tx, id, event, clock.instant());
    }

    private Future<ContactTransactions.Saved> committed(
            Function<SqlConnection, Future<ContactTransactions.Saved>> work) {
        return transactions.run(work).onSuccess(saved -> noticed(Optional.of(saved)));
    }

    private static Future<Answer> answer(ContactTransactions.Saved saved, LegRef leg) {
        return saved.contact()
                .leg(leg.leg())
                .map(found -> Future.succeededFuture(new Answer(saved.contact(), found)))
                .orElseGet(() -> Future.failedFuture(new UnknownContact()));
    }

    private static Future<Optional<CrisisContact>> emptyWhenUnknown(Throwable failure) {
        return failure instanceof UnknownContact
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(failure);
    }
}

package org.knownvoice;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.knownvoice.away.CopyDesk;
import org.knownvoice.away.Journal;
import org.knownvoice.away.JournalDesk;
import org.knownvoice.away.RosterCopy;
import org.knownvoice.config.Settings;
import org.knownvoice.engine.DatabaseWatch;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.JournalledMeantime;
import org.knownvoice.engine.Listening;
import org.knownvoice.engine.Loops;
import org.knownvoice.engine.MessageRound;
import org.knownvoice.engine.OfferTexts;
import org.knownvoice.engine.Offers;
import org.knownvoice.engine.PageLinks;
import org.knownvoice.engine.PhoneTexts;
import org.knownvoice.engine.PhoneVerification;
import org.knownvoice.engine.Recovery;
import org.knownvoice.engine.RosterCache;
import org.knownvoice.engine.ShiftChecks;
import org.knownvoice.engine.StandingTexts;
import org.knownvoice.gate.Gate;
import org.knownvoice.mail.Mailer;
import org.knownvoice.metrics.ContactMeters;
import org.knownvoice.metrics.Health;
import org.knownvoice.metrics.ManagementServer;
import org.knownvoice.metrics.Meters;
import org.knownvoice.metrics.Readiness;
import org.knownvoice.metrics.WatchMeters;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.OutboxStore;
import org.knownvoice.store.Writing;
import org.knownvoice.telephony.Dispatcher;
import org.knownvoice.telephony.HoldMusic;
import org.knownvoice.telephony.IncomingRecords;
import org.knownvoice.telephony.NoticeDispatcher;
import org.knownvoice.telephony.NoticeWebhooks;
import org.knownvoice.telephony.OpenLegs;
import org.knownvoice.telephony.PageMail;
import org.knownvoice.telephony.Recordings;
import org.knownvoice.telephony.Rehearsal;
import org.knownvoice.telephony.SpokenLanguages;
import org.knownvoice.telephony.TwilioApi;
import org.knownvoice.telephony.TwilioPart;
import org.knownvoice.telephony.TwilioReach;
import org.knownvoice.telephony.TwilioRecordings;
import org.knownvoice.telephony.Webhooks;
import org.knownvoice.web.CalendarFeeds;
import org.knownvoice.web.ContactCard;
import org.knownvoice.web.JsonApi;
import org.knownvoice.web.PageLinkScreens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server, wired together in one place. Tests start exactly this. */
public final class KnownVoice {
    private static final Logger LOG = LoggerFactory.getLogger(KnownVoice.class);
    /** The folder in the state directory that is closed to others. */
    private static final String STATE = "away";

    private static final String STATE_PART = "state";

    private static final Duration DISK_WITHIN = Duration.ofSeconds(5);
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(2);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(3);
    private static final Duration HAND_OVER_WITHIN = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);
    private static final Duration OUTBOX_WATCH = Duration.ofSeconds(5);
    private static final int WARM_UPS = 3;

    private final Vertx vertx;
    private final List<Pool> pools;
    private final Loops loops;
    private final AwayParts away;
    private final HttpServer server;
    private final ManagementServer management;
    private final Readiness readiness;
    private final AtomicInteger requests;
    private volatile long stopBy;

    private KnownVoice(
            Vertx vertx,
            List<Pool> pools,
            Loops loops,
            AwayParts away,
            HttpServer server,
            ManagementServer management,
            Readiness readiness,
            AtomicInteger requests) {
        this.vertx = vertx;
        this.pools = pools;
        this.loops = loops;
        this.away = away;
        this.server = server;
        this.management = management;
        this.readiness = readiness;
        this.requests = requests;
    }

    /** What serves callers while the database does not. */
    private record AwayParts(JournalDesk journal, DatabaseWatch watch, CopyDesk copy) {}

    /** Starts a server; done when it is ready for the first call. */
    public static Future<KnownVoice> start(Vertx vertx, Settings settings, InstantSource time) {
        // Postgres keeps microseconds: what is decided must equal what is read again.
        InstantSource clock = () -> time.instant().truncatedTo(ChronoUnit.MICROS);
        var database = new Database(vertx, DatabaseUrl.of(settings.database()));
        var pool = database.pool();
        var aside = database.aside().pool();
        var meters = new Meters();
        var recordings = Recordings.read(settings.languages().recordings()).orThrow();
        var rosters = new RosterCache(
                clock,
                settings.familiarity(),
                SpokenLanguages.used(settings.languages().reviewed(), recordings));
        var copy = new CopyDesk(vertx, new RosterCopy(settings.stateDirectory().resolve(STATE)));
        rosters.afterLoad(rows -> keep(copy, rows));
        var offers = new Offers(pool, clock, rosters, UUID::randomUUID);
        var checks = new ShiftChecks(pool, clock, rosters, UUID::randomUUID, offers::askToStandIn);
        var engine = new Engine(
                pool,
                settings.timings(),
                clock,
                rosters,
                UUID::randomUUID,
                new ContactMeters(meters, clock),
                List.of(
                        new PhoneTexts(PhoneVerification.secure()),
                        new OfferTexts(offers),
                        checks,
                        new StandingTexts()),
                settings.interpreter());
        var reach = new TwilioReach(settings.timings().twilioAwayAfter(), clock);
        var twilio = new TwilioApi(vertx, settings.twilio(), settings.http().publicUrl(), reach, clock);
        var twilioPart = new TwilioPart(twilio, reach, meters);
        var mailer = settings.mail().map(mail -> new Mailer(vertx, mail));
        var pageLinks = new PageLinks(pool, aside, settings.timings(), clock, rosters);
        var pageMail =
                new PageMail(engine, pageLinks, mailer, reach, settings.http().publicUrl(), meters);
        var dispatcher = new Dispatcher(engine, twilio, pageMail, settings.timings(), clock, meters);
        var rates = new OutboxStore.Rates(
                settings.twilio().callsPerSecond(), settings.twilio().textsPerSecond());
        var notices = new NoticeDispatcher(
                engine, checks, twilio, mailer, settings.http().publicUrl(), settings.timings(), meters);
        var messages = new TwilioRecordings(vertx, settings.twilio());
        var loops = new Loops(
                vertx,
                database,
                pool,
                engine,
                checks,
                new Loops.Outside(
                        dispatcher,
                        notices,
                        new IncomingRecords(twilio),
                        twilioPart,
                        new MessageRound(pool, rosters, messages, settings.spokenMessages(), clock)),
                rates,
                settings.timings(),
                clock,
                new WatchMeters(meters, clock));
        var journal =
                new JournalDesk(vertx, new Journal(settings.stateDirectory().resolve(STATE)));
        var recovery = new Recovery(journal, engine);
        var watch = new DatabaseWatch(vertx, () -> Writing.works(pool), recovery::all);
        watch.onReturn(() -> new OpenLegs(engine, dispatcher).lookUp(), loops::databaseIsBack);
        loops.holdWhile(watch::isLost);
        var readiness = new Readiness();
        var health = new Health(HEALTH_LIMIT)
                .with("database", () -> Writing.works(pool))
                .with(TwilioPart.NAME, twilioPart::check)
                .with(STATE_PART, () -> keepsState(journal));
        mailer.ifPresent(one -> health.with("mail", () -> isThere(one)));
        var webhooks = new Webhooks(
                engine,
                new JournalledMeantime(journal, recovery, watch, engine, UUID::randomUUID),
                engine.blocks(),
                engine.staffCalls(),
                settings,
                recordings);
        var noticeWebhooks = new NoticeWebhooks(engine, checks, settings);
        var requests = new AtomicInteger();

        var gate = new Gate(
                List.of(Webhooks.PATH, HoldMusic.PATH, Recordings.PATH, PageLinks.PATH),
                settings.api().requestsPerSecond());
        var server = gate.server(vertx)
                .requestHandler(router(
                        vertx,
                        meters,
                        requests,
                        List.of(
                                gate::mount,
                                webhooks::mount,
                                noticeWebhooks::mount,
                                new JsonApi(
                                        settings.api(),
                                        settings.http().publicUrl(),
                                        aside,
                                        engine,
                                        rosters,
                                        new Listening(aside, messages, settings.spokenMessages(), clock),
                                        clock)::mount,
                                new CalendarFeeds(aside, engine, clock)::mount,
                                new PageLinkScreens(engine, pageLinks)::mount,
                                new ContactCard(engine, settings.http().publicUrl())::mount)));
        return ManagementServer.start(vertx, settings.http().managementPort(), readiness, health, meters)
                .compose(management -> warmUp(engine, WARM_UPS)
                        .compose(roster -> new OpenLegs(engine, dispatcher).lookUp())
                        .recover(KnownVoice::startsAllTheSame)
                        .compose(known -> new Rehearsal(vertx, engine, webhooks, settings).run())
                        .compose(rehearsed -> startFromCopy(copy, rosters))
                        .compose(copied -> openUnlessItHangs(journal))
                        .compose(opened -> watch.start())
                        .compose(started -> server.listen(settings.http().port()))
                        .compose(listening -> loops.start())
                        .map(started -> {
                            webhooks.warmUp();
                            watchOutbox(vertx, aside, meters, clock);
                            readiness.warm();
                            return new KnownVoice(
                                    vertx,
                                    List.of(pool, aside),
                                    loops,
                                    new AwayParts(journal, watch, copy),
                                    server,
                                    management,
                                    readiness,
                                    requests);
                        }));
    }

    /** The first connection of a cold process on a busy machine may take too long. */
    private static Future<Roster> warmUp(Engine engine, int tries) {
        return engine.warmUp().recover(failure -> tries > 1 ? warmUp(engine, tries - 1) : Future.failedFuture(failure));
    }

    /** A server that is started while Postgres is away answers all the same: nobody else picks up the phone. */
    private static Future<Void> startsAllTheSame(Throwable failure) {
        LOG.warn("the database is away at start, webhooks are answered without it", failure);
        return Future.succeededFuture();
    }

    private static Future<Void> startFromCopy(CopyDesk copy, RosterCache rosters) {
        return rosters.isRead()
                ? Future.succeededFuture()
                : copy.read()
                        .timeout(DISK_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                        .onSuccess(rows -> rows.ifPresent(rosters::startFrom))
                        .onFailure(failure -> LOG.error(
                                "the copy of the directory is not read: {}",
                                failure.getClass().getSimpleName()))
                        .<Void>mapEmpty()
                        .otherwiseEmpty();
    }

    /** A disk that hangs does not keep the phone from being answered; what is read later is taken over later. */
    private static Future<Void> openUnlessItHangs(JournalDesk journal) {
        return journal.open()
                .timeout(DISK_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    LOG.error(
                            "the journal is not read yet: {}",
                            failure.getClass().getSimpleName());
                    return Future.succeededFuture();
                });
    }

    private static void keep(CopyDesk copy, DirectoryRows rows) {
        copy.keep(rows)
                .onFailure(failure -> LOG.error(
                        "no copy of the directory could be kept: {}",
                        failure.getClass().getSimpleName()));
    }

    private static void watchOutbox(Vertx vertx, Pool pool, Meters meters, InstantSource clock) {
        vertx.setPeriodic(
                OUTBOX_WATCH.toMillis(),
                timer -> pool.withConnection(conn -> OutboxStore.backlog(conn, clock.instant()))
                        .onSuccess(backlog -> meters.outbox(backlog.waiting(), backlog.oldest())));
    }

    private static Future<Void> isThere(Mailer mailer) {
        return mailer.answers()
                .compose(answers -> answers
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Health.Down("does not answer, or refuses the credentials")));
    }

    private static Future<Void> keepsState(JournalDesk journal) {
        return journal.tryToWrite()
                .recover(failure -> Future.failedFuture(new Health.Down("STATE_DIR cannot be written")))
                .compose(unreadable -> unreadable == 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Health.Down("a file of the journal cannot be read")));
    }

    /** Every request counts, whoever answers it. */
    private static Router router(Vertx vertx, Meters meters, AtomicInteger requests, List<Consumer<Router>> mounts) {
        var router = Router.router(vertx);
        router.route().handler(request -> {
            requests.incrementAndGet();
            long came = System.nanoTime();
            request.addEndHandler(done -> {
                requests.decrementAndGet();
                if (request.request().path().equals(Webhooks.VOICE)) {
                    meters.answered(Duration.ofNanos(System.nanoTime() - came));
                }
            });
            request.next();
        });
        mounts.forEach(mount -> mount.accept(router));
        return router;
    }

    /** The port of webhooks and API. */
    public int port() {
        return server.actualPort();
    }

    public int managementPort() {
        return management.port();
    }

    /** Looks at once for what is due: the clock was moved by hand. */
    public void wake() {
        loops.kickAll();
        if (!hasTakenOver()) {
            away.watch().askNow();
        }
    }

    /** Whether nothing is left that happened while the database did not answer. */
    public boolean hasTakenOver() {
        return !away.watch().isLost() && away.journal().waiting().isEmpty();
    }

    /** When something is due by itself. */
    public Future<Optional<Instant>> nextDue() {
        return loops.nextDue();
    }

    /** Whether no request is being answered and no order is on its way. */
    public boolean isIdle() {
        return !isAnswering() && !loops.isSending();
    }

    /** Whether a request is being answered. */
    public boolean isAnswering() {
        return requests.get() > 0;
    }

    /** What cannot be finished in time is handed over. */
    private Future<Void> finishSending() {
        return loops.isSending() && System.nanoTime() < stopBy
                ? vertx.timer(20, TimeUnit.MILLISECONDS).compose(waited -> finishSending())
                : Future.succeededFuture();
    }

    /** Takes no new work, finishes what is on its way, lets go of everything. */
    public Future<Void> stop() {
        readiness.closing();
        stopBy = System.nanoTime() + FINISH_WITHIN.toNanos();
        away.watch().stop();
        return loops.stop()
                .eventually(this::finishSending)
                .eventually(() -> loops.handOver().timeout(HAND_OVER_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                .eventually(() -> server.shutdown(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                .eventually(() -> management.close())
                .eventually(() -> away.journal().close())
                .eventually(() -> away.copy().close())
                .eventually(() -> Future.join(pools.stream().map(Pool::close).toList()));
    }
}

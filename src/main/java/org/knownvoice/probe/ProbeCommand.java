package org.knownvoice.probe;

import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.knownvoice.config.Settings;
import org.knownvoice.mail.Mailer;
import org.knownvoice.metrics.Health;
import org.knownvoice.metrics.ManagementServer;
import org.knownvoice.metrics.Meters;
import org.knownvoice.metrics.ProbeMeters;
import org.knownvoice.metrics.Readiness;
import org.knownvoice.telephony.TwilioApi;

/** The command {@code probe}: one test and its verdict, or a test every so often until a signal ends it. */
public final class ProbeCommand {
    private static final int STOP_SECONDS = 8;
    private static final int START_SECONDS = 10;

    private final Settings.ForProbe settings;
    private final PrintStream out;
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch over = new CountDownLatch(1);

    public ProbeCommand(Settings.ForProbe settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** 0 when the line works, else 1. */
    public int run() {
        hangUpAtSignal(Thread.currentThread());
        var vertx = Vertx.vertx();
        try (var twilio =
                new TwilioApi(vertx, settings.twilio(), settings.http().publicUrl())) {
            var contacts = new OwnContacts(
                    vertx, settings.http().publicUrl(), settings.probe().token());
            var probe = new LineProbe(twilio, settings.probe(), contacts, clock, Thread::sleep);
            var every = settings.probe().every();
            if (every.isPresent()) {
                goOn(vertx, probe, every.get());
            }
            return verdict(probe.once());
        } catch (InterruptedException e) {
            out.println("probe ends: it was told to");
            return 1;
        } catch (Exception e) {
            out.println("probe failed: the test could not be made");
            return 1;
        } finally {
            vertx.close().await();
            over.countDown();
        }
    }

    private int verdict(Outcome outcome) {
        boolean well = outcome instanceof Outcome.Well;
        out.println((well ? "the line works: " : "THE LINE DOES NOT WORK: ") + outcome.inWords());
        return well ? 0 : 1;
    }

    private void goOn(Vertx vertx, LineProbe probe, Duration every) throws InterruptedException, TimeoutException {
        var meters = new Meters();
        var measured = new ProbeMeters(meters, clock);
        var readiness = new Readiness();
        readiness.warm();
        ManagementServer.start(
                        vertx, settings.http().managementPort(), readiness, new Health(Duration.ofSeconds(1)), meters)
                .await(START_SECONDS, TimeUnit.SECONDS);
        var alarm = new Alarm(
                settings.mail().map(mail -> new Mailer(vertx, mail)),
                settings.probe().alertTo());
        var rounds = new Rounds(probe, every, alarm, outcome -> measure(measured, outcome), clock);
        out.println("probe: a test call every " + every.toMinutes() + " minutes");
        rounds.run(Thread::sleep);
    }

    private static void measure(ProbeMeters meters, Outcome outcome) {
        switch (outcome) {
            case Outcome.Well well -> meters.wentWell(well.paged());
            case Outcome.Failed failed -> meters.failed();
        }
    }

    private void hangUpAtSignal(Thread worker) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            worker.interrupt();
            try {
                over.await(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}

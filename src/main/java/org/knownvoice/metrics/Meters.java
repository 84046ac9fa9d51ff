package org.knownvoice.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.knownvoice.routing.Continuity;

/**
 * Every meter of this replica by name. Labels come from enums only, so that no id, number or name can become one. Safe
 * from every thread.
 */
public final class Meters {
    private static final double MILLIS_PER_SECOND = 1000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer answer = histogram(
            "knownvoice.answer",
            "From a webhook of Twilio to our answer",
            Duration.ofMillis(1),
            Duration.ofSeconds(15));
    private final Timer firstPage = histogram(
            "knownvoice.first.page",
            "From the first webhook of a contact to its first page at Twilio",
            Duration.ofMillis(1),
            Duration.ofMinutes(1));
    private final Timer accept = histogram(
            "knownvoice.accept",
            "From the first webhook of a contact to its acceptance",
            Duration.ofSeconds(1),
            Duration.ofMinutes(30));
    private final Timer connect = histogram(
            "knownvoice.connect",
            "From the first webhook of a contact until caller and clinician are joined",
            Duration.ofSeconds(1),
            Duration.ofMinutes(30));
    private final Timer timerLateness = histogram(
            "knownvoice.timer.lateness",
            "From the time a timer was due to its event",
            Duration.ofMillis(1),
            Duration.ofMinutes(1));
    private final Map<Continuity, Counter> accepted = new EnumMap<>(Continuity.class);
    private final Map<SendKind, Map<SendOutcome, Counter>> sends = new EnumMap<>(SendKind.class);
    private final AtomicLong outboxDepth = new AtomicLong();
    private final AtomicLong outboxAgeMillis = new AtomicLong();

    /** All meters at zero. */
    public Meters() {
        for (var continuity : Continuity.values()) {
            accepted.put(continuity, acceptedBy(continuity));
        }
        for (var kind : SendKind.values()) {
            sends.put(kind, sendsBy(kind));
        }
        gauge("knownvoice.outbox.depth", "Messages not yet sent", outboxDepth::get);
        gauge(
                "knownvoice.outbox.age.seconds",
                "How long the oldest message that is due has waited",
                () -> outboxAgeMillis.get() / MILLIS_PER_SECOND);
    }

    /** From a webhook of Twilio to our answer: {@code knownvoice_answer_seconds}. */
    public void answered(Duration took) {
        answer.record(took);
    }

    /** From the first webhook of a contact to its first page at Twilio: {@code knownvoice_first_page_seconds}. */
    public void firstPage(Duration took) {
        firstPage.record(took);
    }

    /** From the first webhook to the acceptance, and by whom: {@code knownvoice_accept_seconds}, {@code …accepted_total}. */
    public void accepted(Duration took, Continuity continuity) {
        accept.record(took);
        accepted.get(continuity).increment();
    }

    /** From the first webhook until caller and clinician are joined: {@code knownvoice_connect_seconds}. */
    public void connected(Duration took) {
        connect.record(took);
    }

    /** How late a timer's event came: {@code knownvoice_timer_lateness_seconds}. */
    public void timerFired(Duration late) {
        timerLateness.record(late);
    }

    /** One attempt to send: {@code knownvoice_sends_total}. */
    public void sent(SendKind kind, SendOutcome outcome) {
        sends.get(kind).get(outcome).increment();
    }

    /** The outbox as it is now: {@code knownvoice_outbox_depth}, {@code knownvoice_outbox_age_seconds}. */
    public void outbox(long depth, Duration oldest) {
        outboxDepth.set(depth);
        outboxAgeMillis.set(oldest.toMillis());
    }

    /** For Vert.x's own meters, and for a gauge of another room. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Everything in Prometheus' text form. */
    public String scrape() {
        return registry.scrape();
    }

    private Timer histogram(String name, String meaning, Duration least, Duration most) {
        return Timer.builder(name)
                .description(meaning)
                .publishPercentileHistogram()
                .minimumExpectedValue(least)
                .maximumExpectedValue(most)
                .register(registry);
    }

    private void gauge(String name, String meaning, Supplier<Number> value) {
        Gauge.builder(name, value).description(meaning).register(registry);
    }

    private Counter acceptedBy(Continuity continuity) {
        return Counter.builder("knownvoice.accepted")
                .description("Acceptances by how close the clinician is to the client")
                .tag("continuity", word(continuity))
                .register(registry);
    }

    private Map<SendOutcome, Counter> sendsBy(SendKind kind) {
        Map<SendOutcome, Counter> counters = new EnumMap<>(SendOutcome.class);
        for (var outcome : SendOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("knownvoice.sends")
                            .description("Attempts to send by kind and outcome")
                            .tag("kind", word(kind))
                            .tag("outcome", word(outcome))
                            .register(registry));
        }
        return counters;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

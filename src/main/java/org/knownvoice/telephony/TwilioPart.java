package org.knownvoice.telephony;

import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import java.time.Duration;
import org.knownvoice.engine.OutsidePart;
import org.knownvoice.metrics.Health;
import org.knownvoice.metrics.Meters;

/** Twilio as a part that may be away: {@code /health} and {@code knownvoice_twilio_away} say so. */
public final class TwilioPart implements OutsidePart {
    public static final String NAME = "twilio";

    /** What a request has shown so lately is not asked again. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final TwilioApi twilio;
    private final TwilioReach reach;

    public TwilioPart(TwilioApi twilio, TwilioReach reach, Meters meters) {
        this.twilio = twilio;
        this.reach = reach;
        Gauge.builder("knownvoice.twilio.away", () -> reach.isAway() ? 1 : 0)
                .description("1 while Twilio cannot be reached or takes no orders")
                .register(meters.registry());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isDoubtful() {
        return reach.isDoubtful();
    }

    @Override
    public boolean isAway() {
        return reach.isAway();
    }

    @Override
    public Future<Void> look() {
        return twilio.look().mapEmpty();
    }

    /** Fails while Twilio does not answer, refuses our credentials, or takes no orders. */
    public Future<Void> check() {
        if (reach.hasWorkedWithin(FRESH)) {
            return Future.succeededFuture();
        }
        return twilio.look().compose(answer -> {
            if (!TwilioReach.isAnAnswer(answer)) {
                return Future.failedFuture(new Health.Down(inWords(answer)));
            }
            return reach.isAway()
                    ? Future.failedFuture(new Health.Down("takes no calls or texts"))
                    : Future.succeededFuture();
        });
    }

    private static String inWords(TwilioAnswer<?> answer) {
        return switch (answer) {
            case TwilioAnswer.Refused<?> refused -> "refuses the credentials";
            case TwilioAnswer.Throttled<?> later -> "too many requests";
            case TwilioAnswer.NotSent<?> unsent -> "no connection";
            default -> "no clear answer";
        };
    }
}

package org.knownvoice.probe;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.knownvoice.config.Probe;
import org.knownvoice.telephony.CallStanding;
import org.knownvoice.telephony.TwilioAnswer;
import org.knownvoice.telephony.TwilioApi;

/** Calls the line once and looks, over Twilio's API alone, whether the test phone is paged and joined. Always hangs up. */
public final class LineProbe {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final TwilioApi twilio;
    private final Probe settings;
    private final OwnContacts contacts;
    private final InstantSource clock;
    private final Waiting waiting;

    public LineProbe(TwilioApi twilio, Probe settings, OwnContacts contacts, InstantSource clock, Waiting waiting) {
        this.twilio = twilio;
        this.settings = settings;
        this.contacts = contacts;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** Interrupted, it hangs up and ends. */
    public Outcome once() throws InterruptedException {
        contacts.close();
        var start = clock.instant();
        var placed = twilio.callAsCaller(settings.line(), settings.from(), settings.within());
        Outcome outcome;
        try {
            outcome = switch (Answered.by(placed)) {
                case TwilioAnswer.Done<String> done -> new Watch(done.value(), start).toTheEnd();
                case TwilioAnswer<String> not -> new Outcome.Failed("the call was not made: " + Answered.trouble(not));
            };
        } finally {
            hangUp(placed);
        }
        return contacts.closeWhenOver(waiting)
                ? outcome
                : said(outcome, "; the contact of this test could not be closed");
    }

    private void hangUp(Future<TwilioAnswer<String>> placed) throws InterruptedException {
        Answered.by(placed.compose(answer -> answer instanceof TwilioAnswer.Done<String> done
                ? twilio.end(done.value(), false).<Void>mapEmpty()
                : Future.succeededFuture()));
    }

    private static Outcome said(Outcome outcome, String more) {
        return switch (outcome) {
            case Outcome.Well well -> new Outcome.Well(well.paged(), well.inWords() + more);
            case Outcome.Failed failed -> new Outcome.Failed(failed.inWords() + more);
        };
    }

    /** One call of ours, and what is seen of the test phone while it lasts. */
    private final class Watch {
        private final String call;
        private final Instant start;
        private Sight sight = Sight.NOTHING;
        private String trouble = "";

        Watch(String call, Instant start) {
            this.call = call;
            this.start = start;
        }

        Outcome toTheEnd() throws InterruptedException {
            var deadline = start.plus(settings.within());
            while (true) {
                look();
                if (sight.joined().isPresent()) {
                    return new Outcome.Well(sight.paged().orElseThrow(), sight.inWords());
                }
                boolean over = isOver();
                if (over || !clock.instant().isBefore(deadline)) {
                    return new Outcome.Failed(sight.inWords()
                            + (over ? ": the line ended the call after " : " within ")
                            + Sight.seconds(Duration.between(start, clock.instant()))
                            + (trouble.isEmpty() ? "" : "; " + trouble));
                }
                waiting.pass(LOOK_EVERY);
            }
        }

        private void look() throws InterruptedException {
            trouble = "";
            var texts = twilio.findTexts(settings.phone(), settings.line(), start);
            var calls = twilio.findCalls(settings.phone(), settings.line(), start);
            boolean text = !answer(texts, List.of()).isEmpty();
            var pages = answer(calls, List.<String>of());
            boolean joined = !pages.isEmpty() && answer(twilio.isJoined(pages), false);
            sight = sight.and(text, !pages.isEmpty(), joined, Duration.between(start, clock.instant()));
        }

        private boolean isOver() throws InterruptedException {
            return answer(twilio.callStatus(call), Optional.<CallStanding>empty())
                    .filter(CallStanding::isOver)
                    .isPresent();
        }

        private <T> T answer(Future<TwilioAnswer<T>> question, T otherwise) throws InterruptedException {
            var answer = Answered.by(question);
            if (answer instanceof TwilioAnswer.Done<T> done) {
                return done.value();
            }
            trouble = Answered.trouble(answer);
            return otherwise;
        }
    }
}

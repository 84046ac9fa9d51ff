package org.knownvoice.probe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.mail.Letter;
import org.knownvoice.mail.MailAnswer;
import org.knownvoice.mail.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people by e-mail that the line does not work, and that it works again. */
public final class Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final Optional<Mailer> mailer;
    private final List<String> people;

    /** @param mailer empty: nobody is told */
    public Alarm(Optional<Mailer> mailer, List<String> people) {
        this.mailer = mailer;
        this.people = List.copyOf(people);
    }

    void failed(String why, Instant at) throws InterruptedException {
        tell(
                "Known Voice: the test call of the crisis line fails",
                """
                A test call of the crisis line failed at %s: %s.

                Call the line by hand now. While it does not answer, callers have its fallback number, 911 and 988.
                The next test follows soon; you are told when it goes well.
                """.formatted(at, why),
                "probe-failed-" + at.toEpochMilli());
    }

    void wellAgain(String how, Instant at) throws InterruptedException {
        tell(
                "Known Voice: the test call of the crisis line goes well again",
                """
                The test call of the crisis line at %s went well: %s.
                """.formatted(at, how),
                "probe-well-" + at.toEpochMilli());
    }

    private void tell(String subject, String words, String name) throws InterruptedException {
        if (mailer.isEmpty()) {
            return;
        }
        for (int i = 0; i < people.size(); i++) {
            var letter = new Letter(people.get(i), subject, words, name + "-" + i);
            if (!(Answered.by(mailer.get().send(letter)) instanceof MailAnswer.Taken)) {
                LOG.error("{} did not go out", letter);
            }
        }
    }
}

package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.Priority;
import org.knownvoice.engine.Sending.Doubt;
import org.knownvoice.engine.Sending.Result;
import org.knownvoice.store.OutboxItem;

/** What Twilio may have taken already is looked for before it is sent again, and sent by the one server that has it. */
class UnclearTest {
    private static final Result DONE = new Result.Done("placed", Optional.of("CA1"));

    private Instant now = Sample.NOW;
    private final Unclear unclear = new Unclear(() -> now, item -> Duration.ofMillis(100));
    private final List<String> acts = new ArrayList<>();

    private Result tries(Optional<Instant> inDoubtSince, Optional<String> made) {
        var order = new OutboxItem(
                7, Sample.ID, new Command.PlaceCall(2, Priority.FIRST), 2, inDoubtSince, Sample.NOW, Optional.empty());
        return unclear.unlessMade(order, () -> looks(made), this::finds, this::sends)
                .await();
    }

    private Future<Optional<String>> looks(Optional<String> made) {
        acts.add("looks");
        return Future.succeededFuture(made);
    }

    private Future<Result> finds(String sid) {
        acts.add("finds " + sid);
        return Future.succeededFuture(DONE);
    }

    private Future<Result> sends() {
        acts.add("sends");
        return Future.succeededFuture(DONE);
    }

    @Test
    void whatIsNotInDoubtIsSentWithoutALook() {
        tries(Optional.empty(), Optional.of("CA1"));
        assertThat(acts).containsExactly("sends");
    }

    @Test
    void whatIsFoundIsNotSentAgain() {
        tries(Optional.of(Sample.NOW), Optional.of("CA1"));
        assertThat(acts).containsExactly("looks", "finds CA1");
    }

    @Test
    void whatIsNotFoundIsSentAgainOnlyAfterASecond() {
        now = Sample.NOW.plusMillis(300);
        assertThat(tries(Optional.of(Sample.NOW), Optional.empty()))
                .isEqualTo(new Result.Again(Duration.ofMillis(700), "not_found_yet", Doubt.SAME));
        now = Sample.NOW.plusSeconds(1);
        tries(Optional.of(Sample.NOW), Optional.empty());
        assertThat(acts).containsExactly("looks", "looks", "sends");
    }

    @Test
    void whatIsAnotherServersByNowIsNotSent() {
        unclear.onlyWhile(order -> order != 7);
        now = Sample.NOW.plusSeconds(5);
        assertThat(tries(Optional.empty(), Optional.empty())).isEqualTo(new Result.Lost());
        assertThat(tries(Optional.of(Sample.NOW), Optional.empty())).isEqualTo(new Result.Lost());
        assertThat(acts).containsExactly("looks");
    }
}

package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Meantime;

/** A time without a database, in which everything is only written down. */
final class NotedMeantime implements Meantime {
    final List<Object> noted = new CopyOnWriteArrayList<>();
    volatile boolean lost;
    volatile Instant now = Sample.NOW;

    record Text(PhoneNumber line, String from, String sid, String body, int media) {}

    @Override
    public boolean isLost() {
        return lost;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Future<Void> note(Call call, Meanwhile step) {
        noted.add(step);
        return Future.succeededFuture();
    }

    @Override
    public Future<Optional<CrisisContact>> happened(Call call, Meanwhile step) {
        return note(call, step).map(Optional.empty());
    }

    @Override
    public Future<Optional<CrisisContact>> contactOf(Call call) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Optional<Instant> cameAt(String sid) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> rangAt(String sid) {
        return Optional.empty();
    }

    @Override
    public boolean knows(String sid) {
        return false;
    }

    @Override
    public Set<ClinicianId> occupied(Call butFor) {
        return Set.of();
    }

    @Override
    public Future<Void> textReported(String sid, String status, Optional<PhoneNumber> to, Optional<Integer> code) {
        noted.add(new NotedHappenings.TextReport(sid, status, to, code));
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> textCame(PhoneNumber line, String from, String sid, String body, int media) {
        noted.add(new Text(line, from, sid, body, media));
        return Future.succeededFuture();
    }
}

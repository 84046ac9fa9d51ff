package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.knownvoice.contact.PhoneSigns.Seen;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneHealth;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneSign;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.OnCall;
import org.knownvoice.schedule.Tier;
import org.knownvoice.store.NoticeStore;
import org.knownvoice.store.PhoneHealthStore;
import org.knownvoice.store.RosterRecord;

/**
 * Keeps the book on clinicians' phones: which of them fail. Written in the transaction in which it shows, after all else, so
 * that contacts are locked before phones; the supervisors on call hear of a phone that begins to fail.
 */
final class PhoneWatch {
    private static final Set<PhoneSign> GOOD = Set.of(PhoneSign.ALIVE, PhoneSign.DELIVERED, PhoneSign.OPTED_IN);

    private PhoneWatch() {}

    /** Signs of phones that the directory does not know any more are passed over. */
    static Future<Void> saw(SqlConnection tx, Roster roster, List<Seen> seen, Instant now) {
        var signs = seen.stream()
                .flatMap(one -> roster.phoneOf(one.clinician(), one.phone()).stream()
                        .map(phone -> Map.entry(phone.phone(), one)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        if (signs.isEmpty()) {
            return Future.succeededFuture();
        }
        var bad = signs.entrySet().stream()
                .filter(entry -> !entry.getValue().stream().map(Seen::sign).allMatch(GOOD::contains))
                .map(Map.Entry::getKey)
                .toList();
        return PhoneHealthStore.make(tx, bad)
                .compose(made -> PhoneHealthStore.lock(tx, signs.keySet()))
                .compose(known -> save(tx, roster, signs, known, now));
    }

    static Future<Void> saw(SqlConnection tx, Roster roster, PhoneNumber phone, PhoneSign sign, Instant now) {
        return saw(
                tx,
                roster,
                roster.clinicianPhone(phone).stream()
                        .map(one -> new Seen(one.clinician(), roster.placeOf(one), sign))
                        .toList(),
                now);
    }

    private static Future<Void> save(
            SqlConnection tx,
            Roster roster,
            Map<PhoneNumber, List<Seen>> signs,
            Map<PhoneNumber, PhoneHealth> known,
            Instant now) {
        Future<Void> done = Future.succeededFuture();
        for (var phone : known.entrySet()) {
            var seen = signs.get(phone.getKey());
            var before = phone.getValue();
            var after = before;
            for (Seen one : seen) {
                after = after.after(one.sign());
            }
            if (!after.equals(before)) {
                var changed = new Change(seen.getFirst(), before, after);
                done = done.compose(earlier -> PhoneHealthStore.save(tx, phone.getKey(), before, changed.after(), now))
                        .compose(saved -> tell(tx, roster, changed, now));
            }
        }
        return done;
    }

    private record Change(Seen phone, PhoneHealth before, PhoneHealth after) {
        Map<String, String> codes() {
            var codes = new HashMap<String, String>();
            codes.put("place", Integer.toString(phone.phone()));
            after.failing().ifPresent(why -> codes.put("failing", why.name()));
            return codes;
        }
    }

    private static Future<Void> tell(SqlConnection tx, Roster roster, Change change, Instant now) {
        if (change.before().failing().equals(change.after().failing())) {
            return Future.succeededFuture();
        }
        boolean fails = change.after().failing().isPresent();
        var clinician = change.phone().clinician();
        var entry = new RosterRecord.Entry(
                now,
                fails ? "PHONE_FAILS" : "PHONE_WORKS",
                Optional.of(clinician),
                Optional.empty(),
                RosterRecord.SYSTEM,
                change.codes());
        return RosterRecord.append(tx, entry)
                .compose(noted -> fails && change.before().failing().isEmpty()
                        ? NoticeStore.put(tx, notices(roster, change, now), line(roster), now)
                        : Future.succeededFuture());
    }

    private static List<Notice> notices(Roster roster, Change change, Instant now) {
        var clinician = change.phone().clinician();
        var values = new HashMap<>(change.codes());
        values.put("colleague", clinician.value());
        return supervisors(roster, clinician, now).stream()
                .map(to -> new Notice(
                        "phone_fails:%s:%d:%s:%s"
                                .formatted(clinician, change.phone().phone(), now, to),
                        to,
                        Notice.Kind.PHONE_FAILS,
                        Notice.Way.TEXT,
                        values,
                        now))
                .toList();
    }

    /** Those on call for a team of this clinician; where none is, all who supervise now. The probe's team stands apart. */
    private static List<ClinicianId> supervisors(Roster roster, ClinicianId clinician, Instant now) {
        boolean ofProbe = roster.isMember(TeamId.PROBE, clinician);
        var onCall = roster.onCall().at(now).stream()
                .filter(duty -> duty.tier() == Tier.SUPERVISOR && duty.team().equals(TeamId.PROBE) == ofProbe)
                .filter(duty -> !duty.clinician().equals(clinician))
                .toList();
        var ofTheTeams = onCall.stream()
                .filter(duty -> roster.isMember(duty.team(), clinician))
                .toList();
        return (ofTheTeams.isEmpty() ? onCall : ofTheTeams)
                .stream().map(OnCall.Duty::clinician).distinct().toList();
    }

    private static Function<ClinicianId, PhoneNumber> line(Roster roster) {
        return clinician -> roster.lineOf(clinician).map(Line::phone).orElseThrow();
    }
}

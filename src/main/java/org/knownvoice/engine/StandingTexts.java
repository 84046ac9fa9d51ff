package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.ContactStore.PageStanding;
import org.knownvoice.store.NoticeStore;

/**
 * How things stand, asked by text: {@code WHO} has or is asked for my pages, {@code STATUS} of mine, {@code KEYS} that may
 * be used. The answer goes to the phone of the directory that asked; who forges its number reads nothing, and changes
 * nothing.
 */
public final class StandingTexts implements StaffText {
    /** Pages that were made longer ago are not told of. */
    private static final Duration PAGES_OF = Duration.ofHours(24);

    /** How far ahead the next time on call is looked for. */
    private static final Duration AHEAD = Duration.ofDays(14);

    /** More than fit into one text. */
    private static final int MOST = 6;

    @Override
    public Future<Boolean> take(SqlConnection tx, Roster roster, Said said) {
        return switch (said.body().strip().replaceAll("\\W+$", "").toUpperCase(Locale.ROOT)) {
            case "WHO" -> contacts(tx, said).compose(mine -> tell(tx, roster, said, Notice.Kind.TOLD_WHO, who(mine)));
            case "STATUS" ->
                contacts(tx, said)
                        .compose(mine -> tell(tx, roster, said, Notice.Kind.TOLD_STATUS, status(roster, said, mine)));
            case "KEYS" -> tell(tx, roster, said, Notice.Kind.TOLD_KEYS, Map.of());
            default -> Future.succeededFuture(false);
        };
    }

    /** A contact for which the clinician was asked, and the latest page of theirs in it. */
    private record Mine(CrisisContact contact, PageStanding page) {
        String code() {
            return Page.codeOf(contact.id(), page.ref().page());
        }

        boolean isAsked() {
            return contact.page(page.ref().page()).filter(Page::isOpen).isPresent();
        }

        /** A state's name, or that the caller of the talk is with whom they have called in. */
        String standing() {
            return contact.callerStaysWithGuest()
                    ? "WITH_GUEST"
                    : contact.state().name();
        }

        boolean isHadBy(ClinicianId clinician) {
            return contact.acceptance()
                    .filter(taken -> taken.clinician().equals(clinician))
                    .isPresent();
        }
    }

    private static Future<List<Mine>> contacts(SqlConnection tx, Said said) {
        return ContactStore.recentPagesOf(tx, said.clinician().id(), said.at().minus(PAGES_OF))
                .compose(pages -> {
                    var latest = new LinkedHashMap<ContactId, PageStanding>();
                    pages.forEach(page -> latest.putIfAbsent(page.ref().contact(), page));
                    return load(tx, List.copyOf(latest.values()));
                });
    }

    private static Future<List<Mine>> load(SqlConnection tx, List<PageStanding> pages) {
        var loaded = pages.stream()
                .map(page -> ContactStore.load(tx, page.ref().contact())
                        .map(found -> found.map(contact -> new Mine(contact, page)).stream()
                                .toList()))
                .toList();
        return Future.all(loaded)
                .map(all ->
                        loaded.stream().flatMap(one -> one.result().stream()).toList());
    }

    private static Map<String, String> who(List<Mine> all) {
        var values = new HashMap<String, String>();
        var live = all.stream()
                .filter(mine -> mine.contact().state().isLive())
                .limit(MOST)
                .toList();
        for (int i = 0; i < live.size(); i++) {
            var mine = live.get(i);
            int place = i + 1;
            values.put("code_" + place, mine.code());
            mine.contact()
                    .acceptance()
                    .ifPresent(taken ->
                            values.put("has_" + place, taken.clinician().value()));
            values.put(
                    "asked_" + place,
                    mine.contact().openPages().stream()
                            .map(page -> page.clinician().value())
                            .distinct()
                            .collect(Collectors.joining(";")));
        }
        return values;
    }

    private static Map<String, String> status(Roster roster, Said said, List<Mine> all) {
        var me = said.clinician().id();
        var values = new HashMap<String, String>();
        roster.onCall().stretches(me, said.at(), said.at().plus(AHEAD)).stream()
                .findFirst()
                .ifPresent(first -> values.put(
                        first.covers(said.at()) ? "until" : "next",
                        (first.covers(said.at()) ? first.endsAt() : first.startsAt()).toString()));
        values.put("open", all.stream().filter(Mine::isAsked).map(Mine::code).collect(Collectors.joining(" ")));
        var had = new ArrayList<String>();
        all.stream()
                .filter(mine -> mine.isHadBy(me) && mine.contact().state() != ContactState.CLOSED)
                .limit(MOST)
                .forEach(mine -> {
                    had.add(mine.code());
                    values.put("code_" + had.size(), mine.code());
                    values.put("state_" + had.size(), mine.standing());
                });
        return values;
    }

    private static Future<Boolean> tell(
            SqlConnection tx, Roster roster, Said said, Notice.Kind kind, Map<String, String> values) {
        return answer(tx, roster, said, kind, values).map(true);
    }

    /** To the phone from which they texted. */
    static Future<Void> answer(
            SqlConnection tx, Roster roster, Said said, Notice.Kind kind, Map<String, String> values) {
        var told = new HashMap<>(values);
        roster.clinicianPhone(said.from())
                .ifPresent(phone -> told.put("place", Integer.toString(roster.placeOf(phone))));
        return tell(tx, roster, said.clinician().id(), kind, told, said.at());
    }

    static Future<Void> tell(
            SqlConnection tx,
            Roster roster,
            ClinicianId to,
            Notice.Kind kind,
            Map<String, String> values,
            Instant now) {
        var notice = new Notice("told:" + to.value() + ":" + kind + ":" + now, to, kind, Notice.Way.TEXT, values, now);
        return NoticeStore.put(tx, List.of(notice), Lines.of(roster), now);
    }
}

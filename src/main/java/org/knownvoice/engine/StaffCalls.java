package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.Supervisors;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.OnCall;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.StaffCallStore;

/** What each key does for a clinician who calls the line. */
public final class StaffCalls implements StaffLine {
    /** The words that ask them to hang up are over by then, also where another event makes the ring 5 s early. */
    private static final Duration PHONE_IS_FREE_AFTER = Duration.ofSeconds(9);

    private static final Duration PAGES_OF = Duration.ofHours(24);

    /** Of the names of those on call. */
    private static final int MOST_NAMES = 4;

    private final Engine engine;
    private final ContactTransactions contacts;
    private final Transactions transactions;
    private final InstantSource clock;
    private final RosterCache rosters;

    StaffCalls(
            Engine engine,
            ContactTransactions contacts,
            Transactions transactions,
            InstantSource clock,
            RosterCache rosters) {
        this.engine = engine;
        this.contacts = contacts;
        this.transactions = transactions;
        this.clock = clock;
        this.rosters = rosters;
    }

    @Override
    public Optional<ClinicianId> of(String from) {
        var roster = rosters.last();
        return PhoneNumber.parse(from)
                .flatMap(roster::clinicianWithPhone)
                .map(Clinician::id)
                .filter(roster::isActive);
    }

    @Override
    public Future<Void> called(ClinicianId clinician, String sid) {
        return transactions.run(tx -> StaffCallStore.note(tx, sid, clinician, clock.instant()));
    }

    /** First for whoever waits for them alone, then for a page that is open, at last for who is in good hands meanwhile. */
    @Override
    public Future<Done> ringForPage(ClinicianId clinician) {
        var now = clock.instant();
        return transactions
                .run(tx -> {
                    var waiting = ContactStore.acceptedAndNotTalking(tx, clinician);
                    var theirs = ContactStore.acceptedBy(tx, clinician);
                    var pages = ContactStore.recentPagesOf(tx, clinician, now.minus(PAGES_OF));
                    return Future.all(waiting, theirs, pages)
                            .map(all -> Stream.of(
                                            waiting.result().stream(),
                                            openOnes(pages.result()),
                                            theirs.result().stream())
                                    .flatMap(each -> each)
                                    .distinct());
                })
                .compose(pages -> firstThatRings(
                        clinician, pages.iterator(), new ContactEvent.RingAsked(clinician, PHONE_IS_FREE_AFTER)));
    }

    /** Of the open pages. Who has waited longest comes first. */
    private static Stream<PageRef> openOnes(List<ContactStore.PageStanding> latestFirst) {
        var open = new ArrayList<PageRef>();
        latestFirst.stream().filter(page -> page.state() == Page.State.OPEN).forEach(page -> open.addFirst(page.ref()));
        return open.stream();
    }

    /** A contact may have nobody to ring them for by now: then the next one has its turn. */
    private Future<Done> firstThatRings(ClinicianId clinician, Iterator<PageRef> pages, ContactEvent event) {
        return pages.hasNext()
                ? decide(pages.next(), event)
                        .compose(contact -> contact.willRing(clinician)
                                ? Future.succeededFuture(Done.RINGS)
                                : firstThatRings(clinician, pages, event))
                : Future.succeededFuture(Done.NOTHING);
    }

    private Future<CrisisContact> decide(PageRef page, ContactEvent event) {
        return engine.committedIfAny(tx -> contacts.lockAndDecide(tx, page.contact(), event, clock.instant())
                        .map(Optional::of))
                .map(Optional::orElseThrow);
    }

    @Override
    public Future<Done> ringBack(ClinicianId clinician) {
        return transactions
                .run(tx ->
                        ContactStore.takenSince(tx, clinician, clock.instant().minus(PAGES_OF)))
                .compose(theirs -> theirs.size() > 1
                        ? transactions
                                .run(tx -> Texts.askWhich(
                                        tx, clinician, TextKind.WHICH_CALL, theirs.getFirst(), clock.instant()))
                                .map(Done.TEXTED)
                        : firstThatRings(
                                clinician,
                                theirs.iterator(),
                                new ContactEvent.RingBackAsked(clinician, PHONE_IS_FREE_AFTER)))
                .onSuccess(done -> engine.wake());
    }

    @Override
    public Future<Done> tellHowToGive(ClinicianId clinician) {
        return transactions
                .run(tx -> ContactStore.acceptedBy(tx, clinician)
                        .compose(theirs -> theirs.isEmpty()
                                ? Future.succeededFuture(Done.NOTHING)
                                : rosters.current(tx)
                                        .compose(roster -> ContactStore.load(
                                                        tx, theirs.getLast().contact())
                                                .compose(contact -> tell(
                                                        tx,
                                                        roster,
                                                        clinician,
                                                        theirs.getLast(),
                                                        contact.orElseThrow())))
                                        .map(Done.TEXTED)))
                .onSuccess(done -> engine.wake());
    }

    private Future<Void> tell(
            SqlConnection tx, Roster roster, ClinicianId clinician, PageRef page, CrisisContact contact) {
        var now = clock.instant();
        var values = Map.of(
                "code",
                Page.codeOf(page.contact(), page.page()),
                "on_call",
                onCall(roster, contact, now)
                        .filter(one -> !one.equals(clinician))
                        .limit(MOST_NAMES)
                        .map(ClinicianId::value)
                        .collect(Collectors.joining(";")));
        return StandingTexts.tell(tx, roster, clinician, Notice.Kind.TOLD_GIVE, values, now);
    }

    private static Stream<ClinicianId> onCall(Roster roster, CrisisContact contact, Instant now) {
        var identity = contact.identity();
        return roster.onCall().at(now).stream()
                .filter(duty -> duty.team().equals(identity.team()))
                .map(OnCall.Duty::clinician)
                .filter(one -> identity.client()
                        .filter(client -> roster.isExcluded(client, one))
                        .isEmpty())
                .distinct();
    }

    @Override
    public Future<Optional<Free>> supervisor(ClinicianId clinician, int place) {
        var roster = rosters.last();
        var phones = Supervisors.of(roster, teamOf(roster, clinician), clock.instant(), Set.of(clinician)).stream()
                .flatMap(one -> roster.phonesOf(one).stream())
                .map(ClinicianPhone::phone)
                .toList();
        return firstFree(phones, place);
    }

    private Future<Optional<Free>> firstFree(List<PhoneNumber> phones, int place) {
        if (place >= phones.size()) {
            return Future.succeededFuture(Optional.empty());
        }
        var phone = phones.get(place);
        return engine.isInUse(phone)
                .compose(inUse -> inUse
                        ? firstFree(phones, place + 1)
                        : Future.succeededFuture(Optional.of(new Free(phone, place + 1))));
    }

    private static TeamId teamOf(Roster roster, ClinicianId clinician) {
        return roster.allTeams().stream()
                .map(Team::id)
                .filter(team -> roster.isMember(team, clinician))
                .findFirst()
                .orElse(roster.allLines().getFirst().team());
    }
}

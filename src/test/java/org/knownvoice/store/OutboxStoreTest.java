package org.knownvoice.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.store.SampleContacts.ALDER;
import static org.knownvoice.store.SampleContacts.NOW;
import static org.knownvoice.store.SampleContacts.at;
import static org.knownvoice.store.SampleContacts.in;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.PageRef;
import org.knownvoice.contact.Priority;
import org.knownvoice.contact.TextKind;
import org.knownvoice.store.OutboxStore.Rates;

class OutboxStoreTest {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Rates FAST = new Rates(1000, 1000);
    private static final Rates ONE_A_SECOND = new Rates(1, 1);
    private static final Command FIRST_TEXT = text(Priority.FIRST);

    private final OpenedDatabase database = new OpenedDatabase();
    private final CrisisContact contact = SampleContacts.paging();
    private final CrisisContact other = SampleContacts.paging();

    @BeforeEach
    void insert() {
        database.insert(contact, other);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static Future<List<OutboxItem>> claim(SqlConnection connection, Instant now) {
        return OutboxStore.claim(connection, now, LEASE, FAST, 100);
    }

    @Test
    void everyKindOfOrderComesOutAsItWentIn() {
        var commands = List.of(
                new Command.PlaceCall(1, Priority.FIRST),
                new Command.RedirectCall(2),
                new Command.EndCall(3),
                FIRST_TEXT,
                new Command.TextCaller(TextKind.FIRST_REPLY),
                new Command.PlaceCall(4, Priority.PAGE),
                new Command.LookUpCall(5),
                new Command.TextClinician(
                        ALDER, TextKind.TAKEN, Optional.of(1), Optional.of(SampleContacts.BIRCH), Priority.NOTICE),
                new Command.TextClinician(
                        ALDER, TextKind.UNREACHABLE_CALLER, Optional.empty(), Optional.empty(), Priority.NOTICE));
        put(contact, commands.toArray(Command[]::new));

        var claimed = claim();

        assertThat(claimed).extracting(OutboxItem::command).containsExactlyElementsOf(commands);
        assertThat(claimed).allSatisfy(item -> {
            assertThat(item.contact()).isEqualTo(contact.id());
            assertThat(item.attempts()).isEqualTo(1);
            assertThat(item.createdAt()).isEqualTo(NOW);
        });
    }

    @Test
    void theMostUrgentGoesFirst() {
        put(other, text(Priority.NOTICE), text(Priority.PAGE));
        put(contact, FIRST_TEXT, new Command.EndCall(7));

        assertThat(commandsOf(claim()))
                .containsExactly(FIRST_TEXT, new Command.EndCall(7), text(Priority.PAGE), text(Priority.NOTICE));
    }

    @Test
    void aClaimedOrderIsNobodyElsesUntilItsLeaseIsOver() {
        put(contact, FIRST_TEXT);

        assertThat(claim()).hasSize(1);
        assertThat(claimAt(9)).isEmpty();
        assertThat(claimAt(10)).singleElement().extracting(OutboxItem::attempts).isEqualTo(2);
    }

    @Test
    void aLeaseThatIsRenewedIsNobodyElsesForAsLongAgain() {
        put(contact, FIRST_TEXT);
        var id = claim().getFirst().id();
        var until = NOW.plusSeconds(9).plus(LEASE);

        assertThat(database.<Set<Long>>tx(tx -> OutboxStore.renew(tx, Map.of(id, NOW.plus(LEASE)), until)))
                .containsExactly(id);

        assertThat(claimAt(18)).isEmpty();
        assertThat(claimAt(19)).singleElement().extracting(OutboxItem::attempts).isEqualTo(2);
    }

    /** The renewal was on its way while the database hung. */
    @Test
    void whatAnotherServerHasTakenOverIsNotRenewed() {
        put(contact, FIRST_TEXT);
        var id = claim().getFirst().id();
        claimAt(10);

        assertThat(database.<Set<Long>>tx(
                        tx -> OutboxStore.renew(tx, Map.of(id, NOW.plus(LEASE)), NOW.plusSeconds(100))))
                .isEmpty();
        assertThat(claimAt(20)).hasSize(1);
    }

    @Test
    void anOrderIsInDoubtFromItsFirstClaimUntilItIsKnownNotToBeCarriedOut() {
        put(contact, FIRST_TEXT);
        var first = claim().getFirst();
        assertThat(first.unclearSince()).isEmpty();
        var ofADeadServer = claimAt(10).getFirst();
        assertThat(ofADeadServer.unclearSince()).contains(NOW);

        database.tx(tx -> OutboxStore.retryAt(tx, first.id(), NOW, Optional.of(NOW.plusSeconds(11))));
        assertThat(claimAt(11).getFirst().unclearSince()).contains(NOW.plusSeconds(11));

        database.tx(tx -> OutboxStore.retryAt(tx, first.id(), NOW, Optional.empty()));
        assertThat(claimAt(12).getFirst().unclearSince()).isEmpty();
    }

    @Test
    void whatANewerServerPutIsLeftToItAndHoldsUpNothingElse() {
        put(contact, FIRST_TEXT);
        put(other, text(Priority.PAGE));
        database.run("update outbox set text_kind = 'OF_A_LATER_VERSION' where contact_id = '" + contact.id() + "'");

        assertThat(commandsOf(claim())).containsExactly(text(Priority.PAGE));
        assertThat(database.find(OutboxStore::nextDue)).contains(NOW.plus(LEASE));
    }

    @Test
    void norDoesAKindOfOrderOrAnUrgencyThatOnlyANewerServerKnows() {
        put(contact, new Command.PlaceCall(1, Priority.FIRST));
        put(other, text(Priority.PAGE));
        database.run("alter table outbox drop constraint outbox_kind_fits");
        database.run("update outbox set kind = 'OF_A_LATER_VERSION' where contact_id = '" + contact.id() + "'");
        database.run("update outbox set priority = 9 where contact_id = '" + other.id() + "'");

        assertThat(commandsOf(claim())).containsExactly(text(Priority.NOTICE));
        assertThat(database.find(OutboxStore::nextDue)).contains(NOW.plus(LEASE));
    }

    @Test
    void aTextIsConfirmedOnce() {
        put(contact, FIRST_TEXT);
        var id = claim().getFirst().id();
        database.tx(tx -> OutboxStore.done(tx, id, NOW, OutboxStore.SENT, Optional.of("SM1")));

        assertThat(database.<Optional<PageRef>>tx(tx -> OutboxStore.textDelivered(tx, "SM1")))
                .contains(new PageRef(contact.id(), 1));
        assertThat(database.<Optional<PageRef>>tx(tx -> OutboxStore.textDelivered(tx, "SM1")))
                .isEmpty();
    }

    @Test
    void whatIsFinishedOrGivenBackIsNotTakenAgainByRenewing() {
        put(contact, FIRST_TEXT, new Command.EndCall(7));
        var claimed = claim();
        var ids = claimed.stream().map(OutboxItem::id).toList();
        database.tx(tx -> OutboxStore.done(tx, ids.get(0), NOW, "sent", Optional.empty()));
        database.tx(tx -> OutboxStore.retryAt(tx, ids.get(1), NOW.plusSeconds(2), Optional.empty()));

        var held = Map.of(ids.get(0), NOW.plus(LEASE), ids.get(1), NOW.plus(LEASE));
        database.tx(tx -> OutboxStore.renew(tx, held, NOW.plusSeconds(100)));

        assertThat(claimAt(2)).singleElement().extracting(OutboxItem::id).isEqualTo(ids.get(1));
    }

    @Test
    void twoServersThatClaimAtOnceNeverGetTheSameOrder() {
        int orders = 60;
        put(
                contact,
                IntStream.rangeClosed(1, orders)
                        .mapToObj(Command.RedirectCall::new)
                        .toArray(Command[]::new));
        var servers = List.of(database.connect(), database.connect(), database.connect());

        var claims = new ArrayList<Future<List<OutboxItem>>>();
        for (int round = 0; round < 10; round++) {
            servers.forEach(server -> claims.add(OutboxStore.claim(server, NOW, LEASE, FAST, 5)));
        }
        var ids = claims.stream()
                .flatMap(claim -> OpenedDatabase.await(claim).stream())
                .map(OutboxItem::id)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize(orders);
    }

    @Test
    void whatAnotherServerIsClaimingIsPassedOver() {
        put(contact, new Command.RedirectCall(1), new Command.RedirectCall(2));
        var slow = database.connect();
        var begun = OpenedDatabase.await(slow.begin());

        var first = OpenedDatabase.await(OutboxStore.claim(slow, NOW, LEASE, FAST, 1));
        var rest = claim();
        OpenedDatabase.await(begun.commit());

        assertThat(commandsOf(first)).containsExactly(new Command.RedirectCall(1));
        assertThat(commandsOf(rest)).containsExactly(new Command.RedirectCall(2));
    }

    @Test
    void callsKeepTheirPaceAndTheMoreUrgentGoesFirst() {
        put(contact, call(1, Priority.PAGE), call(2, Priority.PAGE), call(3, Priority.PAGE));

        assertThat(commandsOf(paced(0))).containsExactly(call(1, Priority.PAGE));
        assertThat(paced(0.5)).isEmpty();
        put(other, call(9, Priority.FIRST));
        assertThat(paced(0.999)).isEmpty();
        assertThat(commandsOf(paced(1))).containsExactly(call(9, Priority.FIRST));
        assertThat(commandsOf(paced(2))).containsExactly(call(2, Priority.PAGE));
        assertThat(commandsOf(paced(7))).containsExactly(call(3, Priority.PAGE));
    }

    @Test
    void twoServersKeepThePaceTogether() {
        put(contact, call(1, Priority.PAGE), call(2, Priority.PAGE), call(3, Priority.PAGE));
        var servers = List.of(database.connect(), database.connect(), database.connect());

        var claims = servers.stream()
                .map(server -> OutboxStore.claim(server, NOW, LEASE, ONE_A_SECOND, 10))
                .toList();

        assertThat(claims.stream()
                        .mapToInt(claim -> OpenedDatabase.await(claim).size())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void aFastPaceIsKeptOverTime() {
        put(
                contact,
                IntStream.rangeClosed(1, 99)
                        .mapToObj(leg -> call(leg, Priority.PAGE))
                        .toArray(Command[]::new));
        int sent = 0;
        for (int tenth = 0; tenth < 10; tenth++) {
            sent += claimAt(tenth / 10.0, new Rates(40, 1)).size();
        }

        assertThat(sent).isBetween(36, 41);
    }

    @Test
    void callsAndTextsDoNotWaitForEachOtherAndEndingWaitsForNothing() {
        put(contact, call(1, Priority.FIRST), FIRST_TEXT, text(Priority.PAGE), call(2, Priority.PAGE));
        put(contact, new Command.EndCall(8), new Command.RedirectCall(9));

        assertThat(commandsOf(paced(0)))
                .containsExactly(
                        call(1, Priority.FIRST), FIRST_TEXT, new Command.EndCall(8), new Command.RedirectCall(9));
        assertThat(commandsOf(paced(1))).containsExactly(text(Priority.PAGE), call(2, Priority.PAGE));
    }

    @Test
    void theOrdersOfOneLegGoOutInTheirOrder() {
        put(contact, new Command.RedirectCall(1), new Command.EndCall(1));
        put(other, new Command.RedirectCall(1));

        var first = claim();
        assertThat(commandsOf(first)).containsExactly(new Command.RedirectCall(1), new Command.RedirectCall(1));
        finish(first.getFirst(), "ok", Optional.empty());

        assertThat(commandsOf(claim())).containsExactly(new Command.EndCall(1));
    }

    @Test
    void aLookUpHoldsNothingUp() {
        put(contact, new Command.LookUpCall(1), new Command.EndCall(1));

        assertThat(commandsOf(claim())).containsExactly(new Command.EndCall(1), new Command.LookUpCall(1));
    }

    @Test
    void aCallThatIsToEndBeforeItWasPlacedIsNeverPlaced() {
        put(contact, call(2, Priority.PAGE), call(3, Priority.PAGE), call(4, Priority.PAGE));
        assertThat(commandsOf(paced(0))).containsExactly(call(2, Priority.PAGE));

        put(contact, new Command.EndCall(2), new Command.EndCall(3));

        assertThat(commandsOf(paced(1))).containsExactly(new Command.EndCall(3), call(4, Priority.PAGE));
        assertThat(database.column("select leg from outbox where result = 'withdrawn'"))
                .containsExactly(3);
    }

    @Test
    void aCallThatMayHaveReachedTwilioIsNotWithdrawn() {
        put(contact, call(2, Priority.PAGE));
        var placing = claim().getFirst();
        put(contact, new Command.EndCall(2));
        database.tx(tx -> OutboxStore.retryAt(tx, placing.id(), in(1), Optional.empty()));

        assertThat(claim()).isEmpty();
        var again = claimAt(1);
        assertThat(commandsOf(again)).containsExactly(call(2, Priority.PAGE));
        finish(again.getFirst(), "placed", Optional.of("CA1"));
        assertThat(commandsOf(claimAt(2))).containsExactly(new Command.EndCall(2));
    }

    @Test
    void anOrderIsTriedAgainAtItsTime() {
        put(contact, FIRST_TEXT);
        var item = claim().getFirst();

        database.tx(tx -> OutboxStore.retryAt(tx, item.id(), in(3), Optional.empty()));

        assertThat(claimAt(2)).isEmpty();
        assertThat(database.find(OutboxStore::nextDue)).isEqualTo(at(3));
        assertThat(claimAt(3)).singleElement().extracting(OutboxItem::attempts).isEqualTo(2);
    }

    @Test
    void aFinishedOrderStaysFinished() {
        put(contact, FIRST_TEXT);
        var item = claim().getFirst();
        finish(item, "sent", Optional.of("SM1"));

        finish(item, "sent", Optional.of("SM2"));
        database.tx(tx -> OutboxStore.retryAt(tx, item.id(), NOW, Optional.empty()));

        assertThat(claimAt(60)).isEmpty();
        assertThat(database.column("select sid from outbox")).containsExactly("SM1");
    }

    @Test
    void aReportOfATextFindsItsPageOnce() {
        put(contact, FIRST_TEXT, new Command.TextCaller(TextKind.FIRST_REPLY));
        var items = claim();
        finish(items.getFirst(), "sent", Optional.of("SM1"));
        finish(items.getLast(), "sent", Optional.of("SM2"));

        assertThat(database.find(tx -> OutboxStore.textFailed(tx, "SM1"))).contains(new PageRef(contact.id(), 1));
        assertThat(database.find(tx -> OutboxStore.textFailed(tx, "SM1"))).isEmpty();
        assertThat(database.find(tx -> OutboxStore.textFailed(tx, "SM2"))).isEmpty();
        assertThat(database.find(tx -> OutboxStore.textFailed(tx, "SM3"))).isEmpty();
    }

    @Test
    void theNextDueKnowsPaceAndLease() {
        assertThat(database.find(OutboxStore::nextDue)).isEmpty();
        put(contact, call(1, Priority.FIRST), call(2, Priority.PAGE));
        assertThat(database.find(OutboxStore::nextDue)).isEqualTo(at(0));

        paced(0);
        assertThat(database.find(OutboxStore::nextDue)).isEqualTo(at(1));
        paced(1);

        assertThat(database.find(OutboxStore::nextDue)).isEqualTo(at(10));
    }

    @Test
    void putOrdersAreToldAtTheCommit() throws InterruptedException {
        var told = database.listen("outbox");

        put(contact);
        put(contact, FIRST_TEXT, call(1, Priority.FIRST));

        assertThat(told.poll(10, SECONDS)).isEqualTo("outbox");
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsGivenBackIsToldAndAnybodysAndWhatIsFinishedIsNot() throws InterruptedException {
        put(contact, FIRST_TEXT);
        put(other, text(Priority.PAGE));
        var claimed = claim();
        var ids = claimed.stream().map(OutboxItem::id).toList();
        finish(claimed.getFirst(), "sent", Optional.of("SM1"));
        var told = database.listen("outbox");

        database.tx(tx -> OutboxStore.giveBack(tx, ids));
        assertThat(told.poll(10, SECONDS)).isEqualTo("outbox");
        assertThat(claim()).extracting(OutboxItem::id).containsExactly(ids.getLast());

        database.tx(tx -> OutboxStore.giveBack(tx, List.of(ids.getFirst())));
        assertThat(told).isEmpty();
    }

    @Test
    void theBacklogIsWhatIsNotFinished() {
        assertThat(backlogAt(5)).isEqualTo(new OutboxStore.Backlog(0, Duration.ZERO));
        put(contact, FIRST_TEXT, call(1, Priority.FIRST));
        finish(claim().getFirst(), "sent", Optional.of("SM1"));

        assertThat(backlogAt(5)).isEqualTo(new OutboxStore.Backlog(1, Duration.ofSeconds(5)));
    }

    private OutboxStore.Backlog backlogAt(int seconds) {
        return database.tx(tx -> OutboxStore.backlog(tx, in(seconds)));
    }

    private static Command call(int leg, Priority priority) {
        return new Command.PlaceCall(leg, priority);
    }

    private static Command text(Priority priority) {
        return new Command.TextClinician(ALDER, TextKind.PAGE, Optional.of(1), Optional.empty(), priority);
    }

    private void put(CrisisContact to, Command... commands) {
        database.tx(tx -> OutboxStore.put(tx, to.id(), List.of(commands), NOW));
    }

    private void finish(OutboxItem item, String result, Optional<String> sid) {
        database.tx(tx -> OutboxStore.done(tx, item.id(), in(1), result, sid));
    }

    private List<OutboxItem> claim() {
        return claimAt(0);
    }

    private List<OutboxItem> claimAt(int seconds) {
        return claimAt(seconds, FAST);
    }

    private List<OutboxItem> paced(double seconds) {
        return claimAt(seconds, ONE_A_SECOND);
    }

    private List<OutboxItem> claimAt(double seconds, Rates rates) {
        var now = NOW.plusMillis((long) (seconds * 1000));
        return database.list(tx -> OutboxStore.claim(tx, now, LEASE, rates, 100));
    }

    private static List<Command> commandsOf(List<OutboxItem> items) {
        return items.stream().map(OutboxItem::command).toList();
    }
}

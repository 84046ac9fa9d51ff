package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.store.SampleContacts.ALDER;
import static org.knownvoice.store.SampleContacts.BIRCH;
import static org.knownvoice.store.SampleContacts.CALLER;
import static org.knownvoice.store.SampleContacts.NOW;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Identity;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Medium;
import org.knownvoice.contact.Origin;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactStoreTest {
    private final OpenedDatabase database = new OpenedDatabase();

    @AfterAll
    void close() {
        database.close();
    }

    static List<CrisisContact> contacts() {
        return List.of(
                SampleContacts.full(),
                SampleContacts.paging(),
                SampleContacts.accepted(),
                SampleContacts.ended(SampleContacts.accepted()),
                SampleContacts.paging(SampleContacts.text(), List.of()),
                SampleContacts.paging(new Origin(SampleContacts.LINE, Medium.TEXT, Optional.empty(), NOW), List.of()));
    }

    @ParameterizedTest
    @MethodSource("contacts")
    void whatIsInsertedIsLoadedAgain(CrisisContact contact) {
        database.insert(contact);

        assertThat(database.load(contact.id())).isEqualTo(contact);
    }

    @Test
    void whatADecisionChangesIsSaved() {
        var paging = SampleContacts.paging();
        var before = SampleContacts.with(
                paging, Optional.empty(), paging.talk(), SampleContacts.page(1, BIRCH, Page.State.OPEN));
        database.insert(before);
        var full = SampleContacts.full();
        var after = new CrisisContact(
                before.id(),
                before.origin(),
                full.identity(),
                full.ladder(),
                full.acceptance(),
                full.talk(),
                full.callback(),
                full.ending(),
                List.of(full.pages().getFirst(), SampleContacts.page(2, ALDER, Page.State.ACCEPTED)),
                List.of(
                        SampleContacts.over(SampleContacts.callersLeg(Optional.of("CA-saved"))),
                        SampleContacts.cliniciansLeg(2, 1)));

        database.tx(tx -> ContactStore.lock(tx, before.id())
                .compose(locked -> ContactStore.save(tx, locked.orElseThrow(), after)));

        assertThat(database.load(before.id())).isEqualTo(after);
    }

    @Test
    void oneAcceptanceMayFollowAnotherInTheSameTransaction() {
        var first = SampleContacts.accepted();
        database.insert(first);
        var second = SampleContacts.with(
                first,
                Optional.of(SampleContacts.acceptance(1, ALDER)),
                first.talk(),
                SampleContacts.page(1, ALDER, Page.State.LAPSED),
                SampleContacts.page(2, BIRCH, Page.State.ACCEPTED));
        var back = SampleContacts.with(
                first,
                Optional.of(SampleContacts.acceptance(1, ALDER)),
                first.talk(),
                SampleContacts.page(1, ALDER, Page.State.ACCEPTED),
                SampleContacts.page(2, BIRCH, Page.State.LAPSED));

        database.tx(tx -> ContactStore.save(tx, first, second));
        database.tx(tx -> ContactStore.save(tx, second, back));

        assertThat(database.load(first.id())).isEqualTo(back);
    }

    @Test
    void aContactThatNobodyHasIsFoundNowhere() {
        var nobody = SampleContacts.newId();

        assertThat(database.find(tx -> ContactStore.load(tx, nobody))).isEmpty();
        assertThat(database.find(tx -> ContactStore.lock(tx, nobody))).isEmpty();
        assertThat(database.find(tx -> ContactStore.lockUnlessBusy(tx, nobody))).isEmpty();
    }

    @Test
    void aLockedContactIsBusyForTimersAndWaitsForOthers() {
        var contact = SampleContacts.paging();
        database.insert(contact);
        var first = database.connect();
        var transaction = OpenedDatabase.await(first.begin());
        OpenedDatabase.await(ContactStore.lock(first, contact.id()));

        assertThat(database.find(tx -> ContactStore.lockUnlessBusy(tx, contact.id())))
                .isEmpty();
        var second = database.connect();
        var waiting = second.begin().compose(begun -> ContactStore.lock(second, contact.id()));
        var accepted = SampleContacts.with(
                contact,
                Optional.of(SampleContacts.acceptance(1, ALDER)),
                contact.talk(),
                SampleContacts.page(1, ALDER, Page.State.ACCEPTED));
        OpenedDatabase.await(ContactStore.save(first, contact, accepted));
        assertThat(waiting.isComplete()).isFalse();
        OpenedDatabase.await(transaction.commit());

        assertThat(OpenedDatabase.await(waiting)).contains(accepted);
        OpenedDatabase.await(second.close());
        OpenedDatabase.await(first.close());
    }

    @Test
    void theNewestOpenContactOfAClientOrNumberIsFound() {
        var heron = new ClientId("only-here");
        var phone = new PhoneNumber("+14255550199");
        var older = of(heron, phone, -60);
        var newer = of(heron, phone, 0);
        var ended = SampleContacts.ended(of(heron, phone, 60));
        database.insert(older, newer, ended);

        assertThat(database.find(tx -> ContactStore.openContactOfClient(tx, heron)))
                .contains(newer);
        assertThat(database.find(tx -> ContactStore.openContactOfPhone(tx, phone)))
                .contains(newer);
        assertThat(database.find(tx -> ContactStore.openContactOfClient(tx, new ClientId("nobody"))))
                .isEmpty();
        assertThat(database.find(tx -> ContactStore.openContactOfPhone(tx, new PhoneNumber("+14255550198"))))
                .isEmpty();
    }

    @Test
    void ofAClientsOpenContactsThoseOfTheNumberComeFirstThenTheNewest() {
        var heron = new ClientId("with-two-phones");
        var mothers = new PhoneNumber("+14255550197");
        var own = of(heron, new PhoneNumber("+14255550196"), -120);
        var older = of(heron, mothers, -60);
        var newer = of(heron, mothers, 0);
        database.insert(own, older, newer, SampleContacts.ended(of(heron, mothers, 60)));

        assertThat(database.list(tx -> ContactStore.openContactsOfClient(
                        tx, heron, own.origin().callerNumber().orElseThrow())))
                .containsExactly(own, newer, older);
        assertThat(database.list(tx -> ContactStore.openContactsOfClient(tx, heron, mothers)))
                .containsExactly(newer, older, own);
    }

    private static CrisisContact of(ClientId client, PhoneNumber phone, int seconds) {
        var sample = SampleContacts.paging(
                new Origin(SampleContacts.LINE, Medium.CALL, Optional.of(phone), SampleContacts.in(seconds)),
                List.of(SampleContacts.callersLeg(Optional.empty())));
        var identity = new Identity(
                Optional.of(client),
                Optional.empty(),
                sample.identity().team(),
                sample.identity().language(),
                Optional.empty());
        return new CrisisContact(
                sample.id(),
                sample.origin(),
                identity,
                sample.ladder(),
                sample.acceptance(),
                sample.talk(),
                sample.callback(),
                sample.ending(),
                sample.pages(),
                sample.legs());
    }

    @Test
    void aLegIsFoundByItsSidAndOpenLegsAreListed() {
        var contact = SampleContacts.with(
                SampleContacts.paging(),
                SampleContacts.over(SampleContacts.callersLeg(Optional.of("CA-over"))),
                SampleContacts.cliniciansLeg(2, 1));
        database.insert(contact);

        assertThat(database.find(tx -> ContactStore.legBySid(tx, "CA-over"))).contains(new LegRef(contact.id(), 1));
        assertThat(database.find(tx -> ContactStore.legBySid(tx, "CA-unknown"))).isEmpty();
        assertThat(database.list(ContactStore::openLegs))
                .contains(new LegRef(contact.id(), 2))
                .doesNotContain(new LegRef(contact.id(), 1));
    }

    @Test
    void thePagesOfAClinicianAreListedLatestFirst() {
        var cedar = new ClinicianId("cedar");
        var contact = SampleContacts.paging();
        var withPages = SampleContacts.with(
                contact,
                Optional.empty(),
                contact.talk(),
                SampleContacts.page(1, cedar, Page.State.DECLINED),
                SampleContacts.page(2, BIRCH, Page.State.OPEN),
                SampleContacts.page(3, cedar, Page.State.OPEN));
        database.insert(withPages);

        assertThat(database.list(tx -> ContactStore.recentPagesOf(tx, cedar, SampleContacts.in(-60))))
                .containsExactly(
                        new ContactStore.PageStanding(new PageRef(contact.id(), 3), Page.State.OPEN),
                        new ContactStore.PageStanding(new PageRef(contact.id(), 1), Page.State.DECLINED));
        assertThat(database.list(tx -> ContactStore.recentPagesOf(tx, cedar, SampleContacts.in(1))))
                .isEmpty();
    }

    @Test
    void firstWebhooksOfOneCallerAtOnceMakeOneContact() {
        var heron = new ClientId("twice-at-once");
        var arrivals = IntStream.range(0, 8)
                .mapToObj(arrival -> database.later(tx -> ContactStore.lockKey(tx, "client " + heron)
                        .compose(locked -> ContactStore.openContactOfClient(tx, heron))
                        .compose(open -> open.map(there -> Future.succeededFuture(there.id()))
                                .orElseGet(() -> {
                                    var contact = of(heron, CALLER, 0);
                                    return ContactStore.insert(tx, contact).map(contact.id());
                                }))))
                .toList();

        var contacts = new ArrayList<ContactId>();
        arrivals.forEach(arrival -> contacts.add(OpenedDatabase.await(arrival)));

        assertThat(contacts).hasSize(8);
        assertThat(contacts.stream().distinct()).hasSize(1);
    }
}

package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.store.SampleContacts.ALDER;
import static org.knownvoice.store.SampleContacts.BIRCH;
import static org.knownvoice.store.SampleContacts.HERON;
import static org.knownvoice.store.SampleContacts.in;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.Talk;
import org.knownvoice.paging.Workload;
import org.knownvoice.routing.Continuity;

class WorkloadStoreTest {
    private final OpenedDatabase database = new OpenedDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whereNothingHappensNobodyIsBusy() {
        assertThat(seenBy(SampleContacts.newId(), 0)).isEqualTo(Workload.NONE);
    }

    @Test
    void pagesOfTheLastSevenDaysCount() {
        var contact = SampleContacts.paging();
        database.insert(
                contact,
                SampleContacts.with(
                        SampleContacts.paging(),
                        Optional.empty(),
                        contact.talk(),
                        SampleContacts.page(1, ALDER, Page.State.TAKEN),
                        SampleContacts.page(2, BIRCH, Page.State.OPEN)));

        assertThat(seenBy(contact.id(), 60).pagesThisWeek())
                .containsEntry(ALDER, 2)
                .containsEntry(BIRCH, 1);
        assertThat(seenBy(contact.id(), (int) Duration.ofDays(8).toSeconds()).pagesThisWeek())
                .isEmpty();
    }

    @Test
    void whoHasAnotherCallIsOnAnotherCrisis() {
        var contact = SampleContacts.accepted();
        database.insert(contact);

        assertThat(seenBy(SampleContacts.newId(), 0).onAnotherCrisis()).containsExactly(ALDER);
        assertThat(seenBy(contact.id(), 0).onAnotherCrisis()).isEmpty();
    }

    @Test
    void whosePhoneRingsForAnotherContactIsOnAnotherCrisis() {
        var contact = SampleContacts.paging();
        database.insert(SampleContacts.with(
                contact, SampleContacts.callersLeg(Optional.empty()), SampleContacts.cliniciansLeg(2, 1)));

        assertThat(seenBy(SampleContacts.newId(), 0).onAnotherCrisis()).containsExactly(ALDER);
    }

    @Test
    void whoWritesWithSomebodyElseMayBeRung() {
        var contact = SampleContacts.paging(SampleContacts.text(), List.of());
        database.insert(SampleContacts.with(
                contact,
                Optional.of(SampleContacts.acceptance(1, ALDER)),
                new Talk(0, SampleContacts.at(9), Optional.empty()),
                SampleContacts.page(1, ALDER, Page.State.ACCEPTED)));

        assertThat(seenBy(SampleContacts.newId(), 0).onAnotherCrisis()).isEmpty();
    }

    @Test
    void whoWritesWithACallerWhoHasHungUpMayBeRung() {
        var contact = SampleContacts.with(
                SampleContacts.paging(),
                Optional.of(SampleContacts.acceptance(1, ALDER)),
                new Talk(1, SampleContacts.at(9), Optional.empty()),
                SampleContacts.page(1, ALDER, Page.State.ACCEPTED));
        database.insert(SampleContacts.with(contact, SampleContacts.over(SampleContacts.callersLeg(Optional.empty()))));

        assertThat(seenBy(SampleContacts.newId(), 0).onAnotherCrisis()).isEmpty();
    }

    @Test
    void whoseCallerTalksWithTheFallbackLineMayBeRung() {
        var contact = SampleContacts.paging();
        var doesNotLapse = new Acceptance(
                1, ALDER, Acceptance.Way.VOICE, Continuity.OWN_CLINICIAN, SampleContacts.in(9), Optional.empty());
        database.insert(SampleContacts.with(
                contact,
                Optional.of(doesNotLapse),
                contact.talk(),
                SampleContacts.page(1, ALDER, Page.State.ACCEPTED)));

        var seen = seenBy(SampleContacts.newId(), 0);
        assertThat(seen.onAnotherCrisis()).isEmpty();
        assertThat(seen.hasAnotherCrisis()).isEmpty();
    }

    @Test
    void whoseCallerStaysWithTheCrisisLineMayBeRung() {
        var contact = SampleContacts.with(
                SampleContacts.paging(),
                Optional.of(SampleContacts.acceptance(1, ALDER)),
                new Talk(1, SampleContacts.at(9), Optional.empty()),
                SampleContacts.page(1, ALDER, Page.State.ACCEPTED));
        var ended = SampleContacts.over(SampleContacts.cliniciansLeg(2, 1));
        database.insert(SampleContacts.with(
                contact, SampleContacts.callersLeg(Optional.empty()), ended, SampleContacts.crisisLinesLeg(3)));

        assertThat(seenBy(SampleContacts.newId(), 0).onAnotherCrisis()).isEmpty();
    }

    @Test
    void whoHelpsInATalkIsNotFreeForAnotherCrisis() {
        var contact = SampleContacts.with(
                SampleContacts.paging(),
                Optional.of(SampleContacts.acceptance(1, ALDER)),
                new Talk(1, SampleContacts.at(9), Optional.empty()),
                SampleContacts.page(1, ALDER, Page.State.ACCEPTED));
        database.insert(SampleContacts.with(
                contact, SampleContacts.callersLeg(Optional.empty()), SampleContacts.supervisorsLeg(2, BIRCH)));

        var seen = seenBy(SampleContacts.newId(), 0);
        assertThat(seen.onAnotherCrisis()).contains(BIRCH);
        assertThat(seen.hasAnotherCrisis()).contains(BIRCH);
    }

    @Test
    void whoIsDoneIsFreeAndIsTheOneOfTheLastCrisis() {
        CrisisContact contact = SampleContacts.ended(SampleContacts.accepted());
        database.insert(contact);

        var workload = seenBy(SampleContacts.newId(), 0);

        assertThat(workload.onAnotherCrisis()).isEmpty();
        assertThat(workload.lastCrisisWith()).contains(ALDER);
        assertThat(seenBy(contact.id(), 0).lastCrisisWith()).isEmpty();
    }

    private Workload seenBy(ContactId contact, int seconds) {
        return database.tx(tx -> WorkloadStore.of(tx, contact, Optional.of(HERON), in(seconds)));
    }
}

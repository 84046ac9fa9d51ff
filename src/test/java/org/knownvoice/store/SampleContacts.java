package org.knownvoice.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.Callback;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Ending;
import org.knownvoice.contact.Identity;
import org.knownvoice.contact.Ladder;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.Medium;
import org.knownvoice.contact.Origin;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.Place;
import org.knownvoice.contact.Talk;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.Channel;
import org.knownvoice.routing.Continuity;

/** Contacts in each state, as an evening makes them. */
final class SampleContacts {
    static final Instant NOW = Instant.parse("2026-03-02T20:00:00.123456Z");
    static final PhoneNumber LINE = new PhoneNumber("+14255550100");
    static final PhoneNumber CALLER = new PhoneNumber("+14255550120");
    static final ClientId HERON = new ClientId("heron");
    static final ClinicianId ALDER = new ClinicianId("alder");
    static final ClinicianId BIRCH = new ClinicianId("birch");

    private SampleContacts() {}

    static ContactId newId() {
        return new ContactId(UUID.randomUUID());
    }

    static Instant in(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    static Optional<Instant> at(int seconds) {
        return Optional.of(in(seconds));
    }

    static Origin call() {
        return new Origin(LINE, Medium.CALL, Optional.of(CALLER), NOW);
    }

    static Origin text() {
        return new Origin(LINE, Medium.TEXT, Optional.of(CALLER), NOW);
    }

    static Identity heron() {
        return new Identity(
                Optional.of(HERON), Optional.empty(), new TeamId("north"), Language.ENGLISH, Optional.empty());
    }

    static CallLeg callersLeg(Optional<String> sid) {
        return new CallLeg(
                1,
                CallLeg.Role.CALLER,
                Optional.empty(),
                1,
                sid,
                Place.HOLD,
                CallLeg.Progress.ANSWERED,
                Optional.empty(),
                false,
                false,
                NOW,
                at(0),
                Optional.empty(),
                at(60));
    }

    static CallLeg cliniciansLeg(int number, int page) {
        return new CallLeg(
                number,
                CallLeg.Role.CLINICIAN,
                Optional.of(page),
                2,
                Optional.empty(),
                Place.PROMPT,
                CallLeg.Progress.WANTED,
                Optional.empty(),
                false,
                false,
                in(1),
                Optional.empty(),
                Optional.empty(),
                at(40));
    }

    /** In the talk, where the clinician has called it. */
    static CallLeg crisisLinesLeg(int number) {
        return new CallLeg(
                number,
                CallLeg.Role.CRISIS_LINE,
                Optional.empty(),
                1,
                Optional.empty(),
                Place.BRIDGE,
                CallLeg.Progress.ANSWERED,
                Optional.empty(),
                true,
                false,
                in(1),
                at(5),
                Optional.empty(),
                at(60));
    }

    /** In the talk, where the clinician has called them. */
    static CallLeg supervisorsLeg(int number, ClinicianId supervisor) {
        return new CallLeg(
                number,
                CallLeg.Role.SUPERVISOR,
                Optional.empty(),
                1,
                Optional.of(supervisor),
                Optional.empty(),
                Place.BRIDGE,
                CallLeg.Progress.ANSWERED,
                Optional.empty(),
                true,
                false,
                in(1),
                at(5),
                Optional.empty(),
                at(60));
    }

    static CallLeg over(CallLeg leg) {
        return new CallLeg(
                leg.number(),
                leg.role(),
                leg.page(),
                leg.phone(),
                leg.sid(),
                leg.place(),
                CallLeg.Progress.OVER,
                Optional.of(LegOutcome.COMPLETED),
                leg.joined(),
                leg.talkingElsewhere(),
                leg.startedAt(),
                leg.answeredAt(),
                at(50),
                Optional.empty());
    }

    static Page page(int number, ClinicianId clinician, Page.State state) {
        return new Page(
                number,
                clinician,
                1,
                1,
                Set.of(Channel.SMS, Channel.VOICE),
                "primary met_days:2",
                NOW,
                state,
                true,
                false,
                false,
                Set.of(),
                at(15),
                at(30),
                Optional.empty());
    }

    static Acceptance acceptance(int page, ClinicianId clinician) {
        return new Acceptance(page, clinician, Acceptance.Way.VOICE, Continuity.OWN_CLINICIAN, in(9), at(69));
    }

    /** A known caller holds; one clinician is being asked. */
    static CrisisContact paging() {
        return paging(call(), List.of(callersLeg(Optional.empty())));
    }

    static CrisisContact paging(Origin origin, List<CallLeg> legs) {
        return new CrisisContact(
                newId(),
                origin,
                heron(),
                new Ladder(1, 1, at(45), Optional.empty(), Optional.empty()),
                Optional.empty(),
                new Talk(0, Optional.empty(), Optional.empty()),
                new Callback(0, Optional.empty(), false),
                new Ending(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(page(1, ALDER, Page.State.OPEN)),
                legs);
    }

    static CrisisContact with(CrisisContact contact, Optional<Acceptance> acceptance, Talk talk, Page... pages) {
        return new CrisisContact(
                contact.id(),
                contact.origin(),
                contact.identity(),
                contact.ladder(),
                acceptance,
                talk,
                contact.callback(),
                contact.ending(),
                List.of(pages),
                contact.legs());
    }

    static CrisisContact with(CrisisContact contact, CallLeg... legs) {
        return new CrisisContact(
                contact.id(),
                contact.origin(),
                contact.identity(),
                contact.ladder(),
                contact.acceptance(),
                contact.talk(),
                contact.callback(),
                contact.ending(),
                contact.pages(),
                List.of(legs));
    }

    /** One clinician has taken it; the two do not talk yet. */
    static CrisisContact accepted() {
        var contact = paging();
        return with(contact, Optional.of(acceptance(1, ALDER)), contact.talk(), page(1, ALDER, Page.State.ACCEPTED));
    }

    static CrisisContact ended(CrisisContact contact) {
        return new CrisisContact(
                contact.id(),
                contact.origin(),
                contact.identity(),
                contact.ladder(),
                contact.acceptance(),
                contact.talk(),
                contact.callback(),
                new Ending(at(100), Optional.of(Ending.Outcome.TALKED), Optional.empty()),
                contact.pages(),
                contact.legs().stream().map(SampleContacts::over).toList());
    }

    /** Every part that can be filled is filled. */
    static CrisisContact full() {
        var talking = new CallLeg(
                3,
                CallLeg.Role.CLINICIAN,
                Optional.of(2),
                1,
                Optional.of("CA3" + UUID.randomUUID()),
                Place.BRIDGE,
                CallLeg.Progress.ANSWERED,
                Optional.empty(),
                true,
                false,
                in(2),
                at(8),
                Optional.empty(),
                at(70));
        var elsewhere = new CallLeg(
                4,
                CallLeg.Role.CALLER,
                Optional.empty(),
                1,
                Optional.of("CA4" + UUID.randomUUID()),
                Place.FALLBACK,
                CallLeg.Progress.ANSWERED,
                Optional.empty(),
                false,
                true,
                in(2),
                at(8),
                Optional.empty(),
                at(70));
        var byTextOnly = new Page(
                1,
                BIRCH,
                1,
                2,
                Set.of(Channel.SMS),
                "team",
                NOW,
                Page.State.LAPSED,
                false,
                true,
                true,
                Set.of(1, 3),
                Optional.empty(),
                Optional.empty(),
                at(77));
        return new CrisisContact(
                newId(),
                call(),
                new Identity(
                        Optional.of(HERON),
                        Optional.of(new ClientId("osprey")),
                        new TeamId("north"),
                        new Language("es"),
                        at(30)),
                new Ladder(2, 3, Optional.empty(), at(150), at(270)),
                Optional.of(acceptance(2, ALDER)),
                new Talk(2, at(15), at(20), at(18), at(17)),
                new Callback(4, at(900), true, Callback.Instead.ASKED_FOR),
                new Ending(at(1000), Optional.of(Ending.Outcome.DISPOSED), at(1001)),
                List.of(byTextOnly, page(2, ALDER, Page.State.ACCEPTED)),
                List.of(
                        over(callersLeg(Optional.of("CA1" + UUID.randomUUID()))),
                        cliniciansLeg(2, 1),
                        talking,
                        elsewhere));
    }
}

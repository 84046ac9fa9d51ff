package org.knownvoice.store;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.CareRelationship;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.routing.Arrangements;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.routing.DirectoryRows.TeamMember;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** One team: Alder, who has three phones, knows the client Heron, Birch backs up, Cedar supervises. */
final class SmallRoster {
    static final TeamId NORTH = new TeamId("north");
    private static final ClinicianId CEDAR = new ClinicianId("cedar");
    private static final PolicyId HOUSE = new PolicyId("house");

    private SmallRoster() {}

    static Roster roster() {
        return Roster.of(new DirectoryRows(
                List.of(new Line(
                        SampleContacts.LINE,
                        "North",
                        List.of(Language.ENGLISH),
                        NORTH,
                        new PhoneNumber("+18005843578"),
                        new PhoneNumber("+18448227609"))),
                List.of(new Team(NORTH, "North", County.SKAGIT, ZoneId.of("America/Los_Angeles"), HOUSE)),
                List.of(
                        clinician(SampleContacts.ALDER, "+14255550111"),
                        clinician(SampleContacts.BIRCH, "+14255550112"),
                        clinician(CEDAR, "+14255550113")),
                List.of(
                        new TeamMember(NORTH, SampleContacts.ALDER),
                        new TeamMember(NORTH, SampleContacts.BIRCH),
                        new TeamMember(NORTH, CEDAR)),
                List.of(new Client(
                        SampleContacts.HERON,
                        "Heron Sample",
                        Optional.empty(),
                        Optional.empty(),
                        Language.ENGLISH,
                        County.SKAGIT,
                        NORTH,
                        Optional.empty(),
                        Client.Enrollment.ENROLLED)),
                List.of(new ClientPhone(
                        SampleContacts.HERON,
                        SampleContacts.CALLER,
                        ClientPhone.BelongsTo.SELF,
                        Optional.empty(),
                        true,
                        true,
                        true)),
                List.of(new CareRelationship(
                        SampleContacts.HERON, SampleContacts.ALDER, CareRelationship.Kind.PRIMARY)),
                List.of(),
                List.of(
                        shift(Tier.PRIMARY, SampleContacts.ALDER),
                        shift(Tier.BACKUP, SampleContacts.BIRCH),
                        shift(Tier.SUPERVISOR, CEDAR)),
                List.of(),
                List.of(EscalationPolicy.standard(HOUSE)),
                List.of(
                        new ClinicianPhone(SampleContacts.ALDER, new PhoneNumber("+14255550114"), 1, false),
                        new ClinicianPhone(SampleContacts.ALDER, new PhoneNumber("+14255550115"), 2, true)),
                Arrangements.NONE,
                1));
    }

    private static Clinician clinician(ClinicianId id, String mobile) {
        return new Clinician(
                id,
                id.value(),
                "LMHC",
                Optional.of(new PhoneNumber(mobile)),
                Optional.empty(),
                Set.of(Language.ENGLISH),
                LoginRole.CLINICIAN,
                Optional.empty());
    }

    private static Shift shift(Tier tier, ClinicianId clinician) {
        return new Shift(
                NORTH,
                tier,
                clinician,
                SampleContacts.NOW.minus(Duration.ofDays(1)),
                SampleContacts.NOW.plus(Duration.ofDays(30)));
    }
}

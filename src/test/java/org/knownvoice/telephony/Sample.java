package org.knownvoice.telephony;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.knownvoice.config.FallbackShows;
import org.knownvoice.config.Settings;
import org.knownvoice.config.SettingsFile;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.CallLeg.Role;
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
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.Channel;
import org.knownvoice.routing.Arrangements;
import org.knownvoice.routing.Continuity;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.routing.Roster;

/** One client, two clinicians, one line, and a contact at any place: leg 1 is the caller's, leg 2 a clinician's. */
final class Sample {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    static final ContactId ID = new ContactId(UUID.fromString("6f1c9f3e-8f0b-4c1d-9a52-0f7d7b1f4e21"));
    static final PhoneNumber LINE = new PhoneNumber("+14255550100");
    static final PhoneNumber CALLER = new PhoneNumber("+13605550123");
    static final PhoneNumber MOBILE = new PhoneNumber("+12065550177");
    static final PhoneNumber FALLBACK = new PhoneNumber("+18005550199");
    static final PhoneNumber ASSESSMENT = new PhoneNumber("+18448227609");
    static final ClientId CLIENT = new ClientId("c-1");
    static final ClinicianId ANA = new ClinicianId("ana");
    static final TeamId TEAM = new TeamId("t-1");
    static final String CALLERS_CALL = "CA00000000000000000000000000000001";
    static final String CLINICIANS_CALL = "CA00000000000000000000000000000002";

    private Sample() {}

    static Settings settings(String token) {
        return Settings.from(
                        Map.of(
                                "DATABASE_URL",
                                "postgresql://u:p@localhost/x",
                                "PUBLIC_URL",
                                "https://crisis.agency.example",
                                "TWILIO_ACCOUNT_SID",
                                ACCOUNT,
                                "TWILIO_AUTH_TOKEN",
                                token),
                        SettingsFile.packaged())
                .orThrow();
    }

    static Line line(Language... languages) {
        return new Line(LINE, "Sample Crisis Line", List.of(languages), TEAM, FALLBACK, ASSESSMENT);
    }

    static Roster roster() {
        return roster(true);
    }

    static Roster roster(boolean voicemailOk) {
        return Roster.of(new DirectoryRows(
                List.of(line(Language.ENGLISH)),
                List.of(),
                List.of(clinician(ANA, "Ana Whitfield", MOBILE)),
                List.of(),
                List.of(client()),
                List.of(new ClientPhone(
                        CLIENT, CALLER, ClientPhone.BelongsTo.SELF, Optional.empty(), false, true, voicemailOk)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Arrangements.NONE,
                1));
    }

    private static Clinician clinician(ClinicianId id, String name, PhoneNumber mobile) {
        return new Clinician(
                id,
                name,
                "LMHC",
                Optional.of(mobile),
                Optional.empty(),
                Set.of(Language.ENGLISH),
                LoginRole.CLINICIAN,
                Optional.empty());
    }

    private static Client client() {
        return new Client(
                CLIENT,
                "Rosalind Okafor",
                Optional.of("Roz"),
                Optional.of(LocalDate.of(1981, 4, 9)),
                Language.ENGLISH,
                County.SKAGIT,
                TEAM,
                Optional.of("738291"),
                Client.Enrollment.ENROLLED);
    }

    static CallLeg caller(Place place) {
        return leg(1, Role.CALLER, place, Progress.ANSWERED, CALLERS_CALL);
    }

    static CallLeg clinician(Place place) {
        return leg(2, Role.CLINICIAN, place, Progress.ANSWERED, CLINICIANS_CALL);
    }

    static CallLeg leg(int number, Role role, Place place, Progress progress, String sid) {
        return new CallLeg(
                number,
                role,
                role == Role.CLINICIAN ? Optional.of(1) : Optional.empty(),
                1,
                Optional.of(sid).filter(known -> !known.isEmpty()),
                place,
                progress,
                progress == Progress.OVER ? Optional.of(LegOutcome.COMPLETED) : Optional.empty(),
                false,
                false,
                NOW,
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty());
    }

    /** Ana is asked; nobody has accepted. */
    static CrisisContact paging(CallLeg... legs) {
        return contact(Language.ENGLISH, Optional.empty(), false, legs);
    }

    /** Ana has it. */
    static CrisisContact accepted(CallLeg... legs) {
        return contact(
                Language.ENGLISH,
                Optional.of(
                        new Acceptance(1, ANA, Acceptance.Way.VOICE, Continuity.OWN_CLINICIAN, NOW, Optional.empty())),
                false,
                legs);
    }

    static CrisisContact exhausted(CallLeg... legs) {
        return contact(Language.ENGLISH, Optional.empty(), true, legs);
    }

    static CrisisContact contact(
            Language language, Optional<Acceptance> acceptance, boolean exhausted, CallLeg... legs) {
        return new CrisisContact(
                ID,
                new Origin(LINE, Medium.CALL, Optional.of(CALLER), NOW),
                new Identity(Optional.of(CLIENT), Optional.empty(), TEAM, language, Optional.empty()),
                new Ladder(1, 1, Optional.of(NOW), Optional.of(NOW).filter(at -> exhausted), Optional.empty()),
                acceptance,
                new Talk(0, Optional.empty(), Optional.empty()),
                new Callback(1, Optional.of(NOW), false),
                new Ending(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(page(1), page(2)),
                List.of(legs));
    }

    private static Page page(int number) {
        return new Page(
                number,
                number == 1 ? ANA : new ClinicianId("ben"),
                1,
                1,
                Set.of(Channel.SMS, Channel.VOICE),
                "primary",
                NOW,
                Page.State.OPEN,
                true,
                false,
                false,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Documents documents() {
        return documents(FallbackShows.CALLER);
    }

    static Documents documents(FallbackShows shows) {
        return new Documents(settings("token").http().publicUrl(), Timings.defaults(), shows, Recordings.none());
    }

    static Twimlet document(CrisisContact contact, int leg) {
        return Twimlet.of(documents().of(contact, contact.leg(leg).orElseThrow(), roster()));
    }
}

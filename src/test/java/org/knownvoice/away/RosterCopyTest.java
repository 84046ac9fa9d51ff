package org.knownvoice.away;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.directory.CareRelationship;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Encounter;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.NumberBlock;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneStanding;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.Channel;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.paging.Who;
import org.knownvoice.routing.Arrangements;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.schedule.Rotation;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOverride;
import org.knownvoice.schedule.Tier;

class RosterCopyTest {
    private static final ClinicianId ANA = new ClinicianId("ana");
    private static final ClinicianId BEN = new ClinicianId("ben");
    private static final ClientId MARIA = new ClientId("maria");
    private static final TeamId NORTH = new TeamId("north");
    private static final PolicyId HOUSE = new PolicyId("house");
    private static final PhoneNumber PHONE = new PhoneNumber("+14255550111");
    private static final Instant START = Instant.parse("2026-03-02T11:00:00.123456Z");

    private Path folder;
    private RosterCopy copy;

    @BeforeEach
    void choose(@TempDir Path state) {
        folder = state.resolve("var").resolve("away");
        copy = new RosterCopy(folder);
    }

    @Test
    void everyRowComesBackAsItWas() throws IOException {
        copy.write(everyKindOfRow());

        assertThat(new RosterCopy(folder).read()).contains(everyKindOfRow());
    }

    @Test
    void theNewerTakesThePlaceOfTheOlder() throws IOException {
        copy.write(everyKindOfRow());
        copy.write(version(8));

        assertThat(copy.read()).map(DirectoryRows::version).contains(8L);
        assertThat(folder.toFile().list()).containsExactly(RosterCopy.FILE);
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        Files.createDirectories(folder);
        copy.write(everyKindOfRow());

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve(RosterCopy.FILE))).isEqualTo("rw-------");
    }

    @Test
    void aDirectoryWithoutALineDoesNotTakeThePlaceOfAGoodOne() throws IOException {
        copy.write(everyKindOfRow());
        copy.write(DirectoryRows.EMPTY);

        assertThat(copy.read()).contains(everyKindOfRow());
    }

    /** Vert.x ends the threads of an executor that nobody holds. */
    @Test
    void itIsWrittenHoweverOftenMemoryIsTidiedMeanwhile() throws IOException {
        var vertx = Vertx.vertx();
        var desk = new CopyDesk(vertx, copy);
        for (int version = 1; version <= 20; version++) {
            var kept = desk.keep(version(version));
            System.gc();
            kept.await();
        }

        assertThat(copy.read()).map(DirectoryRows::version).contains(20L);
        desk.close().await();
        vertx.close().await();
    }

    @Test
    void withoutAFileThereIsNone() {
        assertThat(copy.read()).isEmpty();
    }

    @Test
    void aDamagedOneIsAsGoodAsNone() throws IOException {
        copy.write(everyKindOfRow());
        var file = folder.resolve(RosterCopy.FILE);
        Files.writeString(file, Files.readString(file).replace("+14255550111", "+14255550112"));

        assertThat(copy.read()).isEmpty();
    }

    @Test
    void halfAFileIsAsGoodAsNone() throws IOException {
        copy.write(everyKindOfRow());
        var file = folder.resolve(RosterCopy.FILE);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 40, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(copy.read()).as("of " + length + " bytes").isEmpty();
        }
    }

    @Test
    void oneOfAnotherFormatOrProgramIsLeftAlone() throws IOException {
        copy.write(everyKindOfRow());
        var file = folder.resolve(RosterCopy.FILE);
        Files.writeString(file, Files.readString(file).replaceFirst("roster 1", "roster 2"));
        assertThat(copy.read()).isEmpty();

        Files.write(file, "\u0000something else".getBytes(StandardCharsets.UTF_8));
        assertThat(copy.read()).isEmpty();
    }

    @Test
    void whatCannotBeADirectoryIsAsGoodAsNone() throws IOException {
        copy.write(everyKindOfRow());
        byte[] json = "{\"lines\":7}".getBytes(StandardCharsets.US_ASCII);
        Files.writeString(
                folder.resolve(RosterCopy.FILE),
                "knownvoice-roster 1 " + RosterCopy.checksum(json) + "\n{\"lines\":7}");

        assertThat(copy.read()).isEmpty();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static DirectoryRows version(long version) {
        var rows = everyKindOfRow();
        return new DirectoryRows(
                rows.lines(),
                rows.teams(),
                rows.clinicians(),
                rows.members(),
                rows.clients(),
                rows.phones(),
                rows.relationships(),
                rows.encounters(),
                rows.shifts(),
                rows.rotations(),
                rows.policies(),
                rows.clinicianPhones(),
                rows.arrangements(),
                version);
    }

    private static DirectoryRows everyKindOfRow() {
        var end = START.plus(Duration.ofDays(1));
        var spanish = new Language("es");
        return new DirectoryRows(
                List.of(new Line(
                        new PhoneNumber("+14255550100"),
                        "North Línea",
                        List.of(Language.ENGLISH, spanish),
                        NORTH,
                        PHONE,
                        PHONE)),
                List.of(new Team(NORTH, "North", County.SKAGIT, ZoneId.of("America/Los_Angeles"), HOUSE)),
                List.of(
                        new Clinician(
                                ANA,
                                "Ana",
                                "LMHC",
                                Optional.of(PHONE),
                                Optional.of("ana@example.org"),
                                Set.of(Language.ENGLISH, spanish),
                                LoginRole.SUPERVISOR,
                                Optional.of(LocalTime.of(21, 30))),
                        new Clinician(
                                BEN,
                                "Ben",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                LoginRole.CLINICIAN,
                                Optional.empty())),
                List.of(new DirectoryRows.TeamMember(NORTH, ANA)),
                List.of(new Client(
                        MARIA,
                        "Maria",
                        Optional.of("Mia"),
                        Optional.of(LocalDate.of(1980, 2, 3)),
                        spanish,
                        County.ISLAND,
                        NORTH,
                        Optional.of("7001"),
                        Client.Enrollment.ENROLLED)),
                List.of(new ClientPhone(
                        MARIA, PHONE, ClientPhone.BelongsTo.FAMILY, Optional.of("Mother"), true, false, true)),
                List.of(new CareRelationship(MARIA, ANA, CareRelationship.Kind.PRIMARY)),
                List.of(new Encounter(MARIA, ANA, START, Encounter.Kind.VISIT)),
                List.of(new Shift(NORTH, Tier.PRIMARY, ANA, START, end)),
                List.of(rotation(Period.ofDays(7)), rotation(Duration.ofHours(12))),
                List.of(new EscalationPolicy(
                        HOUSE,
                        List.of(new EscalationStep(1, everyWho(), Set.of(Channel.VOICE), Duration.ofSeconds(45))))),
                List.of(new ClinicianPhone(ANA, PHONE, 2, false)),
                new Arrangements(
                        List.of(new ShiftOverride(
                                3,
                                ShiftOverride.Kind.COVER,
                                Optional.of(new ShiftOverride.Place(NORTH, Tier.BACKUP)),
                                ANA,
                                Optional.of(BEN),
                                START,
                                end)),
                        Set.of(BEN),
                        List.of(new PhoneStanding(PHONE, true, Optional.of(PhoneStanding.Failing.OPTED_OUT))),
                        List.of(new NumberBlock(5, new PhoneNumber("+13605550199"), end))),
                7);
    }

    private static List<Who> everyWho() {
        return List.of(
                new Who.KnowsClient(),
                new Who.OnCallTier(Tier.SUPERVISOR),
                new Who.OnCallTeam(),
                new Who.OnCallProgram(),
                new Who.Named(BEN));
    }

    private static Rotation rotation(TemporalAmount length) {
        return new Rotation(
                NORTH,
                Tier.PRIMARY,
                List.of(ANA, BEN),
                LocalDateTime.of(2026, 1, 1, 17, 0),
                length,
                Optional.of(LocalTime.of(17, 0)),
                Set.of(DayOfWeek.MONDAY),
                Optional.empty());
    }
}

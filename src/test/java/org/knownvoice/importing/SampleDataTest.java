package org.knownvoice.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.directory.CareRelationship;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Tier;

class SampleDataTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-07T20:00:00Z", "2026-07-04T07:59:00Z", "2026-10-31T23:00:00Z", "2027-01-01T08:00:00Z"})
    void someoneIsOnCallInEveryTeamAndTierFromTwoDaysBackToSixtyAhead(Instant now) {
        var roster = Roster.of(sample(now));

        assertThat(roster.allTeams()).hasSize(4);
        assertThat(roster.onCall().gaps(now.minus(Duration.ofDays(2)), now.plus(Duration.ofDays(60))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-07T20:00:00Z", "2026-10-31T23:00:00Z"})
    void whoBacksUpIsNeverThePrimaryAndSupervisorsChangeByTheWeek(Instant now) {
        var onCall = Roster.of(sample(now)).onCall();
        var team = new TeamId("skagit");

        for (int hour = 0; hour < 60 * 24; hour++) {
            var at = now.plus(Duration.ofHours(hour));
            assertThat(onCall.at(team, Tier.PRIMARY, at))
                    .hasSize(1)
                    .doesNotContainAnyElementsOf(onCall.at(team, Tier.BACKUP, at));
        }
        assertThat(onCall.between(team, now, now.plus(Duration.ofDays(28))).stream()
                        .filter(shift -> shift.tier() == Tier.SUPERVISOR)
                        .map(shift -> shift.clinician().value())
                        .distinct())
                .containsExactlyInAnyOrder("skagit-supervisor", "snohomish-supervisor");
    }

    @Test
    void noClinicianHasMoreThanFifteenClientsAndEveryClientHasAPrimary() {
        var rows = sample(Instant.parse("2026-06-01T12:00:00Z"));

        var clients = rows.relationships().stream()
                .filter(care -> care.kind() != CareRelationship.Kind.EXCLUDED)
                .collect(Collectors.groupingBy(CareRelationship::clinician, Collectors.counting()));
        assertThat(clients.values()).allMatch(count -> count <= 15);
        assertThat(rows.relationships().stream().filter(care -> care.kind() == CareRelationship.Kind.PRIMARY))
                .hasSameSizeAs(rows.clients());
        assertThat(rows.clients()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(rows.clinicians()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(rows.encounters()).allMatch(met -> met.at().isBefore(Instant.parse("2026-06-01T12:00:00Z")));
    }

    @Test
    void itHasTheCasesThatTheDemoShows() {
        var rows = sample(Instant.parse("2026-06-01T12:00:00Z"));

        assertThat(rows.clients().stream().filter(client -> client.status() == Client.Enrollment.DISCHARGED))
                .hasSize(1);
        assertThat(rows.relationships().stream().filter(care -> care.kind() == CareRelationship.Kind.EXCLUDED))
                .hasSize(1);
        assertThat(rows.phones().stream()
                        .collect(Collectors.groupingBy(ClientPhone::phone, Collectors.counting()))
                        .values())
                .contains(2L);
        assertThat(rows.clinicians())
                .anyMatch(clinician -> clinician.afterHoursUntil().isPresent());
        assertThat(rows.clinicianPhones()).anyMatch(phone -> !phone.textOk());
        assertThat(rows.lines()).anyMatch(line -> line.phone().equals(SampleData.linePhone()));
        var cards = rows.clients().stream()
                .flatMap(client -> client.cardCode().stream())
                .toList();
        assertThat(SampleData.callers().stream().flatMap(caller -> caller.types().stream()))
                .isNotEmpty()
                .allMatch(cards::contains);
    }

    @Test
    void everyNumberIsOneThatNobodyHas() {
        var rows = sample(Instant.parse("2026-06-01T12:00:00Z"));

        assertThat(Stream.of(
                                rows.lines().stream().map(line -> line.phone()),
                                rows.phones().stream().map(ClientPhone::phone),
                                rows.clinicians().stream().flatMap(clinician -> clinician.mobile().stream()),
                                rows.clinicianPhones().stream().map(ClinicianPhone::phone),
                                SampleData.callers().stream().map(SampleData.Caller::phone))
                        .flatMap(phones -> phones)
                        .map(phone -> phone.e164()))
                .allMatch(phone -> phone.matches("\\+1(425|360|206)55501\\d\\d"));
    }

    @Test
    void theSameMomentGivesTheSameFiles() {
        var now = Instant.parse("2026-06-01T12:00:00Z");

        assertThat(sample(now)).isEqualTo(sample(now));
    }

    private DirectoryRows sample(Instant now) {
        SampleData.write(folder, now);
        var result = CsvDirectory.read(folder);
        assertThat(result.faults()).isEmpty();
        return result.rows();
    }
}

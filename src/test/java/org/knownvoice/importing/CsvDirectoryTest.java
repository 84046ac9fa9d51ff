package org.knownvoice.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.paging.Channel;
import org.knownvoice.paging.Who;
import org.knownvoice.schedule.Tier;

class CsvDirectoryTest {
    @TempDir
    Path folder;

    private SmallDirectory directory;

    @BeforeEach
    void writeFiles() {
        directory = SmallDirectory.in(folder);
    }

    @Test
    void soundFilesAreReadIntoTheWordsOfTheDirectory() {
        var result = CsvDirectory.read(folder);

        assertThat(result.faults()).isEmpty();
        var rows = result.rows();
        assertThat(rows.lines().getFirst().fallbackNumber()).isEqualTo(new PhoneNumber("+18005843578"));
        assertThat(rows.teams().getFirst().county()).isEqualTo(County.SNOHOMISH);
        assertThat(rows.clinicians().getFirst().afterHoursUntil()).contains(LocalTime.of(2, 0));
        assertThat(rows.clinicians().getFirst().languages())
                .containsExactlyInAnyOrder(Language.ENGLISH, new Language("es"));
        assertThat(rows.clinicians().get(1).mobile()).isEmpty();
        assertThat(rows.clinicianPhones())
                .containsExactly(
                        new ClinicianPhone(new ClinicianId("c1"), new PhoneNumber("+14255550115"), 1, false),
                        new ClinicianPhone(new ClinicianId("c2"), new PhoneNumber("+14255550116"), 1, true));
        assertThat(rows.phones()).allMatch(phone -> phone.phone().equals(new PhoneNumber("+14255550120")));
        assertThat(rows.encounters().getFirst().at()).isEqualTo(Instant.parse("2026-03-02T18:00:00Z"));
        assertThat(rows.shifts().getFirst().endsAt()).isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
        assertThat(rows.rotations().getFirst().clinicians())
                .containsExactly(new ClinicianId("c1"), new ClinicianId("c2"), new ClinicianId("c1"));
        assertThat(rows.rotations().getFirst().days()).containsExactly(DayOfWeek.MONDAY);
        assertThat(rows.rotations().get(1).shiftLength()).isEqualTo(Duration.ofHours(12));
        var steps = rows.policies().getFirst().steps();
        assertThat(steps.getFirst().channels()).isEqualTo(Set.of(Channel.SMS, Channel.VOICE));
        assertThat(steps.get(1).who())
                .containsExactly(new Who.OnCallTier(Tier.SUPERVISOR), new Who.Named(new ClinicianId("c2")));
        assertThat(steps.get(1).answerWithin()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lines.csv|800-584-3578|555-0101|lines.csv:2: fallback_number: is no phone number; write it as +1 and ten"
                        + " digits",
                "lines.csv|800-584-3578|+14255550100|lines.csv:2: fallback_number: is the line itself; name the regional"
                        + " crisis line",
                "lines.csv|en;es|''|lines.csv:2: languages: must not be empty",
                "lines.csv|en;es|en;e|lines.csv:2: languages: is no language; write its code, such as en or es",
                "lines.csv|,north|,south|lines.csv:2: team_id: no such team_id in teams.csv; correct it, or add it there",
                "teams.csv|Snohomish|King|teams.csv:2: county: write one of: snohomish, skagit, island, whatcom",
                "teams.csv|America/Los_Angeles|PST8|teams.csv:2: time_zone: is no time zone; write a name such as"
                        + " America/Los_Angeles",
                "teams.csv|standard|other|teams.csv:2: policy_id: no such policy_id in escalation_policies.csv; correct it,"
                        + " or add it there",
                "clinicians.csv|Alder Sample|''|clinicians.csv:2: name: must not be empty",
                "clinicians.csv|ARNP,|ARNP,425-555-0110|clinicians.csv:3: mobile: this mobile stands in line 2 already;"
                        + " remove one of the two",
                "clinicians.csv|+14255550110|425-555-0100|clinicians.csv:2: mobile: is a line of ours; name the"
                        + " clinician's own phone",
                "clinicians.csv|,supervisor|,Supervisor|clinicians.csv:3: login_role: write one of: clinician, supervisor,"
                        + " manager, admin",
                "clinicians.csv|02:00|2 am|clinicians.csv:2: after_hours_until: is no time of day; write HH:MM",
                "clinician_phones.csv|+14255550115|555-0101|clinician_phones.csv:2: phone: is no phone number; write it as"
                        + " +1 and ten digits",
                "clinician_phones.csv|+14255550115|+14255550100|clinician_phones.csv:2: phone: is a line of ours; name"
                        + " the clinician's own phone",
                "clinician_phones.csv|c2,+14255550116|c2,425-555-0110|clinician_phones.csv:3: phone: is the mobile of"
                        + " another clinician in clinicians.csv; correct one of the two",
                "clinician_phones.csv|+14255550116|+14255550115|clinician_phones.csv:3: phone: this phone stands in line 2"
                        + " already; remove one of the two",
                "clinician_phones.csv|c2,+14255550116|c1,+14255550116|clinician_phones.csv:3: order: this place in the"
                        + " order of this clinician stands in line 2 already; remove one of the two",
                "clinician_phones.csv|,1,no|,0,no|clinician_phones.csv:2: order: is no place in an order; write 1 for the"
                        + " first",
                "clinician_phones.csv|,1,no|,1,landline|clinician_phones.csv:2: text_ok: write yes or no",
                "clinician_phones.csv|c2|c9|clinician_phones.csv:3: clinician_id: no such clinician_id in clinicians.csv;"
                        + " correct it, or add it there",
                "team_members.csv|c2|c1|team_members.csv:3: clinician_id: this member of the team stands in line 2"
                        + " already; remove one of the two",
                "clients.csv|1980-02-03|03.02.1980|clients.csv:2: date_of_birth: is no date; write YYYY-MM-DD",
                "clients.csv|discharged|gone|clients.csv:3: status: write one of: enrolled, discharged",
                "clients.csv|north,,disch|north,123456,disch|clients.csv:3: card_code: this card code stands in line 2"
                        + " already; remove one of the two",
                "client_phones.csv|yes,yes,no|yes,true,no|client_phones.csv:2: text_ok: write yes or no",
                "client_phones.csv|p2|p9|client_phones.csv:3: client_id: no such client_id in clients.csv; correct it, or"
                        + " add it there",
                "client_phones.csv|p2|p1|client_phones.csv:3: phone: this phone of this client stands in line 2 already;"
                        + " remove one of the two",
                "client_phones.csv|family|Family|client_phones.csv:3: belongs_to: write one of: self, family, other",
                "care_relationships.csv|excluded|never|care_relationships.csv:3: relationship: write one of: primary,"
                        + " secondary, prescriber, case_manager, peer, excluded",
                "encounters.csv|c1|c9|encounters.csv:2: clinician_id: no such clinician_id in clinicians.csv; correct it,"
                        + " or add it there",
                "encounters.csv|2026-03-02T10:00|2026-03-08T02:30|encounters.csv:2: at: this local time does not exist, the"
                        + " clock skips from 02:00 to 03:00; write a time before or after",
                "shifts.csv|2026-03-02T20:00|2026-03-02 20:00|shifts.csv:2: starts_at: is no local time; write"
                        + " YYYY-MM-DDTHH:MM",
                "shifts.csv|2026-03-02T20:00|2026-02-30T20:00|shifts.csv:2: starts_at: is no local time; write"
                        + " YYYY-MM-DDTHH:MM",
                "shifts.csv|2026-03-03T08:00|2026-03-02T08:00|shifts.csv:2: ends_at: is not after starts_at; a shift over"
                        + " midnight ends on the next day's date",
                "shifts.csv|2026-03-03T08:00|2026-03-08T02:00|shifts.csv:2: ends_at: this local time does not exist, the"
                        + " clock skips from 02:00 to 03:00; write a time before or after",
                "rotations.csv|P7D|weekly|rotations.csv:2: shift_length: is no length of a shift; write P7D, P1D or PT12H",
                "rotations.csv|P7D|P0D|rotations.csv:2: shift_length: is not from PT1M to P10Y in whole minutes; write P7D,"
                        + " P1D or PT12H",
                "rotations.csv|PT12H|PT0.5S|rotations.csv:3: shift_length: is not from PT1M to P10Y in whole minutes;"
                        + " write P7D, P1D or PT12H",
                "rotations.csv|,MO,|,TU;WE,|rotations.csv:2: days: no hand-off ever falls on one of these days; correct"
                        + " the days, or the day of starts_at",
                "rotations.csv|PT12H,,,2026-05-02T08:00|PT12H,12:00,,2026-03-02T12:00|rotations.csv:3: ends_at: is not"
                        + " after the first hand-off; correct ends_at, or handoff_time",
                "rotations.csv|2026-03-02T08:00|2026-03-08T02:30|rotations.csv:3: starts_at: this local time does not"
                        + " exist, the clock skips from 02:00 to 03:00; write a time before or after",
                "rotations.csv|,MO,|,Monday,|rotations.csv:2: days: is no list of days; write such as"
                        + " MO;TU;WE;TH;FR;SA;SU",
                "rotations.csv|c1;c2;c1|c1;c9|rotations.csv:2: clinician_ids: no such clinician_id in clinicians.csv;"
                        + " correct it, or add it there",
                "rotations.csv|2026-05-02T08:00|2026-03-02T08:00|rotations.csv:3: ends_at: is not after starts_at; correct"
                        + " one of the two",
                "escalation_policies.csv|PT1M30S|PT31M|escalation_policies.csv:2: answer_within: write a time from PT1S to"
                        + " PT30M, such as PT45S",
                "escalation_policies.csv|PT45S|45|escalation_policies.csv:3: answer_within: write a time from PT1S to"
                        + " PT30M, such as PT45S",
                "escalation_policies.csv|standard,2|standard,3|escalation_policies.csv:2: step: there is no step 2 before"
                        + " it; number the steps 1, 2, … without a hole",
                "escalation_policies.csv|standard,2|standard,1|escalation_policies.csv:3: step: this step stands in line 2"
                        + " already; remove one of the two",
                "escalation_policies.csv|clinician:c2|clinician:c9|escalation_policies.csv:2: who: no such clinician_id in"
                        + " clinicians.csv; correct it, or add it there",
                "escalation_policies.csv|sms;voice|sms;fax|escalation_policies.csv:3: channels: write sms, voice or"
                        + " sms;voice",
                "escalation_policies.csv|knows_client|anybody|escalation_policies.csv:3: who: write knows_client,"
                        + " on_call:primary, on_call:backup, on_call:supervisor, on_call:team, on_call:program or"
                        + " clinician:ID, several with a semicolon between",
                "shifts.csv|tier,|level,|shifts.csv:1: level: unknown column; remove it, or correct its name",
                "shifts.csv|ends_at|starts_at|shifts.csv:1: starts_at: stands twice in the header; remove one",
            })
    void aFaultIsToldByFileLineAndColumnWithItsRemedy(String file, String text, String other, String fault) {
        directory.replace(file, text, other);

        assertThat(directory.faults()).contains(fault).allMatch(line -> line.startsWith(file + ":"));
    }

    /** Whoever is put through to one of our lines takes the place of their own call, which ends. */
    @Test
    void noLineFallsBackOnAnother() {
        directory.write(
                "lines.csv",
                "phone,name,languages,team_id,fallback_number,assessment_number",
                "+14255550100,Main,en;es,north,800-584-3578,844-822-7609",
                "+13605550100,North,en,north,425-555-0100,844-822-7609");

        assertThat(directory.faults())
                .containsExactly(
                        "lines.csv:3: fallback_number: is another line of ours; name the regional crisis line");
    }

    @Test
    void aMobileThatIsStoredMustNotBecomeALine() {
        var stored = CsvDirectory.read(folder).rows();
        directory.remove("clinicians.csv").replace("lines.csv", "+14255550100", "+14255550110");

        assertThat(CsvDirectory.read(folder, stored).faults().stream().map(Fault::toString))
                .containsExactly("clinicians.csv:1: mobile: 1 stored rows are now a line; give this file too");
    }

    @Test
    void theMobileMayBeListedAmongTheOthersToGiveItAPlace() {
        directory.replace("clinician_phones.csv", "+14255550115", "425-555-0110");

        assertThat(directory.faults()).isEmpty();
    }

    @Test
    void phonesThatAreStoredMustNotBecomeTheMobileOfSomebodyElse() {
        var stored = CsvDirectory.read(folder).rows();
        directory.remove("clinician_phones.csv").replace("clinicians.csv", "ARNP,", "ARNP,+14255550115");

        assertThat(CsvDirectory.read(folder, stored).faults().stream().map(Fault::toString))
                .containsExactly("clinician_phones.csv:1: phone: 1 stored rows are now the mobile of another clinician,"
                        + " or a line; give this file too");
    }

    @Test
    void aMissingColumnIsNamedAndWhatRefersToThatFileIsNotToldAgain() {
        directory.write("teams.csv", "team_id,name,county,time_zone", "north,North,skagit,America/Los_Angeles");

        assertThat(directory.faults())
                .containsExactly("teams.csv:1: policy_id: this column is missing; add it to the header");
    }

    @Test
    void allFaultsAreToldAtOnceInOrder() {
        directory
                .replace("shifts.csv", "primary", "first")
                .replace("shifts.csv", "c1", "c9")
                .replace("clients.csv", "skagit", "king")
                .replace("clients.csv", "discharged", "gone");

        assertThat(directory.faults())
                .extracting(fault -> fault.substring(0, fault.indexOf(": ", fault.indexOf(": ") + 1)))
                .containsExactly(
                        "clients.csv:2: county",
                        "clients.csv:3: status",
                        "shifts.csv:2: tier",
                        "shifts.csv:2: clinician_id");
    }

    @Test
    void noFaultShowsWhatACellHolds() {
        directory
                .replace("clients.csv", "1980-02-03", "3 February 1980")
                .replace("clients.csv", "enrolled", "Heron Sample")
                .replace("client_phones.csv", "(425) 555-0120", "42555501");

        assertThat(directory.faults()).hasSize(3).noneMatch(fault -> fault.matches(".*(1980|Heron|4255).*"));
    }

    @Test
    void aFirstLineThatIsARowOfDataIsNotShown() {
        directory.write("clients.csv", "p1,Heron Sample,,1980-02-03,en,skagit,north,123456,enrolled");

        assertThat(directory.faults())
                .containsExactly("clients.csv:1: file: has no header; the first line names the columns:"
                        + " client_id,name,preferred_name,date_of_birth,language,county,team_id,card_code,status");
    }

    @Test
    void columnsMayStandInAnyOrderAfterAByteOrderMarkAndLinesMayEndAsOnWindows() {
        directory.writeBytes(
                "team_members.csv",
                "\uFEFFclinician_id,team_id\r\nc1,north\r\n\r\nc2,north\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(directory.faults()).isEmpty();
        assertThat(CsvDirectory.read(folder).rows().members()).hasSize(2);
    }

    @Test
    void aFieldMayHoldCommasQuotesAndNewLinesAndTheRowsAfterItKeepTheirLine() {
        directory.write(
                "teams.csv",
                "team_id,name,county,time_zone,policy_id",
                "north,\"North,\nthe \"\"old\"\" one\",skagit,America/Los_Angeles,standard",
                "south,South,skagit,nowhere,standard");

        assertThat(CsvDirectory.read(folder).rows().teams().getFirst().name()).isEqualTo("North,\nthe \"old\" one");
        assertThat(directory.faults())
                .containsExactly("teams.csv:4: time_zone: is no time zone; write a name such as America/Los_Angeles");
    }

    @Test
    void aQuotationMarkWithoutItsEndIsAFaultWhereItOpens() {
        directory.write("team_members.csv", "team_id,clinician_id", "north,\"c1", "north,c2");

        assertThat(directory.faults())
                .containsExactly(
                        "team_members.csv:2: row: a quotation mark is opened here and never closed; close it, and"
                                + " double each one within a field");
    }

    @Test
    void textAfterAClosingQuotationMarkIsAFault() {
        directory.write("team_members.csv", "team_id,clinician_id", "north,c1", "north,\"c2\"x");

        assertThat(directory.faults())
                .containsExactly(
                        "team_members.csv:3: row: is not a row of RFC 4180, here or in a line below; put the whole"
                                + " field in quotation marks, and double each one within it");
    }

    @Test
    void aRowWithAFieldTooManyIsAFault() {
        directory.write("team_members.csv", "team_id,clinician_id", "north,c1,x", "north,c2");

        assertThat(directory.faults())
                .containsExactly(
                        "team_members.csv:2: row: has 3 fields where the header has 2; a field with a comma in it"
                                + " belongs in quotation marks");
    }

    @Test
    void aFileThatIsNotUtf8IsAFaultInTheLineWhereThatShows() {
        byte[] bytes = "team_id,clinician_id\nnorth,c1\nnorth,cX\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xE9;
        directory.writeBytes("team_members.csv", Arrays.copyOf(bytes, bytes.length));

        assertThat(directory.faults())
                .containsExactly(
                        "team_members.csv:3: file: is not UTF-8 from this line on; save the file as CSV UTF-8");
    }

    @Test
    void theHourThatComesTwiceIsTheFirstOfTheTwo() {
        directory.replace("encounters.csv", "2026-03-02T10:00", "2026-11-01T01:30");

        assertThat(CsvDirectory.read(folder).rows().encounters().getFirst().at())
                .isEqualTo(Instant.parse("2026-11-01T08:30:00Z"));
    }

    @Test
    void aNightOverTheChangeOfTheClockIsAsLongAsItIs() {
        directory.replace("shifts.csv", "2026-03-02T20:00,2026-03-03T08:00", "2026-03-07T20:00,2026-03-08T08:00");

        var shift = CsvDirectory.read(folder).rows().shifts().getFirst();
        assertThat(Duration.between(shift.startsAt(), shift.endsAt())).isEqualTo(Duration.ofHours(11));
    }

    @Test
    void aHandOffMayBeAtAnHourThatIsSkippedOnceAYear() {
        directory.replace("rotations.csv", "2026-03-02T00:00,P7D,09:00,MO", "2026-03-08T00:00,P7D,02:30,SU");

        assertThat(directory.faults()).isEmpty();
    }

    @Test
    void aMisspeltFileAndAMissingOneAreFaults() {
        directory.remove("lines.csv").write("line.csv", "phone");

        assertThat(directory.faults())
                .containsExactly(
                        "line.csv:1: file: is none of the directory's files; correct its name, or remove it",
                        "lines.csv:1: file: is missing and nothing is stored yet; add it");
    }

    @Test
    void aFolderThatIsNoneIsAFault() {
        assertThat(CsvDirectory.read(folder.resolve("nowhere")).faults())
                .anyMatch(fault -> fault.reason().equals("is no folder; name the folder of the files"));
    }
}

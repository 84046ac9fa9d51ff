package org.knownvoice.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;

/**
 * An invented agency for the demo and the tests: four teams, 26 members of staff, 84 clients. All of it is always the same but
 * the dates, which lie around the given moment: somebody is on call in every team and tier from two days before to 60 days
 * after it, and the clients met their clinicians in the 90 days before.
 */
public final class SampleData {
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private SampleData() {}

    /**
     * Somebody who may call in the demo.
     *
     * @param description who that is, for the demo's screen
     * @param phone from which that person calls
     * @param types what an unknown caller may type to be known
     */
    public record Caller(String description, PhoneNumber phone, Language language, Optional<String> types) {}

    /** The main number of the agency. */
    public static PhoneNumber linePhone() {
        return SampleStaff.MAIN_LINE;
    }

    /** People who may call, one for each way in which a call begins. */
    public static List<Caller> callers() {
        return SampleClients.callers();
    }

    /** Writes the twelve files into a folder, which is made when it is missing. */
    public static void write(Path folder, Instant now) {
        var today = now.atZone(ZONE).toLocalDate();
        write(folder, DirectoryFile.LINES, SampleStaff.lines());
        write(folder, DirectoryFile.TEAMS, SampleStaff.teams());
        write(folder, DirectoryFile.CLINICIANS, SampleStaff.clinicians());
        write(folder, DirectoryFile.CLINICIAN_PHONES, SampleStaff.phones());
        write(folder, DirectoryFile.TEAM_MEMBERS, SampleStaff.members());
        write(folder, DirectoryFile.ESCALATION_POLICIES, SampleStaff.policies());
        write(folder, DirectoryFile.SHIFTS, SampleShifts.around(today));
        write(folder, DirectoryFile.ROTATIONS, SampleShifts.rotations());
        write(folder, DirectoryFile.CLIENTS, SampleClients.clients());
        write(folder, DirectoryFile.CLIENT_PHONES, SampleClients.phones());
        write(folder, DirectoryFile.CARE_RELATIONSHIPS, SampleClients.relationships());
        write(folder, DirectoryFile.ENCOUNTERS, SampleEncounters.before(today));
    }

    private static void write(Path folder, DirectoryFile file, List<List<String>> rows) {
        try {
            Files.createDirectories(folder);
            try (var csv = CsvWriter.builder().build(folder.resolve(file.fileName))) {
                csv.writeRecord(file.columns);
                rows.forEach(csv::writeRecord);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sample files cannot be written", e);
        }
    }
}

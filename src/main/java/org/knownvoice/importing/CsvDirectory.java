package org.knownvoice.importing;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.Team;
import org.knownvoice.routing.DirectoryRows;

/**
 * Reads the directory from the CSV files of a folder. A file that is there is the whole truth of its table; one that is not
 * leaves its table as it is stored. Knows no database.
 */
public final class CsvDirectory {
    private final List<Fault> faults = new ArrayList<>();
    private final GivenFiles files;
    private final DirectoryRows stored;
    private final References known;

    /**
     * What the files say.
     *
     * @param rows the wanted directory; of no use when there are faults
     * @param faults by file and line; empty: the files can be imported
     * @param counts rows of each file that is there
     */
    public record Result(DirectoryRows rows, List<Fault> faults, Map<String, Integer> counts) {}

    private CsvDirectory(Path folder, DirectoryRows stored) {
        this.files = GivenFiles.read(folder, faults::add);
        this.stored = stored;
        this.known = References.of(files, stored);
    }

    /** Reads a folder that must hold the whole directory. */
    public static Result read(Path folder) {
        return read(folder, DirectoryRows.EMPTY);
    }

    /** Reads a folder over what is stored. */
    public static Result read(Path folder, DirectoryRows stored) {
        return new CsvDirectory(folder, stored).result();
    }

    private Result result() {
        DirectoryRows rows = rows();
        known.refuseLost(files, stored, faults::add);
        refuseMobilesOfOthers(rows);
        refuseLinesThatAreMobiles(rows);
        needs(DirectoryFile.LINES, rows.lines());
        needs(DirectoryFile.TEAMS, rows.teams());
        needs(DirectoryFile.CLINICIANS, rows.clinicians());
        return new Result(rows, faults.stream().sorted().distinct().toList(), counts());
    }

    private DirectoryRows rows() {
        var teamFiles = new TeamFiles(known);
        var clientFiles = new ClientFiles(known);
        List<Team> teams = files.rowsOr(DirectoryFile.TEAMS, stored.teams(), teamFiles::teams);
        List<Client> clients = files.rowsOr(DirectoryFile.CLIENTS, stored.clients(), clientFiles::clients);
        Map<String, ZoneId> zones =
                teams.stream().collect(Collectors.toMap(team -> team.id().value(), Team::zone, (one, other) -> one));
        Map<String, ZoneId> zonesOfClients = zonesOfClients(clients, zones);
        var onCallFiles = new OnCallFiles(known, zones);
        var lines = files.rowsOr(DirectoryFile.LINES, stored.lines(), teamFiles::lines);
        var clinicians =
                files.rowsOr(DirectoryFile.CLINICIANS, stored.clinicians(), rows -> teamFiles.clinicians(rows, lines));
        return new DirectoryRows(
                lines,
                teams,
                clinicians,
                files.rowsOr(DirectoryFile.TEAM_MEMBERS, stored.members(), teamFiles::members),
                clients,
                files.rowsOr(DirectoryFile.CLIENT_PHONES, stored.phones(), clientFiles::phones),
                files.rowsOr(DirectoryFile.CARE_RELATIONSHIPS, stored.relationships(), clientFiles::relationships),
                files.rowsOr(
                        DirectoryFile.ENCOUNTERS,
                        stored.encounters(),
                        rows -> clientFiles.encounters(rows, zonesOfClients)),
                files.rowsOr(DirectoryFile.SHIFTS, stored.shifts(), onCallFiles::shifts),
                files.rowsOr(DirectoryFile.ROTATIONS, stored.rotations(), onCallFiles::rotations),
                files.rowsOr(
                        DirectoryFile.ESCALATION_POLICIES,
                        stored.policies(),
                        new PolicyFile(known.clinicians())::policies),
                files.rowsOr(
                        DirectoryFile.CLINICIAN_PHONES,
                        stored.clinicianPhones(),
                        rows -> teamFiles.phones(rows, lines, clinicians)),
                stored.arrangements(),
                stored.version());
    }

    /** Phones that stay because their file is not given must not be somebody else's mobile, or a line, from now on. */
    private void refuseMobilesOfOthers(DirectoryRows rows) {
        if (files.has(DirectoryFile.CLINICIAN_PHONES)) {
            return;
        }
        long clashes = rows.clinicianPhones().stream()
                .filter(phone -> rows.clinicians().stream()
                                .filter(one -> !one.id().equals(phone.clinician()))
                                .anyMatch(one -> one.mobile()
                                        .filter(phone.phone()::equals)
                                        .isPresent())
                        || rows.lines().stream().anyMatch(line -> line.phone().equals(phone.phone())))
                .count();
        if (clashes > 0) {
            faults.add(new Fault(
                    DirectoryFile.CLINICIAN_PHONES.fileName,
                    1,
                    "phone",
                    "%d stored rows are now the mobile of another clinician, or a line; give this file too"
                            .formatted(clashes)));
        }
    }

    /** A number that becomes a line now must be nobody's mobile, also where those stay because their file is not given. */
    private void refuseLinesThatAreMobiles(DirectoryRows rows) {
        if (files.has(DirectoryFile.CLINICIANS) || !files.has(DirectoryFile.LINES)) {
            return;
        }
        long clashes = rows.clinicians().stream()
                .filter(one -> rows.lines().stream()
                        .anyMatch(line ->
                                one.mobile().filter(line.phone()::equals).isPresent()))
                .count();
        if (clashes > 0) {
            faults.add(new Fault(
                    DirectoryFile.CLINICIANS.fileName,
                    1,
                    "mobile",
                    "%d stored rows are now a line; give this file too".formatted(clashes)));
        }
    }

    private static Map<String, ZoneId> zonesOfClients(List<Client> clients, Map<String, ZoneId> zones) {
        Map<String, ZoneId> zonesOfClients = new HashMap<>();
        for (Client client : clients) {
            ZoneId zone = zones.get(client.team().value());
            if (zone != null) {
                zonesOfClients.put(client.id().value(), zone);
            }
        }
        return zonesOfClients;
    }

    private void needs(DirectoryFile file, List<?> rows) {
        if (!files.has(file) && rows.isEmpty()) {
            faults.add(new Fault(file.fileName, 1, Fault.WHOLE_FILE, "is missing and nothing is stored yet; add it"));
        } else if (files.isReadable(file) && files.rows(file).isEmpty()) {
            faults.add(new Fault(file.fileName, 1, Fault.WHOLE_FILE, "has no rows; a directory needs at least one"));
        }
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (DirectoryFile file : DirectoryFile.values()) {
            if (files.has(file)) {
                counts.put(file.fileName, files.rows(file).size());
            }
        }
        return counts;
    }
}

package org.knownvoice.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knownvoice.AgencyFiles;
import org.knownvoice.directory.PhoneNumber;

/** An invented agency of two teams, drawn from a seed: who knows whom, who is on shift, who must never be asked. */
final class SeededAgency {
    static final PhoneNumber LINE = new PhoneNumber("+14255550100");
    static final PhoneNumber FALLBACK = new PhoneNumber("+18005843578");

    private static final String[] TEAMS = {"north", "south"};
    private static final String[] COUNTIES = {"SNOHOMISH", "SKAGIT"};
    private static final String[] SYLLABLES = {"zu", "qua", "xe", "vry", "jo", "wum", "kly", "phi", "dro", "ghe"};
    private static final int OFF_SHIFT = 2;

    private final Map<String, List<String>> files = new LinkedHashMap<>();
    private final List<Staff> staff = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final RandomGenerator random;

    /**
     * How large it is.
     *
     * @param onShift clinicians in the primary tier of each team
     * @param steps whom each step of the ladder asks
     */
    record Size(int onShift, List<String> steps) {
        /** A dozen people, who are often busy: the last step asks everybody. */
        static final Size SMALL =
                new Size(5, List.of("knows_client", "on_call:team", "on_call:supervisor;on_call:program"));

        /** Enough people for hundreds at once: a step asks few of them. */
        static final Size LARGE = new Size(75, List.of("knows_client", "on_call:backup", "on_call:supervisor"));
    }

    /** @param tier primary, backup, supervisor; empty: off shift */
    record Staff(String id, String name, PhoneNumber phone, String team, Optional<String> tier) {}

    /** @param excluded the clinicians who must never be asked for this client */
    record Client(
            String id,
            String name,
            PhoneNumber phone,
            String team,
            String born,
            String cardCode,
            String county,
            Set<String> excluded) {}

    SeededAgency(RandomGenerator random, int people, Size size) {
        this.random = random;
        header("lines.csv", "phone,name,languages,team_id,fallback_number,assessment_number");
        header("teams.csv", "team_id,name,county,time_zone,policy_id");
        header("clinicians.csv", "clinician_id,name,credential,mobile,email,languages,login_role,after_hours_until");
        header("team_members.csv", "team_id,clinician_id");
        header("clients.csv", "client_id,name,preferred_name,date_of_birth,language,county,team_id,card_code,status");
        header("client_phones.csv", "client_id,phone,belongs_to,person_name,may_discuss,text_ok,voicemail_ok");
        header("care_relationships.csv", "client_id,clinician_id,relationship");
        header("shifts.csv", "team_id,tier,clinician_id,starts_at,ends_at");
        header("escalation_policies.csv", "policy_id,step,who,channels,answer_within");
        row("lines.csv", LINE.e164(), "North Line", "en;es", "north", FALLBACK.e164(), "844-822-7609");
        for (int step = 1; step <= Tempo.STEPS; step++) {
            row("escalation_policies.csv", "house", step, size.steps().get(step - 1), "sms;voice", Tempo.STEP);
        }
        for (int i = 0; i < TEAMS.length; i++) {
            row("teams.csv", TEAMS[i], "Team " + TEAMS[i], COUNTIES[i], "America/Los_Angeles", "house");
            team(TEAMS[i], size);
        }
        IntStream.range(0, people).forEach(this::client);
    }

    private void team(String team, Size size) {
        IntStream.range(0, size.onShift()).forEach(i -> staff(team, Optional.of("primary")));
        staff(team, Optional.of("backup"));
        staff(team, Optional.of("supervisor"));
        IntStream.range(0, OFF_SHIFT).forEach(i -> staff(team, Optional.empty()));
    }

    private void staff(String team, Optional<String> tier) {
        int number = staff.size();
        var id = "s" + number;
        var one = new Staff(
                id,
                "Staff %s Sample".formatted((char) ('A' + number % 26) + "" + number),
                new PhoneNumber("+1425556%04d".formatted(1000 + number)),
                team,
                tier);
        staff.add(one);
        row("clinicians.csv", id, one.name(), "LMHC", one.phone().e164(), "", "en;es", "clinician", "");
        row("team_members.csv", team, id);
        tier.ifPresent(on -> row("shifts.csv", team, on, id, "2026-01-01T00:00", "2040-01-01T00:00"));
    }

    private void client(int number) {
        int place = number % TEAMS.length;
        var ofTeam =
                staff.stream().filter(one -> one.team().equals(TEAMS[place])).toList();
        var own = ofTeam.get(random.nextInt(ofTeam.size()));
        var other = ofTeam.get(random.nextInt(ofTeam.size()));
        var never = ofTeam.get(random.nextInt(ofTeam.size()));
        boolean excludes = random.nextInt(3) == 0 && !never.equals(own) && !never.equals(other);
        var client = new Client(
                "c" + number,
                syllables(number) + " " + syllables(number + 371),
                new PhoneNumber("+1360557%04d".formatted(2000 + number)),
                TEAMS[place],
                "19%02d-%02d-%02d".formatted(40 + number % 60, 1 + number % 12, 1 + number % 28),
                Integer.toString(70_000 + number),
                COUNTIES[place],
                excludes ? Set.of(never.id()) : Set.of());
        clients.add(client);
        var language = random.nextInt(5) == 0 ? "es" : "en";
        row(
                "clients.csv",
                client.id(),
                client.name(),
                "",
                client.born(),
                language,
                client.county(),
                client.team(),
                client.cardCode(),
                "enrolled");
        row("client_phones.csv", client.id(), client.phone().e164(), "self", "", "yes", "yes", "yes");
        row("care_relationships.csv", client.id(), own.id(), "primary");
        if (!other.equals(own)) {
            row("care_relationships.csv", client.id(), other.id(), "secondary");
        }
        client.excluded().forEach(one -> row("care_relationships.csv", client.id(), one, "excluded"));
    }

    /** A name that is no part of any other word. */
    private static String syllables(int number) {
        var name = new StringBuilder();
        for (int rest = number + 1000; rest > 0; rest /= 10) {
            name.append(SYLLABLES[rest % 10]);
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    List<Staff> staff() {
        return List.copyOf(staff);
    }

    List<Client> clients() {
        return List.copyOf(clients);
    }

    Optional<Staff> staff(String id) {
        return staff.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Client> client(String id) {
        return clients.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Map<String, Staff> staffByPhone() {
        return staff.stream().collect(Collectors.toMap(one -> one.phone().e164(), one -> one));
    }

    AgencyFiles files() {
        return new AgencyFiles(files);
    }

    private void header(String file, String columns) {
        files.put(file, new ArrayList<>(List.of(columns)));
    }

    private void row(String file, Object... values) {
        files.get(file).add(List.of(values).stream().map(Object::toString).collect(Collectors.joining(",")));
    }
}

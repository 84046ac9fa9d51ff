package org.knownvoice.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;

/** The clients of the invented agency: 21 a team, and the callers of the demo among them. */
final class SampleClients {
    static final int A_TEAM = 21;
    static final int ALL = A_TEAM * SampleStaff.COUNTIES.size();

    /** Known to nearly the whole team, so that somebody on call knows this client at any hour. */
    private static final int WELL_KNOWN = 0;

    private static final int SPANISH = 1;
    private static final int SIBLING = 2;
    private static final int OTHER_SIBLING = 3;
    private static final int DISCHARGED = 4;
    private static final int EXCLUDES = 5;
    private static final int RUSSIAN = A_TEAM;
    private static final int KOREAN = 2 * A_TEAM;
    private static final int BY_CARD = A_TEAM + 1;
    private static final Map<Integer, String> LANGUAGES =
            Map.of(SPANISH, "es", RUSSIAN, "ru", KOREAN, "ko", 30, "es", 50, "es");
    private static final List<String> NAMES = List.of(
            "Heron", "Osprey", "Plover", "Robin", "Wren", "Finch", "Swift", "Martin", "Jay", "Lark", "Teal", "Brant",
            "Dunlin", "Egret", "Grebe", "Ibis", "Kestrel", "Linnet", "Merlin", "Petrel", "Sparrow");
    private static final List<String> SURNAMES = List.of("Example", "Specimen", "Placeholder", "Makebelieve");

    private SampleClients() {}

    static List<SampleData.Caller> callers() {
        return List.of(
                caller("a client known to the team", phone(WELL_KNOWN), "en"),
                caller("the same client's mother", familyPhone(WELL_KNOWN), "en"),
                caller("a client who speaks Spanish", phone(SPANISH), "es"),
                caller("a client who speaks Russian", phone(RUSSIAN), "ru"),
                caller("one of two siblings who share a phone", phone(SIBLING), "en"),
                caller("a discharged client", phone(DISCHARGED), "en"),
                caller("a client who must never be routed to one of the clinicians", phone(EXCLUDES), "en"),
                new SampleData.Caller(
                        "a client on a borrowed phone, with the card",
                        new PhoneNumber("+12065550177"),
                        Language.ENGLISH,
                        Optional.of(card(BY_CARD))),
                caller("a stranger", "+12065550188", "en"));
    }

    private static SampleData.Caller caller(String description, String phone, String language) {
        return new SampleData.Caller(description, new PhoneNumber(phone), new Language(language), Optional.empty());
    }

    static List<List<String>> clients() {
        List<List<String>> clients = new ArrayList<>();
        for (int client = 0; client < ALL; client++) {
            int team = client / A_TEAM;
            clients.add(List.of(
                    id(client),
                    NAMES.get(client % A_TEAM) + " " + SURNAMES.get(team),
                    client % 7 == 0 ? "Birdie" : "",
                    "%d-%02d-%02d".formatted(1950 + client % 50, 1 + client % 12, 1 + client % 28),
                    LANGUAGES.getOrDefault(client, "en"),
                    SampleStaff.COUNTIES.get(team),
                    SampleStaff.teamId(team),
                    card(client),
                    client == DISCHARGED ? "discharged" : "enrolled"));
        }
        return clients;
    }

    static List<List<String>> phones() {
        List<List<String>> phones = new ArrayList<>();
        for (int client = 0; client < ALL; client++) {
            String textOk = client % 6 == 5 ? "no" : "yes";
            String voicemailOk = client % 4 == 3 ? "no" : "yes";
            phones.add(List.of(id(client), phone(client), "self", "", "yes", textOk, voicemailOk));
            if (client % 8 == 0) {
                phones.add(List.of(
                        id(client),
                        familyPhone(client),
                        "family",
                        "Mother " + SURNAMES.get(client / A_TEAM),
                        client % 16 == 0 ? "yes" : "no",
                        "no",
                        "no"));
            }
        }
        return phones;
    }

    static List<List<String>> relationships() {
        List<List<String>> relationships = new ArrayList<>();
        for (int client = 0; client < ALL; client++) {
            String id = id(client);
            involved(client).forEach((clinician, kind) -> relationships.add(List.of(id, clinician, kind)));
        }
        return relationships;
    }

    /** The clinicians of this client with their relationship; at most 15 clients a clinician. */
    static Map<String, String> involved(int client) {
        int team = client / A_TEAM;
        int own = client % A_TEAM % SampleStaff.CLINICIANS_A_TEAM;
        Map<String, String> involved = new LinkedHashMap<>();
        involved.put(SampleStaff.clinicianId(team, own), "primary");
        involved.put(SampleStaff.clinicianId(team, (own + 1) % SampleStaff.CLINICIANS_A_TEAM), "secondary");
        if (client % 4 == 0) {
            involved.putIfAbsent(SampleStaff.clinicianId(team, 4), "prescriber");
        }
        if (client % 5 == 0) {
            involved.putIfAbsent(SampleStaff.clinicianId(team, 2), "case_manager");
        }
        if (client == WELL_KNOWN) {
            involved.putIfAbsent(SampleStaff.clinicianId(team, 3), "peer");
        }
        if (client == EXCLUDES) {
            involved.put(SampleStaff.clinicianId(team, 3), "excluded");
        }
        return involved;
    }

    static String id(int client) {
        return "client-%03d".formatted(client + 1);
    }

    private static String card(int client) {
        return Integer.toString(100_000 + client * 7919 % 900_000);
    }

    private static String phone(int client) {
        int owner = client == OTHER_SIBLING ? SIBLING : client;
        return owner < 80 ? "+1360555%04d".formatted(120 + owner) : "+1425555%04d".formatted(196 + owner - 80);
    }

    private static String familyPhone(int client) {
        return "+1425555%04d".formatted(140 + client / 8);
    }
}

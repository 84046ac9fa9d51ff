package org.knownvoice.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knownvoice.AgencyFiles;
import org.knownvoice.directory.PhoneNumber;

/**
 * A small invented agency. Ana is Maria's own clinician and on call; Ben backs her up, Cora supervises; Dev and Eli are
 * on call for the southern team, Gus supervises it; Fay is nobody's and off shift.
 */
final class Agency {
    static final PhoneNumber LINE = new PhoneNumber("+14255550100");
    static final PhoneNumber CRISIS_LINE = new PhoneNumber("+18005843578");
    private static final String FROM = "2026-01-01T00:00";
    private static final String TO = "2027-01-01T00:00";

    private final Map<String, List<String>> files = new LinkedHashMap<>();
    private final Map<String, PhoneNumber> phones = new LinkedHashMap<>();

    Agency() {
        file("lines.csv", "phone,name,languages,team_id,fallback_number,assessment_number");
        file("teams.csv", "team_id,name,county,time_zone,policy_id");
        file("clinicians.csv", "clinician_id,name,credential,mobile,email,languages,login_role,after_hours_until");
        file("clinician_phones.csv", "clinician_id,phone,order,text_ok");
        file("team_members.csv", "team_id,clinician_id");
        file("clients.csv", "client_id,name,preferred_name,date_of_birth,language,county,team_id,card_code,status");
        file("client_phones.csv", "client_id,phone,belongs_to,person_name,may_discuss,text_ok,voicemail_ok");
        file("care_relationships.csv", "client_id,clinician_id,relationship");
        file("encounters.csv", "client_id,clinician_id,at,kind");
        file("shifts.csv", "team_id,tier,clinician_id,starts_at,ends_at");
        file("rotations.csv", "team_id,tier,clinician_ids,starts_at,shift_length,handoff_time,days,ends_at");
        file("escalation_policies.csv", "policy_id,step,who,channels,answer_within");

        row("lines.csv", LINE.e164(), "North Line", "en;es", "north", CRISIS_LINE.e164(), "844-822-7609");
        team("north", "SNOHOMISH");
        team("south", "SKAGIT");
        row("escalation_policies.csv", "house", "1", "knows_client", "sms;voice", "PT45S");
        row("escalation_policies.csv", "house", "2", "on_call:team", "sms;voice", "PT45S");
        row("escalation_policies.csv", "house", "3", "on_call:supervisor;on_call:program", "sms;voice", "PT60S");

        clinician("ana", "+14255550111", "north");
        clinician("ben", "+14255550112", "north");
        clinician("cora", "+14255550113", "north");
        clinician("dev", "+14255550121", "south");
        clinician("eli", "+14255550122", "south");
        clinician("gus", "+14255550123", "south");
        clinician("fay", "+14255550119", "north");
        onCall("north", "primary", "ana");
        onCall("north", "backup", "ben");
        onCall("north", "supervisor", "cora");
        onCall("south", "primary", "dev");
        onCall("south", "backup", "eli");
        onCall("south", "supervisor", "gus");

        client("maria", "north", "en", "7001");
        client("joel", "north", "en", "7002");
        client("kim", "north", "en", "7003");
        client("luz", "south", "es", "7004");
        clientPhone("maria", "maria", "+14255550131", "self");
        clientPhone("maria", "marias mother", "+14255550132", "family");
        clientPhone("joel", "joel and kim", "+14255550133", "self");
        clientPhone("kim", "joel and kim", "+14255550133", "self");
        clientPhone("luz", "luz", "+14255550134", "self");
        knows("maria", "ana", "primary");
        knows("joel", "ana", "primary");
        knows("kim", "ben", "primary");
        knows("luz", "dev", "primary");
        phone("stranger", "+13605550199");
        phone("somebody else", "+13605550198");
        phones.put("the crisis line", CRISIS_LINE);
    }

    /** In these languages, with semicolons between. */
    Agency lineSpeaks(String languages) {
        files.get("lines.csv").replaceAll(row -> row.replace("en;es", languages));
        return this;
    }

    Agency team(String id, String county) {
        return row("teams.csv", id, "Team " + id, county, "America/Los_Angeles", "house");
    }

    Agency clinician(String id, String mobile, String team) {
        phone(id, mobile);
        row("team_members.csv", team, id);
        return row("clinicians.csv", id, nameOf(id), "LMHC", mobile, "", "en", "clinician", "");
    }

    /** A further phone; the mobile comes first unless it is listed too. */
    Agency phones(String clinician, String number, int order, boolean textOk) {
        return row("clinician_phones.csv", clinician, number, Integer.toString(order), textOk ? "yes" : "no");
    }

    /** A further phone, tried after those before it; {@code name} is the phone's in the scenario. */
    Agency alsoAt(String clinician, String name, String number, String textOk) {
        int order = 1
                + (int) files.get("clinician_phones.csv").stream()
                        .filter(row -> row.startsWith(clinician + ","))
                        .count();
        return phone(name, number).phones(clinician, number, order, textOk.equals("yes"));
    }

    /** The name by which colleagues hear of a clinician. */
    static String nameOf(String clinician) {
        return Character.toUpperCase(clinician.charAt(0)) + clinician.substring(1) + " Sample";
    }

    Agency client(String id, String team, String language, String code) {
        return row(
                "clients.csv",
                id,
                Character.toUpperCase(id.charAt(0)) + id.substring(1) + " Invented",
                "",
                "1980-02-03",
                language,
                "SNOHOMISH",
                team,
                code,
                "enrolled");
    }

    Agency clientPhone(String client, String phoneName, String number, String belongsTo) {
        phone(phoneName, number);
        return row("client_phones.csv", client, number, belongsTo, "", "yes", "yes", "yes");
    }

    Agency knows(String client, String clinician, String relationship) {
        return row("care_relationships.csv", client, clinician, relationship);
    }

    Agency met(String client, String clinician, String at) {
        return row("encounters.csv", client, clinician, at, "visit");
    }

    Agency onCall(String team, String tier, String clinician) {
        return shift(team, tier, clinician, FROM, TO);
    }

    Agency shift(String team, String tier, String clinician, String from, String to) {
        return row("shifts.csv", team, tier, clinician, from, to);
    }

    /** People, and days of hand-off, with semicolons between; no day: every day. */
    Agency rotation(String team, String tier, String clinicians, String from, String length, String days) {
        return row("rotations.csv", team, tier, clinicians, from, length, "", days, "");
    }

    /** Takes a clinician out of every shift. */
    Agency offShift(String clinician) {
        files.get("shifts.csv").removeIf(line -> line.contains("," + clinician + ","));
        return this;
    }

    /** Takes every row out of a file. */
    Agency none(String file) {
        var header = files.get(file).getFirst();
        files.put(file, new ArrayList<>(List.of(header)));
        return this;
    }

    Agency replace(String file, String what, String by) {
        files.get(file).replaceAll(line -> line.replace(what, by));
        return this;
    }

    Agency phone(String name, String number) {
        phones.put(name, new PhoneNumber(number));
        return this;
    }

    Agency row(String file, String... values) {
        files.get(file).add(String.join(",", values));
        return this;
    }

    PhoneNumber phoneOf(String name) {
        var phone = phones.get(name);
        if (phone == null) {
            throw new IllegalArgumentException("nobody here is called " + name + ": " + phones.keySet());
        }
        return phone;
    }

    /** Who has this phone, in the words of the scenario. */
    String nameOf(PhoneNumber phone) {
        return phones.entrySet().stream()
                .filter(entry -> entry.getValue().equals(phone))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("an unknown phone");
    }

    Map<String, PhoneNumber> phones() {
        return phones;
    }

    AgencyFiles files() {
        return new AgencyFiles(files);
    }

    private void file(String name, String header) {
        files.put(name, new ArrayList<>(List.of(header)));
    }
}

package org.knownvoice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knownvoice.directory.PhoneNumber;

/** An invented agency with as many clients as calls are measured: each call opens a contact of its own. */
record BenchAgency(int clients) {
    static final PhoneNumber LINE = new PhoneNumber("+14255550100");
    private static final int CLINICIANS = 8;

    PhoneNumber phoneOf(int client) {
        return new PhoneNumber("+1360555%04d".formatted(1000 + client));
    }

    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(
                folder,
                "lines.csv",
                List.of(
                        "phone,name,languages,team_id,fallback_number,assessment_number",
                        LINE.e164() + ",Bench Line,en,t1,800-584-3578,844-822-7609"));
        write(
                folder,
                "teams.csv",
                List.of("team_id,name,county,time_zone,policy_id", "t1,Bench Team,SKAGIT,America/Los_Angeles,p1"));
        write(
                folder,
                "escalation_policies.csv",
                List.of(
                        "policy_id,step,who,channels,answer_within",
                        "p1,1,knows_client,sms;voice,PT45S",
                        "p1,2,on_call:team,sms;voice,PT45S"));
        write(
                folder,
                "clinicians.csv",
                rows(
                        "clinician_id,name,credential,mobile,email,languages,login_role,after_hours_until",
                        CLINICIANS,
                        i -> "s%d,Sample %d,LMHC,+14255550%03d,,en,clinician,".formatted(i, i, 200 + i)));
        write(folder, "team_members.csv", rows("team_id,clinician_id", CLINICIANS, i -> "t1,s" + i));
        write(
                folder,
                "shifts.csv",
                rows(
                        "team_id,tier,clinician_id,starts_at,ends_at",
                        CLINICIANS,
                        i -> "t1,primary,s%d,2020-01-01T00:00,2040-01-01T00:00".formatted(i)));
        write(
                folder,
                "clients.csv",
                rows(
                        "client_id,name,preferred_name,date_of_birth,language,county,team_id,card_code,status",
                        clients,
                        i -> "c%d,Invented %d,,1980-01-01,en,SKAGIT,t1,,enrolled".formatted(i, i)));
        write(
                folder,
                "client_phones.csv",
                rows(
                        "client_id,phone,belongs_to,person_name,may_discuss,text_ok,voicemail_ok",
                        clients,
                        i -> "c%d,%s,self,,yes,yes,yes".formatted(i, phoneOf(i).e164())));
        write(
                folder,
                "care_relationships.csv",
                rows(
                        "client_id,clinician_id,relationship",
                        clients,
                        i -> "c%d,s%d,primary".formatted(i, i % CLINICIANS)));
    }

    private static List<String> rows(String header, int count, java.util.function.IntFunction<String> row) {
        var all = new ArrayList<>(List.of(header));
        all.addAll(IntStream.range(0, count).mapToObj(row).collect(Collectors.toList()));
        return all;
    }

    private static void write(Path folder, String name, List<String> lines) throws IOException {
        Files.write(folder.resolve(name), lines);
    }
}

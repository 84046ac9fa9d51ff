package org.knownvoice.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The twelve files of a directory with one of each, in a folder; a test changes a line of them. */
record SmallDirectory(Path folder) {
    static SmallDirectory in(Path folder) {
        var directory = new SmallDirectory(folder);
        directory.write(
                "lines.csv",
                "phone,name,languages,team_id,fallback_number,assessment_number",
                "+14255550100,Main,en;es,north,800-584-3578,844-822-7609");
        directory.write(
                "teams.csv",
                "team_id,name,county,time_zone,policy_id",
                "north,North,Snohomish,America/Los_Angeles,standard");
        directory.write(
                "clinicians.csv",
                "clinician_id,name,credential,mobile,email,languages,login_role,after_hours_until",
                "c1,Alder Sample,LMHC,+14255550110,alder@example.org,en;es,clinician,02:00",
                "c2,Birch Sample,ARNP,,,en,supervisor,");
        directory.write(
                "clinician_phones.csv",
                "clinician_id,phone,order,text_ok",
                "c1,+14255550115,1,no",
                "c2,+14255550116,1,yes");
        directory.write("team_members.csv", "team_id,clinician_id", "north,c1", "north,c2");
        directory.write(
                "clients.csv",
                "client_id,name,preferred_name,date_of_birth,language,county,team_id,card_code,status",
                "p1,Heron Sample,,1980-02-03,en,skagit,north,123456,enrolled",
                "p2,Osprey Sample,Os,,es,island,north,,discharged");
        directory.write(
                "client_phones.csv",
                "client_id,phone,belongs_to,person_name,may_discuss,text_ok,voicemail_ok",
                "p1,(425) 555-0120,self,,yes,yes,no",
                "p2,+14255550120,family,Mother Sample,no,no,no");
        directory.write(
                "care_relationships.csv", "client_id,clinician_id,relationship", "p1,c1,primary", "p1,c2,excluded");
        directory.write("encounters.csv", "client_id,clinician_id,at,kind", "p1,c1,2026-03-02T10:00,visit");
        directory.write(
                "shifts.csv",
                "team_id,tier,clinician_id,starts_at,ends_at",
                "north,primary,c1,2026-03-02T20:00,2026-03-03T08:00");
        directory.write(
                "rotations.csv",
                "team_id,tier,clinician_ids,starts_at,shift_length,handoff_time,days,ends_at",
                "north,backup,c1;c2;c1,2026-03-02T00:00,P7D,09:00,MO,",
                "north,backup,c2,2026-03-02T08:00,PT12H,,,2026-05-02T08:00");
        directory.write(
                "escalation_policies.csv",
                "policy_id,step,who,channels,answer_within",
                "standard,2,on_call:supervisor;clinician:c2,voice,PT1M30S",
                "standard,1,knows_client,sms;voice,PT45S");
        return directory;
    }

    SmallDirectory write(String file, String... lines) {
        return writeBytes(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    SmallDirectory writeBytes(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SmallDirectory remove(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with one text of it put in place of another. */
    SmallDirectory replace(String file, String text, String other) {
        return write(file, String.join("\n", lines(file)).replace(text, other));
    }

    List<String> faults() {
        return CsvDirectory.read(folder).faults().stream().map(Fault::toString).toList();
    }
}

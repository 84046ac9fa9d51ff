package org.knownvoice.importing;

import java.util.List;

/** The files of the directory and their columns. */
enum DirectoryFile {
    LINES("lines.csv", "phone", "name", "languages", "team_id", "fallback_number", "assessment_number"),
    TEAMS("teams.csv", "team_id", "name", "county", "time_zone", "policy_id"),
    CLINICIANS(
            "clinicians.csv",
            "clinician_id",
            "name",
            "credential",
            "mobile",
            "email",
            "languages",
            "login_role",
            "after_hours_until"),
    CLINICIAN_PHONES("clinician_phones.csv", "clinician_id", "phone", "order", "text_ok"),
    TEAM_MEMBERS("team_members.csv", "team_id", "clinician_id"),
    CLIENTS(
            "clients.csv",
            "client_id",
            "name",
            "preferred_name",
            "date_of_birth",
            "language",
            "county",
            "team_id",
            "card_code",
            "status"),
    CLIENT_PHONES(
            "client_phones.csv",
            "client_id",
            "phone",
            "belongs_to",
            "person_name",
            "may_discuss",
            "text_ok",
            "voicemail_ok"),
    CARE_RELATIONSHIPS("care_relationships.csv", "client_id", "clinician_id", "relationship"),
    ENCOUNTERS("encounters.csv", "client_id", "clinician_id", "at", "kind"),
    SHIFTS("shifts.csv", "team_id", "tier", "clinician_id", "starts_at", "ends_at"),
    ROTATIONS(
            "rotations.csv",
            "team_id",
            "tier",
            "clinician_ids",
            "starts_at",
            "shift_length",
            "handoff_time",
            "days",
            "ends_at"),
    ESCALATION_POLICIES("escalation_policies.csv", "policy_id", "step", "who", "channels", "answer_within");

    final String fileName;
    final List<String> columns;

    DirectoryFile(String fileName, String... columns) {
        this.fileName = fileName;
        this.columns = List.of(columns);
    }
}

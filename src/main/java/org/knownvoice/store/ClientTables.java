package org.knownvoice.store;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.knownvoice.directory.CareRelationship;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Encounter;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.TeamId;

/** Clients, their phones, and who is involved with them. */
final class ClientTables {
    private ClientTables() {}

    static final DirectoryTable<Client> CLIENTS = new DirectoryTable<>(
            """
            select client_id, name, preferred_name, date_of_birth, language, county, team_id, card_code, status
            from client order by client_id""",
            ClientTables::client,
            "delete from client where client_id = any($1::text[])",
            new Columns<Client>().text(client -> client.id().value()),
            """
            insert into client (
                client_id, name, preferred_name, date_of_birth, language, county, team_id, card_code, status)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[])
            on conflict (client_id) do update set
                name = excluded.name, preferred_name = excluded.preferred_name,
                date_of_birth = excluded.date_of_birth, language = excluded.language, county = excluded.county,
                team_id = excluded.team_id, card_code = excluded.card_code, status = excluded.status""",
            new Columns<Client>()
                    .text(client -> client.id().value())
                    .text(Client::name)
                    .withOptional(String.class, Client::preferredName)
                    .withOptional(LocalDate.class, Client::dateOfBirth)
                    .text(client -> client.language().code())
                    .text(client -> Code.of(client.county()))
                    .text(client -> client.team().value())
                    .withOptional(String.class, Client::cardCode)
                    .text(client -> Code.of(client.status())));

    private static Client client(Row row) {
        return new Client(
                new ClientId(row.getString("client_id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("preferred_name")),
                Optional.ofNullable(row.getLocalDate("date_of_birth")),
                new Language(row.getString("language")),
                Code.read(County.class, row.getString("county")),
                new TeamId(row.getString("team_id")),
                Optional.ofNullable(row.getString("card_code")),
                Code.read(Client.Enrollment.class, row.getString("status")));
    }

    static final DirectoryTable<ClientPhone> PHONES = new DirectoryTable<>(
            """
            select client_id, phone, belongs_to, person_name, may_discuss, text_ok, voicemail_ok
            from client_phone order by client_id, phone""",
            ClientTables::phone,
            "delete from client_phone where (client_id, phone) in (select * from unnest($1::text[], $2::text[]))",
            new Columns<ClientPhone>()
                    .text(phone -> phone.client().value())
                    .text(phone -> phone.phone().e164()),
            """
            insert into client_phone (client_id, phone, belongs_to, person_name, may_discuss, text_ok, voicemail_ok)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::boolean[],
                $7::boolean[])
            on conflict (client_id, phone) do update set
                belongs_to = excluded.belongs_to, person_name = excluded.person_name,
                may_discuss = excluded.may_discuss, text_ok = excluded.text_ok,
                voicemail_ok = excluded.voicemail_ok""",
            new Columns<ClientPhone>()
                    .text(phone -> phone.client().value())
                    .text(phone -> phone.phone().e164())
                    .text(phone -> Code.of(phone.belongsTo()))
                    .withOptional(String.class, ClientPhone::personName)
                    .with(Boolean.class, ClientPhone::mayDiscuss)
                    .with(Boolean.class, ClientPhone::textOk)
                    .with(Boolean.class, ClientPhone::voicemailOk));

    private static ClientPhone phone(Row row) {
        return new ClientPhone(
                new ClientId(row.getString("client_id")),
                new PhoneNumber(row.getString("phone")),
                Code.read(ClientPhone.BelongsTo.class, row.getString("belongs_to")),
                Optional.ofNullable(row.getString("person_name")),
                row.getBoolean("may_discuss"),
                row.getBoolean("text_ok"),
                row.getBoolean("voicemail_ok"));
    }

    static final DirectoryTable<CareRelationship> RELATIONSHIPS = new DirectoryTable<>(
            """
            select client_id, clinician_id, relationship
            from care_relationship order by client_id, clinician_id, relationship""",
            row -> new CareRelationship(
                    new ClientId(row.getString("client_id")),
                    new ClinicianId(row.getString("clinician_id")),
                    Code.read(CareRelationship.Kind.class, row.getString("relationship"))),
            """
            delete from care_relationship where (client_id, clinician_id, relationship)
                in (select * from unnest($1::text[], $2::text[], $3::text[]))""",
            relationshipColumns(),
            """
            insert into care_relationship (client_id, clinician_id, relationship)
            select * from unnest($1::text[], $2::text[], $3::text[])""",
            relationshipColumns());

    private static Columns<CareRelationship> relationshipColumns() {
        return new Columns<CareRelationship>()
                .text(relationship -> relationship.client().value())
                .text(relationship -> relationship.clinician().value())
                .text(relationship -> Code.of(relationship.kind()));
    }

    static final DirectoryTable<Encounter> ENCOUNTERS = new DirectoryTable<>(
            """
            select client_id, clinician_id, met_at, kind
            from encounter where met_at >= $1 order by client_id, met_at, clinician_id, kind""",
            row -> new Encounter(
                    new ClientId(row.getString("client_id")),
                    new ClinicianId(row.getString("clinician_id")),
                    row.getOffsetDateTime("met_at").toInstant(),
                    Code.read(Encounter.Kind.class, row.getString("kind"))),
            """
            delete from encounter where (client_id, clinician_id, met_at, kind)
                in (select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]))""",
            encounterColumns(),
            """
            insert into encounter (client_id, clinician_id, met_at, kind)
            select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[])""",
            encounterColumns());

    private static Columns<Encounter> encounterColumns() {
        return new Columns<Encounter>()
                .text(encounter -> encounter.client().value())
                .text(encounter -> encounter.clinician().value())
                .with(OffsetDateTime.class, encounter -> encounter.at().atOffset(ZoneOffset.UTC))
                .text(encounter -> Code.of(encounter.kind()));
    }
}

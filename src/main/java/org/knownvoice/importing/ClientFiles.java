package org.knownvoice.importing;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.CareRelationship;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.Encounter;

/** {@code clients.csv}, {@code client_phones.csv}, {@code care_relationships.csv} and {@code encounters.csv}. */
record ClientFiles(References known) {
    List<Client> clients(List<CsvRow> rows) {
        var ids = new Unique("this client");
        var cards = new Unique("this card code");
        return rows.stream().flatMap(row -> client(row, ids, cards).stream()).toList();
    }

    private Optional<Client> client(CsvRow row, Unique ids, Unique cards) {
        var id = row.text("client_id");
        var name = row.text("name");
        var birth = row.optionalDate("date_of_birth");
        var language = row.language("language");
        var county = row.county("county");
        var team = known.teams().read(row, "team_id");
        var card = row.optional("card_code");
        var status = row.code("status", Client.Enrollment.class);
        id.ifPresent(own -> ids.check(row, "client_id", own));
        card.ifPresent(own -> cards.check(row, "card_code", own));
        return row.whenSound(() -> new Client(
                new ClientId(id.get()),
                name.get(),
                row.optional("preferred_name"),
                birth,
                language.get(),
                county.get(),
                team.get(),
                card,
                status.get()));
    }

    List<ClientPhone> phones(List<CsvRow> rows) {
        var phones = new Unique("this phone of this client");
        return rows.stream().flatMap(row -> phone(row, phones).stream()).toList();
    }

    private Optional<ClientPhone> phone(CsvRow row, Unique phones) {
        var client = known.clients().read(row, "client_id");
        var phone = row.phone("phone");
        var belongsTo = row.code("belongs_to", ClientPhone.BelongsTo.class);
        var mayDiscuss = row.yesNo("may_discuss");
        var textOk = row.yesNo("text_ok");
        var voicemailOk = row.yesNo("voicemail_ok");
        client.ifPresent(own -> phone.ifPresent(number -> phones.check(row, "phone", own, number)));
        return row.whenSound(() -> new ClientPhone(
                client.get(),
                phone.get(),
                belongsTo.get(),
                row.optional("person_name"),
                mayDiscuss.get(),
                textOk.get(),
                voicemailOk.get()));
    }

    List<CareRelationship> relationships(List<CsvRow> rows) {
        var relationships = new Unique("this relationship");
        return rows.stream()
                .flatMap(row -> relationship(row, relationships).stream())
                .toList();
    }

    private Optional<CareRelationship> relationship(CsvRow row, Unique relationships) {
        var client = known.clients().read(row, "client_id");
        var clinician = known.clinicians().read(row, "clinician_id");
        var kind = row.code("relationship", CareRelationship.Kind.class);
        return checked(
                row,
                "relationship",
                relationships,
                row.whenSound(() -> new CareRelationship(client.get(), clinician.get(), kind.get())));
    }

    /** Met at the local time of the client's team. */
    List<Encounter> encounters(List<CsvRow> rows, Map<String, ZoneId> zonesOfClients) {
        var encounters = new Unique("this encounter");
        return rows.stream()
                .flatMap(row -> encounter(row, zonesOfClients, encounters).stream())
                .toList();
    }

    private Optional<Encounter> encounter(CsvRow row, Map<String, ZoneId> zonesOfClients, Unique encounters) {
        var client = known.clients().read(row, "client_id");
        var clinician = known.clinicians().read(row, "clinician_id");
        var local = row.localTime("at");
        var kind = row.code("kind", Encounter.Kind.class);
        var at = Optional.ofNullable(zonesOfClients.get(row.raw("client_id")))
                .flatMap(zone -> local.flatMap(time -> new TeamClock(zone).at(row, "at", time)));
        Optional<Encounter> encounter = at.flatMap(
                moment -> row.whenSound(() -> new Encounter(client.get(), clinician.get(), moment, kind.get())));
        return checked(row, "at", encounters, encounter);
    }

    private static <T> Optional<T> checked(CsvRow row, String column, Unique unique, Optional<T> value) {
        value.ifPresent(own -> unique.check(row, column, own));
        return value;
    }
}

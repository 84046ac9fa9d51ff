package org.knownvoice.simulator;

import io.vertx.core.http.HttpClient;
import java.time.Instant;

/** The pretend telephone exchange: everything in it, wired once. All of it lives on one thread. */
final class Exchange {
    private final SimulatorSettings settings;
    private final Agenda agenda;
    private final InFlight inFlight;
    private final Changes changes;
    private final Alerts alerts;
    private final Faults faults;
    private final Lines lines;
    private final CallerIds callerIds;
    private final Webhooks webhooks;
    private final CallParams params;
    private final CallProgress progress;
    private final Handsets handsets;
    private final Calls calls;
    private final Conferences conferences;
    private final Messages messages;
    private final Recordings recorded = new Recordings();
    private String recordings = "";

    Exchange(SimulatorSettings settings, Agenda agenda, InFlight inFlight, HttpClient client) {
        this.settings = settings;
        this.agenda = agenda;
        this.inFlight = inFlight;
        changes = new Changes(agenda);
        alerts = new Alerts(agenda, changes);
        faults = new Faults(changes);
        lines = new Lines(changes);
        callerIds = new CallerIds(lines);
        var attempt = new HttpAttempt(client, settings.credentials().authToken());
        webhooks = new Webhooks(attempt, agenda, faults, inFlight, alerts);
        params = new CallParams(settings.credentials().accountSid());
        progress = new CallProgress(agenda, webhooks, params);
        handsets = new Handsets(this);
        calls = new Calls(this);
        conferences = new Conferences(this);
        messages = new Messages(this);
        settings.lines().forEach(lines::put);
    }

    Instant now() {
        return agenda.now();
    }

    SimulatorSettings settings() {
        return settings;
    }

    Agenda agenda() {
        return agenda;
    }

    InFlight inFlight() {
        return inFlight;
    }

    Changes changes() {
        return changes;
    }

    Alerts alerts() {
        return alerts;
    }

    Faults faults() {
        return faults;
    }

    Lines lines() {
        return lines;
    }

    CallerIds callerIds() {
        return callerIds;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    CallParams params() {
        return params;
    }

    CallProgress progress() {
        return progress;
    }

    Handsets handsets() {
        return handsets;
    }

    Calls calls() {
        return calls;
    }

    Conferences conferences() {
        return conferences;
    }

    Messages messages() {
        return messages;
    }

    Recordings recordings() {
        return recorded;
    }

    /** Where recordings can be fetched from here on. */
    void serveRecordingsAt(String url) {
        recordings = url;
    }

    String recordingUrl(String sid) {
        return recordings + sid;
    }
}

package org.knownvoice;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.importing.SampleData;
import org.knownvoice.routing.Roster;
import org.knownvoice.simulator.MessagingService;
import org.knownvoice.simulator.SimulatedLine;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.DirectoryStore;

/** Tells the simulator's page which phones there are: who may call, who is on call now, the crisis line, the interpreter. */
final class DemoPhones {
    /** Whom a clinician calls into a talk with the star key, then 1. */
    static final PhoneNumber INTERPRETER = new PhoneNumber("+12065550180");

    private final Vertx vertx;
    private final DatabaseUrl url;

    DemoPhones(Vertx vertx, DatabaseUrl url) {
        this.vertx = vertx;
        this.url = url;
    }

    /** @param publicUrl where the server is that answers the lines */
    void announce(Simulator simulator, String publicUrl) {
        var pool = Database.patient(vertx, url).pool();
        var roster = DirectoryStore.load(pool, DirectoryStore.ALL_TIME)
                .map(Roster::of)
                .eventually(pool::close)
                .await();
        SampleData.callers()
                .forEach(caller -> simulator
                        .phone(caller.phone())
                        .isCalled(caller.description(), "caller")
                        .await());
        var now = Instant.now();
        roster.allClinicians()
                .forEach(clinician -> roster.listedPhonesOf(clinician.id())
                        .forEach(phone -> simulator
                                .phone(phone.phone())
                                .isCalled(
                                        clinician.name()
                                                + (phone.textOk() ? "" : ", landline")
                                                + duty(roster, clinician.id(), now),
                                        "clinician")
                                .await()));
        for (Line line : mainLineFirst(roster)) {
            var crisisLine = line.fallbackNumber();
            simulator
                    .configure(SimulatedLine.servedAt(line.phone(), publicUrl)
                            .in(MessagingService.named("Crisis line", crisisLine.e164())))
                    .await();
            simulator
                    .phone(crisisLine)
                    .isCalled("Regional crisis line", "crisis line")
                    .await();
        }
        simulator.phone(INTERPRETER).isCalled("Interpreter", "interpreter").await();
    }

    private static List<Line> mainLineFirst(Roster roster) {
        return roster.allLines().stream()
                .sorted(Comparator.comparing(line -> !line.phone().equals(SampleData.linePhone())))
                .toList();
    }

    private static String duty(Roster roster, ClinicianId clinician, Instant now) {
        return roster.onCall().at(now).stream()
                .filter(duty -> duty.clinician().equals(clinician))
                .findFirst()
                .map(duty -> ", " + duty.tier().name().toLowerCase(Locale.ROOT) + " on call, "
                        + roster.team(duty.team()).map(team -> team.name()).orElse(""))
                .orElse(", off shift");
    }
}

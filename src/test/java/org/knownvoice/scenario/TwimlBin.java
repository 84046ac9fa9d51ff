package org.knownvoice.scenario;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knownvoice.simulator.SimulatedLine;

/** A number's fallback on a host that is not ours: it puts a caller through to the crisis line and tells nobody. */
final class TwimlBin {
    private static final Path DOCUMENT = Path.of("config", "fallback.xml");

    private TwimlBin() {}

    /** Whatever fails on a call to the line from now on goes there. */
    static void catchesTheCallsOf(CrisisLine house) {
        var bin = house.vertx()
                .createHttpServer()
                .requestHandler(asked ->
                        asked.response().putHeader("Content-Type", "text/xml").end(document()))
                .listen(0)
                .await();
        house.simulator()
                .configure(SimulatedLine.servedAt(Agency.LINE, house.publicUrl())
                        .withVoiceFallbackUrl("http://localhost:" + bin.actualPort() + "/bin"))
                .await();
    }

    private static Buffer document() {
        try {
            return Buffer.buffer(Files.readAllBytes(DOCUMENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

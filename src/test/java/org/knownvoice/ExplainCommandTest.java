package org.knownvoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.config.Settings;
import org.knownvoice.importing.DirectoryImport;
import org.knownvoice.importing.SampleData;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;

/** {@code explain}, asked of the invented agency in the night of a Monday. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainCommandTest {
    private static final Instant NIGHT = Instant.parse("2026-03-03T07:30:00Z");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{10,}|555");

    private final DatabaseUrl url = TestDatabase.fresh();

    private record Said(int code, String words) {}

    @BeforeAll
    void importSample(@TempDir Path folder) throws Exception {
        var vertx = Vertx.vertx();
        SampleData.write(folder, NIGHT);
        assertThat(new DirectoryImport(Database.patient(vertx, url))
                        .run(folder)
                        .await()
                        .exitCode())
                .isZero();
        vertx.close().await();
    }

    @Test
    void itNamesThePeopleOfEachStepAndWhoKnowsTheClientAndIsNotAsked() {
        assertThat(explain("client-006").words().lines())
                .startsWith(
                        "Client client-006, team snohomish, Mon 2 Mar 2026 23:30 PST (2026-03-03T07:30:00Z)",
                        "",
                        "Step 1, 45 s, text and call: who knows the client",
                        "  1. snohomish-2           847.3  on call as backup",
                        "     secondary clinician; saw the client 10 days ago; 6 contacts in 90 days",
                        "  2. snohomish-3           632.0  off shift, opted in to this hour",
                        "     case manager; saw the client 21 days ago; 4 contacts in 90 days",
                        "",
                        "Step 2, 45 s, text and call: primary and backup of the team",
                        "  1. snohomish-5             0.0  on call as primary",
                        "     asked before: snohomish-2 (step 1)")
                .endsWith(
                        "Knows the client and is not asked",
                        "   - snohomish-4            98.0  excluded",
                        "     must never be asked for this client; saw the client 54 days ago; 1 contact in 90 days",
                        "   - snohomish-1          1180.7  off shift, reached by own clients from 08:00 until 22:00;"
                                + " next on call Tue 3 Mar 2026 08:00 PST as primary",
                        "     primary clinician; saw the client 2 days ago; 13 contacts in 90 days");
    }

    @Test
    void aTimeIsTheTeamsAndAnotherOneThanNow() {
        var local = explain("client-002", "2026-03-03T09:00");

        assertThat(local).isEqualTo(explain("client-002", "2026-03-03T17:00:00Z"));
        assertThat(local.words())
                .contains("Tue 3 Mar 2026 09:00 PST", "Speaks Spanish.", "on another crisis is known for now only");
        assertThat(explain("client-002").words()).doesNotContain("another crisis");
    }

    @Test
    void aDischargedClientIsAnUnidentifiedCaller() {
        assertThat(explain("client-005").words())
                .contains("Discharged: an unidentified caller. The line's team, snohomish, is asked by fairness.")
                .contains("who knows the client" + System.lineSeparator() + "     nobody: it takes no time");
    }

    @Test
    void whatCannotBeAnsweredNamesItsRemedy() {
        assertThat(explain("nobody"))
                .isEqualTo(new Said(
                        1,
                        "the directory has no client of this id: take a client_id of clients.csv, or run: import DIR"
                                + System.lineSeparator()));
        assertThat(explain(" ").code()).isEqualTo(1);
        assertThat(explain("client-001", "tonight").words()).startsWith("the time cannot be read: write");
        assertThat(explain("client-001", "tonight").code()).isEqualTo(1);
    }

    @Test
    void noNameAndNoNumberIsPrinted() {
        for (int client = 1; client <= 84; client += 21) {
            var said = explain("client-%03d".formatted(client));

            assertThat(said.code()).isZero();
            assertThat(said.words())
                    .doesNotContain("Sample", "Example", "Specimen")
                    .doesNotContainPattern(PHONE);
        }
    }

    private Said explain(String client, String... time) {
        var words = new ByteArrayOutputStream();
        var settings = new Settings.ForExplaining(url.address(), FamiliarityWeights.defaults());
        int code = new ExplainCommand(
                        settings, InstantSource.fixed(NIGHT), new PrintStream(words, true, StandardCharsets.UTF_8))
                .run(client, Optional.of(time).filter(given -> given.length > 0).map(given -> given[0]));
        return new Said(code, words.toString(StandardCharsets.UTF_8));
    }
}

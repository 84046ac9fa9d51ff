package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.TeamId;

class FallbackXmlTest {
    /** The line of the sample agency. */
    private static final Line SAMPLE = new Line(
            new PhoneNumber("+14255550100"),
            "Sample Crisis Line",
            List.of(Language.ENGLISH),
            new TeamId("team-1"),
            new PhoneNumber("+18005843578"),
            new PhoneNumber("+18448227609"));

    @Test
    void theCommittedFileIsWhatIsGeneratedForTheSampleLine() throws IOException {
        assertThat(Files.readString(Path.of("config/fallback.xml"))).isEqualTo(FallbackXml.of(SAMPLE) + "\n");
    }

    @Test
    void itNeedsNothingOfThisServer() {
        var document = Twimlet.of(FallbackXml.of(SAMPLE));

        assertThat(document.addresses()).isEmpty();
        assertThat(document.spoken()).contains("911", "988");
        assertThat(document.verbs()).containsExactly("Say", "Dial", "Say", "Hangup");
        assertThat(document.the("Number").getTextContent()).isEqualTo("+18005843578");
        assertThat(document.the("Dial").getAttribute("callerId")).isEqualTo("+14255550100");
    }
}

package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture of the states in the README is drawn from the code. */
class StateDiagramTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- states:begin -->\n";
    private static final String END = "<!-- states:end -->";

    @Test
    void theReadmeShowsTheStatesThatTheCodeKnows() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        assertThat(from).as("README.md has the marks for the states").isBetween(BEGIN.length(), to);
        if (Boolean.getBoolean("states.write")) {
            Files.writeString(README, readme.substring(0, from) + diagram() + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to))
                .as("the states in README.md; to write them anew: mvn test -Dtest=StateDiagramTest -Dstates.write=true")
                .isEqualTo(diagram());
    }

    private static String diagram() {
        var lines = Stream.of(ContactState.values())
                .flatMap(state -> state.next().stream().map(next -> "    " + state + " --> " + next));
        var start = Stream.of(ContactState.IDENTIFYING, ContactState.PAGING, ContactState.EXHAUSTED)
                .map(first -> "    [*] --> " + first);
        return Stream.of(
                        Stream.of("```mermaid", "stateDiagram-v2"),
                        start,
                        lines,
                        Stream.of("    CLOSED --> [*]", "```", ""))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }
}

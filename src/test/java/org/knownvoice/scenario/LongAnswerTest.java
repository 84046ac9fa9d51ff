package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.Fault;

/** What a clinician writes may be longer than a text: it comes in several, in order, and each has its own fate. */
class LongAnswerTest {
    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Screen.SETTINGS);
    private final Screen screen = new Screen(house);
    private final TestPhone maria = house.phone("maria");

    @BeforeEach
    void anaHasIt() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").texts("1");
        house.advance(Duration.ofSeconds(3));
        maria.forgets();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "word" + number)
                .collect(Collectors.joining(" "));
    }

    @Test
    void itsPartsArriveInOrderEvenWhenTheFirstHasToBeSentAgain() {
        var words = numbers(1000, 1400);
        house.suffers(Fault.rest("POST", "Messages", 2, new Fault.TooManyRequests()));
        screen.writes("ana", words);
        house.advance(Duration.ofSeconds(60));

        assertThat(maria.newTexts().lines().collect(Collectors.joining(" "))).isEqualTo(words);
        assertThat(maria.newTexts().lines())
                .hasSize(3)
                .allSatisfy(
                        text -> assertThat(text).hasSizeBetween(1, 1600).endsWith(text.substring(text.length() - 8)));
        assertThat(screen.states()).containsExactly("received", "delivered", "delivered", "delivered");
    }

    @Test
    void moreThanFourTextsAreRefusedAndTheLimitIsNamed() {
        var words = Collections.nCopies(5, "a".repeat(1200)).stream().collect(Collectors.joining(" "));
        var problem = screen.post(
                "/contacts/" + house.contact().id() + "/messages",
                new JsonObject().put("clinician", "ana").put("words", words),
                400,
                "Problem");

        assertThat(problem.getString("detail")).contains("5 texts").contains("at most 4");
        assertThat(screen.conversation()).isEqualTo(List.of("I cannot sleep"));
        maria.getsNoText();
    }
}

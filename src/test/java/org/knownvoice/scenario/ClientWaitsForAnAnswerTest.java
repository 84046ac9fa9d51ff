package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.ACCEPTED;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Page;

/** The clinician answers a client's texts by text, and no text waits in silence. */
class ClientWaitsForAnAnswerTest {
    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Screen.SETTINGS);
    private final Screen screen = new Screen(house);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone cora = house.phone("cora");

    @BeforeEach
    void anaHasIt() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        ana.texts("1");
        house.advance(Duration.ofSeconds(3));
        maria.forgets();
        ana.forgets();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String code() {
        return Page.codeOf(
                house.contact().id(), house.contact().acceptance().orElseThrow().page());
    }

    @Test
    void wordsAfterThePagesLettersGoToTheClientFromTheLine() {
        ana.texts(code() + " I am here. What happened?");
        house.advance(Duration.ofSeconds(2));

        assertThat(maria.newTexts()).contains("I am here. What happened?").doesNotContain(code());
        house.isIn(CONNECTED);
        ana.getsNoText();
        ana.texts(code().toLowerCase(Locale.ROOT) + ": take\nyour time");
        house.advance(Duration.ofSeconds(2));
        maria.reads("take\nyour time");
        assertThat(screen.conversation())
                .containsExactly("I cannot sleep", "I am here. What happened?", "take\nyour time");
    }

    @Test
    void wordsWithoutThePagesLettersGoToNobody() {
        ana.texts("I am here");
        house.advance(Duration.ofSeconds(2));
        ana.reads("NOT sent").reads(code());
        house.phone("ben").texts(code() + " who is this?");
        house.advance(Duration.ofSeconds(2));

        maria.getsNoText();
        house.isIn(ACCEPTED);
        assertThat(screen.conversation()).containsExactly("I cannot sleep");
    }

    @Test
    void wordsForAPageThatIsOverOrNotTheirsAreNotSent() {
        house.advance(Duration.ofMinutes(4));
        var code = Page.codeOf(house.contact().id(), 1);
        maria.forgets();
        ana.forgets();
        ana.texts(code + " I am here");
        house.advance(Duration.ofSeconds(2));

        ana.reads("NOT sent").reads("1 " + code);
        assertThat(maria.newTexts()).doesNotContain("I am here");
    }

    @Test
    void aPhoneThatAnswersByItselfIsAnsweredAFewTimesOnly() {
        IntStream.range(0, 8).forEach(text -> {
            ana.texts("I am driving now");
            house.advance(Duration.ofSeconds(2));
        });
        assertThat(ana.newTexts().lines()).hasSize(3);
    }

    @Test
    void whoHasNotAnsweredIsToldAfterFiveMinutesTheSupervisorAfterTenAndThenOthersAreRung() {
        ana.texts(code() + " I am here");
        house.advance(Duration.ofMinutes(20));
        ana.getsNoText();

        maria.texts("he is at the door");
        house.advance(Duration.ofMinutes(3));
        ana.reads("a new message waits").forgets();
        maria.texts("please");
        house.advance(Duration.ofSeconds(115));
        ana.reads("a new message waits").forgets();

        house.advance(Duration.ofSeconds(15));
        assertThat(ana.newTexts()).contains("still waits for your answer").doesNotContain("door");
        cora.wasNeverCalledNorTexted();
        ana.forgets();
        house.advance(Duration.ofMinutes(5));
        assertThat(cora.newTexts()).contains("has not answered").doesNotContain("door");

        cora.forgets();
        house.advance(Duration.ofSeconds(160));
        ana.getsNoText();
        cora.getsNoText();
        house.phone("ben").wasNeverCalledNorTexted();
        house.isIn(ACCEPTED);

        house.advance(Duration.ofSeconds(15));
        house.isIn(PAGING);
        house.phone("ben").rings().reads("Reply 1");
        maria.reads("asking more people now").reads("988");
        ana.reads("others are asked now").doesNotRing();

        house.phone("ben").texts("1");
        house.advance(Duration.ofSeconds(2));
        screen.writes("ben", "Ana is busy. Shall I call?");
        house.advance(Duration.ofMinutes(30));
        maria.reads("Shall I call?");
        house.isIn(CONNECTED);
    }

    @Test
    void aWordEvenAfterTheSupervisorWasToldKeepsTheConversation() {
        ana.texts(code() + " I am here");
        house.advance(Duration.ofSeconds(2));
        maria.texts("he is at the door");
        house.advance(Duration.ofMinutes(12));
        cora.reads("has not answered").forgets();

        ana.texts(code() + " I have called 911");
        house.advance(Duration.ofMinutes(20));
        house.isIn(CONNECTED);
        cora.getsNoText();
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void aWordInTimeKeepsEverybodyQuiet() {
        ana.texts(code() + " I am here");
        house.advance(Duration.ofSeconds(2));
        maria.texts("thank you");
        house.advance(Duration.ofMinutes(4));
        ana.forgets();
        screen.writes("ana", "Shall I call?");
        house.advance(Duration.ofMinutes(30));

        ana.getsNoText();
        cora.wasNeverCalledNorTexted();
    }
}

package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.ACCEPTED;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.contact.Medium;
import org.knownvoice.simulator.Fault;

/** A client who writes is answered at once, and a person reads every word. */
class ClientTextsTest {
    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Screen.SETTINGS);
    private final Screen screen = new Screen(house);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone mother = house.phone("marias mother");
    private final TestPhone ana = house.phone("ana");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theReplyIsImmediateAndTheirOwnClinicianIsPaged() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(3));

        maria.reads("911").reads("988").reads("North Line");
        ana.rings().reads("Reply 1");
        assertThat(ana.newTexts()).doesNotContainIgnoringCase("sleep").doesNotContain("Maria");
        house.phone("ben").wasNeverCalledNorTexted();
        house.isIn(PAGING);
        assertThat(house.contact().origin().medium()).isEqualTo(Medium.TEXT);
    }

    @Test
    void theReplyIsInTheirLanguage() {
        house.phone("luz").texts("no puedo dormir");
        house.advance(Duration.ofSeconds(3));
        house.phone("luz").reads("911").reads("988").reads("Buscamos a su equipo");
        house.phone("dev").rings();
    }

    @Test
    void whoAcceptsByTextIsNotCalledAndWritesOnTheScreen() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        ana.forgets().texts("1");
        house.advance(Duration.ofSeconds(4));

        ana.doesNotRing().reads("you have page");
        house.isIn(ACCEPTED);
        house.advance(Duration.ofSeconds(60));
        ana.hasRung(1).doesNotRing();

        maria.forgets();
        screen.writes("ana", "I am here. What happened?");
        house.advance(Duration.ofSeconds(2));
        maria.reads("I am here. What happened?");
        house.isIn(CONNECTED);
        house.advance(Duration.ofMinutes(10));
        house.isIn(CONNECTED);
        ana.hasRung(1);
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void whoAcceptsOnThePhoneHearsThatItIsAText() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        ana.answers().presses("1").hears("text");
        house.advance(Duration.ofSeconds(15));

        ana.isOffTheLine().hasRung(1);
        house.isIn(ACCEPTED);
    }

    @Test
    void aFurtherTextJoinsTheContactAndTheClinicianIsTold() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        maria.forgets().texts("please");
        assertThat(house.contacts()).hasSize(1);
        ana.texts("1");
        house.advance(Duration.ofSeconds(2));
        ana.forgets();
        maria.texts("are you there?");
        house.advance(Duration.ofSeconds(2));

        assertThat(house.contacts()).hasSize(1);
        ana.reads("a new message waits").doesNotRing().hasRung(1);
        assertThat(ana.newTexts()).doesNotContain("there?");
        assertThat(screen.conversation()).containsExactly("I cannot sleep", "please", "are you there?");
    }

    @Test
    void theTextsOfAnotherPhoneAreAConversationOfItsOwn() {
        mother.texts("I worry about Maria").after(Duration.ofSeconds(2));
        var mothers = ana.pageCode();
        ana.texts("1").after(Duration.ofSeconds(2)).forgets();
        mother.forgets();

        maria.texts("help me").after(Duration.ofSeconds(3)).reads("911").reads("988");
        assertThat(house.contacts()).hasSize(2);
        ana.reads("Reply 1");
        var marias = ana.pageCode();
        ana.texts("1").after(Duration.ofSeconds(2));
        maria.forgets();

        ana.texts(marias + " are you safe?").after(Duration.ofSeconds(3));
        maria.reads("are you safe?");
        mother.getsNoText();
        maria.forgets();

        ana.texts(mothers + " I am with her").after(Duration.ofSeconds(3));
        mother.reads("I am with her");
        maria.getsNoText();
    }

    @Test
    void alsoWhereSomebodyElseHasCalled() {
        mother.dials().after(Duration.ofSeconds(5)).hangsUp().after(Duration.ofSeconds(1));

        maria.texts("help me").after(Duration.ofSeconds(3)).reads("911");

        assertThat(house.contacts()).hasSize(2);
        assertThat(house.contact().origin().callerNumber())
                .contains(house.agency().phoneOf("maria"));
        mother.texts("has she called?").after(Duration.ofSeconds(2));
        maria.texts("please").after(Duration.ofSeconds(2));
        assertThat(house.contacts()).hasSize(2);
    }

    @Test
    void wordsThatComeTwiceAreKeptOnce() {
        house.suffers(Fault.webhook("/twilio/sms", 1, new Fault.AnswerLost()));
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(3));

        assertThat(house.contacts()).hasSize(1);
        assertThat(screen.conversation()).containsExactly("I cannot sleep");
        assertThat(maria.newTexts().lines()).hasSize(1);
        assertThat(ana.newTexts().lines()).hasSize(1);
    }

    @Test
    void andTheClinicianIsToldOnce() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(3));
        ana.texts("1");
        house.advance(Duration.ofSeconds(5));
        ana.forgets();
        house.suffers(Fault.webhook("/twilio/sms", 1, new Fault.AnswerLost()));
        maria.texts("are you there?");
        house.advance(Duration.ofSeconds(5));

        assertThat(ana.newTexts().lines()).hasSize(1);
        assertThat(screen.conversation()).containsExactly("I cannot sleep", "are you there?");
    }

    @Test
    void anAcceptanceWithoutAWordLapsesAfterThreeMinutes() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        ana.texts("1");
        maria.forgets();
        ana.forgets();
        house.advance(Duration.ofSeconds(178));
        house.isIn(ACCEPTED);
        house.phone("ben").wasNeverCalledNorTexted();

        house.advance(Duration.ofSeconds(6));
        house.isIn(PAGING);
        ana.reads("others are asked now");
        maria.reads("We are asking more people now").reads("988");
        house.phone("ben").rings().reads("Reply 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "INFO"})
    void theCarriersOwnWordsReachAPersonToo(String word) {
        maria.texts(word);
        house.advance(Duration.ofSeconds(3));

        ana.rings().reads("Reply 1");
        assertThat(screen.conversation()).containsExactly(word);
    }

    /** Twilio hands on what some phones send. */
    @Test
    void aCharacterThatNobodyCanKeepLosesNoText() {
        maria.texts("help me\0");
        house.advance(Duration.ofSeconds(3));

        maria.reads("911").reads("988");
        ana.rings().reads("Reply 1");
        assertThat(house.contacts()).hasSize(1);
        assertThat(screen.conversation()).containsExactly("help me ");

        ana.texts("1\0");
        house.isIn(ACCEPTED);
    }

    @Test
    void whoWritesNoNumberWeKnowGetsTheTeam() {
        house.phone("stranger").texts("help me");
        house.advance(Duration.ofSeconds(2));

        house.phone("stranger").reads("911").reads("988");
        ana.rings();
        house.phone("ben").rings();
    }

    @Test
    void whoWritesAndThenCallsIsOneContactAndTalks() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        maria.dials();
        house.advance(Duration.ofSeconds(1));
        assertThat(house.contacts()).hasSize(1);

        ana.answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        ana.isBridgedTo("maria");
        house.isIn(CONNECTED);
    }
}

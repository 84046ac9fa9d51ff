package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Page;

/** A clinician texts GIVE and a name: the contact is a colleague's once they say so, and the client reads nothing of it. */
class ContactChangesHandsTest {
    private static final Duration SHORTLY = Duration.ofSeconds(3);

    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");

    @BeforeEach
    void anaHasIt() {
        maria.texts("I cannot sleep").after(Duration.ofSeconds(1));
        ana.texts("1").after(SHORTLY);
        ana.forgets();
        maria.forgets();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String code() {
        return Page.codeOf(
                house.contact().id(), house.contact().acceptance().orElseThrow().page());
    }

    private String owner() {
        return house.contact().acceptance().orElseThrow().clinician().value();
    }

    @Test
    void theLettersMayStandBeforeTheWordAndTheClientReadsNothingOfIt() {
        ana.texts(code() + " GIVE BEN").after(SHORTLY).reads("Ben Sample is asked");
        maria.getsNoText();
        ben.repliesWithCode("1").after(SHORTLY).reads("you have page");
        assertThat(owner()).isEqualTo("ben");
        ana.reads("was taken by Ben Sample");
    }

    @Test
    void aSentenceThatBeginsWithTheSameWordIsForTheClient() {
        ana.texts(code() + " give me a minute, I am reading what you wrote").after(SHORTLY);
        maria.reads("give me a minute");
        ana.texts(code() + " Give me a minute").after(SHORTLY);
        maria.readsTimes(2, "give me a minute");
        ana.texts("Give me a minute, I am on my way").after(SHORTLY).reads("NOT sent to anybody");
        assertThat(house.contact().openPages()).isEmpty();
    }

    @Test
    void whoIsNobodysNameOrIsNeverToBeAskedIsNotAskedAndItStays() {
        ana.texts("GIVE ZED").after(SHORTLY).reads("no colleague of that name");
        ana.texts("GIVE ANA").after(SHORTLY).reads("no colleague of that name");
        ben.forgets().texts("GIVE ANA").after(SHORTLY).reads("not with you");
        assertThat(owner()).isEqualTo("ana");
    }

    @Test
    void whenTheColleagueDeclinesItStaysAndTheFirstReadsSo() {
        ana.texts("GIVE BEN").after(SHORTLY);
        ben.repliesWithCode("2").after(SHORTLY);
        ana.reads("Ben Sample has not taken page");
        assertThat(owner()).isEqualTo("ana");
    }
}

package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;

/** A clinician texts GIVE and a name: the contact is a colleague's once they say so, and the client reads nothing of it. */
class ContactChangesHandsTest {
    private static final Duration SHORTLY = Duration.ofSeconds(3);

    private final CrisisLine house = CrisisLine.open(ContactChangesHandsTest::more);
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

    /** Nora is Ana's client too. Two colleagues have one first name. */
    private static void more(Agency agency) {
        agency.client("nora", "north", "en", "7009").clientPhone("nora", "nora", "+14255550139", "self");
        agency.knows("nora", "ana", "primary");
        agency.row("clinicians.csv", "eva-a", "Eva Ash", "LMHC", "+14255550116", "", "en", "clinician", "");
        agency.row("clinicians.csv", "eva-b", "Eva Birch", "LMHC", "+14255550117", "", "en", "clinician", "");
    }

    /** The letters of the page by which the latest contact was taken. */
    private String code() {
        return code(house.contact());
    }

    private static String code(CrisisContact contact) {
        return Page.codeOf(contact.id(), contact.acceptance().orElseThrow().page());
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
    void whereTwoAreTheirsTheLettersSayWhich() {
        var first = code();
        house.phone("nora").texts("please").after(Duration.ofSeconds(1));
        ana.repliesWithCode("1").after(SHORTLY).forgets();
        var second = code();
        assumeThat(first).isNotEqualTo(second);

        ana.texts("GIVE BEN").after(SHORTLY).reads("more than one page is yours");
        assertThat(house.contacts())
                .allSatisfy(contact -> assertThat(contact.openPages()).isEmpty());
        ana.texts("give ben " + first.toLowerCase(Locale.ROOT)).after(SHORTLY);
        ana.reads("Ben Sample is asked to take page " + first);
        ana.texts("GIVE " + second + " Cora.").after(SHORTLY).reads("Cora Sample is asked to take page " + second);
    }

    @Test
    void aFirstNameThatTwoHaveIsAskedForInFull() {
        ana.texts("GIVE EVA").after(SHORTLY).reads("several colleagues have that name");
        assertThat(house.contact().openPages()).isEmpty();
    }

    @Test
    void whoIsOffShiftIsNotAskedAndTheReasonIsToldEachTime() {
        ana.texts("GIVE FAY")
                .after(SHORTLY)
                .reads("page " + code() + " can be handed to colleagues who are on call only");
        ana.texts("Give Fay!").after(SHORTLY).readsTimes(2, "who are on call only");
        house.phone("fay").wasNeverCalledNorTexted();
    }

    @Test
    void whenTheColleagueDeclinesItStaysAndTheFirstReadsSo() {
        ana.texts("GIVE BEN").after(SHORTLY);
        ben.repliesWithCode("2").after(SHORTLY);
        ana.reads("Ben Sample has not taken page");
        assertThat(owner()).isEqualTo("ana");
    }
}

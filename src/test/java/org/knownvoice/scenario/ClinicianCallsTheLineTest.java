package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.contact.Page;
import org.knownvoice.simulator.Fault;

/** A clinician calls the line from their own phone and hears a short menu: an ordinary phone is enough for everything. */
class ClinicianCallsTheLineTest {
    private static final Duration MENU = Duration.ofSeconds(20);

    private final CrisisLine house = CrisisLine.open(ClinicianCallsTheLineTest::more);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");
    private final TestPhone cora = house.phone("cora");

    @AfterEach
    void close() {
        house.close();
    }

    /** Nora is Ana's client too, and Ben is never to be asked for her; Omar is Cora's. Hal supervises beside Gus. */
    private static void more(Agency agency) {
        agency.client("nora", "north", "en", "7009").clientPhone("nora", "nora", "+14255550139", "self");
        agency.knows("nora", "ana", "primary").knows("nora", "ben", "excluded");
        agency.client("omar", "north", "en", "7010").clientPhone("omar", "omar", "+14255550138", "self");
        agency.knows("omar", "cora", "primary");
        agency.clinician("hal", "+14255550124", "south").onCall("south", "supervisor", "hal");
        agency.onCall("north", "primary", "ben");
        agency.phone("stranger", "+12065550177");
    }

    private void anaMissesThePage() {
        maria.dials().after(Duration.ofSeconds(3));
        ana.rings().rejects().after(Duration.ofSeconds(1)).doesNotRing();
    }

    @Test
    void oneRingsThemForThePageThatWaits() {
        anaMissesThePage();
        ana.dials().hears("For a page, press 1").presses("1").hears("We ring you now");
        ana.after(Duration.ofSeconds(4)).isOffTheLine().after(Duration.ofSeconds(7));

        ana.rings().answers().presses("1").after(Duration.ofSeconds(5)).isBridgedTo("maria");
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void oneWithoutAPageSaysSoAndTheMenuComesAgain() {
        ana.dials().presses("1").hears("No page waits for you").forgets();
        ana.after(Duration.ofSeconds(4)).hears("For a page, press 1");
        assertThat(house.contacts()).isEmpty();
    }

    @Test
    void thePageThatHasWaitedLongestComesFirst() {
        anaMissesThePage();
        house.phone("nora").dials().after(Duration.ofSeconds(2));
        ana.rings().rejects();
        ana.dials().presses("1").hears("We ring you now").after(Duration.ofSeconds(11));

        ana.rings().answers().presses("1").after(Duration.ofSeconds(5)).isBridgedTo("maria");
    }

    @Test
    void theCallerWhomTheyHaveComesBeforeEachPageThatWaits() {
        anaMissesThePage();
        ana.texts("1").after(Duration.ofSeconds(1)).rings().rejects();
        house.phone("nora").dials().after(Duration.ofSeconds(2));
        ana.dials().presses("1").hears("We ring you now").after(Duration.ofSeconds(11));

        ana.rings().answers().hears("You accepted a page").presses("1");
        house.advance(Duration.ofSeconds(5));
        ana.isBridgedTo("maria");
    }

    @Test
    void whatTheyHaveByTextRingsNobodyAndThePageThatWaitsHasItsTurn() {
        maria.texts("I cannot sleep").after(Duration.ofSeconds(1));
        ana.texts("1").after(Duration.ofSeconds(3));
        house.phone("nora").dials().after(Duration.ofSeconds(2));
        ana.rings().rejects().dials().presses("1").hears("We ring you now").after(Duration.ofSeconds(11));

        ana.rings().answers().presses("1").after(Duration.ofSeconds(5)).isBridgedTo("nora");
    }

    @Test
    void aForgedNumberHearsNothingAndOnlyThePhoneOfTheDirectoryRings() {
        anaMissesThePage();
        var stranger = house.phone("stranger");
        stranger.shows(house.agency().phoneOf("ana").e164()).dials();
        stranger.presses("1").hears("We ring you now").hasNotHeard("Maria").hasNotHeard("Code");
        house.advance(Duration.ofSeconds(11));

        ana.rings();
        stranger.isOffTheLine().wasCalled(0);
    }

    @Test
    void twoConnectsThemWithThePersonTheyHave() {
        maria.dials().after(Duration.ofSeconds(1));
        ana.answers().presses("1").after(Duration.ofSeconds(30)).isBridgedTo("maria");
        maria.hangsUp().after(Duration.ofSeconds(10));
        ana.isOffTheLine().dials().presses("2").hears("We ring you now").after(Duration.ofSeconds(12));

        ana.rings().answers().presses("1").after(Duration.ofSeconds(9));
        maria.rings().sees(Agency.LINE).answers().after(Duration.ofSeconds(5));
        maria.isBridgedTo("ana");
    }

    private void anaIsCutOffAndMariaIsWithTheCrisisLine() {
        maria.dials().after(Duration.ofSeconds(1));
        ana.answers().presses("1").after(Duration.ofSeconds(30)).isBridgedTo("maria");
        ana.presses("*").after(Duration.ofSeconds(2));
        ana.presses("3").after(Duration.ofSeconds(6));
        house.phone("the crisis line").answers().after(Duration.ofSeconds(6));
        ana.hangsUp().after(Duration.ofSeconds(10));
        maria.isBridgedTo("the crisis line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void oneOrTwoBringsThemBackToTheCallerWhoIsWithTheCrisisLine(String key) {
        anaIsCutOffAndMariaIsWithTheCrisisLine();
        ana.dials().presses(key).hears("We ring you now").after(Duration.ofSeconds(12));

        ana.rings().answers().hears("You asked to come back").presses("1").after(Duration.ofSeconds(5));
        ana.isTogetherWith("maria", "the crisis line");
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void oneRingsThemForThePageThatWaitsBeforeACallerWhoIsInGoodHands() {
        anaIsCutOffAndMariaIsWithTheCrisisLine();
        house.phone("nora").dials().after(Duration.ofSeconds(3));
        ana.rejects().after(Duration.ofSeconds(1)).dials().presses("1").hears("We ring you now");
        ana.after(Duration.ofSeconds(11)).rings().answers().hears("Press 1 to accept");

        ana.presses("1").after(Duration.ofSeconds(5)).isBridgedTo("nora");
        ana.texts("CALL").after(Duration.ofMinutes(1)).isBridgedTo("nora");
        maria.isBridgedTo("the crisis line");
    }

    @Test
    void twoWithoutAnybodySaysSo() {
        ana.dials().presses("2").hears("Nobody of yours can be called now");
    }

    @Test
    void withSeveralOfTheirsTwoTextsWhichAndFourTellsOfTheLatest() {
        maria.texts("I cannot sleep").after(Duration.ofSeconds(1));
        ana.texts("1").after(Duration.ofSeconds(3));
        house.phone("nora").texts("please").after(Duration.ofSeconds(1));
        ana.repliesWithCode("1").after(Duration.ofSeconds(3)).forgets();
        ana.dials().presses("2").hears("More than one is yours").after(Duration.ofSeconds(5));
        ana.isOffTheLine().reads("Reply CALL with the two letters").forgets();

        ana.dials().presses("4").after(Duration.ofSeconds(5));
        var latest = house.contact();
        ana.reads("hand over page "
                + Page.codeOf(latest.id(), latest.acceptance().orElseThrow().page()));
    }

    @Test
    void threeRingsTheSupervisorWhoIsConnectedByAKey() {
        ana.dials().presses("3").after(Duration.ofSeconds(6));
        cora.rings().sees(Agency.LINE).answers().hears("A colleague on call wants to speak with you");
        cora.presses("1").after(Duration.ofSeconds(3)).isBridgedTo("ana");
        cora.hangsUp();
        ana.hears("Goodbye").after(Duration.ofSeconds(3)).isOffTheLine();
        assertThat(house.contacts()).isEmpty();
    }

    @Test
    void whenNoSupervisorAnswersTheyAreHelpedAsACaller() {
        ana.dials().presses("3").after(Duration.ofSeconds(6));
        cora.rings().rejects().after(Duration.ofSeconds(3));
        ana.hears("No supervisor answers now").after(Duration.ofSeconds(3));
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void threeRingsTheSupervisorsOfTheirOwnTeamOneAfterTheOther() {
        var dev = house.phone("dev");
        dev.dials().presses("3").after(Duration.ofSeconds(6));
        house.phone("gus").rings().rejects().after(Duration.ofSeconds(3));
        house.phone("hal").rings().rejects().after(Duration.ofSeconds(3));

        dev.hears("No supervisor answers now");
        house.phone("gus").wasCalled(1);
        house.phone("hal").wasCalled(1);
    }

    @Test
    void aSupervisorWhoPressesThreeReachesAnotherOne() {
        cora.dials().presses("3").after(Duration.ofSeconds(6));
        house.phone("gus").rings();
    }

    @Test
    void aSupervisorWhoTalksWithACallerIsNotRung() {
        house.phone("omar").dials().after(Duration.ofSeconds(1));
        cora.answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("omar");
        ana.dials().presses("3").hears("No supervisor answers now");
        cora.wasCalled(1);
    }

    @Test
    void nobodyIsConnectedWithoutTheKey() {
        ana.dials().presses("3").after(Duration.ofSeconds(6));
        cora.rings().answers().after(Duration.ofSeconds(20)).isOffTheLine();
        ana.hears("No supervisor answers now").isOnTheLine();
    }

    @Test
    void aSupervisorWhoPressesAnotherKeyIsNotConnected() {
        ana.dials().presses("3").after(Duration.ofSeconds(6));
        cora.rings().answers().presses("2").after(Duration.ofSeconds(3)).isOffTheLine();
        ana.hears("No supervisor answers now").isOnTheLine();
    }

    @Test
    void fourTextsHowToHandOverAndTheColleagueTakesIt() {
        maria.texts("I cannot sleep").after(Duration.ofSeconds(1));
        ana.texts("1").after(Duration.ofSeconds(3));
        ana.forgets().dials().presses("4").hears("We text you how").after(Duration.ofSeconds(5));
        ana.reads("text GIVE and a first name")
                .reads("On call: Ben Sample, Cora Sample.")
                .forgets();

        ana.texts("GIVE BEN").after(Duration.ofSeconds(3)).reads("Ben Sample is asked to take page");
        ben.rings().answers().presses("1").after(Duration.ofSeconds(5));
        ana.reads("was taken by Ben Sample");
        assertThat(house.contact().acceptance().orElseThrow().clinician().value())
                .isEqualTo("ben");
    }

    @Test
    void whoIsNeverToBeAskedForTheClientIsNotNamed() {
        house.phone("nora").texts("please").after(Duration.ofSeconds(1));
        ana.texts("1").after(Duration.ofSeconds(3));
        ana.dials().presses("4").after(Duration.ofSeconds(5)).reads("On call: Cora Sample.");
    }

    @Test
    void fourWithoutAnybodySaysSo() {
        ana.dials().presses("4").hears("Nobody is with you now");
    }

    @Test
    void whoeverPressesNothingIsHelpedAsACaller() {
        ana.dials().after(MENU);
        assertThat(house.contact().state().isLive()).isTrue();
        ana.hears("988").isOnTheLine();
    }

    @Test
    void zeroSkipsTheMenu() {
        ana.dials().presses("0").hears("911");
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void aCallThatEndedInTheMenuIsNotTakenForALostCaller() {
        ana.dials().after(Duration.ofSeconds(2)).hangsUp();
        house.advance(Duration.ofMinutes(5));
        assertThat(house.contacts()).isEmpty();
        ana.wasCalled(0);
    }

    @Test
    void aKeyWhoseAnswerGetsLostRingsOnce() {
        anaMissesThePage();
        house.suffers(Fault.webhook("/twilio/staff", 1, new Fault.AnswerLost()));
        ana.dials().presses("1").after(Duration.ofSeconds(12)).rings().answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        ana.isBridgedTo("maria");
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void aMenuWhoseAnswerGetsLostComesAgain() {
        house.suffers(Fault.webhook("/twilio/voice", 1, new Fault.AnswerLost()));
        ana.dials().hears("For a page, press 1");
        assertThat(house.contacts()).isEmpty();
    }

    @Test
    void whilePostgresHangsThereIsNoMenuAndTheyAreHelpedAsACaller() {
        house.databaseHangs();
        ana.dials().after(Duration.ofSeconds(4)).hears("dial 911").hasNotHeard("for staff");
    }

    @Test
    void whenPostgresHangsInTheMenuTheyAreHelpedAsACaller() {
        ana.dials().after(Duration.ofSeconds(2));
        house.databaseHangs();
        ana.presses("1")
                .hears("Sorry")
                .after(Duration.ofSeconds(6))
                .hears("dial 911")
                .isOnTheLine();
    }

    @Test
    void whilePostgresIsAwayThereIsNoMenuAndTheyAreHelpedAsACaller() {
        house.databaseStops();
        ana.dials().after(Duration.ofSeconds(4)).hears("dial 911").hasNotHeard("for staff");
    }

    @Test
    void whenPostgresStopsInTheMenuTheyAreHelpedAsACaller() {
        ana.dials().after(Duration.ofSeconds(2));
        house.databaseStops();
        ana.presses("1")
                .hears("Sorry")
                .after(Duration.ofSeconds(6))
                .hears("dial 911")
                .isOnTheLine();
    }
}

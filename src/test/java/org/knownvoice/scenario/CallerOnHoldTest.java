package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.simulator.Heard;
import org.knownvoice.simulator.PhoneScript;

/** What a caller hears while the team is being reached, and what the keys do. */
class CallerOnHoldTest {
    private final CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maria", "stranger", "luz"})
    void hears911And988InTheFirstFifteenSeconds(String caller) {
        house.phone(caller).dials();
        Instant dialled = house.now();
        house.advance(Duration.ofSeconds(16));

        for (var number : List.of("911", "988")) {
            var said = said(caller).stream()
                    .filter(words -> words.text().contains(number))
                    .findFirst()
                    .orElseThrow();
            String upTo = said.text().substring(0, said.text().indexOf(number));
            var spokenAt = said.at().plusMillis((long) ((upTo.split(" ").length + 1) / 2.5 * 1000));
            assertThat(spokenAt).isBefore(dialled.plusSeconds(15));
        }
    }

    @Test
    void isGreetedInTheirLanguage() {
        house.phone("luz")
                .dials()
                .hears("Si hay vidas en peligro")
                .hears("911")
                .hears("988")
                .hasNotHeard("If life");
        house.advance(Duration.ofSeconds(40));

        assertThat(said("luz")).allSatisfy(words -> assertThat(words.language()).startsWith("es"));
        house.phone("dev").hears("").readsTimes(1, "Reply 1");
        house.phone("luz").presses("2").hasNotHeard("Goodbye");
    }

    @Test
    void hearsAnHonestWordAtLeastEveryTwentyFiveSecondsAndHowManyHaveBeenCalled() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(149));

        var words = said("maria");
        for (int i = 1; i < words.size(); i++) {
            var before = words.get(i - 1);
            assertThat(Duration.between(
                            before.at().plus(before.duration()), words.get(i).at()))
                    .as("silence after: " + before.text())
                    .isLessThanOrEqualTo(Duration.ofSeconds(25));
        }
        assertThat(words.getLast().at()).isAfter(house.now().minusSeconds(25));
        house.phone("maria")
                .hears("1 person has been called")
                .hears("2 people have been called")
                .hears("5 people have been called");
    }

    @Test
    void hearsTheWordThatIsTrueWhenItIsSpoken() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(44));
        house.phone("maria").hasNotHeard("2 people");
        house.phone("ana").texts("1");
        house.phone("ana").forgets();
        house.phone("maria").forgets();
        house.advance(Duration.ofSeconds(25));

        house.phone("maria").hears("A clinician is coming to the phone").hasNotHeard("still reaching");
    }

    @Test
    void oneIsTheCrisisLineNowAndTheTeamGoesOnBeingAsked() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(12));
        house.phone("maria").presses("1");
        house.advance(Duration.ofSeconds(1));
        house.phone("the crisis line").rings().sees(house.agency().phoneOf("maria"));
        house.phone("the crisis line").answers();
        house.phone("maria").isBridgedTo("the crisis line");
        house.isIn(PAGING);

        house.advance(Duration.ofSeconds(34));
        house.phone("ben").rings().wasCalledAtSeconds(45L);
        house.phone("maria").isBridgedTo("the crisis line");
    }

    @Test
    void oneWorksDuringTheGreetingToo() {
        house.phone("maria").dials().presses("1");
        house.advance(Duration.ofSeconds(1));
        house.phone("the crisis line").rings();
        house.phone("ana").rings();
    }

    @Test
    void twoIsACallbackFromWhoeverTakesIt() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(15));
        house.phone("maria")
                .presses("2")
                .hears("will call you back")
                .hears("911")
                .hears("988");
        house.advance(Duration.ofSeconds(14));
        house.phone("maria").isOffTheLine();
        house.isIn(CALLBACK);

        house.advance(Duration.ofSeconds(3));
        house.phone("ana").rings().answers().presses("1").hears("The caller is not on the line");
        house.advance(Duration.ofSeconds(8));
        house.phone("maria").rings().sees(Agency.LINE).answers().hears("promised");
        house.advance(Duration.ofSeconds(5));
        house.phone("maria").isBridgedTo("ana");
        house.phone("ana").isBridgedTo("maria");
    }

    @Test
    void twoFromAWithheldNumberIsToldThatNobodyCanCallBackAndStaysOnTheLine() {
        house.phone("stranger").dialsWithheld();
        house.advance(Duration.ofSeconds(45));
        house.phone("stranger").presses("2").hears("We cannot see your number");
        house.advance(Duration.ofSeconds(20));
        house.phone("stranger").isOnTheLine();
    }

    @Test
    void threeIsAMessageRecordedOnlyAfterSayingSoAndTheCallerGoesOnWaiting() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(15));
        assertThat(house.phone("maria").heard()).noneMatch(Heard.Beep.class::isInstance);
        house.phone("maria").presses("3").hears("Your message is recorded");
        house.advance(Duration.ofSeconds(10));

        var heard = house.phone("maria").heard();
        var warning = said("maria").stream()
                .filter(words -> words.text().contains("is recorded"))
                .findFirst()
                .orElseThrow();
        var beep =
                heard.stream().filter(Heard.Beep.class::isInstance).findFirst().orElseThrow();
        assertThat(beep.at()).isAfterOrEqualTo(warning.at().plus(warning.duration()));
        assertThat(warning.cutAt()).isEmpty();

        house.phone("maria").speaks(Duration.ofSeconds(6)).forgets();
        house.advance(Duration.ofSeconds(6));
        house.phone("maria").presses("#").hears("Your message is kept");
        house.advance(Duration.ofSeconds(30));
        house.phone("maria").isOnTheLine().hears("people have been called");
        house.phone("ben").rings();
        assertThat(house.timeline()).containsOnlyOnce("MESSAGE_LEFT");
    }

    @Test
    void anotherKeyOnlySaysAgainWhatTheKeysAre() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(15));
        house.phone("maria").forgets().presses("8").isOnTheLine().hears("Press 1 for the crisis line");
        house.isIn(PAGING);
    }

    @Test
    void theCrisisLineThatDoesNotAnswerGivesTheCallerBack() {
        house.phone("the crisis line").follows(PhoneScript.busy());
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(12));
        house.phone("maria").forgets().presses("1");
        house.advance(Duration.ofSeconds(3));
        house.phone("maria").isOnTheLine().hears("988").hears("still calling your team");
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("maria").isBridgedTo("ana");
    }

    private List<Heard.Said> said(String caller) {
        return house.phone(caller).heard().stream()
                .filter(Heard.Said.class::isInstance)
                .map(Heard.Said.class::cast)
                .toList();
    }
}

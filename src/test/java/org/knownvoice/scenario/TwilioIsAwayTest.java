package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.ACCEPTED;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Page;
import org.knownvoice.simulator.Fault;

/** Twilio answers the caller and takes no call and no text: pages go by e-mail, with a link that accepts. */
class TwilioIsAwayTest {
    private static final String ANA = "ana@agency.example";
    private static final String BEN = "ben@agency.example";
    private static final String CORA = "cora@agency.example";
    private static final List<String> NAMES_AND_NUMBERS = List.of(
            "maria", "Maria", "Invented", "0131", "5550131", "SNOHOMISH", "Snohomish", "7001", "1980", "crisis");

    private final MailRoom mail = new MailRoom();
    private final CrisisLine house = CrisisLine.open(TwilioIsAwayTest::withEmail, CrisisLine.NIGHT, mail.settings());

    static void withEmail(Agency agency) {
        agency.replace("clinicians.csv", "+14255550111,,", "+14255550111," + ANA + ",")
                .replace("clinicians.csv", "+14255550112,,", "+14255550112," + BEN + ",")
                .replace("clinicians.csv", "+14255550113,,", "+14255550113," + CORA + ",");
    }

    @AfterEach
    void close() {
        house.close();
        mail.close();
    }

    private void twilioGoesAway() {
        house.suffers(Fault.rest("", "", Fault.ALWAYS, new Fault.ErrorBefore()));
    }

    private void twilioComesBack() {
        house.simulator().clearFaults().await();
    }

    private List<String> pagesTo(String address) {
        return mail.lettersTo(address).stream()
                .filter(letter -> letter.contains("/page/"))
                .toList();
    }

    private PageLink linkOf(String address) {
        assertThat(pagesTo(address)).as("pages to " + address).isNotEmpty();
        return PageLink.in(house, pagesTo(address).getFirst());
    }

    @Test
    void aPageThatTwilioTakesNeverGoesByEmail() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(120));
        mail.hasNone();
    }

    @Test
    void aPageThatTwilioDoesNotTakeForFiveSecondsGoesByEmailOnceAndSaysNothingOfTheCaller() {
        twilioGoesAway();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(4));
        mail.hasNone();
        house.advance(Duration.ofSeconds(4));

        assertThat(pagesTo(ANA)).singleElement().satisfies(letter -> {
            assertThat(letter)
                    .startsWith(
                            "Known Voice: page " + Page.codeOf(house.contact().id(), 1) + "\n");
            assertThat(letter).doesNotContain(NAMES_AND_NUMBERS);
        });
        house.advance(Duration.ofSeconds(30));
        assertThat(pagesTo(ANA)).hasSize(1);
        assertThat(pagesTo(BEN)).isEmpty();
        assertThat(house.timeline()).containsOnlyOnce("PAGE_MAILED");

        house.advance(Duration.ofSeconds(10));
        assertThat(pagesTo(BEN)).as("the next step").hasSize(1);
    }

    @Test
    void whoeverLooksAtTheLinkAcceptsNothing() {
        twilioGoesAway();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(8));

        var link = linkOf(ANA);
        var before = house.rowCounts();
        assertThat(link.shows())
                .contains("A page is waiting", "<form method=\"post\">")
                .doesNotContain(NAMES_AND_NUMBERS);
        assertThat(link.asked("HEAD").statusCode()).isEqualTo(200);
        assertThat(link.asked("PUT").statusCode()).isIn(404, 405);
        assertThat(link.misspelled().asked("POST").statusCode()).isEqualTo(404);
        assertThat(house.rowCounts()).isEqualTo(before);
        house.isIn(PAGING);
    }

    @Test
    void theButtonAcceptsAndTheCallComesWhenTwilioIsBackHoweverLongThatTakes() {
        twilioGoesAway();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(8));

        var link = linkOf(ANA);
        assertThat(link.pressed()).contains("You have it", "800-584-3578").doesNotContain(NAMES_AND_NUMBERS);
        house.isIn(ACCEPTED);
        house.advance(Duration.ofMinutes(3));
        house.isIn(ACCEPTED);
        house.phone("ana").wasNeverCalledNorTexted();

        twilioComesBack();
        house.advance(Duration.ofSeconds(8));
        house.phone("ana").rings();
        house.advance(Duration.ofSeconds(20));
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").isBridgedTo("maria");
        house.isIn(CONNECTED);
        assertThat(link.shows()).contains("You are connected");
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void theSecondWhoPressesReadsWhoTookIt() {
        twilioGoesAway();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(55));

        var anas = linkOf(ANA);
        var bens = linkOf(BEN);
        assertThat(bens.pressed()).contains("You have it");
        assertThat(anas.shows()).contains("Taken by Ben Sample");
        assertThat(anas.pressed()).contains("Taken by Ben Sample").doesNotContain(NAMES_AND_NUMBERS);
        assertThat(bens.pressed()).contains("You have it");
        assertThat(house.contact().acceptance().orElseThrow().clinician().value())
                .isEqualTo("ben");
        assertThat(house.timeline()).containsOnlyOnce("PAGE_ACCEPTED");
    }

    @Test
    void anAcceptanceThatNoCallCanFollowForTenMinutesLapsesAndOthersAreAsked() {
        twilioGoesAway();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(8));
        linkOf(ANA).pressed();
        house.advance(Duration.ofMinutes(9));
        house.isIn(ACCEPTED);
        house.advance(Duration.ofMinutes(2));

        assertThat(house.timeline()).contains("ACCEPTANCE_LAPSED");
        assertThat(pagesTo(BEN)).isNotEmpty();
    }

    @Test
    void whoIsOverHasNothingToTake() {
        twilioGoesAway();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(8));
        var link = linkOf(ANA);
        twilioComesBack();
        house.advance(Duration.ofSeconds(8));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("maria").hangsUp();
        house.advance(Duration.ofSeconds(6));

        assertThat(link.shows()).contains("Nothing is open");
        assertThat(link.pressed()).contains("Nothing is open");
        house.advance(Duration.ofHours(25));
        assertThat(link.asked("GET").statusCode()).isEqualTo(404);
    }

    @Test
    void supervisorsAreToldOnceThatTwilioIsAwayAndOnceThatItIsBack() {
        twilioGoesAway();
        house.phone("maria").dials();
        house.advance(Duration.ofMinutes(4));
        assertThat(subjectsTo(CORA)).containsOnlyOnce("Known Voice: calls and texts cannot be placed");
        assertThat(subjectsTo(CORA)).doesNotContain("Known Voice: calls and texts go out again");
        assertThat(subjectsTo(BEN)).doesNotContain("Known Voice: calls and texts cannot be placed");

        twilioComesBack();
        house.advance(Duration.ofMinutes(1));
        assertThat(subjectsTo(CORA))
                .containsOnlyOnce("Known Voice: calls and texts cannot be placed")
                .containsOnlyOnce("Known Voice: calls and texts go out again");
    }

    private List<String> subjectsTo(String address) {
        return mail.lettersTo(address).stream()
                .map(letter -> letter.lines().findFirst().orElse(""))
                .toList();
    }

    @Test
    void severalServersMailEachPageAndTellSupervisorsOnce() {
        var settings = new HashMap<>(Map.copyOf(mail.settings()));
        var three = CrisisLine.openWithServers(3, TwilioIsAwayTest::withEmail, settings);
        three.suffers(Fault.rest("", "", Fault.ALWAYS, new Fault.TooManyRequests()));
        three.phone("maria").dials();
        three.advance(Duration.ofSeconds(40));
        assertThat(pagesTo(ANA)).hasSize(1);
        assertThat(subjectsTo(CORA)).containsExactly("Known Voice: calls and texts cannot be placed");
        three.simulator().clearFaults().await();
        three.advance(Duration.ofMinutes(1));
        assertThat(subjectsTo(CORA)).containsOnlyOnce("Known Voice: calls and texts go out again");
        three.close();
    }
}

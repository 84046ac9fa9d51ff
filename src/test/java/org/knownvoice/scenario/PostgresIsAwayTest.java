package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Ending;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.simulator.Fault;
import org.knownvoice.simulator.Heard;

/** Postgres is stopped under a running server: calls and texts go on, and are on the record when it is back. */
class PostgresIsAwayTest {
    private static final Duration GREETING = Duration.ofSeconds(12);

    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone stranger = house.phone("stranger");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");
    private final TestPhone crisisLine = house.phone("the crisis line");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aKnownCallerReachesTheirOwnClinician() {
        house.databaseStops();
        maria.dials().after(GREETING).hears("dial 911").hears("988");
        ana.rings().sees(Agency.LINE).answers().hears("Press 1").presses("1").hears("You have it");
        house.advance(Duration.ofSeconds(4));
        maria.isBridgedTo("ana");

        returns();

        house.isIn(ContactState.CONNECTED);
        maria.isBridgedTo("ana");
        ana.wasCalled(1);
        ben.wasNeverCalledNorTexted();
        assertThat(house.contact().identity().client()).isPresent();
        assertThat(house.contact().legs())
                .allSatisfy(leg -> assertThat(leg.sid()).isPresent());
        assertThat(owner()).contains(new ClinicianId("ana"));
        maria.hangsUp().after(Duration.ofSeconds(6));
        ana.isOffTheLine().reads("reply CALL");
        house.isIn(ContactState.ENDED);
    }

    @Test
    void aTalkThatIsOverByThenNeedsItsNote() {
        house.databaseStops();
        talk();
        maria.hangsUp().after(Duration.ofMinutes(5));

        returns();

        house.isIn(ContactState.ENDED);
        assertThat(house.contact().ending().outcome()).contains(Ending.Outcome.TALKED);
        assertThat(house.contact().acceptance().map(Acceptance::way)).contains(Acceptance.Way.VOICE);
        ana.wasCalled(1).readsTimes(1, "reply CALL");
        ben.wasNeverCalledNorTexted();
    }

    @Test
    void theRecordHasItsTimesAndSaysThatTheDatabaseWasAway() {
        house.databaseStops();
        talk();
        maria.hangsUp().after(Duration.ofMinutes(5));

        returns();

        assertThat(house.timeline())
                .containsSubsequence(
                        "OPENED",
                        "IDENTIFIED",
                        "CLINICIAN_PAGED",
                        "CALL_PLACED",
                        "PAGE_ACCEPTED",
                        "CONNECTED",
                        "TALK_ENDED");
        var lines = house.pool()
                .preparedQuery("select at, codes ->> 'database' as database from contact_event where contact_id = $1")
                .execute(Tuple.of(house.contact().id().value()))
                .await();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.getString("database")).isEqualTo("away");
            assertThat(house.secondsAt(line.getOffsetDateTime("at").toInstant()))
                    .isLessThan(60);
        });
    }

    /** However long the phone has rung by then. */
    @ParameterizedTest
    @ValueSource(ints = {0, 7, 14})
    void aMailboxIsNotTakenForAClinicianAndTheCallerHearsAWordInTime(int later) {
        house.databaseStops();
        maria.dials().after(GREETING.plusSeconds(later));
        ana.answers().hears("Press 1").after(Duration.ofSeconds(25 - later)).isOffTheLine();

        maria.isOnTheLine().hears("1 person has been called");
        assertThat(longestWithoutAWord(maria)).isLessThan(Duration.ofSeconds(25));
        house.advance(Duration.ofSeconds(6));
        ben.rings().answers().presses("1").after(Duration.ofSeconds(4)).isBridgedTo("maria");
        returns();
        assertThat(owner()).contains(new ClinicianId("ben"));
    }

    private static Duration longestWithoutAWord(TestPhone phone) {
        var said = phone.heard().stream()
                .filter(Heard.Said.class::isInstance)
                .map(Heard.Said.class::cast)
                .toList();
        return IntStream.range(1, said.size())
                .mapToObj(i -> Duration.between(
                        said.get(i - 1).at().plus(said.get(i - 1).duration()),
                        said.get(i).at()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Test
    void whoDeclinesIsFollowedByTheNextAtOnce() {
        house.databaseStops();
        maria.dials().after(GREETING);
        ana.answers()
                .presses("2")
                .hears("Declined")
                .after(Duration.ofSeconds(9))
                .isOffTheLine();

        ben.rings();
        returns();
        house.advance(Duration.ofSeconds(20));
        ana.wasCalled(1);
    }

    @Test
    void whenNobodyAnswersTheCrisisLineDoes() {
        house.databaseStops();
        maria.dials();
        house.advance(Duration.ofSeconds(145));
        for (String name : new String[] {"ana", "ben", "cora", "dev", "eli"}) {
            house.phone(name).wasCalled(1);
        }
        house.phone("fay").wasNeverCalledNorTexted();
        crisisLine.rings().answers().after(Duration.ofSeconds(20));
        maria.isBridgedTo("the crisis line");

        returns();

        assertThat(callersLeg().place()).isEqualTo(Place.FALLBACK);
        assertThat(callersLeg().talkingElsewhere()).isTrue();
        maria.isBridgedTo("the crisis line");
        ana.reads("Reply 1").answers().presses("1").hears("speaking with the");
        house.advance(Duration.ofSeconds(10));
        crisisLine.hangsUp().after(Duration.ofSeconds(1));
        maria.hears("You are back with us");
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
    }

    @Test
    void whenTheCrisisLineDoesNotAnswerEitherTheTeamIsCalledAgain() {
        house.databaseStops();
        maria.dials();
        house.advance(Duration.ofSeconds(155));
        crisisLine.rings().rejects();
        house.advance(GREETING);

        maria.isOnTheLine().hears("The crisis line did not answer");
        house.advance(GREETING);
        ana.wasCalled(2).rings();
        returns();
    }

    @Test
    void whoHangsUpIsCalledBackAfterTheReturn() {
        house.databaseStops();
        maria.dials().after(GREETING);
        ana.rings();
        maria.hangsUp().after(Duration.ofMinutes(3));
        ben.wasNeverCalledNorTexted();

        returns();

        house.isIn(ContactState.CALLBACK);
        ana.reads("Reply 1").rings().answers().presses("1").after(Duration.ofSeconds(3));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    @Test
    void whoWasCutOffIsJoinedWithTheSameClinicianAgain() {
        house.databaseStops();
        talk();
        ana.hangsUp().after(Duration.ofSeconds(9));
        maria.hears("If you were cut off");
        ana.rings().answers().presses("1").after(Duration.ofSeconds(4)).isBridgedTo("maria");

        returns();
        house.isIn(ContactState.CONNECTED);
        maria.isBridgedTo("ana").hangsUp().after(Duration.ofSeconds(6));
        house.isIn(ContactState.ENDED);
    }

    @Test
    void whoWasCutOffAndIsNotAnsweredAgainReachesTheCrisisLine() {
        house.databaseStops();
        talk();
        ana.hangsUp().after(Duration.ofSeconds(9));
        ana.rings().rejects();
        house.advance(Duration.ofSeconds(15));

        crisisLine.rings();
        maria.hangsUp();
        returns();
        house.isIn(ContactState.CALLBACK);
    }

    @Test
    void aTalkThatIsCutOffAfterTheReturnGoesOnAsAnyOther() {
        house.databaseStops();
        talk();
        returns();

        ana.hangsUp().after(Duration.ofSeconds(9));

        maria.hears("If you were cut off").isOnTheLine();
        ana.rings()
                .wasCalled(2)
                .answers()
                .presses("1")
                .after(Duration.ofSeconds(4))
                .isBridgedTo("maria");
    }

    @Test
    void aPhoneThatRingsAtTheReturnIsNotRungAgainAndItsAnswerCounts() {
        house.databaseStops();
        maria.dials().after(GREETING);
        ana.rings();

        returns();

        house.isIn(ContactState.PAGING);
        ana.rings()
                .wasCalled(1)
                .hasCallsOpen(1)
                .answers()
                .hears("Press 1")
                .presses("1")
                .hears("You have it");
        house.advance(Duration.ofSeconds(4));
        maria.isBridgedTo("ana");
        house.isIn(ContactState.CONNECTED);
        ben.wasNeverCalledNorTexted();
    }

    @Test
    void whoWaitsAtTheReturnIsHandedOverToTheLadder() {
        house.databaseStops();
        maria.dials().after(GREETING);
        returns();
        ana.reads("Reply 1");

        ana.rejects().after(Duration.ofSeconds(3));

        maria.hears("Press 1 for the crisis line");
        assertThat(callersLeg().place()).isEqualTo(Place.HOLD);
        ben.rings().answers().presses("1").after(Duration.ofSeconds(4)).isBridgedTo("maria");
        assertThat(house.peopleAsked()).contains("13 s: ben in step 2");
    }

    @Test
    void anotherTakesItByTextWhileTheFirstPhoneRings() {
        house.databaseStops();
        maria.dials().after(GREETING);
        returns();
        house.advance(Duration.ofSeconds(34));
        ben.reads("Reply 1").answers().presses("1");

        house.advance(Duration.ofSeconds(4));
        ben.isBridgedTo("maria");
        ana.doesNotRing();
    }

    @Test
    void anUnknownAndAWithheldCallerAreHelpedToo() {
        house.databaseStops();
        stranger.dialsWithheld().after(GREETING).hears("911");
        ana.rings().answers().presses("1").after(Duration.ofSeconds(4)).isBridgedTo("stranger");
        house.phone("somebody else").dials().after(GREETING);
        ana.wasCalled(1);
        ben.rings().answers().presses("1").after(Duration.ofSeconds(4)).isBridgedTo("somebody else");

        returns();

        assertThat(house.contacts()).hasSize(2).extracting(CrisisContact::state).containsOnly(ContactState.CONNECTED);
        assertThat(house.contacts().getFirst().origin().callerNumber()).isEmpty();
        stranger.isBridgedTo("ana");
    }

    @Test
    void aWithheldCallerWhoHungUpIsForTheSupervisor() {
        house.databaseStops();
        stranger.dialsWithheld().hangsUp();

        returns();

        assertThat(house.contact().ending().outcome()).contains(Ending.Outcome.UNREACHABLE_CALLER);
        house.phone("cora").reads("cannot be called back");
    }

    @Test
    void theClientsLanguageIsSpoken() {
        house.databaseStops();
        house.phone("luz").dials().after(GREETING).hears("911").hears("cuelgue").hasNotHeard("hang up");
        house.phone("dev").rings();
        returns();
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswer() {
        house.suffers(Fault.webhook("", Fault.ALWAYS, new Fault.AnswerLost()));
        house.databaseStops();
        talk();

        returns();

        assertThat(house.contacts()).hasSize(1);
        house.isIn(ContactState.CONNECTED);
        maria.isBridgedTo("ana");
        ana.wasCalled(1);
    }

    @Test
    void aTextIsKeptAndAnsweredHonestly() {
        house.databaseStops();
        maria.texts("I need somebody").after(Duration.ofSeconds(1));
        maria.reads("nobody can read this yet").reads("911").reads("988").reads("800-584-3578");
        maria.forgets().texts("please").after(Duration.ofSeconds(1)).getsNoText();

        returns();

        house.isIn(ContactState.PAGING);
        ana.reads("Reply 1");
        maria.reads("a person will read this");
        assertThat(wordsKept()).containsExactly("I need somebody", "please");
    }

    @Test
    void aTextThatCannotBeTakenOverYetKeepsNoOtherWaiting() {
        house.pool().query("""
                        create sequence tries;
                        create function refuse() returns trigger language plpgsql as
                            'begin if new.words = ''cursed'' and nextval(''tries'') <= 2 then raise ''no''; end if;
                            return new; end';
                        create trigger refuse before insert on message for each row execute function refuse()""").execute().await();
        house.databaseStops();
        maria.texts("cursed").texts("please");

        returns();

        assertThat(wordsKept()).containsExactly("please", "cursed");
    }

    @Test
    void theSameTextAgainGetsTheSameAnswer() {
        house.suffers(Fault.webhook("/twilio/sms", 1, new Fault.AnswerLost()));
        house.databaseStops();
        maria.texts("I need somebody").after(Duration.ofSeconds(1));

        maria.reads("nobody can read this yet").reads("911").reads("988");
        maria.forgets().texts("please").after(Duration.ofSeconds(1)).getsNoText();
        returns();
        assertThat(wordsKept()).containsExactly("I need somebody", "please");
    }

    @Test
    void whoCallsAgainAfterTheReturnJoinsTheirContact() {
        house.databaseStops();
        maria.dials().hangsUp();
        returns();

        maria.dials();

        assertThat(house.contacts()).hasSize(1);
        house.isIn(ContactState.PAGING);
    }

    /** A text takes a second. */
    private void returns() {
        house.databaseReturns().advance(Duration.ofSeconds(1));
    }

    private List<String> wordsKept() {
        return house.pool().query("select words from message order by id").execute().await().stream()
                .map(row -> row.getString("words"))
                .toList();
    }

    private void talk() {
        maria.dials().after(GREETING);
        ana.rings().answers().presses("1").after(Duration.ofSeconds(4)).isBridgedTo("maria");
    }

    private CallLeg callersLeg() {
        return house.contact().callersLeg().orElseThrow();
    }

    private Optional<ClinicianId> owner() {
        return house.contact().acceptance().map(Acceptance::clinician);
    }
}

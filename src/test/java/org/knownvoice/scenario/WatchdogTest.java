package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.simulator.Fault;
import org.knownvoice.simulator.SimulatedLine;

/** What got lost is found: a deadline, a call and a text of which nobody told us. */
class WatchdogTest {
    private static final PhoneNumber SOUTH_LINE = new PhoneNumber("+14255550109");

    private final CrisisLine house =
            CrisisLine.open(WatchdogTest::withASecondLine, CrisisLine.NIGHT, Map.of("WATCH_EVERY", "PT1M"));

    private static void withASecondLine(Agency agency) {
        agency.row(
                "lines.csv",
                SOUTH_LINE.e164(),
                "South Line",
                "en;es",
                "south",
                Agency.CRISIS_LINE.e164(),
                "844-822-7609");
    }

    @AfterEach
    void close() {
        house.closeAnyway();
    }

    @Test
    void whoCalledWhileNoServerAnsweredIsCalledBack() {
        house.goesDown();
        house.phone("maria").dials();
        house.comesBackAfter(Duration.ofMinutes(2));
        house.advance(Duration.ofSeconds(2));

        house.isIn(CALLBACK);
        house.phone("ana").rings().reads("Reply 1").answers().presses("1");
        house.advance(Duration.ofSeconds(10));
        house.phone("maria").rings();
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void aCallThatIsFoundLateDoesNotHangUpOnTheCallerWhoTalksByNow() {
        mariasFirstCallIsMissed();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").answers().presses("1");

        house.advance(Duration.ofMinutes(1));

        house.phone("maria").isBridgedTo("ana").hasCallsOpen(1);
        house.phone("ana").wasCalled(1);
        theFirstCallIsOnTheRecordOf(1);
    }

    @Test
    void norOnTheCallerWhoWaitsByNow() {
        mariasFirstCallIsMissed();
        house.phone("maria").dials();

        house.advance(Duration.ofSeconds(65));

        house.phone("maria").isOnTheLine().hasCallsOpen(1);
        house.phone("ben").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("maria").isBridgedTo("ben");
        theFirstCallIsOnTheRecordOf(1);
    }

    @Test
    void norOnTheCallerWhoIsCalledBackByNow() {
        mariasFirstCallIsMissed();
        house.phone("maria").dials().hangsUp();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(8));
        house.phone("maria").rings().answers();

        house.advance(Duration.ofMinutes(1));

        house.phone("maria").isBridgedTo("ana").wasCalled(1);
        theFirstCallIsOnTheRecordOf(1);
    }

    private void mariasFirstCallIsMissed() {
        house.goesDown();
        house.phone("maria").dials();
        house.comesBackAfter(Duration.ofSeconds(10));
        house.phone("maria").isOffTheLine();
        assertThat(house.contacts()).isEmpty();
    }

    private void theFirstCallIsOnTheRecordOf(int contacts) {
        assertThat(house.contacts()).hasSize(contacts);
        assertThat(house.timeline()).contains("CALLER_CALLED_AGAIN").doesNotContain("TALK_ENDED");
    }

    /** The number's fallback has put the caller through to the crisis line. */
    @Test
    void whoTalksElsewhereSinceNoServerAnsweredIsNotMovedAndTheTeamIsAsked() {
        TwimlBin.catchesTheCallsOf(house);
        house.goesDown();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(15));
        house.phone("the crisis line").answers();
        house.comesBackAfter(Duration.ofSeconds(30));
        house.phone("ana").wasNeverCalledNorTexted();
        house.advance(Duration.ofMinutes(1).plusSeconds(2));

        house.phone("ana").rings().answers().presses("1").hears("crisis line");
        house.phone("maria").isOnTheLine();
        assertThat(house.contacts()).hasSize(1);
        house.phone("maria").hangsUp();
        house.advance(Duration.ofMinutes(1));
        house.isIn(CALLBACK);
    }

    @Test
    void aCounsellorWhoCalledWhileNoServerAnsweredIsCalledBackAboutTheCaller() {
        house.phone("maria").dials().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("the crisis line").answers();
        house.advance(Duration.ofSeconds(30));
        house.phone("maria").hangsUp();
        house.advance(Duration.ofSeconds(5));

        house.goesDown();
        house.phone("the crisis line").dials();
        house.comesBackAfter(Duration.ofMinutes(2));
        house.advance(Duration.ofSeconds(2));

        assertThat(house.contacts()).hasSize(2);
        assertThat(house.contact().origin().isFallbackLine()).isTrue();
        assertThat(house.contact().identity().client())
                .isEqualTo(house.contacts().getFirst().identity().client());
        house.isIn(CALLBACK);
    }

    @Test
    void aTextThatCameWhileNoServerAnsweredIsRead() {
        house.goesDown();
        house.phone("maria").texts("please");
        house.comesBackAfter(Duration.ofMinutes(2));
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").reads("Reply 1");
        house.phone("maria").reads("988");
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void aCharacterThatNobodyCanKeepLosesNoText() {
        house.goesDown();
        house.phone("maria").texts("help me\0");
        house.comesBackAfter(Duration.ofMinutes(2));
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").reads("Reply 1");
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void whatCannotBeTakenInKeepsNothingElseWaiting() {
        house.simulator()
                .configure(SimulatedLine.servedAt(
                        SOUTH_LINE,
                        "http://localhost:" + house.servers().getFirst().port()))
                .await();
        house.pool().query("""
                        create function refuse() returns trigger language plpgsql as
                            'begin if new.words = ''cursed'' then raise ''no''; end if; return new; end';
                        create trigger refuse before insert on message for each row execute function refuse()""").execute().await();
        house.goesDown();
        house.phone("stranger").texts("please");
        house.phone("maria").texts("cursed");
        house.phone("somebody else").texts("help me");
        house.simulator()
                .phone(house.agency().phoneOf("luz"))
                .texts(SOUTH_LINE, "no puedo dormir")
                .await();
        house.comesBackAfter(Duration.ofMinutes(2));
        house.advance(Duration.ofSeconds(2));

        assertThat(house.contacts()).hasSize(3);
        house.phone("dev").reads("Reply 1");
        house.phone("maria").getsNoText();

        house.pool().query("drop trigger refuse on message").execute().await();
        house.advance(Duration.ofMinutes(1));
        assertThat(house.contacts()).hasSize(4);
        house.phone("maria").reads("988");
    }

    @Test
    void aContactThatLostItsDeadlineGoesOn() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(5));
        house.pool().query("delete from contact_timer").execute().await();

        house.advance(Duration.ofSeconds(60));

        house.phone("ben").rings();
        assertThat(house.peopleAsked()).anyMatch(asked -> asked.contains("ben"));
    }

    @Test
    void aPageWhoseOrdersGotLostGoesOutAgain() {
        house.pool().query("""
                        create function lose() returns trigger language plpgsql as 'begin return null; end';
                        create trigger lose before insert on outbox for each row execute function lose()""").execute().await();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").wasNeverCalledNorTexted();
        house.pool().query("drop trigger lose on outbox").execute().await();

        house.advance(Duration.ofMinutes(1));

        house.phone("ana").reads("Reply 1");
        house.phone("ben").rings();
        assertThat(house.timeline()).contains("PAGE_SENT_AGAIN");
    }

    @Test
    void aPhoneThatIsKeptForACallThatIsOverIsSetFree() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").rejects();
        house.advance(Duration.ofSeconds(2));
        house.pool().query("""
                        insert into phone_in_use (phone, contact_id, leg)
                        select '+14255550123', contact_id, number from call_leg where ended_at is not null""").execute().await();
        house.pool().query("""
                        insert into phone_in_use (phone, contact_id, leg)
                        select '+14255550122', contact_id, number from call_leg where role = 'CALLER'""").execute().await();

        house.advance(Duration.ofMinutes(1));

        assertThat(house.pool().query("select phone from phone_in_use").execute().await().stream()
                        .map(row -> row.getString(0)))
                .contains("+14255550122")
                .doesNotContain("+14255550123");
    }

    @Test
    void whatIsKnownOrOlderThanTheLineIsLeftAlone() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(10));
        house.phone("maria").hangsUp();
        house.advance(Duration.ofMinutes(5));
        assertThat(house.contacts()).hasSize(1);

        house.goesDown();
        house.phone("stranger").dials();
        house.pool()
                .query("update watch set since = timestamptz '2026-03-02 12:00Z'")
                .execute()
                .await();
        house.comesBackAfter(Duration.ofMinutes(2));
        house.advance(Duration.ofMinutes(2));

        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void aCliniciansCallThatEndedInTheMenuIsNoLostCaller() {
        house.phone("ana").dials().after(Duration.ofSeconds(2)).hangsUp();
        house.advance(Duration.ofMinutes(2));

        assertThat(house.contacts()).isEmpty();
    }

    @Test
    void itLooksAgainWhenTwilioDidNotSay() {
        house.goesDown();
        house.phone("maria").dials();
        house.suffers(Fault.rest("GET", "Calls", 1, new Fault.ErrorBefore()));
        house.comesBackAfter(Duration.ofMinutes(2));
        house.advance(Duration.ofMinutes(2));

        house.phone("ana").reads("Reply 1");
    }
}

package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CLOSED;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.Fault;

/** The caller presses 3 and speaks: somebody listens in time, each listening is on record, and one day the sound is gone. */
class CallerLeavesAMessageTest {
    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Screen.SETTINGS);
    private final Screen api = new Screen(house);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone cora = house.phone("cora");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoLeavesAMessageAndHangsUpIsCalledBack() {
        mariaSpeaks();
        maria.presses("#").hears("Your message is kept").hangsUp();
        house.isIn(CALLBACK);

        house.advance(Duration.ofSeconds(1));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    @Test
    void hangingUpInTheMiddleKeepsWhatWasSaid() {
        mariaSpeaks();
        maria.hangsUp();

        house.isIn(CALLBACK);
        assertThat(messages()).hasSize(1);
        assertThat(house.timeline()).containsOnlyOnce("MESSAGE_LEFT");
    }

    @Test
    void whoIsJoinedInTheMiddleTalksAndWhatWasSaidIsKept() {
        mariaSpeaks();
        ana.answers().presses("1");
        house.advance(Duration.ofSeconds(6));

        maria.isBridgedTo("ana");
        assertThat(messages()).hasSize(1);
        assertThat(house.timeline()).containsOnlyOnce("MESSAGE_LEFT");
        ana.reads("a spoken message waits");
    }

    @Test
    void whatIsSpokenWhileTheDatabaseIsAwayIsKept() {
        mariaSpeaks();
        ana.rejects();
        house.databaseIsLost();
        maria.presses("#").hears("Your message is kept").isOnTheLine();
        house.advance(Duration.ofSeconds(5));

        theMessageIsThereOnce();
        maria.isOnTheLine();
    }

    @Test
    void soIsWhatWasSaidByWhoHangsUpThen() {
        mariaSpeaks();
        house.databaseIsLost();
        maria.hangsUp();
        house.advance(Duration.ofSeconds(5));

        theMessageIsThereOnce();
        house.isIn(CALLBACK);
    }

    @Test
    void soIsWhatWasSaidBeforeAnybodyKnowsThatItIsAway() {
        mariaSpeaks();
        house.databaseStops();
        maria.hangsUp();
        house.advance(Duration.ofSeconds(5));

        theMessageIsThereOnce();
        house.isIn(CALLBACK);
    }

    private void theMessageIsThereOnce() {
        house.databaseReturns().advance(Duration.ofSeconds(1));
        assertThat(messages()).hasSize(1);
        assertThat(messages().getFirst().getInteger("seconds")).isGreaterThanOrEqualTo(5);
        assertThat(house.timeline()).containsOnlyOnce("MESSAGE_LEFT");
        assertThat(house.contacts()).hasSize(1);
        listens("ana");
    }

    @Test
    void whoHasTheContactIsToldThenTheSupervisorUntilSomebodyListens() {
        anaHasAMessageOfMaria();
        ana.readsTimes(1, "a spoken message waits").forgets();

        house.advance(Duration.ofMinutes(15));
        ana.readsTimes(1, "nobody has listened");
        cora.getsNoText();
        house.advance(Duration.ofMinutes(15));
        cora.readsTimes(1, "nobody has listened");
        ana.readsTimes(1, "nobody has listened");
        assertThat(house.timeline().stream().filter("MESSAGE_NOT_HEARD"::equals))
                .hasSize(2);
        assertThat(unheard()).hasSize(1);

        listens("ana");
        house.advance(Duration.ofHours(3));
        cora.readsTimes(1, "nobody has listened");
        assertThat(unheard()).isEmpty();
    }

    @Test
    void aMessageOfNobodysContactIsTheSupervisorsAtOnce() {
        mariaSpeaks();
        maria.presses("#").hangsUp();
        house.advance(Duration.ofMinutes(15).plusSeconds(5));

        cora.reads("nobody has listened");
        assertThat(unheard().getFirst().getString("owner")).isNull();
    }

    @Test
    void oneThatCannotBeToldOfYetKeepsNoOtherWaiting() {
        var callers = List.of(maria, house.phone("luz"));
        callers.forEach(TestPhone::dials);
        house.advance(Duration.ofSeconds(15));
        callers.forEach(caller -> caller.presses("3"));
        house.advance(Duration.ofSeconds(10));
        callers.forEach(caller -> caller.speaks(Duration.ofSeconds(5)));
        house.advance(Duration.ofSeconds(6));
        callers.forEach(caller -> caller.presses("#"));
        callers.forEach(TestPhone::hangsUp);
        var first = unheard().getFirst().getString("recording");
        house.pool().query("""
                        create sequence tries;
                        create function refuse() returns trigger language plpgsql as
                            'begin if new.key like ''%%%s%%'' and nextval(''tries'') <= 2 then raise ''no''; end if;
                            return new; end';
                        create trigger refuse before insert on notice
                            for each row execute function refuse()""".formatted(first)).execute().await();

        house.advance(Duration.ofMinutes(15).plusSeconds(5));

        var told = house
                .pool()
                .query("select key from notice where kind = 'MESSAGE_NOT_HEARD' order by id")
                .execute()
                .await()
                .stream()
                .map(row -> row.getString("key"))
                .toList();
        assertThat(told).hasSize(2);
        assertThat(told.getLast()).contains(first);
    }

    @Test
    void eachListeningIsOnTheRecordAndNobodyListensUnnamed() {
        anaHasAMessageOfMaria();
        var sound = listens("ana");
        listens("cora");

        assertThat(sound.length).isGreaterThan(20_000);
        var played = api.get("/contacts/" + house.contact().id(), 200, "Contact").getJsonArray("timeline").stream()
                .map(JsonObject.class::cast)
                .filter(line -> line.getString("kind").equals("message_played"))
                .toList();
        assertThat(played.stream().map(line -> line.getString("clinician"))).containsExactly("ana", "cora");
        assertThat(messages().getFirst().getString("heard_by")).isEqualTo("ana");
        assertThat(api.file(address()).statusCode()).isEqualTo(400);
        assertThat(api.file(address() + "?clinician=nobody").statusCode()).isEqualTo(400);
        assertThat(api.file("/contacts/" + house.contact().id() + "/voice-messages/RE0/audio?clinician=ana")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whileTwilioDoesNotGiveItNothingIsOnTheRecord() {
        anaHasAMessageOfMaria();
        house.suffers(Fault.rest("GET", "Recordings", 1, new Fault.ErrorBefore()));

        assertThat(api.file(address() + "?clinician=ana").statusCode()).isEqualTo(503);
        assertThat(house.timeline()).doesNotContain("MESSAGE_PLAYED");

        listens("ana");
    }

    @Test
    void thirtyDaysAfterTheContactWasClosedItIsGoneHereAndAtTwilio() {
        anaHasAMessageOfMaria();
        var address = address();
        contactIsClosed();
        house.advance(Duration.ofDays(29));
        assertThat(messages()).hasSize(1);

        house.advance(Duration.ofDays(1));

        assertThat(messages()).isEmpty();
        assertThat(deletions()).hasSize(1);
        assertThat(house.timeline()).endsWith("MESSAGE_DELETED");
        assertThat(api.file(address + "?clinician=ana").statusCode()).isEqualTo(404);
    }

    @Test
    void whatCannotBeDeletedIsShownAndTriedAgain() {
        anaHasAMessageOfMaria();
        listens("ana");
        contactIsClosed();
        house.suffers(Fault.rest("DELETE", "Recordings", 2, new Fault.ErrorBefore()));

        house.advance(Duration.ofDays(30));
        assertThat(undeleted().getFirst().getInteger("deletions_failed")).isEqualTo(1);
        house.advance(Duration.ofHours(1));
        assertThat(undeleted().getFirst().getInteger("deletions_failed")).isEqualTo(2);
        house.advance(Duration.ofHours(2));

        assertThat(undeleted()).isEmpty();
        assertThat(messages()).isEmpty();
        assertThat(house.timeline()).endsWith("MESSAGE_NOT_DELETED", "MESSAGE_DELETED");
        assertThat(deletions()).hasSize(3);
    }

    @Test
    void whoNeedsTimeToFindWordsIsNotCutOff() {
        maria.dials().after(Duration.ofSeconds(15)).presses("3").after(Duration.ofSeconds(10));

        house.advance(Duration.ofSeconds(15));
        maria.speaks(Duration.ofSeconds(4)).after(Duration.ofSeconds(22));
        maria.speaks(Duration.ofSeconds(4)).after(Duration.ofSeconds(22));
        maria.hasNotHeard("Your message is kept").presses("#").hears("Your message is kept");

        assertThat(messages().getFirst().getInteger("seconds")).isGreaterThan(50);
    }

    private void mariaSpeaks() {
        maria.dials().after(Duration.ofSeconds(15)).presses("3").after(Duration.ofSeconds(10));
        maria.speaks(Duration.ofSeconds(5)).after(Duration.ofSeconds(6));
    }

    /** Ana has accepted, the message is there, and the callback waits for its next try. */
    private void anaHasAMessageOfMaria() {
        mariaSpeaks();
        ana.texts("1");
        maria.presses("#").hangsUp();
        house.advance(Duration.ofSeconds(1));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));
        maria.answers().after(Duration.ofSeconds(10)).hangsUp();
        house.advance(Duration.ofSeconds(10));
    }

    private void contactIsClosed() {
        api.post(
                "/contacts/" + house.contact().id() + "/disposition",
                new JsonObject(Map.of("clinician", "ana", "disposition", "resolved_by_phone")),
                200,
                "Contact");
        house.isIn(CLOSED);
    }

    private String address() {
        return "/contacts/" + house.contact().id() + "/voice-messages/"
                + messages().getFirst().getString("recording") + "/audio";
    }

    private byte[] listens(String clinician) {
        var sound = api.file(address() + "?clinician=" + clinician);
        assertThat(sound.statusCode()).isEqualTo(200);
        assertThat(sound.headers().firstValue("Content-Type")).contains("audio/wav");
        return sound.body();
    }

    private List<JsonObject> messages() {
        return voiceMessages(api.get("/contacts/" + house.contact().id() + "/messages", 200, "Messages"));
    }

    private List<JsonObject> unheard() {
        return voiceMessages(api.get("/voice-messages", 200, "VoiceMessageList"));
    }

    private List<JsonObject> undeleted() {
        return voiceMessages(api.get("/voice-messages?state=undeleted", 200, "VoiceMessageList"));
    }

    private static List<JsonObject> voiceMessages(JsonObject answer) {
        return answer.getJsonArray("voice_messages").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private List<String> deletions() {
        return house.simulator().requests().stream()
                .filter(request -> request.method().equals("DELETE"))
                .map(request -> request.resource())
                .toList();
    }
}

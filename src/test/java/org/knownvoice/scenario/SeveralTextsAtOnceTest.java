package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.ACCEPTED;
import static org.knownvoice.contact.ContactState.CLOSED;
import static org.knownvoice.contact.ContactState.PAGING;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.CrisisContact;

/** Texts come as they please: together, twice, at the wrong moment. None is lost and none has an effect twice. */
class SeveralTextsAtOnceTest {
    private static final List<String> WORDS = List.of("please", "come", "now", "I am", "alone");

    private final CrisisLine house = CrisisLine.openWithServers(2, agency -> {}, Screen.SETTINGS);
    private final Screen screen = new Screen(house);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");

    @AfterEach
    void close() {
        house.close();
    }

    /** To each server in turn. */
    private CompletableFuture<HttpResponse<String>> posts(String sid, String body) {
        return CompletableFuture.supplyAsync(
                () -> TwilioByHand.to(house.balancer().url())
                        .posts(
                                "/twilio/sms",
                                "MessageSid",
                                sid,
                                "From",
                                house.agency().phoneOf("maria").e164(),
                                "To",
                                Agency.LINE.e164(),
                                "Body",
                                body,
                                "NumMedia",
                                "0"));
    }

    @Test
    void fiveInOneSecondAreOneContactWithOneReplyAndAllTheirWords() {
        WORDS.forEach(maria::textsAtOnce);
        house.advance(Duration.ofSeconds(5));

        assertThat(house.contacts()).hasSize(1);
        assertThat(screen.conversation()).containsExactlyInAnyOrderElementsOf(WORDS);
        assertThat(maria.newTexts().lines()).hasSize(1);
        assertThat(ana.newTexts().lines()).hasSize(1);
        ana.rings().hasRung(1);
    }

    @Test
    void theSameOneAtBothServersAndOnceMoreLaterIsOne() {
        var both = List.of(posts("SM1", "please"), posts("SM1", "please"));
        assertThat(both)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        house.advance(Duration.ofSeconds(3));
        assertThat(posts("SM1", "please").join().statusCode()).isEqualTo(200);
        house.advance(Duration.ofSeconds(3));

        assertThat(house.contacts()).hasSize(1);
        assertThat(screen.conversation()).containsExactly("please");
        assertThat(maria.newTexts().lines()).hasSize(1);
        assertThat(ana.newTexts().lines()).hasSize(1);
    }

    @Test
    void oneThatComesWhileTheContactIsBeingClosedOpensANewOneThatPages() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(2));
        ana.texts("1");
        house.advance(Duration.ofSeconds(2));
        var first = house.contact().id();
        whileHeld(tx -> tx.preparedQuery("""
                        update crisis_contact set state = 'CLOSED', ended_at = $2, closed_at = $2, outcome = 'DISPOSED'
                        where id = $1""")
                .execute(Tuple.of(first.value(), house.now().atOffset(ZoneOffset.UTC)))
                .await());

        assertThat(house.contacts()).hasSize(2);
        assertThat(house.contacts()).extracting(CrisisContact::state).containsExactly(CLOSED, PAGING);
        assertThat(screen.conversation()).containsExactly("are you there?");
        house.phone("ana").rings();
    }

    @Test
    void oneThatComesWhileTheContactIsBeingTakenIsReadByWhoHasIt() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(2));
        ana.textsAtOnce("1");
        maria.textsAtOnce("are you there?");
        house.advance(Duration.ofSeconds(3));

        assertThat(house.contacts()).hasSize(1);
        house.isIn(ACCEPTED);
        assertThat(screen.conversation()).containsExactly("I cannot sleep", "are you there?");
    }

    /** The text waits for the contact while this is done to it. */
    private void whileHeld(Consumer<SqlConnection> deed) {
        var id = house.contact().id().value();
        var tx = house.pool().getConnection().await();
        var transaction = tx.begin().await();
        tx.preparedQuery("select id from crisis_contact where id = $1 for no key update")
                .execute(Tuple.of(id))
                .await();
        maria.textsAtOnce("are you there?");
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (waiting() == 0) {
            house.simulator().runDue().await();
            LockSupport.parkNanos(1_000_000);
            assertThat(System.nanoTime()).as("the time until the text waits").isLessThan(giveUp);
        }
        deed.accept(tx);
        transaction.commit().await();
        tx.close().await();
        house.advance(Duration.ofSeconds(2));
    }

    private long waiting() {
        return house.pool()
                .query("select count(*) as waiting from pg_locks where not granted")
                .execute()
                .await()
                .iterator()
                .next()
                .getLong("waiting");
    }
}

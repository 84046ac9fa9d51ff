package org.knownvoice.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.store.SampleContacts.ALDER;
import static org.knownvoice.store.SampleContacts.BIRCH;
import static org.knownvoice.store.SampleContacts.LINE;
import static org.knownvoice.store.SampleContacts.NOW;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.Priority;
import org.knownvoice.contact.TextKind;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.Notice.Kind;
import org.knownvoice.schedule.Notice.Way;
import org.knownvoice.store.OutboxStore.Rates;

class NoticeStoreTest {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Rates FAST = new Rates(1000, 1000);
    private static final Rates ONE_A_SECOND = new Rates(1, 1);

    private static Instant at(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    private final OpenedDatabase database = new OpenedDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private static Notice notice(String key, Way way, Instant due) {
        return new Notice(key, ALDER, Kind.SHIFT_OVER, way, Map.of("codes", "AB"), due);
    }

    private void put(Notice... notices) {
        database.tx(tx -> NoticeStore.put(tx, List.of(notices), to -> LINE, NOW));
    }

    private List<String> claimed(Instant now, Rates rates) {
        return database.list(tx -> NoticeStore.claim(tx, now, LEASE, rates, 100)).stream()
                .map(item -> item.notice().key())
                .toList();
    }

    private Optional<Instant> next(Instant now) {
        return database.find(tx -> NoticeStore.nextDue(tx, now));
    }

    @Test
    void aNoticeComesOutAsItWentIn() {
        var notice = new Notice("k", BIRCH, Kind.GAPS, Way.TEXT, Map.of("count", "2", "from", NOW.toString()), at(60));
        put(notice);
        assertThat(claimed(at(59), FAST)).isEmpty();
        assertThat(next(NOW)).contains(at(60));

        var item = database.list(tx -> NoticeStore.claim(tx, at(60), LEASE, FAST, 1))
                .getFirst();
        assertThat(item.notice()).isEqualTo(notice);
        assertThat(item.line()).contains(LINE);
        assertThat(item.attempts()).isEqualTo(1);
        assertThat(item.createdAt()).isEqualTo(NOW);
        assertThat(database.find(tx -> NoticeStore.find(tx, item.id()))).contains(item);
    }

    @Test
    void whatANewerServerPutIsLeftToItAndHoldsUpNothingElse() {
        put(notice("newer", Way.TEXT, NOW), notice("known", Way.TEXT, at(1)));
        database.run("update notice set kind = 'OF_A_LATER_VERSION' where key = 'newer'");

        assertThat(next(NOW)).contains(at(1));
        assertThat(claimed(at(1), FAST)).containsExactly("known");
    }

    @Test
    void theSameNoticeIsPutOnce() throws InterruptedException {
        var told = database.listen(NoticeStore.CHANNEL);
        put(notice("k", Way.TEXT, NOW));
        put(notice("k", Way.TEXT, NOW), notice("l", Way.MAIL, NOW));
        assertThat(claimed(NOW, FAST)).containsExactlyInAnyOrder("k", "l");
        assertThat(told.poll(10, SECONDS)).isEqualTo(NoticeStore.CHANNEL);
        assertThat(told.poll(10, SECONDS)).isEqualTo(NoticeStore.CHANNEL);
    }

    @Test
    void aClaimedNoticeIsTakenOverWhenTheLeaseIsOver() {
        put(notice("k", Way.MAIL, NOW));
        assertThat(claimed(NOW, FAST)).containsExactly("k");
        assertThat(claimed(at(9), FAST)).isEmpty();
        assertThat(next(NOW)).contains(at(10));
        assertThat(claimed(at(10), FAST)).containsExactly("k");
    }

    @Test
    void whatIsDoneStaysDoneAndWhatIsPutOffComesAgain() {
        put(notice("k", Way.MAIL, NOW), notice("l", Way.MAIL, NOW));
        var items = database.list(tx -> NoticeStore.claim(tx, NOW, LEASE, FAST, 100));
        database.tx(tx -> NoticeStore.done(tx, items.getFirst().id(), NOW, "mailed", Optional.empty()));
        database.tx(tx -> NoticeStore.done(tx, items.getFirst().id(), NOW, "again", Optional.empty()));
        database.tx(tx -> NoticeStore.retryAt(tx, items.getLast().id(), at(5)));

        assertThat(database.column("select result from notice where done_at is not null"))
                .containsExactly("mailed");
        assertThat(next(NOW)).contains(at(5));
        assertThat(claimed(at(4), FAST)).isEmpty();
        assertThat(claimed(at(5), FAST)).containsExactly("l");
    }

    @Test
    void noticesKeepThePaceOfTextsAndMailKeepsNone() {
        put(
                notice("1", Way.TEXT, NOW),
                notice("2", Way.TEXT, NOW),
                notice("m", Way.MAIL, NOW),
                notice("n", Way.MAIL, NOW));
        assertThat(claimed(NOW, ONE_A_SECOND)).containsExactlyInAnyOrder("1", "m", "n");
        assertThat(claimed(NOW.plusMillis(999), ONE_A_SECOND)).isEmpty();
        assertThat(claimed(at(1), ONE_A_SECOND)).containsExactly("2");
    }

    @Test
    void aTextOfACrisisTakesTheNextPlaceOfAllTexts() {
        var contact = SampleContacts.paging();
        database.insert(contact);
        put(notice("1", Way.TEXT, NOW), notice("2", Way.TEXT, NOW));
        assertThat(claimed(NOW, ONE_A_SECOND)).containsExactly("1");
        database.tx(tx -> OutboxStore.put(
                tx,
                contact.id(),
                List.of(new Command.TextClinician(
                        ALDER, TextKind.CLIENT_WROTE, Optional.of(1), Optional.empty(), Priority.NOTICE)),
                at(0)));

        assertThat(claimed(at(1), ONE_A_SECOND)).isEmpty();
        assertThat(next(at(1))).isEmpty();
        assertThat(database.list(tx -> OutboxStore.claim(tx, at(1), LEASE, ONE_A_SECOND, 10)))
                .hasSize(1);
        assertThat(next(at(1))).contains(at(2));
        assertThat(claimed(at(1), ONE_A_SECOND)).isEmpty();
        assertThat(claimed(at(2), ONE_A_SECOND)).containsExactly("2");
    }

    @Test
    void aTextThatOnlyANewerServerKnowsHoldsUpNoNotice() {
        var contact = SampleContacts.paging();
        database.insert(contact);
        put(notice("text", Way.TEXT, NOW));
        database.tx(tx -> OutboxStore.put(
                tx,
                contact.id(),
                List.of(new Command.TextClinician(
                        ALDER, TextKind.CLIENT_WROTE, Optional.of(1), Optional.empty(), Priority.NOTICE)),
                NOW));
        database.run("update outbox set text_kind = 'OF_A_LATER_VERSION'");

        assertThat(next(NOW)).contains(NOW);
        assertThat(claimed(NOW, ONE_A_SECOND)).containsExactly("text");
    }

    @Test
    void aCallOfACrisisHoldsUpNoText() {
        var contact = SampleContacts.paging();
        database.insert(contact);
        database.tx(tx -> OutboxStore.put(tx, contact.id(), List.of(new Command.PlaceCall(1, Priority.FIRST)), NOW));
        put(notice("text", Way.TEXT, NOW), notice("call", Way.CALL, NOW));
        assertThat(claimed(NOW, ONE_A_SECOND)).containsExactly("text");
    }

    @Test
    void twoServersThatClaimAtOnceGetDifferentNotices() {
        put(IntStream.range(0, 40)
                .mapToObj(i -> notice("k" + i, i % 2 == 0 ? Way.TEXT : Way.MAIL, NOW))
                .toArray(Notice[]::new));
        var rounds = IntStream.range(0, 8)
                .mapToObj(i -> database.later(tx -> NoticeStore.claim(tx, NOW, LEASE, FAST, 10)))
                .toList();
        Future.all(rounds).timeout(20, SECONDS).await();
        var keys = rounds.stream()
                .flatMap(round -> round.result().stream())
                .map(item -> item.notice().key())
                .toList();
        assertThat(keys).doesNotHaveDuplicates().isNotEmpty();
    }
}

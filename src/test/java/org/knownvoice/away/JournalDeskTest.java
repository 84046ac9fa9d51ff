package org.knownvoice.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.directory.PhoneNumber;

/** Whoever must not block is not kept by a disk that hangs. */
class JournalDeskTest {
    private static final Instant AT = Instant.parse("2026-03-02T11:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private Journal journal;
    private JournalDesk desk;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        journal = new Journal(folder);
        desk = new JournalDesk(vertx, journal);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void aRecordCountsInMemoryAtOnceAndIsOnTheDiskWhenThatGoesOn() throws Exception {
        var record = text();
        var disk = HangingDisk.of(journal);
        try (disk) {
            var kept = desk.append(record);
            assertThat(desk.waiting()).containsExactly(record);
            assertThatThrownBy(() -> kept.await(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(desk.waiting()).containsExactly(record);
        }
        desk.append(text()).await(20, TimeUnit.SECONDS);

        assertThat(desk.waiting()).hasSize(2);
        desk.close().await(20, TimeUnit.SECONDS);
        assertThat(opened().waiting()).hasSize(2).contains(record);
    }

    @Test
    void whatTheDatabaseHasCommittedDoesNotWaitAnyMore() throws Exception {
        var record = text();
        desk.append(record).await(20, TimeUnit.SECONDS);
        var disk = HangingDisk.of(journal);
        try (disk) {
            var dropped = desk.done(List.of(record.id()));
            assertThat(desk.waiting()).isEmpty();
            assertThatThrownBy(() -> dropped.await(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(desk.waiting()).isEmpty();
        }
        desk.close().await(20, TimeUnit.SECONDS);

        assertThat(opened().waiting()).isEmpty();
    }

    @Test
    void theWayOutIsNotKeptEither() {
        var disk = HangingDisk.of(journal);
        try (disk) {
            long began = System.nanoTime();
            assertThatThrownBy(() -> desk.close().await(20, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private Journal opened() {
        var opened = new Journal(folder);
        opened.open();
        return opened;
    }

    private static JournalRecord text() {
        return new JournalRecord.TextCame(
                UUID.randomUUID(), AT, "SM1", new PhoneNumber("+14255550100"), "+14255550131", "words", 0);
    }
}

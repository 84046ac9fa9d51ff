package org.knownvoice.away;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;

class JournalTest {
    private static final Instant AT = Instant.parse("2026-03-02T11:00:00.123456Z");
    private static final PhoneNumber LINE = new PhoneNumber("+14255550100");
    private static final ClinicianId ANA = new ClinicianId("ana");

    private static final Meanwhile.Ring RING = new Meanwhile.Ring(ANA, "CA2");

    private Path folder;
    private Journal journal;
    private int texts;

    @BeforeEach
    void open(@TempDir Path state) {
        folder = state.resolve("away");
        journal = opened();
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    @Test
    void everyKindOfRecordIsThereAfterARestart() throws IOException {
        var written = List.of(
                step(new Meanwhile.Came(AT)),
                step(new Meanwhile.Asked(AT, ANA, 1, "primary")),
                step(new Meanwhile.Rang(AT, RING)),
                step(new Meanwhile.Accepted(AT, RING)),
                step(new Meanwhile.Declined(AT, RING)),
                step(new Meanwhile.RingOver(AT, "CA2", LegOutcome.COMPLETED)),
                step(new Meanwhile.CutOff(AT)),
                step(new Meanwhile.ToFallback(AT)),
                step(new Meanwhile.FallbackAnswered(AT)),
                step(new Meanwhile.FallbackLeft(AT, false)),
                step(new Meanwhile.MessageLeft(AT, "RE1", 17)),
                step(new Meanwhile.Over(AT, LegOutcome.COMPLETED)),
                new JournalRecord.TextReported(
                        UUID.randomUUID(), AT, "SM2", "undelivered", Optional.of(LINE), Optional.of(30003)),
                new JournalRecord.TextReported(
                        UUID.randomUUID(), AT, "SM3", "delivered", Optional.empty(), Optional.empty()),
                text("¿Hay alguien?\nI cannot \u2028 go on"));
        for (JournalRecord record : written) {
            journal.append(record);
        }

        reopen();

        assertThat(journal.waiting()).isEqualTo(written);
    }

    @Test
    void whatTheDatabaseHasCommittedIsDropped() throws IOException {
        var first = text("one");
        var second = text("two");
        journal.append(first);
        journal.append(second);

        journal.done(List.of(first.id()));
        assertThat(journal.waiting()).containsExactly(second);
        journal.done(List.of(second.id()));

        assertThat(journal.waiting()).isEmpty();
        assertThat(files()).allSatisfy(file -> assertThat(file).isEmptyFile());
        reopen();
        assertThat(journal.waiting()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aTornLastLineIsCutOff() throws IOException {
        var whole = text("one");
        journal.append(whole);
        journal.append(text("two"));
        journal.close();
        byte[] bytes = Files.readAllBytes(files().getFirst());
        Files.write(files().getFirst(), Arrays.copyOf(bytes, bytes.length - 7));

        journal = opened();
        assertThat(journal.waiting()).containsExactly(whole);
        var third = text("three");
        journal.append(third);

        reopen();
        assertThat(journal.waiting()).containsExactly(whole, third);
    }

    @Test
    void aDamagedLineDoesNotCostTheOthers() throws IOException {
        var records = List.of(text("one"), text("two"), text("three"));
        for (JournalRecord record : records) {
            journal.append(record);
        }
        journal.close();
        var file = files().getFirst();
        Files.writeString(file, Files.readString(file).replace("\"two\"", "\"tvo\""));

        journal = opened();

        assertThat(journal.waiting()).containsExactly(records.get(0), records.get(2));
    }

    @Test
    void aFileThatCannotBeReadDoesNotCostThoseAfterIt() throws IOException {
        var record = text("one");
        journal.append(record);
        journal.close();
        var unreadable = Files.createDirectory(folder.resolve("journal-0.log"));

        journal = opened();

        assertThat(journal.waiting()).containsExactly(record);
        assertThat(journal.unreadable()).isEqualTo(1);
        Files.delete(unreadable);
        assertThat(journal.unreadable()).isZero();
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        journal.append(text("one"));

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }

    @Test
    void twoServersInOneFolderDoNotTakeEachOthersRecords() throws IOException {
        journal.append(text("one"));

        try (var other = opened()) {
            assertThat(other.waiting()).isEmpty();
            other.append(text("two"));
            assertThat(journal.waiting()).hasSize(1);
        }
    }

    @Test
    void whileNothingHappensThereIsNoFile() {
        assertThat(folder).doesNotExist();
    }

    @Test
    void aRecordNeverShowsANumberOrAWord() {
        assertThat(text("help me")).asString().doesNotContain("help").doesNotContain("555");
        assertThat(step(new Meanwhile.Came(AT))).asString().doesNotContain("555");
    }

    private static JournalRecord step(Meanwhile step) {
        return new JournalRecord.CallStep(UUID.randomUUID(), "CA1", LINE, "+14255550131", step);
    }

    private JournalRecord text(String body) {
        return new JournalRecord.TextCame(
                UUID.randomUUID(), AT.plusSeconds(texts++), "SM1", LINE, "+14255550131", body, 0);
    }

    private void reopen() throws IOException {
        journal.close();
        journal = opened();
    }

    private Journal opened() {
        var opened = new Journal(folder);
        opened.open();
        return opened;
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

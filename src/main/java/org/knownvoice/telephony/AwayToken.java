package org.knownvoice.telephony;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;

/**
 * How far a call that is answered without the database has come, as part of addresses: any server that knows the same
 * directory goes on from it. It needs no escapes and names nobody.
 *
 * @param since when the round began; whole seconds
 * @param place of the person who is asked, from 0, among those who are asked in turn in this round
 * @param again the same person is called once more, after a talk that was cut off
 * @param person who is asked: a digest of the id
 */
record AwayToken(Instant since, int place, boolean again, String person) {
    private static final int DIGEST = 6;
    private static final int BYTES = Integer.BYTES + 2 + DIGEST;
    private static final int LETTERS = BYTES * 4 / 3;
    private static final int BEFORE_ALL = 255;
    private static final int LAST_PLACE = BEFORE_ALL - 1;

    static AwayToken of(Instant since, int place, boolean again, ClinicianId person) {
        return new AwayToken(since, Math.min(place, LAST_PLACE), again, digest(person));
    }

    /** This person is asked before those who are asked in turn. */
    static AwayToken beforeAll(Instant since, ClinicianId person) {
        return new AwayToken(since, BEFORE_ALL, false, digest(person));
    }

    /** Whose turn is next; as many have been asked by then, at least. */
    int nextPlace() {
        return place == BEFORE_ALL ? 0 : place + 1;
    }

    /** Nobody is asked now. */
    static AwayToken ofNobody(Instant since, int place) {
        return new AwayToken(since, Math.min(place, LAST_PLACE), false, letters(new byte[DIGEST]));
    }

    String text() {
        return letters(ByteBuffer.allocate(BYTES)
                .putInt((int) since.getEpochSecond())
                .put((byte) place)
                .put((byte) (again ? 1 : 0))
                .put(Base64.getUrlDecoder().decode(person))
                .array());
    }

    /** Empty for anything that {@link #text} cannot have made. */
    static Optional<AwayToken> parse(String text) {
        if (text.length() != LETTERS || !text.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        var since = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
        int place = Byte.toUnsignedInt(bytes.get());
        boolean again = bytes.get() != 0;
        var digest = new byte[DIGEST];
        bytes.get(digest);
        return Optional.of(new AwayToken(since, place, again, letters(digest)));
    }

    /** Who is asked; empty when nobody is, or when they have left the directory since. */
    Optional<ClinicianId> who(Roster roster) {
        return roster.allClinicians().stream()
                .map(Clinician::id)
                .filter(id -> digest(id).equals(person))
                .findFirst();
    }

    private static String digest(ClinicianId id) {
        try {
            var whole = MessageDigest.getInstance("SHA-256").digest(id.value().getBytes(StandardCharsets.UTF_8));
            return letters(Arrays.copyOf(whole, DIGEST));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String letters(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

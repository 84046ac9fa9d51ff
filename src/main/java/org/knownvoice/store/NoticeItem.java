package org.knownvoice.store;

import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.schedule.Notice;

/**
 * A notice as it is sent.
 *
 * @param attempts how often it has been claimed, this time included
 * @param line from which a text goes out; empty for a call or a mail
 * @param sid Twilio's id of the call or text that it became, once that is known
 */
public record NoticeItem(
        long id, Notice notice, Instant createdAt, int attempts, Optional<PhoneNumber> line, Optional<String> sid) {}

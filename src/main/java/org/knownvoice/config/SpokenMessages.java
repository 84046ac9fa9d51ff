package org.knownvoice.config;

import java.time.Duration;

/**
 * What becomes of the messages that callers speak.
 *
 * @param heardWithin a message that nobody has listened to by then is told to whoever has the contact, and after as long
 *     again to the supervisors. Default 15 min; 1 min to 24 h
 * @param keptFor how long after its contact was closed a recording is deleted, at Twilio too. Default 30 days; 1 to 366
 *     days
 */
public record SpokenMessages(Duration heardWithin, Duration keptFor) {
    static SpokenMessages read(SettingsReader reader) {
        return new SpokenMessages(
                reader.duration("MESSAGES_HEARD_WITHIN", Duration.ofMinutes(1), Duration.ofHours(24)),
                reader.duration("MESSAGES_KEPT", Duration.ofDays(1), Duration.ofDays(366)));
    }
}

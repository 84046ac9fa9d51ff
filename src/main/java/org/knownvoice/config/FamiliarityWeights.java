package org.knownvoice.config;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many points each sign of knowing a client gives, in whole points from 0 to 10000. Whatever is set, three things
 * hold; a setting that would break one of them is a fault:
 *
 * <ul>
 *   <li>the primary clinician stands above all others, however long ago they met;
 *   <li>every care relationship outweighs all that a mere acquaintance can gather;
 *   <li>whoever has met the client stands above those who have not.
 * </ul>
 *
 * @param primary for being the client's own clinician. Default 1000
 * @param secondary for standing in for them. Default 700
 * @param caseManager for being the case manager. Default 500
 * @param prescriber for being the prescriber. Default 450
 * @param peer for being the peer. Default 300
 * @param met for having met within {@code memory} at all. Default 70
 * @param metToday for a meeting just now, fading evenly to none over {@code memory}. Default 60
 * @param eachMeeting for each meeting within {@code memory}. Default 4; at least 1
 * @param mostMeetings how many meetings count; the rest add nothing. Default 20; 1 to 100
 * @param lastCrisis for having taken the client's last crisis contact. Default 40
 * @param language for speaking the client's language, when it is not English. Default 30
 * @param memory how far back a meeting still counts as knowing somebody. Default 90 days; whole days, 7 to 366
 */
public record FamiliarityWeights(
        int primary,
        int secondary,
        int caseManager,
        int prescriber,
        int peer,
        int met,
        int metToday,
        int eachMeeting,
        int mostMeetings,
        int lastCrisis,
        int language,
        Duration memory) {
    private static final int MOST_POINTS = 10_000;
    private static final int MOST_MEETINGS = 100;
    private static final Duration SHORTEST_MEMORY = Duration.ofDays(7);
    private static final Duration LONGEST_MEMORY = Duration.ofDays(366);

    /** The defaults of the packaged file. */
    public static FamiliarityWeights defaults() {
        return defaultsBut(Map.of());
    }

    /** The defaults but for these, by the names in the file: {@code FAMILIARITY_PEER} to {@code 320}. */
    public static FamiliarityWeights defaultsBut(Map<String, String> changes) {
        var reader = new SettingsReader(changes, SettingsFile.packaged());
        return reader.checked(read(reader)).orThrow();
    }

    static FamiliarityWeights read(SettingsReader reader) {
        var weights = new FamiliarityWeights(
                points(reader, "FAMILIARITY_PRIMARY"),
                points(reader, "FAMILIARITY_SECONDARY"),
                points(reader, "FAMILIARITY_CASE_MANAGER"),
                points(reader, "FAMILIARITY_PRESCRIBER"),
                points(reader, "FAMILIARITY_PEER"),
                points(reader, "FAMILIARITY_MET"),
                points(reader, "FAMILIARITY_MET_TODAY"),
                reader.whole("FAMILIARITY_EACH_MEETING", 1, MOST_POINTS),
                reader.whole("FAMILIARITY_MOST_MEETINGS", 1, MOST_MEETINGS),
                points(reader, "FAMILIARITY_LAST_CRISIS"),
                points(reader, "FAMILIARITY_LANGUAGE"),
                wholeDays(reader));
        if (reader.hasNoFaultIn("FAMILIARITY_")) {
            weights.checkOrder(reader);
        }
        return weights;
    }

    /** The most that somebody without a care relationship can have. */
    private int acquaintance() {
        return met + metToday + eachMeeting * mostMeetings + lastCrisis + language;
    }

    private void checkOrder(SettingsReader reader) {
        above(reader, "FAMILIARITY_SECONDARY", secondary, acquaintance(), "a mere acquaintance");
        above(reader, "FAMILIARITY_CASE_MANAGER", caseManager, acquaintance(), "a mere acquaintance");
        above(reader, "FAMILIARITY_PRESCRIBER", prescriber, acquaintance(), "a mere acquaintance");
        above(reader, "FAMILIARITY_PEER", peer, acquaintance(), "a mere acquaintance");
        int other = IntStream.of(secondary, caseManager, prescriber, peer).max().orElseThrow();
        above(reader, "FAMILIARITY_PRIMARY", primary, other + acquaintance(), "another clinician of the client");
        above(reader, "FAMILIARITY_MET", met, lastCrisis + language - eachMeeting, "somebody who never met the client");
    }

    private static void above(SettingsReader reader, String name, int points, int reached, String by) {
        if (points <= reached) {
            reader.fault(
                    name,
                    "is " + points + ", and " + by + " can reach " + reached,
                    "make it more than that, or make the other weights of FAMILIARITY_ less");
        }
    }

    private static int points(SettingsReader reader, String name) {
        return reader.whole(name, 0, MOST_POINTS);
    }

    private static Duration wholeDays(SettingsReader reader) {
        var memory = reader.duration("FAMILIARITY_MEMORY", SHORTEST_MEMORY, LONGEST_MEMORY);
        if (!memory.equals(Duration.ofDays(memory.toDays()))) {
            reader.fault("FAMILIARITY_MEMORY", "is no whole number of days", "write it as P90D");
        }
        return memory;
    }
}

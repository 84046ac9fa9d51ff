package org.knownvoice.routing;

import java.util.Map;
import org.knownvoice.directory.CareRelationship.Kind;

/**
 * How many points each sign of knowing the client gives. What the defaults hold:
 *
 * <ul>
 *   <li>the primary clinician stands above all others, however long ago they met (1000; a secondary reaches 980);
 *   <li>every care relationship outweighs all that a mere acquaintance can gather (300; an acquaintance reaches 280);
 *   <li>between neighbouring relationships those who see the client often can pass those who do not;
 *   <li>whoever knows the client stands above those who do not (more than 70; a stranger reaches 70).
 * </ul>
 *
 * @param relationship for the care relationship
 * @param met for having met in the last 90 days at all
 * @param metToday for a meeting just now, fading evenly to none over 90 days
 * @param eachMeeting for each meeting in 90 days, up to {@code mostMeetings} of them
 * @param mostMeetings how many meetings count; the rest add nothing
 * @param lastCrisis for having taken the client's last crisis contact
 * @param language for speaking the client's language, when it is not English
 */
public record FamiliarityWeights(
        Map<Kind, Double> relationship,
        double met,
        double metToday,
        double eachMeeting,
        int mostMeetings,
        double lastCrisis,
        double language) {

    /** The weights of the house, in one table. */
    public static final FamiliarityWeights DEFAULT = new FamiliarityWeights(
            Map.of(
                    Kind.PRIMARY, 1000.0,
                    Kind.SECONDARY, 700.0,
                    Kind.CASE_MANAGER, 500.0,
                    Kind.PRESCRIBER, 450.0,
                    Kind.PEER, 300.0),
            70,
            60,
            4,
            20,
            40,
            30);

    public FamiliarityWeights {
        relationship = Map.copyOf(relationship);
    }
}

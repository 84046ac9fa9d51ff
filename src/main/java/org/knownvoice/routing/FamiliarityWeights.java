package org.knownvoice.routing;

import java.util.Map;
import org.knownvoice.directory.CareRelationship.Kind;

/**
 * How much each sign of knowing the client weighs. A care relationship of any kind outweighs all the meetings of a mere
 * acquaintance; recency and number of meetings decide among the rest.
 *
 * @param relationship points for the care relationship
 * @param metToday points for a meeting just now; it fades evenly to none over 90 days
 * @param eachMeeting points for each meeting in 90 days, up to {@code mostMeetings} of them
 * @param lastCrisis points for having taken the client's last crisis contact
 * @param language points for speaking the client's language, when it is not English
 */
public record FamiliarityWeights(
        Map<Kind, Double> relationship,
        double metToday,
        double eachMeeting,
        int mostMeetings,
        double lastCrisis,
        double language) {
    public static final FamiliarityWeights DEFAULT = new FamiliarityWeights(
            Map.of(
                    Kind.PRIMARY, 1000.0,
                    Kind.SECONDARY, 700.0,
                    Kind.CASE_MANAGER, 500.0,
                    Kind.PRESCRIBER, 450.0,
                    Kind.PEER, 300.0),
            60,
            4,
            20,
            40,
            50);

    public FamiliarityWeights {
        relationship = Map.copyOf(relationship);
    }
}

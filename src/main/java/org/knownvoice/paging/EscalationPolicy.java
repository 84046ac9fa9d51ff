package org.knownvoice.paging;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.schedule.Tier;

/** The ladder: whom to ask, by which channels, for how long, in order. */
public record EscalationPolicy(PolicyId id, List<EscalationStep> steps) {
    private static final Set<Channel> TEXT_AND_CALL = Set.of(Channel.SMS, Channel.VOICE);

    public EscalationPolicy {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("an escalation policy has at least one step");
        }
    }

    /** The ladder of the house: who knows the client for 45 s, the team for 45 s, supervisor and program for 60 s. */
    public static EscalationPolicy standard(PolicyId id) {
        return new EscalationPolicy(
                id,
                List.of(
                        step(1, 45, new Who.KnowsClient()),
                        step(2, 45, new Who.OnCallTeam()),
                        step(3, 60, new Who.OnCallTier(Tier.SUPERVISOR), new Who.OnCallProgram())));
    }

    private static EscalationStep step(int number, int seconds, Who... who) {
        return new EscalationStep(number, List.of(who), TEXT_AND_CALL, Duration.ofSeconds(seconds));
    }
}

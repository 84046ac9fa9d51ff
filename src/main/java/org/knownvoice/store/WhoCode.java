package org.knownvoice.store;

import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.Who;
import org.knownvoice.schedule.Tier;

/** How a step's {@link Who} is written in the files and in the database: {@code on_call:primary}, {@code clinician:ID}. */
public final class WhoCode {
    private static final String CLINICIAN = "clinician:";
    private static final String ON_CALL = "on_call:";

    private WhoCode() {}

    public static String of(Who who) {
        return switch (who) {
            case Who.KnowsClient knows -> "knows_client";
            case Who.OnCallTier tier -> ON_CALL + Code.of(tier.tier());
            case Who.OnCallTeam team -> "on_call:team";
            case Who.OnCallProgram program -> "on_call:program";
            case Who.Named named -> CLINICIAN + named.clinician();
        };
    }

    public static Optional<Who> find(String code) {
        return switch (code) {
            case "knows_client" -> Optional.of(new Who.KnowsClient());
            case "on_call:team" -> Optional.of(new Who.OnCallTeam());
            case "on_call:program" -> Optional.of(new Who.OnCallProgram());
            default -> withArgument(code);
        };
    }

    private static Optional<Who> withArgument(String code) {
        if (code.startsWith(CLINICIAN) && code.length() > CLINICIAN.length()) {
            return Optional.of(new Who.Named(new ClinicianId(code.substring(CLINICIAN.length()))));
        }
        return code.startsWith(ON_CALL)
                ? Code.find(Tier.class, code.substring(ON_CALL.length())).map(Who.OnCallTier::new)
                : Optional.empty();
    }

    static Who read(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("the database holds an unknown step"));
    }
}

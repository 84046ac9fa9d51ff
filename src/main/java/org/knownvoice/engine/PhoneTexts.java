package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.knownvoice.directory.PhoneSign;
import org.knownvoice.directory.PhoneStanding.Failing;
import org.knownvoice.engine.PhoneVerification.Answered;
import org.knownvoice.routing.Roster;

/** What a clinician's text says of the phone it comes from: the code that proves it, or that it wants no texts. */
public final class PhoneTexts implements StaffText {
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    /** The carrier's own words: whoever sends one gets no text of ours any more. */
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");

    private static final Set<String> START = Set.of("START", "UNSTOP");
    private static final String START_AFTER_STOP = "YES";

    private final PhoneVerification verification;

    public PhoneTexts(PhoneVerification verification) {
        this.verification = verification;
    }

    @Override
    public Future<Boolean> take(SqlConnection tx, Roster roster, Said said) {
        var word = said.body().strip().toUpperCase(Locale.ROOT);
        if (CODE.matcher(word).matches()) {
            return code(tx, roster, said, word).map(true);
        }
        if (STOP.contains(word)) {
            return PhoneWatch.saw(tx, roster, said.from(), PhoneSign.OPTED_OUT, said.at())
                    .map(true);
        }
        if (START.contains(word) || word.equals(START_AFTER_STOP) && hasOptedOut(roster, said)) {
            return PhoneWatch.saw(tx, roster, said.from(), PhoneSign.OPTED_IN, said.at())
                    .map(true);
        }
        return Future.succeededFuture(false);
    }

    private static boolean hasOptedOut(Roster roster, Said said) {
        return roster.standing(said.from())
                .failing()
                .filter(why -> why == Failing.OPTED_OUT)
                .isPresent();
    }

    /** Who brings no right code hears so; the right one tells it by itself. */
    private Future<Void> code(SqlConnection tx, Roster roster, Said said, String code) {
        var phone = roster.clinicianPhone(said.from()).orElseThrow();
        return verification
                .answer(tx, roster, phone, code, said.clinician().id().value(), said.at())
                .compose(answered -> answered == Answered.VERIFIED
                        ? Future.succeededFuture()
                        : verification.tellResult(tx, roster, phone, answered, said.at()));
    }
}

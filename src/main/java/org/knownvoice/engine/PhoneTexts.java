package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knownvoice.directory.PhoneSign;
import org.knownvoice.directory.PhoneStanding.Failing;
import org.knownvoice.engine.PhoneVerification.Answered;
import org.knownvoice.routing.Roster;

/** What a clinician's text says of the phone it comes from: the code that proves it, or that it wants no texts. */
public final class PhoneTexts implements StaffText {
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final PhoneVerification verification;

    public PhoneTexts(PhoneVerification verification) {
        this.verification = verification;
    }

    @Override
    public Future<Boolean> take(SqlConnection tx, Roster roster, Said said) {
        var code = said.body().strip();
        if (CODE.matcher(code).matches()) {
            return code(tx, roster, said, code).map(true);
        }
        return sign(roster, said)
                .map(sign ->
                        PhoneWatch.saw(tx, roster, said.from(), sign, said.at()).map(true))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    private static Optional<PhoneSign> sign(Roster roster, Said said) {
        return said.word().flatMap(word -> switch (word) {
            case STOP -> Optional.of(PhoneSign.OPTED_OUT);
            case START -> Optional.of(PhoneSign.OPTED_IN);
            case YES -> hasOptedOut(roster, said) ? Optional.of(PhoneSign.OPTED_IN) : Optional.empty();
        });
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

package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knownvoice.engine.ContactTransactions.Saved;
import org.knownvoice.routing.CallerLookup;
import org.knownvoice.routing.CallerMatch;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.NoticeStore;

/**
 * What a clinician texts that is no order of theirs and goes to no client. A clinician may need help as anybody does: who
 * asks for it becomes a caller, and no words of theirs stay without an answer that says how. A stray thank-you pages
 * nobody.
 */
final class OwnWords {
    private static final Pattern CRY =
            Pattern.compile("\\W*help\\W+me\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final WordsByText words;
    private final CallersTexts callers;

    OwnWords(WordsByText words, CallersTexts callers) {
        this.words = words;
        this.callers = callers;
    }

    /** Whatever else is open for them. */
    static boolean askForHelp(StaffText.Said said) {
        return CRY.matcher(said.body()).matches();
    }

    /** Nothing was understood. Words from a phone on which somebody is a caller go to whoever has, or takes, that contact. */
    Future<Optional<Saved>> take(SqlConnection tx, Roster roster, StaffText.Said said, CallersTexts.Came text) {
        return ContactStore.openContactOfPhone(tx, said.from())
                .compose(own -> words.wentToNobody(tx, said).compose(answered -> {
                    if (own.isPresent() || !answered && isClients(roster, said)) {
                        return callers.keep(tx, text).map(Optional::of);
                    }
                    return (answered ? Future.<Void>succeededFuture() : tellHow(tx, roster, said))
                            .map(Optional.empty());
                }));
    }

    /** A client's phone may be a clinician's too. */
    private static boolean isClients(Roster roster, StaffText.Said said) {
        return switch (CallerLookup.identify(roster, said.from())) {
            case CallerMatch.OneClient ignored -> true;
            case CallerMatch.SeveralClients ignored -> true;
            case CallerMatch.Discharged ignored -> false;
            case CallerMatch.Unknown ignored -> false;
        };
    }

    private static Future<Void> tellHow(SqlConnection tx, Roster roster, StaffText.Said said) {
        var to = said.clinician().id();
        return NoticeStore.countSince(
                        tx, to, Notice.Kind.WORDS_NOT_READ, said.at().minus(AnswersToOne.WITHIN))
                .compose(told -> told < AnswersToOne.MOST
                        ? StandingTexts.answer(tx, roster, said, Notice.Kind.WORDS_NOT_READ, Map.of())
                        : Future.succeededFuture());
    }
}

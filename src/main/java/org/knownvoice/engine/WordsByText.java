package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.contact.Priority;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.engine.ContactTransactions.Saved;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.OutboxStore;

/**
 * A clinician writes to the client of an accepted page by text: the page's two letters, then the words. Words go to
 * nobody unless those letters name one page that is theirs.
 */
final class WordsByText {
    private static final Pattern FORM =
            Pattern.compile("([A-Z]{2})[\\s:,.;-]+(\\S.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Duration PAGES_OF = Duration.ofHours(24);

    private final ContactTransactions contacts;

    WordsByText(ContactTransactions contacts) {
        this.contacts = contacts;
    }

    /** What became of a text. */
    sealed interface Sent {}

    /** It began with the letters of a page, and was sent, or answered. */
    record Taken(Optional<Saved> saved) implements Sent {}

    /** It is about something else. */
    record SomethingElse() implements Sent {}

    Future<Sent> send(SqlConnection tx, Roster roster, StaffText.Said said) {
        var match = FORM.matcher(said.body().strip());
        if (!match.matches() || GivingByText.isMeant(roster, said, match.group(2))) {
            return Future.succeededFuture(new SomethingElse());
        }
        var code = match.group(1).toUpperCase(Locale.ROOT);
        var by = said.clinician().id();
        return ContactStore.acceptedBy(tx, by).compose(theirs -> {
            var meant = theirs.stream().filter(page -> hasCode(page, code)).toList();
            return switch (meant.size()) {
                case 0 -> notTheirs(tx, said, code);
                case 1 -> write(tx, said, meant.getFirst(), match.group(2));
                default -> answer(tx, said, meant.getFirst(), TextKind.WORDS_NOT_SENT);
            };
        });
    }

    /** The letters of a page of theirs that is not with them, or by chance the beginning of a sentence. */
    private Future<Sent> notTheirs(SqlConnection tx, StaffText.Said said, String code) {
        return ContactStore.recentPagesOf(tx, said.clinician().id(), said.at().minus(PAGES_OF))
                .compose(pages -> pages.stream()
                        .map(ContactStore.PageStanding::ref)
                        .filter(page -> hasCode(page, code))
                        .findFirst()
                        .map(page -> answer(tx, said, page, TextKind.WORDS_NOT_SENT))
                        .orElseGet(() -> Future.succeededFuture(new SomethingElse())));
    }

    private static boolean hasCode(PageRef page, String code) {
        return Page.codeOf(page.contact(), page.page()).equals(code);
    }

    private Future<Sent> write(SqlConnection tx, StaffText.Said said, PageRef page, String words) {
        var by = said.clinician().id();
        return contacts.lockAndDecide(tx, page.contact(), new ContactEvent.ClinicianWrote(by), said.at())
                .compose(saved -> Engine.hasIt(saved.contact(), by)
                        ? WordsToCaller.send(tx, page.contact(), by, words, said.at())
                                .map(kept -> new Taken(Optional.of(saved)))
                        : answer(tx, said, page, TextKind.WORDS_NOT_SENT));
    }

    /**
     * Nothing was understood, and nobody has read it: who has a page open is told that it is not taken, who has a client to
     * write to how to do so. False when they have neither.
     */
    Future<Boolean> wentToNobody(SqlConnection tx, StaffText.Said said) {
        var by = said.clinician().id();
        return ContactStore.recentPagesOf(tx, by, said.at().minus(PAGES_OF))
                .compose(pages -> pages.stream()
                        .filter(page -> page.state() == Page.State.OPEN)
                        .findFirst()
                        .map(page ->
                                put(tx, said, page.ref(), TextKind.NOT_TAKEN).map(true))
                        .orElseGet(() -> ContactStore.acceptedBy(tx, by)
                                .compose(theirs -> theirs.isEmpty()
                                        ? Future.succeededFuture(false)
                                        : put(tx, said, theirs.getLast(), TextKind.HOW_TO_WRITE)
                                                .map(true))));
    }

    private static Future<Sent> answer(SqlConnection tx, StaffText.Said said, PageRef page, TextKind kind) {
        return put(tx, said, page, kind).map(told -> new Taken(Optional.empty()));
    }

    private static Future<Void> put(SqlConnection tx, StaffText.Said said, PageRef page, TextKind kind) {
        ClinicianId to = said.clinician().id();
        var text = new Command.TextClinician(to, kind, Optional.of(page.page()), Optional.empty(), Priority.NOTICE);
        return OutboxStore.textsTo(tx, page, kind, said.at().minus(AnswersToOne.WITHIN))
                .compose(texts -> texts < AnswersToOne.MOST
                        ? OutboxStore.put(tx, page.contact(), List.of(text), said.at())
                        : Future.succeededFuture());
    }
}

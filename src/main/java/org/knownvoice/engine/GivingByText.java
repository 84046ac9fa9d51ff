package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.WhyNot;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.NoticeStore;

/**
 * A clinician hands a contact of theirs to a colleague by text: {@code GIVE BEN}, with the page's two letters before it,
 * or beside the name, when more than one is theirs. What cannot be done is answered with the reason.
 */
final class GivingByText {
    private static final Pattern FORM =
            Pattern.compile("(?:([A-Z]{2})[\\s:,.;-]+)?GIVE\\s+(\\S.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ContactTransactions contacts;

    GivingByText(ContactTransactions contacts) {
        this.contacts = contacts;
    }

    Future<WordsByText.Sent> give(SqlConnection tx, Roster roster, StaffText.Said said) {
        var match = FORM.matcher(said.body().strip().replaceAll("\\W+$", ""));
        return match.matches() && isMeant(roster, said, "GIVE " + match.group(2))
                ? new Giving(tx, roster, said)
                        .toWhom((match.group(1) == null ? "" : match.group(1) + " ") + match.group(2))
                : Future.succeededFuture(new WordsByText.SomethingElse());
    }

    /** They name a colleague, with or without a page's letters, or are too short for a message that begins so. */
    static boolean isMeant(Roster roster, StaffText.Said said, String words) {
        var match = FORM.matcher(words.replaceAll("\\W+$", ""));
        if (!match.matches()) {
            return false;
        }
        var name = match.group(2).strip();
        return !name.contains(" ")
                || Stream.of(name, name.replaceFirst("^\\S+\\s+", ""), name.replaceFirst("\\s+\\S+$", ""))
                        .anyMatch(part -> !Colleagues.named(
                                        roster, part, said.clinician().id())
                                .isEmpty());
    }

    /** One text, in its transaction. */
    private final class Giving {
        private final SqlConnection tx;
        private final Roster roster;
        private final StaffText.Said said;
        private final ClinicianId by;

        Giving(SqlConnection tx, Roster roster, StaffText.Said said) {
            this.tx = tx;
            this.roster = roster;
            this.said = said;
            this.by = said.clinician().id();
        }

        Future<WordsByText.Sent> toWhom(String words) {
            return ContactStore.acceptedBy(tx, by).compose(theirs -> {
                var coded = theirs.stream()
                        .filter(page -> !without(code(page), words).equals(words))
                        .toList();
                if (coded.size() == 1) {
                    return give(coded.getFirst(), without(code(coded.getFirst()), words));
                }
                return switch (theirs.size()) {
                    case 0 -> cannot("not_with_you", Optional.empty());
                    case 1 -> give(theirs.getFirst(), words);
                    default -> cannot("which_contact", Optional.of(theirs.getLast()));
                };
            });
        }

        private Future<WordsByText.Sent> give(PageRef page, String name) {
            var named = Colleagues.named(roster, name, by);
            if (named.size() != 1) {
                var why = named.isEmpty() ? WhyNot.NOBODY_OF_THAT_NAME : WhyNot.SEVERAL_OF_THAT_NAME;
                return cannot(why.code(), Optional.of(page));
            }
            var to = named.getFirst();
            return contacts.lockAndDecide(tx, page.contact(), new ContactEvent.HandoverAsked(by, to), said.at())
                    .compose(saved ->
                            saved.contact().pageOf(to).filter(Page::isOffered).isPresent()
                                    ? Future.succeededFuture(new WordsByText.Taken(Optional.of(saved)))
                                    : cannot("cannot_take_it", Optional.of(page)));
        }

        private Future<WordsByText.Sent> cannot(String why, Optional<PageRef> about) {
            var key = "not_understood:give:" + by.value() + ":" + said.at();
            var values =
                    about.map(page -> Map.of("why", why, "code", code(page))).orElseGet(() -> Map.of("why", why));
            var notice = new Notice(key, by, Notice.Kind.NOT_UNDERSTOOD, Notice.Way.TEXT, values, said.at());
            return NoticeStore.put(tx, List.of(notice), Lines.of(roster), said.at())
                    .map(put -> new WordsByText.Taken(Optional.empty()));
        }
    }

    private static String code(PageRef page) {
        return Page.codeOf(page.contact(), page.page());
    }

    /** The words without the letters at either end; the same words where the letters are not there. */
    private static String without(String code, String words) {
        var upper = words.toUpperCase(Locale.ROOT);
        if (upper.startsWith(code + " ")) {
            return words.substring(code.length()).strip();
        }
        return upper.endsWith(" " + code)
                ? words.substring(0, words.length() - code.length()).strip()
                : words;
    }
}

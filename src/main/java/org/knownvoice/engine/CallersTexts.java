package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import org.knownvoice.contact.Callback;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.directory.CarrierCodes;
import org.knownvoice.directory.CarrierWord;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.ContactTransactions.Saved;
import org.knownvoice.store.MessageStore;
import org.knownvoice.store.OptOutStore;

/** Takes in what somebody has texted who is no clinician, or needs help as anybody does: each word is kept, and reaches a person. */
final class CallersTexts {
    private final ContactTransactions contacts;
    private final RosterCache rosters;
    private final Arrivals arrivals;

    CallersTexts(ContactTransactions contacts, RosterCache rosters, Arrivals arrivals) {
        this.contacts = contacts;
        this.rosters = rosters;
        this.arrivals = arrivals;
    }

    /**
     * One text.
     *
     * @param from as the network shows it
     * @param sid Twilio's id of it: the same one again changes nothing
     * @param media how many pictures came with it
     * @param word which of the carrier's own words it is, if any
     */
    record Came(
            PhoneNumber line,
            String from,
            String sid,
            String body,
            int media,
            Optional<CarrierWord> word,
            Instant at) {}

    Future<Optional<Saved>> take(SqlConnection tx, Came text) {
        return MessageStore.isNew(tx, text.sid(), text.at())
                .compose(isNew -> isNew ? keep(tx, text).map(Optional::of) : Future.succeededFuture(Optional.empty()));
    }

    /** The same for a text that is known to be new. */
    Future<Saved> keep(SqlConnection tx, Came text) {
        return arrivals.text(tx, text.line(), text.from(), text.at()).compose(saved -> kept(tx, saved, text));
    }

    private Future<Saved> kept(SqlConnection tx, Saved saved, Came text) {
        return MessageStore.keepInbound(tx, saved.contact().id(), text.sid(), text.body(), text.media(), text.at())
                .compose(done -> code(tx, saved, text))
                .compose(coded -> reservedWord(tx, coded, text));
    }

    /** Who has written the code on their card is known by it. */
    private Future<Saved> code(SqlConnection tx, Saved saved, Came text) {
        return saved.contact().identity().client().isPresent()
                ? Future.succeededFuture(saved)
                : rosters.current(tx)
                        .compose(roster -> Codes.written(roster, text.body())
                                .map(typed -> happens(tx, saved, new ContactEvent.CallerWroteCode(typed), text))
                                .orElseGet(() -> Future.succeededFuture(saved)));
    }

    /** Who wants no texts is called instead, until they want them again; whoever has the contact is told. */
    private Future<Saved> reservedWord(SqlConnection tx, Saved saved, Came text) {
        var phone = PhoneNumber.parse(text.from());
        if (phone.isEmpty() || text.word().isEmpty()) {
            return Future.succeededFuture(saved);
        }
        return switch (text.word().get()) {
            case STOP ->
                OptOutStore.stop(tx, phone.get(), text.at())
                        .compose(isNews -> isNews
                                ? happens(tx, saved, new ContactEvent.CallerTextFailed(CarrierCodes.OPTED_OUT), text)
                                : Future.succeededFuture(saved));
            case START -> starts(tx, saved, text, phone.get(), failed(saved));
            case YES -> starts(tx, saved, text, phone.get(), false);
        };
    }

    /** Twilio may know of a STOP that we do not. */
    private static boolean failed(Saved saved) {
        return saved.contact().callback().instead() == Callback.Instead.TEXTS_FAIL;
    }

    private Future<Saved> starts(SqlConnection tx, Saved saved, Came text, PhoneNumber phone, boolean isNews) {
        return OptOutStore.start(tx, phone)
                .compose(hadStopped -> hadStopped || isNews
                        ? happens(tx, saved, new ContactEvent.CallerTakesTexts(), text)
                        : Future.succeededFuture(saved));
    }

    private Future<Saved> happens(SqlConnection tx, Saved saved, ContactEvent event, Came text) {
        return contacts.lockAndDecide(tx, saved.contact().id(), event, text.at());
    }
}

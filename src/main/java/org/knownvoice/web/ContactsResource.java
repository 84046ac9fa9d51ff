package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Entry;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.engine.Engine;
import org.knownvoice.store.Code;
import org.knownvoice.store.ContactList;
import org.knownvoice.store.EventLog;

/** {@code /contacts}: which there are, how one stands and what happened in it, and closing it. */
final class ContactsResource {
    /** A list of contacts that are over holds at most so many. */
    static final int LONGEST_LIST = 1000;

    private final Pool pool;
    private final Engine engine;
    private final InstantSource clock;

    ContactsResource(Pool pool, Engine engine, InstantSource clock) {
        this.pool = pool;
        this.engine = engine;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/contacts", this::list),
                new Operation(HttpMethod.GET, "/contacts/{id}", this::one),
                new Operation(HttpMethod.POST, "/contacts/{id}/disposition", this::close));
    }

    private Future<Reply> list(RoutingContext request) {
        var state = Asked.parameter(request, "state").orElse("open");
        if (state.equals("open")) {
            return pool.withConnection(ContactList::open).map(items -> list(items, false));
        }
        var states = states(state);
        var period = Asked.period(request, clock.instant());
        return pool.withConnection(connection ->
                        ContactList.newest(connection, states, period.from(), period.to(), LONGEST_LIST + 1))
                .map(items -> list(items.stream().limit(LONGEST_LIST).toList(), items.size() > LONGEST_LIST));
    }

    private static Reply list(List<ContactList.Item> items, boolean more) {
        var contacts = new JsonArray();
        items.forEach(item -> contacts.add(ContactJson.item(item)));
        return Reply.json(new JsonObject().put("contacts", contacts).put("more", more));
    }

    private static Set<ContactState> states(String list) {
        var states = EnumSet.noneOf(ContactState.class);
        for (String code : list.split(",")) {
            states.add(Code.find(ContactState.class, code.strip())
                    .orElseThrow(() -> Problem.badField(
                            "state",
                            "is neither open nor a list of "
                                    + Arrays.stream(ContactState.values())
                                            .map(Code::of)
                                            .toList())));
        }
        return states;
    }

    private Future<Reply> one(RoutingContext request) {
        return described(Asked.contact(request));
    }

    private Future<Reply> described(ContactId id) {
        return engine.contact(id)
                .map(found -> found.orElseThrow(Asked::noSuchContact))
                .compose(contact ->
                        timeline(id).map(timeline -> Reply.json(ContactJson.of(contact, engine.roster(), timeline))));
    }

    private Future<List<EventLog.Line>> timeline(ContactId id) {
        return pool.withConnection(connection -> EventLog.read(connection, id));
    }

    private Future<Reply> close(RoutingContext request) {
        var id = Asked.contact(request);
        var body = Asked.body(request);
        var clinician = Asked.clinician(body);
        var disposition = Disposition.find(Asked.text(body, "disposition", 100))
                .orElseThrow(() -> Problem.badField("disposition", "is none of " + Disposition.codes()));
        return engine.warmUp()
                .map(roster -> Asked.known(roster, clinician))
                .compose(by -> engine.happened(id, new ContactEvent.Disposed(by, disposition.code())))
                .map(after -> after.orElseThrow(Asked::noSuchContact))
                .compose(after -> timeline(id)
                        .map(timeline -> closed(after, timeline, clinician, disposition))
                        .compose(done -> described(id)));
    }

    /** The record says who closed it: the same request again is fine, another one comes too late. */
    private static ContactId closed(
            CrisisContact after, List<EventLog.Line> timeline, ClinicianId clinician, Disposition disposition) {
        if (after.state() != ContactState.CLOSED) {
            throw Problem.conflict("the caller is on the line: it can be closed when they have hung up");
        }
        boolean byThis = timeline.stream()
                .map(EventLog.Line::entry)
                .filter(entry -> entry.kind() == Entry.Kind.CLOSED)
                .anyMatch(entry -> clinician.value().equals(entry.codes().get("by"))
                        && disposition.code().equals(entry.codes().get("disposition")));
        if (!byThis) {
            throw Problem.conflict("it is closed already");
        }
        return after.id();
    }
}

package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import org.knownvoice.contact.LegRef;
import org.knownvoice.engine.Engine;

/** At start every open call is looked up at Twilio before anything is decided about it. */
public final class OpenLegs {
    private static final long PATIENCE_SECONDS = 3;

    private final Engine engine;
    private final Dispatcher dispatcher;

    public OpenLegs(Engine engine, Dispatcher dispatcher) {
        this.engine = engine;
        this.dispatcher = dispatcher;
    }

    /** Done when all are looked up; a Twilio that does not answer does not keep the server from starting. */
    public Future<Void> lookUp() {
        return engine.openLegs()
                .compose(legs -> Future.join(legs.stream().map(this::lookUp).toList()))
                .<Void>mapEmpty()
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .otherwiseEmpty();
    }

    private Future<Boolean> lookUp(LegRef leg) {
        return engine.contact(leg.contact())
                .compose(contact -> contact.flatMap(known -> known.leg(leg.leg())
                                .flatMap(found -> found.sid().map(sid -> dispatcher.lookUp(known, found, sid))))
                        .orElseGet(() -> Future.succeededFuture(false)));
    }
}

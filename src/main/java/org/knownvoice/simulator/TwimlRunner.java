package org.knownvoice.simulator;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.simulator.TwimlDocument.Place;

/** Carries out documents one verb at a time, and asks for the next document where a verb says so. */
final class TwimlRunner {
    /** What follows when the documents are at their end or could not be had. */
    interface Ending {
        void finished();

        void failed();
    }

    private static final int MOST_DOCUMENTS_AT_ONCE = 50;

    private final Exchange exchange;
    private final SimulatedCall call;
    private final Place place;
    private final Ending ending;
    private final VerbPlayer player = new VerbPlayer(this);
    private final Recovery recovery;
    private String documentUrl = "";
    private List<Verb> verbs = List.of();
    private int next;
    private long turn;
    private boolean stopped;
    private Instant lastAsked = Instant.EPOCH;
    private int documentsNow;
    private Optional<Performance> current = Optional.empty();

    TwimlRunner(Exchange exchange, SimulatedCall call, Place place, Ending ending) {
        this.exchange = exchange;
        this.call = call;
        this.place = place;
        this.ending = ending;
        this.recovery = new Recovery(this);
    }

    /** The runner of a call's own documents: at their end the call ends. */
    static TwimlRunner ofCall(Exchange exchange, SimulatedCall call) {
        return new TwimlRunner(exchange, call, Place.CALL, new CallEnding(exchange, call));
    }

    Exchange exchange() {
        return exchange;
    }

    SimulatedCall call() {
        return call;
    }

    Place place() {
        return place;
    }

    Ending ending() {
        return ending;
    }

    /** Asks for a document and carries it out; what is being carried out ends at once. */
    void ask(Verb.Action action, Map<String, String> extra) {
        interrupt();
        long mine = ++turn;
        var url = absolute(action.url());
        if (isLooping()) {
            documentsNow = 0;
            recovery.refused(11215, "documents without end and without a sound", url);
            return;
        }
        doing("waiting for a document");
        exchange.webhooks()
                .ask(WebhookRequest.forTwiml(action.method(), url, form(extra)))
                .onSuccess(answer -> inTurn(mine, () -> read(answer)))
                .onFailure(failure -> inTurn(mine, () -> failed(failure, url)));
    }

    /** Documents that only lead to documents would keep a standing clock busy for ever. */
    private boolean isLooping() {
        var now = exchange.now();
        documentsNow = now.equals(lastAsked) ? documentsNow + 1 : 1;
        lastAsked = now;
        return documentsNow > MOST_DOCUMENTS_AT_ONCE;
    }

    private void doing(String what) {
        if (place != Place.WAIT) {
            call.doing(what);
        }
    }

    /** Tells the application how a verb ended in a call that is over; the answer changes nothing. */
    void report(Verb.Action action, Map<String, String> extra) {
        var url = absolute(action.url());
        exchange.webhooks()
                .ask(WebhookRequest.forTwiml(action.method(), url, form(extra)))
                .onFailure(failure -> recovery.alert(failure, url));
    }

    /** Carries out a document that is at hand. */
    void carryOut(String twiml, String url) {
        interrupt();
        turn++;
        documentUrl = url;
        try {
            begin(TwimlParser.parse(twiml, place));
        } catch (TwimlRefused refused) {
            recovery.refused(refused.code(), refused.getMessage(), url);
        }
    }

    void begin(List<Verb> document) {
        verbs = document;
        next = 0;
        step();
    }

    private void begin(TwimlDocument document) {
        document.warnings()
                .forEach(warning -> exchange.alerts().raise(warning.code(), warning.text(), call.sid(), documentUrl));
        begin(document.verbs());
    }

    private void read(WebhookAnswer answer) {
        if (answer.mediaType().startsWith("audio/")) {
            documentUrl = answer.url();
            begin(List.of(new Verb.Play(answer.url(), "", 1)));
        } else if (answer.body().length() == 0) {
            recovery.refused(11770, "Empty response body", answer.url());
        } else if (answer.isXml()) {
            carryOut(answer.text(), answer.url());
        } else {
            recovery.refused(12300, "Invalid Content-Type", answer.url());
        }
    }

    void failed(Throwable failure, String url) {
        recovery.failed(failure, url);
    }

    /** Goes on with the next verb. */
    void step() {
        current = Optional.empty();
        if (stopped) {
            return;
        }
        if (next >= verbs.size()) {
            doing("");
            ending.finished();
        } else {
            player.play(verbs.get(next++));
        }
    }

    /** A verb is done and goes on where its action says; an empty one is the same document again. */
    void goOn(Verb.Action action, Map<String, String> result) {
        current = Optional.empty();
        ask(action, result);
    }

    /** A verb is done and goes on where its action says, or with the next verb when it has none. */
    void goOnOrStep(Verb.Action action, Map<String, String> result) {
        if (action.url().isEmpty()) {
            step();
        } else {
            goOn(action, result);
        }
    }

    void start(Performance performance, String activity) {
        current = Optional.of(performance);
        doing(activity);
        exchange.calls().changed(call);
        performance.begin();
    }

    private void interrupt() {
        var before = current;
        current = Optional.empty();
        before.ifPresent(Performance::stop);
    }

    /** Ends for good; the verb is told that it was interrupted. */
    void stop() {
        stopped = true;
        turn++;
        interrupt();
    }

    /** The call is over. */
    void hungUp() {
        if (stopped) {
            return;
        }
        stopped = true;
        turn++;
        var before = current;
        current = Optional.empty();
        before.ifPresent(Performance::hungUp);
    }

    void key(char key) {
        current.ifPresent(performance -> performance.key(key));
    }

    void speech(Duration length) {
        current.ifPresent(performance -> performance.speech(length));
    }

    private void inTurn(long mine, Runnable act) {
        if (mine == turn && !stopped) {
            act.run();
        }
    }

    /** An address as the document means it; an empty one is the document's own. */
    String absolute(String url) {
        if (url.isEmpty()) {
            return documentUrl;
        }
        if (documentUrl.isEmpty()) {
            return url;
        }
        try {
            return URI.create(documentUrl).resolve(url).toString();
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    private Map<String, String> form(Map<String, String> extra) {
        var form = new LinkedHashMap<>(exchange.params().of(call));
        form.putAll(extra);
        return form;
    }
}

package org.knownvoice.simulator;

import java.time.Duration;

/**
 * Something that shall go wrong on demand.
 *
 * @param target which kind of traffic
 * @param method an HTTP method, or empty for any
 * @param path part of the REST resource ({@code Calls}) or of the webhook's address ({@code /twilio/status}); empty for any
 * @param times how often; {@link #ALWAYS} until cleared
 * @param effect what happens
 */
public record Fault(Target target, String method, String path, int times, Effect effect) {
    public static final int ALWAYS = Integer.MAX_VALUE;

    /** Kinds of traffic. */
    public enum Target {
        /** Requests to the REST API. */
        REST,
        /** Status callbacks, which want no TwiML. */
        CALLBACK,
        /** Requests for TwiML. */
        WEBHOOK
    }

    /** What goes wrong. */
    public sealed interface Effect {}

    /** All goes well. */
    record Nothing() implements Effect {}

    /** Held back for so long, then handled as usual. Any target. */
    public record Delayed(Duration by) implements Effect {}

    /** REST: 429 with code 20429, not processed. */
    public record TooManyRequests() implements Effect {}

    /** REST: 500 without doing the work. */
    public record ErrorBefore() implements Effect {}

    /** REST: the work is done and the answer is 500. */
    public record ErrorAfter() implements Effect {}

    /** REST: the connection is reset without doing the work. */
    public record ResetBefore() implements Effect {}

    /** REST: the work is done and the connection is reset. */
    public record ResetAfter() implements Effect {}

    /** Callback: never sent. */
    public record Lost() implements Effect {}

    /** Callback: sent twice, with the same idempotency token. */
    public record Doubled() implements Effect {}

    /** Callback: sent after the next callback to the same address; alone after 30 s. */
    public record Reordered() implements Effect {}

    /** Webhook: the answer is lost on the way back, and the same request is made again. */
    public record AnswerLost() implements Effect {}

    public static Fault rest(String method, String resource, int times, Effect effect) {
        return new Fault(Target.REST, method, resource, times, effect);
    }

    public static Fault callback(String path, int times, Effect effect) {
        return new Fault(Target.CALLBACK, "", path, times, effect);
    }

    public static Fault webhook(String path, int times, Effect effect) {
        return new Fault(Target.WEBHOOK, "", path, times, effect);
    }

    boolean concerns(Target kind, String verb, String address) {
        return target == kind && (method.isEmpty() || method.equalsIgnoreCase(verb)) && address.contains(path);
    }
}

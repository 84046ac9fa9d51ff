package org.knownvoice.simulator;

/** A request to the application got no usable answer. */
final class WebhookFailed extends RuntimeException {
    private final int code;
    private final String kind;

    /** @param kind what went wrong in the words of the retry policy: {@code ct}, {@code rt}, {@code 4xx}, {@code 5xx} */
    WebhookFailed(int code, String text, String kind) {
        super(text, null, false, false);
        this.code = code;
        this.kind = kind;
    }

    int code() {
        return code;
    }

    String kind() {
        return kind;
    }
}

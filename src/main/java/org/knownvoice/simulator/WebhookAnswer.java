package org.knownvoice.simulator;

import io.vertx.core.buffer.Buffer;
import java.util.Set;

/** What the application answered. {@code url} is where the answer came from, after redirects. */
record WebhookAnswer(String url, int status, String contentType, Buffer body) {
    private static final Set<String> XML = Set.of("text/xml", "application/xml", "text/html");

    boolean isXml() {
        return XML.contains(mediaType());
    }

    String text() {
        return body.toString();
    }

    /** The media type without its parameters, in lower case. */
    String mediaType() {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase();
    }
}

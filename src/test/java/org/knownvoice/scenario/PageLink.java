package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** The link in the letter of a page, in the hands of a clinician or of a mail server that looks into everything. */
final class PageLink {
    private static final Pattern LINK = Pattern.compile("https?://\\S+/page/[A-Za-z0-9_-]{43}");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final CrisisLine house;
    private final URI address;

    private PageLink(CrisisLine house, URI address) {
        this.house = house;
        this.address = address;
    }

    static PageLink in(CrisisLine house, String letter) {
        var link = LINK.matcher(letter);
        assertThat(link.find()).as("a link in " + letter).isTrue();
        return new PageLink(house, URI.create(link.group()));
    }

    /** The same address but for its last letter. */
    PageLink misspelled() {
        var text = address.toString();
        char last = text.charAt(text.length() - 1);
        return new PageLink(house, URI.create(text.substring(0, text.length() - 1) + (last == 'A' ? 'B' : 'A')));
    }

    URI address() {
        return address;
    }

    HttpResponse<String> asked(String method) {
        var request = HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody());
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            house.settle();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the screen shows. */
    String shows() {
        return asked("GET").body();
    }

    /** Presses the button; what the screen shows then. */
    String pressed() {
        return asked("POST").body();
    }
}

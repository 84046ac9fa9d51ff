package org.knownvoice.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.knownvoice.directory.Line;
import org.knownvoice.telephony.LinesCalled;

/**
 * What the link in a page's e-mail shows: one page, how it stands, and one button while it can be taken. It knows the page's
 * letters and colleagues' names; nothing of the caller.
 *
 * @param askedAgain when the browser asks for it again by itself; never while there is a button to press
 */
record PageScreen(String title, Tone tone, Optional<Duration> askedAgain, String body) {
    private static final String FRAME = resource("screen.html");
    private static final String STYLE = resource("screen.css");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final Optional<Duration> NOW_AND_THEN = Optional.of(Duration.ofSeconds(10));

    /** Everything on the screen is in the screen: it loads nothing, runs nothing, and is shown in no other page. */
    static final String SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + hash("\n" + STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    enum Tone {
        PLAIN,
        WAITS,
        YOURS
    }

    static PageScreen waits(String code, Instant askedAt, ZoneId zone) {
        return new PageScreen("A page is waiting", Tone.WAITS, Optional.empty(), """
                <p>Page <span class="code">%s</span>, asked %s. Somebody needs a clinician now.</p>
                <form method="post"><button>I take it</button></form>
                <p class="soft">Until you press it nothing is taken. Then we call you, as soon as a call can be placed, and connect
                you. If you cannot take it, close this: others are asked too.</p>
                """.formatted(
                        escape(code), escape(TIME.format(askedAt.atZone(zone)))));
    }

    static PageScreen yours(String code, Line line) {
        return new PageScreen(
                "You have it", Tone.YOURS, NOW_AND_THEN, """
                <p>Page <span class="code">%s</span> is yours. Keep your phone at hand: we call you as soon as a call can be placed.
                Press 1 then, and you are connected.</p>
                """.formatted(escape(code)) + ifNoCallComes(line));
    }

    static PageScreen yoursOnFallback(String code, Line line) {
        return new PageScreen(
                "You have it", Tone.YOURS, NOW_AND_THEN, """
                <p>Page <span class="code">%s</span> is yours. The caller is speaking with the fallback line. We call you when they
                are done.</p>
                """.formatted(escape(code)) + ifNoCallComes(line));
    }

    static PageScreen yoursByText(String code, Line line) {
        return new PageScreen(
                "You have it", Tone.YOURS, NOW_AND_THEN, """
                <p>Page <span class="code">%s</span> is yours. It is a text conversation: read and answer it on the screen.</p>
                """.formatted(escape(code)) + ifNoCallComes(line));
    }

    private static String ifNoCallComes(Line line) {
        var number = line.fallbackNumber();
        return """
                <hr>
                <p class="soft">If no call comes within a few minutes, ring the line that takes over for us:</p>
                <p><a class="number" href="tel:%s">%s</a></p>
                """.formatted(escape(number.e164()), escape(LinesCalled.spoken(number)));
    }

    static PageScreen connected(String code) {
        return new PageScreen("You are connected", Tone.YOURS, Optional.empty(), """
                <p>Page <span class="code">%s</span> is yours, and you are in touch.</p>
                """.formatted(escape(code)));
    }

    static PageScreen takenBy(String code, String name) {
        return new PageScreen(
                "Taken by " + name, Tone.PLAIN, Optional.empty(), """
                <p>%s has page <span class="code">%s</span>. Nothing more is needed. Thank you.</p>
                """.formatted(escape(name), escape(code)));
    }

    static PageScreen notForYou(String code) {
        return new PageScreen("It stays with the others", Tone.PLAIN, Optional.empty(), """
                <p>Page <span class="code">%s</span> cannot be yours now: you are with another caller, or others are to take it.
                They are asked. Thank you.</p>
                """.formatted(escape(code)));
    }

    static PageScreen over(String code) {
        return new PageScreen("Nothing is open", Tone.PLAIN, Optional.empty(), """
                <p>Page <span class="code">%s</span> is closed. Nothing more is needed. Thank you.</p>
                """.formatted(escape(code)));
    }

    static PageScreen unknown() {
        return new PageScreen("This link leads nowhere", Tone.PLAIN, Optional.empty(), """
                <p>It is not complete, or too old. If you were just paged, open the link in the newest e-mail again.</p>
                """);
    }

    static PageScreen trouble() {
        return new PageScreen("One moment", Tone.PLAIN, NOW_AND_THEN, """
                <p>This cannot be looked up right now, and nothing was taken. It is tried again by itself.</p>
                """);
    }

    String html() {
        return FRAME.replace("{style}", STYLE)
                .replace("{tone}", tone.name().toLowerCase(Locale.ROOT))
                .replace("{title}", escape(title))
                .replace("{body}", body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash(String style) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(sha256.digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (var in = PageScreen.class.getResourceAsStream("/web/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

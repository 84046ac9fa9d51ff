package org.knownvoice.web;

import static com.github.mangstadt.vinnie.io.VObjectPropertyValues.escape;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectParameters;
import com.github.mangstadt.vinnie.io.VObjectWriter;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.directory.Line;
import org.knownvoice.engine.Engine;

/**
 * The card that clinicians take into their phones: the numbers from which pages come, so that a phone that is set to
 * silence lets them through. For everybody: it holds nothing but our own lines.
 */
public final class ContactCard {
    public static final String PATH = "/contact-card.vcf";

    /** The name that a phone shows when a page rings: no word of what it is about. */
    static final String NAME = "Known Voice";

    private static final String NOTE =
            "Pages come from these numbers. Allow this contact as an emergency contact, so that"
                    + " they are heard when the phone is set to silence. iPhone: edit the contact, switch on Emergency Bypass under"
                    + " Ringtone and under Text Tone. Android: star the contact, and let starred contacts through Do Not Disturb.";

    private static final VObjectParameters WORK = work();

    private final Engine engine;
    private final String uid;

    public ContactCard(Engine engine, PublicUrl publicUrl) {
        this.engine = engine;
        this.uid = "urn:uuid:" + UUID.nameUUIDFromBytes(publicUrl.at(PATH).getBytes(StandardCharsets.UTF_8));
    }

    public void mount(Router router) {
        router.get(PATH).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        engine.warmUp()
                .recover(databaseIsAway -> Future.succeededFuture(engine.roster()))
                .map(roster -> of(roster.allLines()))
                .onSuccess(card -> answer(request, card))
                .onFailure(request::fail);
    }

    private static void answer(RoutingContext request, String card) {
        if (card.isEmpty()) {
            request.response().setStatusCode(404).end();
            return;
        }
        request.response().putHeader("Cache-Control", "public, max-age=3600");
        request.etag(Door.hash(card));
        if (request.isFresh()) {
            request.response().setStatusCode(304).end();
        } else {
            request.response()
                    .putHeader("Content-Type", "text/vcard; charset=utf-8")
                    .putHeader("Content-Disposition", "inline; filename=\"known-voice.vcf\"")
                    .end(card);
        }
    }

    /** Version 3.0 is what iPhone and Android import; each number with the name of its line. Empty without a line. */
    private String of(List<Line> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        var text = new StringWriter();
        try (var card = new VObjectWriter(text, SyntaxStyle.NEW)) {
            card.writeBeginComponent("VCARD");
            card.writeVersion("3.0");
            card.writeProperty("UID", uid);
            card.writeProperty("FN", escape(NAME));
            card.writeProperty("N", ";" + escape(NAME) + ";;;");
            card.writeProperty("ORG", escape(NAME));
            card.writeProperty("NOTE", escape(NOTE));
            for (int i = 0; i < lines.size(); i++) {
                var group = "item" + (i + 1);
                card.writeProperty(group, "TEL", WORK, lines.get(i).phone().e164());
                card.writeProperty(
                        group,
                        "X-ABLabel",
                        new VObjectParameters(),
                        escape(lines.get(i).name()));
            }
            card.writeEndComponent("VCARD");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static VObjectParameters work() {
        var parameters = new VObjectParameters();
        parameters.put("TYPE", "WORK");
        parameters.put("TYPE", "VOICE");
        return parameters;
    }
}

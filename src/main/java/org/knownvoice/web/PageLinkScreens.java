package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.Team;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.PageLinks;
import org.knownvoice.telephony.LinesCalled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /page/SECRET}: what the link in a page's e-mail leads to, without sign-in and without JavaScript. Looking changes
 * nothing, whoever looks: mail servers follow links. Only the button's POST accepts. The address is never logged.
 */
public final class PageLinkScreens {
    private static final Logger LOG = LoggerFactory.getLogger(PageLinkScreens.class);
    private static final Pattern ADDRESS = Pattern.compile(PageLinks.PATH + "([A-Za-z0-9_-]{43})");

    private final Engine engine;
    private final PageLinks links;

    public PageLinkScreens(Engine engine, PageLinks links) {
        this.engine = engine;
        this.links = links;
    }

    public void mount(Router router) {
        router.get(PageLinks.PATH + "*").handler(request -> answer(request, shown(request)));
        router.head(PageLinks.PATH + "*").handler(request -> answer(request, shown(request)));
        router.post(PageLinks.PATH + "*").handler(request -> answer(request, accepted(request)));
    }

    /** What is answered: a screen, or the way back to it. */
    private record Shown(int status, Optional<PageScreen> screen) {}

    private static Shown ok(PageScreen screen) {
        return new Shown(200, Optional.of(screen));
    }

    private Future<Shown> shown(RoutingContext request) {
        return page(request)
                .compose(found -> found.map(page -> engine.contact(page.contact())
                                .map(contact -> contact.map(known -> ok(screen(known, page.page())))
                                        .orElseGet(PageLinkScreens::unknown)))
                        .orElseGet(() -> Future.succeededFuture(unknown())));
    }

    /** After it the browser asks for the screen again, so that going back and forth accepts nothing twice. */
    private Future<Shown> accepted(RoutingContext request) {
        return page(request)
                .compose(found -> found.map(page -> engine.happened(
                                        page.contact(),
                                        new ContactEvent.PageAccepted(page.page(), Acceptance.Way.SCREEN))
                                .map(after -> after.map(contact -> answered(contact, page.page()))
                                        .orElseGet(PageLinkScreens::unknown)))
                        .orElseGet(() -> Future.succeededFuture(unknown())));
    }

    private Shown answered(CrisisContact contact, int number) {
        boolean stillOpen = contact.acceptance().isEmpty() && contact.state().isLive();
        return stillOpen ? ok(PageScreen.notForYou(code(contact, number))) : new Shown(303, Optional.empty());
    }

    private static Shown unknown() {
        return new Shown(404, Optional.of(PageScreen.unknown()));
    }

    private Future<Optional<PageRef>> page(RoutingContext request) {
        var address = ADDRESS.matcher(request.request().path());
        return address.matches() ? links.find(address.group(1)) : Future.succeededFuture(Optional.empty());
    }

    private PageScreen screen(CrisisContact contact, int number) {
        var code = code(contact, number);
        var page = contact.page(number).orElseThrow();
        if (!contact.state().isLive()) {
            return PageScreen.over(code);
        }
        if (page.isOffered()) {
            return waits(contact, page, code);
        }
        return contact.acceptance()
                .map(taken -> taken.clinician().equals(page.clinician())
                        ? yours(contact, code)
                        : PageScreen.takenBy(code, name(taken.clinician())))
                .orElseGet(() -> waits(contact, page, code));
    }

    private PageScreen yours(CrisisContact contact, String code) {
        var line = line(contact);
        if (contact.talk().isOn()) {
            return PageScreen.connected(code);
        }
        if (contact.callerTalksElsewhere()) {
            return PageScreen.yoursOnFallback(code, line);
        }
        return contact.isByText() ? PageScreen.yoursByText(code, line) : PageScreen.yours(code, line);
    }

    private PageScreen waits(CrisisContact contact, Page page, String code) {
        var zone =
                engine.roster().team(contact.identity().team()).map(Team::zone).orElse(ZoneOffset.UTC);
        return PageScreen.waits(code, page.askedAt(), zone);
    }

    private Line line(CrisisContact contact) {
        return LinesCalled.line(engine.roster(), contact.origin().line()).orElseThrow();
    }

    private String name(ClinicianId clinician) {
        return engine.roster().clinician(clinician).map(Clinician::name).orElse("a colleague");
    }

    private static String code(CrisisContact contact, int number) {
        return Page.codeOf(contact.id(), number);
    }

    private static void answer(RoutingContext request, Future<Shown> shown) {
        shown.recover(failure -> {
                    LOG.error("the screen of a page could not be shown", failure);
                    return Future.succeededFuture(new Shown(503, Optional.of(PageScreen.trouble())));
                })
                .onSuccess(one -> send(request, one));
    }

    private static void send(RoutingContext request, Shown shown) {
        var response = request.response()
                .setStatusCode(shown.status())
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", PageScreen.SECURITY_POLICY);
        if (shown.screen().isEmpty()) {
            response.putHeader("Location", request.request().path()).end();
            return;
        }
        response.putHeader("Content-Type", "text/html; charset=utf-8");
        shown.screen()
                .flatMap(PageScreen::askedAgain)
                .ifPresent(after -> response.putHeader("Refresh", Long.toString(after.toSeconds())));
        if (request.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(shown.screen().get().html());
        }
    }
}

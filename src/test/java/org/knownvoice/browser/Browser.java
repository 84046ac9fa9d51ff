package org.knownvoice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test pages in a real browser: {@code @RegisterExtension final Browser browser = new Browser();}. Right
 * after the test, before its own tidying up, its pages are closed, and the test fails when a page wrote an error to its console or asked another machine.
 */
public final class Browser implements BeforeEachCallback, AfterTestExecutionCallback {
    private static final Path PICTURES = Path.of("target", "pictures");

    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;

    @Override
    public void beforeEach(ExtensionContext test) {
        chromium = test.getRoot()
                .getStore(ExtensionContext.Namespace.create(Browser.class))
                .computeIfAbsent(Chromium.class, missing -> new Chromium(), Chromium.class);
    }

    /** A new window at this address. Each window has its own cookies. */
    public Page open(Width width, String url) {
        var window = chromium.browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width.points(), width.height())
                        .setLocale("en-US")
                        .setTimezoneId("America/Los_Angeles"));
        windows.add(window);
        window.setDefaultTimeout(15_000);
        window.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        window.onWebError(error -> complaints.add(error.error()));
        window.onRequest(request -> askedOf(request.url()));
        var page = window.newPage();
        page.navigate(url);
        return page;
    }

    private void askedOf(String url) {
        var host = URI.create(url.startsWith("data:") ? "data:x" : url).getHost();
        if (host != null && !host.equals("localhost") && !host.equals("127.0.0.1")) {
            complaints.add("asked another machine: " + host);
        }
    }

    /** The whole page as {@code target/pictures/NAME-WIDTH.png}. */
    public Path picture(Page page, String name) {
        var file = PICTURES.resolve(name + "-" + page.viewportSize().width + ".png");
        page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** Every rule of WCAG 2.1 A and AA that a program can check holds, and nothing is wider than the window. */
    public void isAccessible(Page page) {
        page.evaluate(chromium.accessibilityRules());
        var broken = (List<?>) page.evaluate("""
                async () => {
                  const only = {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']};
                  const result = await axe.run({runOnly: only});
                  return result.violations.flatMap(rule => rule.nodes.map(node =>
                      `${rule.id}: ${node.html} ${node.failureSummary}`));
                }""");
        assertThat(broken).as("accessibility").isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing is wider than the window")
                .isEqualTo(true);
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        try {
            test.getExecutionException()
                    .ifPresent(failure -> windows.stream()
                            .flatMap(window -> window.pages().stream())
                            .forEach(page -> picture(
                                    page,
                                    "failed-" + test.getRequiredTestMethod().getName())));
            assertThat(complaints).as("what the pages complained of").isEmpty();
        } finally {
            windows.forEach(BrowserContext::close);
            windows.clear();
            complaints.clear();
        }
    }
}

package org.knownvoice.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.util.List;
import java.util.Map;

/** One running browser for all tests of a run. It belongs to the thread that started it. */
final class Chromium implements AutoCloseable {
    private final BrowserFiles files = BrowserFiles.inPlace();
    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(files.environment()));
        browser = launch();
    }

    private Browser launch() {
        var environment = files.environment();
        try {
            return launch(environment);
        } catch (PlaywrightException e) {
            environment.put("LD_LIBRARY_PATH", files.libraries().toString());
            return launch(environment);
        }
    }

    /** Root may not use the browser's sandbox; the tests open no page but their own. */
    private Browser launch(Map<String, String> environment) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(files.chromium())
                        .setArgs(List.of("--no-sandbox", "--font-render-hinting=none"))
                        .setEnv(environment));
    }

    Browser browser() {
        return browser;
    }

    String accessibilityRules() {
        return files.accessibilityRules();
    }

    @Override
    public void close() {
        playwright.close();
    }
}

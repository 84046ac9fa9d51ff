package org.knownvoice.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knownvoice.browser.Browser;
import org.knownvoice.browser.Width;
import org.knownvoice.simulator.Fault;

/** The screen behind the link of a page, on a small phone and at a desk. */
class PageScreenTest {
    @RegisterExtension
    final Browser browser = new Browser();

    private final MailRoom mail = new MailRoom();
    private final CrisisLine house = CrisisLine.open(TwilioIsAwayTest::withEmail, CrisisLine.NIGHT, mail.settings());

    @AfterEach
    void close() {
        house.close();
        mail.close();
    }

    private String linkOf(String address) {
        var letter = mail.lettersTo(address).stream()
                .filter(one -> one.contains("/page/"))
                .findFirst()
                .orElseThrow();
        return PageLink.in(house, letter).address().toString();
    }

    @ParameterizedTest
    @EnumSource
    void oneLargeButtonTakesThePage(Width width) {
        house.suffers(Fault.rest("", "", Fault.ALWAYS, new Fault.ErrorBefore()));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(55));

        var page = browser.open(width, linkOf("ana@agency.example"));
        assertThat(heading(page)).hasText("A page is waiting");
        browser.isAccessible(page);
        browser.picture(page, "page-waits");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I take it"))
                .click();

        assertThat(heading(page)).hasText("You have it");
        assertThat(page.getByRole(AriaRole.LINK)).hasText("800-584-3578");
        browser.isAccessible(page);
        browser.picture(page, "page-yours");

        var later = browser.open(width, linkOf("ben@agency.example"));
        assertThat(heading(later)).hasText("Taken by Ana Sample");
        browser.isAccessible(later);
        browser.picture(later, "page-taken");
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING);
    }
}

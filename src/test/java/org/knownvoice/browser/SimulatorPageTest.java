package org.knownvoice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The phones can be held from a browser, on a small phone and at a desk. */
class SimulatorPageTest {
    @RegisterExtension
    final Browser browser = new Browser();

    private SmallLine line;

    @BeforeEach
    void open() {
        line = new SmallLine();
    }

    @AfterEach
    void close() {
        line.close();
    }

    @ParameterizedTest
    @EnumSource
    void aCallIsHeardRungAnsweredAndJoined(Width width) {
        var page = browser.open(width, line.simulator.url());
        assertThat(page.getByText("Press Call; see the right clinician’s phone ring; press 1."))
                .isVisible();
        assertThat(caller(page)).containsText("Somebody unknown number withheld");
        browser.isAccessible(page);
        browser.picture(page, "phones-quiet");

        button(page, "Call").click();
        assertThat(caller(page)).containsText("Your crisis line.");
        assertThat(phone(page, "Dana Reyes")).containsText("Ringing");
        browser.picture(page, "phones-ringing");

        button(page, "Answer the phone of Dana Reyes").click();
        assertThat(phone(page, "Dana Reyes")).containsText("Press 1 to accept");
        browser.picture(page, "phones-answered");
        phone(page, "Dana Reyes")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Press 1"))
                .first()
                .click();
        assertThat(caller(page)).containsText("Talking with Dana Reyes");
        assertThat(phone(page, "Dana Reyes")).containsText("Talking with Ana Example");
        assertThat(caller(page)).hasClass("handset talk-0");
        assertThat(phone(page, "Dana Reyes")).hasClass("card is-talking talk-0");
        browser.isAccessible(page);
        browser.picture(page, "phones-talking");

        caller(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Hang up"))
                .click();
        assertThat(phone(page, "Dana Reyes")).containsText("Call ended");
        assertThat(button(page, "Call")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void aTextArrivesAndIsAnswered(Width width) {
        var page = browser.open(width, line.simulator.url());
        page.getByLabel("Text from Ana Example to the line").fill("I need to talk to somebody");
        button(page, "Send").click();
        assertThat(caller(page)).containsText("We got your text");
        assertThat(page.getByLabel("Text from Ana Example to the line")).hasValue("");

        var clinician = phone(page, "Dana Reyes");
        assertThat(clinician.getByRole(AriaRole.LINK)).hasText("https://localhost/p/1");
        button(page, "Reply 1 from Dana Reyes").click();
        assertThat(clinician).containsText("You have it. Thank you.");
        page.getByLabel("Reply from Dana Reyes").fill("On my way");
        page.getByLabel("Reply from Dana Reyes").press("Enter");
        assertThat(clinician).containsText("On my way");
        org.assertj.core.api.Assertions.assertThat(line.textsFromClinician())
                .first()
                .isEqualTo("1");
        browser.isAccessible(page);
        browser.picture(page, "phones-texts");
    }

    @Test
    void theKeyboardAloneIsEnough() {
        var page = browser.open(Width.DESK, line.simulator.url());
        button(page, "Call").press("Enter");
        button(page, "Answer the phone of Dana Reyes").press("Enter");
        assertThat(phone(page, "Dana Reyes")).containsText("Press 1 to accept");
        phone(page, "Dana Reyes").focus();
        page.keyboard().press("1");
        assertThat(caller(page)).containsText("Talking with Dana Reyes");
    }

    @ParameterizedTest
    @EnumSource
    void aClinicianCallsAndTextsTheLine(Width width) {
        var page = browser.open(width, line.simulator.url());
        page.getByText("Other phones (2)").click();
        var kim = phone(page, "Kim Osei");
        kim.getByText("Call or text the line").click();
        kim.getByLabel("Text from Kim Osei to the line").fill("STATUS");
        kim.getByLabel("Text from Kim Osei to the line").press("Enter");
        assertThat(kim).containsText("STATUS");

        kim.getByText("Call the line").click();
        button(page, "Call the line from Kim Osei").click();
        assertThat(kim).containsText("In a call");
        assertThat(kim.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Press 4"))
                        .first())
                .isVisible();
        browser.isAccessible(page);
        browser.picture(page, "phones-clinician-calls");
    }

    @Test
    void onlyThePhonesThatMatterAreLarge() {
        var page = browser.open(Width.DESK, line.simulator.url());
        assertThat(page.getByText("All quiet.")).isVisible();
        assertThat(page.getByText("Other phones (2)")).isVisible();
        assertThat(phone(page, "Kim Osei")).isHidden();
        button(page, "Call").click();
        assertThat(phone(page, "Dana Reyes")).isVisible();
        assertThat(page.getByText("Other phones (1)")).isVisible();
    }

    @Test
    void whatTwilioWouldHaveRefusedIsShown() {
        var page = browser.open(Width.DESK, line.simulator.url());
        assertThat(page.getByText("No alerts")).isVisible();
        line.simulator
                .configure(org.knownvoice.simulator.SimulatedLine.servedAt(SmallLine.LINE, "http://localhost:1"))
                .await();
        button(page, "Call").click();
        page.getByText("alert", new Page.GetByTextOptions().setExact(false))
                .first()
                .click();
        assertThat(page.locator(".panel")).containsText("112");
        browser.picture(page, "phones-alerts");
    }

    private static Locator caller(Page page) {
        return page.locator("#caller");
    }

    private static Locator phone(Page page, String name) {
        return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

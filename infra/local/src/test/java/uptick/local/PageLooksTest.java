package uptick.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page for every eye, and its picture for the README.
@WithHouse
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageLooksTest {

    private final TestHouse house;
    private TestBrowser browser;

    @SuppressWarnings("NullAway.Init") // the browser comes before all tests
    PageLooksTest(TestHouse house) {
        this.house = house;
    }

    @BeforeAll
    void startBrowser() {
        browser = TestBrowser.start();
    }

    @AfterAll
    void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, DARK", "390, LIGHT"})
    void shutsNobodyOut(int width, ColorScheme colours) {
        try (var tab = browser.tab(house, width, colours)) {
            assertThat(tab.find("sign-in")).isVisible();
            assertNobodyIsShutOut(tab);

            tab.signInAndRead("admin", house.password());
            tab.find("how-scored").locator("summary").click();
            tab.find("why").first().click();

            assertNobodyIsShutOut(tab);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void shutsNobodyOutOfTheirAccount(int width, ColorScheme colours) {
        house.addUser("a-looked-at-reader", false);
        try (var tab = browser.tab(house, width, colours)) {
            tab.signInAndRead("a-looked-at-reader", house.password());
            tab.find("to-account").click();
            assertThat(tab.find("keys")).isVisible();
            tab.find("profile-form-submit").click();
            tab.find("field-name").fill("weekly export");
            tab.find("key-form-submit").click();
            assertThat(tab.find("secret")).isVisible();
            assertThat(tab.find("key-row").first()).isVisible();

            assertNobodyIsShutOut(tab);
            tab.find("revoke").first().click();
            assertThat(tab.find("dialog")).isVisible();
            assertNobodyIsShutOut(tab);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void shutsNobodyOutOfTheAdministration(int width, ColorScheme colours) {
        try (var tab = browser.tab(house, width, colours)) {
            tab.signInAndRead("admin", house.password());
            tab.find("to-admin").click();
            tab.find("manage").first().click();
            assertNobodyIsShutOut(tab);

            tab.find("admin-invites").click();
            tab.find("invite-form-submit").click();
            assertThat(tab.find("secret")).isVisible();
            assertNobodyIsShutOut(tab);

            tab.find("admin-audit").click();
            tab.find("verify-submit").click();
            assertThat(tab.find("verdict")).isVisible();
            assertThat(tab.find("audit-row").first()).isVisible();
            assertNobodyIsShutOut(tab);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT, forgot", "390, DARK, reset", "390, LIGHT, invite"})
    void shutsNobodyOutAtTheDoor(int width, ColorScheme colours, String view) {
        var path = view.equals("forgot") ? "/#forgot" : "/#" + view + "=s3cret";
        try (var tab = browser.tab(house, width, colours, path)) {
            assertThat(tab.find("card")).isVisible();
            tab.find("card").locator("button[type=submit]").click();
            assertThat(tab.find("card").locator("[aria-invalid=true]").first()).isFocused();

            assertNobodyIsShutOut(tab);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void hasItsPictureTaken() {
        try (var tab = browser.tab(house, 1280, ColorScheme.LIGHT)) {
            tab.signInAndRead("admin", house.password());
            // The focus ring of a heading that nobody pressed is no part of the picture.
            tab.page().mouse().move(0, 0);

            assertThat(tab.page().screenshot(to(Path.of("target", "top10.png"))))
                    .hasSizeGreaterThan(20_000);
            var wanted = System.getProperty("uptick.screenshot", "");
            if (!wanted.isEmpty()) {
                tab.page().screenshot(to(Path.of(wanted)));
            }
        }
    }

    private static Page.ScreenshotOptions to(Path file) {
        return new Page.ScreenshotOptions().setFullPage(true).setPath(file);
    }

    private static void assertNobodyIsShutOut(Tab tab) {
        var found = new AxeBuilder(tab.page()).analyze();

        assertThat(found.getPasses()).hasSizeGreaterThan(10);
        assertThat(found.getViolations())
                .extracting(
                        rule ->
                                rule.getId()
                                        + ": "
                                        + rule.getHelp()
                                        + " "
                                        + Objects.toString(rule.getNodes()))
                .isEmpty();
        assertThat(tab.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than the window")
                .isEqualTo(true);
    }
}

package uptick.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// The page as a person uses it, in a browser.
@WithHouse
class PageTest extends InBrowser {

    PageTest(TestHouse house) {
        super(house);
    }

    @Test
    void tellsAWrongPasswordAndLetsTryAgain() {
        tab.signIn("admin", "not this one");

        assertThat(tab.find("sign-in-error"))
                .hasText("That name and password do not belong together. Please check both.");
        assertThat(tab.find("password")).isFocused();
        tab.signInAndRead("admin", house.password());
        assertThat(tab.find("signed-in-as")).hasText("admin");
        // The browser notes every refused request; this one was meant.
        tab.forget("401");
    }

    @Test
    void showsTheTopTenAsTheApiHasIt() {
        var items = house.get("/v1/trends", house.token("admin")).at("items").items();

        tab.signInAndRead("admin", house.password());

        for (var index = 0; index < items.size(); index++) {
            var item = items.get(index);
            var row = tab.find("trend").nth(index);
            assertThat(row.getByTestId("rank")).hasText(String.valueOf(index + 1));
            assertThat(row.getByTestId("title")).hasText(item.at("title").text());
            assertThat(row.getByTestId("momentum").locator(".number"))
                    .hasText(
                            String.format(Locale.ROOT, "%.1f", item.at("momentum_score").number()));
            assertThat(row.getByTestId("score-youtube").locator(".value"))
                    .hasText(
                            String.valueOf(Math.round(item.at("youtube_traction_score").number())));
            assertThat(row.getByTestId("confidence").locator(".level"))
                    .hasText(
                            item.at("confidence_level").text(),
                            new HasTextOptions().setIgnoreCase(true));
            assertThat(row.getByTestId("reach")).containsText(item.at("youtube_channel").text());
        }
    }

    @Test
    void saysThatItIsASampleAndShowsEveryPlatformsScore() {
        tab.signInAndRead("admin", house.password());

        assertThat(tab.find("notice-sample")).containsText("Sample data");
        assertThat(tab.find("notice-unasked")).hasCount(0);
        for (var platform : List.of("score-youtube", "score-reddit", "score-google_trends")) {
            assertThat(tab.find(platform).first()).containsText(Pattern.compile("\\d+"));
        }
    }

    @Test
    void saysHowEarlierCallsDid() {
        tab.signInAndRead("admin", house.password());

        assertThat(tab.find("track-record"))
                .containsText(
                        Pattern.compile(
                                "Of all \\d+ trends that were followed for 7 days, \\d+ %"));
    }

    @Test
    void explainsEachMissingNumber() {
        tab.signInAndRead("admin", house.password());
        var row = tab.find("trend").first();

        row.getByTestId("why").click();

        assertThat(row.getByTestId("why")).hasAttribute("aria-expanded", "true");
        assertThat(row.getByTestId("detail").locator("li"))
                .containsText(
                        new Pattern[] {
                            Pattern.compile("YouTube scores \\d+"),
                            Pattern.compile("Reddit scores \\d+"),
                            Pattern.compile("Google Trends scores \\d+"),
                            Pattern.compile("Similarweb "),
                            Pattern.compile("Confidence (low|medium|high)"),
                            Pattern.compile("views"),
                            Pattern.compile("Observed")
                        });
    }

    @Test
    void loadsMoreUntilTheEnd() {
        tab.signInAndRead("admin", house.password());
        var all = house.world().topics().size();

        for (var shown = 10; shown < all; shown += 10) {
            assertThat(tab.find("trend")).hasCount(shown);
            tab.find("load-more").click();
            assertThat(tab.find("trend")).hasCount(Math.min(shown + 10, all));
        }

        assertThat(tab.find("load-more")).isHidden();
        assertThat(tab.find("end-of-list"))
                .hasText("These are all " + all + " trends of this collection.");
        assertThat(tab.find("title").allTextContents()).doesNotHaveDuplicates();
        assertThat(tab.find("rank").allTextContents()).allMatch(rank -> rank.matches("\\d+|–"));
    }

    @Test
    void staysSignedInWhenLoadedAgain() {
        tab.signInAndRead("admin", house.password());

        tab.page().reload();

        assertThat(tab.find("trend")).hasCount(10);
        assertThat(tab.find("sign-in")).isHidden();
        assertThat(tab.find("signed-in-as")).hasText("admin");
    }

    @Test
    void forgetsEverythingWhenSignedOut() {
        tab.signInAndRead("admin", house.password());

        tab.find("sign-out").click();

        assertThat(tab.find("sign-in")).isVisible();
        assertThat(tab.find("sign-in-note")).hasText("You are signed out.");
        assertThat(tab.find("trend")).hasCount(0);
        tab.page().reload();
        assertThat(tab.find("sign-in")).isVisible();
        assertThat(tab.find("trends")).isHidden();
    }

    @Test
    void asksToSignInAgainWhenTheServerEndsTheSession() {
        house.addUser("a-reader", false);
        tab.signInAndRead("a-reader", house.password());
        house.execute("UPDATE users SET token_epoch = token_epoch + 1 WHERE username = 'a-reader'");
        house.execute(
                "UPDATE refresh_tokens SET revoked_at = now() WHERE user_id = "
                        + "(SELECT id FROM users WHERE username = 'a-reader')");

        tab.find("refresh").click();

        assertThat(tab.find("sign-in-note"))
                .hasText("Your session has ended. Please sign in again.");
        assertThat(tab.find("trend")).hasCount(0);
        tab.signInAndRead("a-reader", house.password());
        tab.forget("401");
    }

    @Test
    void readsOnWhenTheServerWantsAnotherToken() {
        house.addUser("a-keen-reader", false);
        tab.signInAndRead("a-keen-reader", house.password());
        // As far as the server goes the session is as it was, and only its access token is not.
        house.execute(
                "UPDATE users SET token_epoch = token_epoch + 1 WHERE username = 'a-keen-reader'");
        house.execute(
                "UPDATE refresh_tokens SET token_epoch = token_epoch + 1 WHERE user_id = "
                        + "(SELECT id FROM users WHERE username = 'a-keen-reader')");

        tab.find("load-more").click();

        assertThat(tab.find("trend")).hasCount(20);
        assertThat(tab.find("sign-in")).isHidden();
        tab.forget("401");
    }

    @Test
    void renewsATokenBeforeItRunsOut() {
        tab.signInAndRead("admin", house.password());
        tab.page().clock().install();
        tab.page().clock().fastForward("14:00");

        tab.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/v1/token/refresh") && answer.ok(),
                        () -> tab.find("load-more").click());

        assertThat(tab.find("trend")).hasCount(20);
    }

    @Test
    void asksToSignInAgainWhenTheCookieIsGone() {
        tab.signInAndRead("admin", house.password());
        tab.page().context().clearCookies();
        tab.page().clock().install();
        tab.page().clock().fastForward("16:00");

        tab.find("refresh").click();

        assertThat(tab.find("sign-in-note"))
                .hasText("Your session has ended. Please sign in again.");
    }

    @Test
    void signsOutInEveryTab() {
        tab.signInAndRead("admin", house.password());
        var other = tab.another();
        assertThat(other.find("trend")).hasCount(10);

        tab.find("sign-out").click();

        assertThat(other.find("sign-in-note")).hasText("You signed out in another tab.");
        assertThat(other.find("trend")).hasCount(0);
        other.signInAndRead("admin", house.password());
        assertThat(tab.find("trend")).hasCount(10);
        assertThat(other.complaints()).isEmpty();
    }

    @Test
    void keepsNothingThatAScriptCouldFindLater() {
        tab.signInAndRead("admin", house.password());

        assertThat(
                        tab.page()
                                .evaluate(
                                        "localStorage.length + sessionStorage.length + document.cookie.length"))
                .isEqualTo(0);
    }

    @Test
    void isUsedByKeyboardAlone() {
        var keyboard = tab.page().keyboard();
        assertThat(tab.find("login")).isFocused();
        keyboard.type("admin");
        tab.tabTo(tab.find("password"));
        keyboard.type(house.password());
        tab.tabTo(tab.find("sign-in-submit"));
        keyboard.press("Enter");
        assertThat(heading()).isFocused();

        assertThat(tab.find("trend")).hasCount(10);
        var why = tab.find("trend").nth(2).getByTestId("why");
        tab.tabTo(why);
        keyboard.press("Space");
        assertThat(tab.find("trend").nth(2).getByTestId("detail")).isVisible();
        tab.tabTo(tab.find("load-more"));
        keyboard.press("Enter");
        assertThat(tab.find("trend")).hasCount(20);
        assertThat(tab.find("title").nth(10)).isFocused();
        heading().focus();
        keyboard.press("Shift+Tab");
        assertThat(tab.find("sign-out")).isFocused();
        keyboard.press("Enter");
        assertThat(tab.find("login")).isFocused();
    }

    private Locator heading() {
        return tab.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}

package uptick.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/// The account's page as its owner uses it.
@WithHouse
class AccountPageTest extends InBrowser {

    private static final String NEW_PASSWORD = "a lighthouse above the northern bay";

    AccountPageTest(TestHouse house) {
        super(house);
    }

    @Test
    void changesTheNameAndAsksForThePassword() {
        open("a-renamed-reader");
        var form = tab.find("profile-form");

        form.getByTestId("field-username").fill("a-reader-renamed");
        form.getByTestId("field-current_password").fill("not this one");
        tab.find("profile-form-submit").click();
        assertThat(form.getByTestId("field-current_password")).isFocused();
        assertThat(form.getByTestId("field-current_password"))
                .hasAccessibleDescription("That is not your password.");
        form.getByTestId("field-current_password").fill(house.password());
        tab.find("profile-form-submit").click();

        assertThat(tab.find("profile-form-done")).hasText("Saved.");
        assertThat(tab.find("signed-in-as")).hasText("a-reader-renamed");
        tab.forget("403");
    }

    @Test
    void showsEveryTimeInTheChosenZone() {
        open("a-travelling-reader");

        tab.find("field-time_zone").selectOption("Asia/Tokyo");
        tab.find("zone-form-submit").click();
        assertThat(tab.find("zone-form-done")).hasText("Saved.");
        tab.find("to-trends").click();

        assertThat(tab.find("collected")).containsText(Pattern.compile("GMT\\+9|JST"));
        tab.page().reload();
        assertThat(tab.find("collected")).containsText(Pattern.compile("GMT\\+9|JST"));
    }

    @Test
    void keepsWhatTheReaderInvestsForAndWhenTheyAcceptedTheRisks() {
        open("an-investing-reader");
        assertThat(tab.find("consent-since")).hasText("Not accepted so far.");

        tab.find("preferred_profile-conservative").check();
        tab.find("holding_period-monthly").check();
        tab.find("investing-form-submit").click();
        assertThat(tab.find("investing-form-done")).hasText("Saved.");
        tab.find("field-risk_consent_accepted").check();
        tab.find("consent-form-submit").click();
        assertThat(tab.find("consent-since")).containsText("Accepted on");
        tab.page().reload();

        assertThat(tab.find("preferred_profile-conservative")).isChecked();
        assertThat(tab.find("holding_period-monthly")).isChecked();
        assertThat(tab.find("field-risk_consent_accepted")).isChecked();
        tab.find("field-risk_consent_accepted").uncheck();
        tab.find("consent-form-submit").click();
        assertThat(tab.find("consent-since")).containsText("Taken back; last accepted on");
    }

    @Test
    void changesThePasswordAndStaysSignedIn() {
        open("a-careful-reader");
        var form = tab.find("password-form");

        form.getByTestId("field-current_password").fill(house.password());
        form.getByTestId("field-new_password").fill(NEW_PASSWORD);
        tab.find("password-form-submit").click();

        assertThat(tab.find("password-form-done")).containsText("Changed");
        assertThat(form.getByTestId("field-new_password")).hasValue("");
        tab.page().reload();
        assertThat(tab.find("keys")).isVisible();
        assertThat(house.logIn("a-careful-reader", NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void makesAKeyThatIsShownOnceAndEndsIt() {
        tab.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        open("a-scripting-reader");
        assertThat(tab.find("keys")).containsText("You have no API keys.");

        tab.find("field-name").fill("weekly export");
        tab.find("key-form-submit").click();
        var key = tab.find("secret").inputValue();
        tab.find("copy").click();

        assertThat(tab.find("secret-panel")).containsText("Copied.");
        assertThat(tab.page().evaluate("navigator.clipboard.readText()")).isEqualTo(key);
        assertThat(house.get("/v1/me", key).at("username").text()).isEqualTo("a-scripting-reader");
        tab.find("put-away").click();
        assertThat(tab.find("secret")).hasCount(0);
        assertThat(tab.find("key-row")).hasCount(1);
        tab.find("revoke").click();
        tab.find("cancel").click();
        assertThat(tab.find("revoke")).isFocused();
        tab.find("revoke").click();
        tab.find("confirm-submit").click();
        assertThat(tab.find("key-row")).hasCount(0);
        assertThat(house.get("/v1/me", key).status()).isEqualTo(401);
    }

    @Test
    void signsOutEverywhere() {
        open("a-worried-reader");
        var token = house.token("a-worried-reader");

        tab.find("sign-out-everywhere").click();
        tab.find("confirm-submit").click();

        assertThat(tab.find("sign-in-note")).hasText("You are signed out everywhere.");
        assertThat(house.get("/v1/me", token).status()).isEqualTo(401);
    }

    @Test
    void closesTheAccount() {
        open("a-leaving-reader");
        var form = tab.find("closing-form");

        form.getByTestId("field-password").fill(house.password());
        tab.find("closing-form-submit").click();

        assertThat(tab.find("sign-in-note")).hasText("Your account is closed.");
        assertThat(house.logIn("a-leaving-reader", house.password()).status()).isEqualTo(401);
    }

    @Test
    void isReachedAndUsedByKeyboardAlone() {
        open("a-typing-reader");
        tab.find("to-trends").click();
        assertThat(tab.find("trend")).hasCount(10);

        tab.find("to-account").focus();
        tab.page().keyboard().press("Enter");
        Locator heading = tab.find("room").locator("h1");
        assertThat(heading).isFocused();
        tab.tabTo(tab.find("preferred_profile-moderate"));
        tab.page().keyboard().press("ArrowDown");
        tab.tabTo(tab.find("investing-form-submit"));
        tab.page().keyboard().press("Enter");

        assertThat(tab.find("investing-form-done")).hasText("Saved.");
        assertThat(tab.find("preferred_profile-aggressive")).isChecked();
    }

    private void open(String username) {
        house.addUser(username, false);
        tab.signInAndRead(username, house.password());
        tab.find("to-account").click();
        assertThat(tab.find("keys")).isVisible();
        assertThat(tab.find("to-admin")).isHidden();
    }
}

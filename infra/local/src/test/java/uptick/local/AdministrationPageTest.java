package uptick.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/// The administration as an administrator uses it.
@WithHouse
class AdministrationPageTest extends InBrowser {

    AdministrationPageTest(TestHouse house) {
        super(house);
    }

    @Test
    void findsAnAccountAndChangesWhatItMayDo() {
        var row = find("a-promoted-reader");

        row.getByTestId("manage").click();
        row.getByTestId("field-tier").selectOption("premium");
        row.getByTestId("field-is_editor").check();
        row.getByTestId("rights-submit").click();

        assertThat(row).containsText("editor");
        assertThat(row).containsText("premium");
        assertThat(
                        house.rows(
                                "SELECT tier, is_editor, is_admin FROM users WHERE username = 'a-promoted-reader'"))
                .containsExactly(List.of("premium", "t", "f"));
    }

    @Test
    void closesAnAccountAndOpensItAgain() {
        var row = find("a-closed-reader");

        row.getByTestId("manage").click();
        row.getByTestId("open-or-close").click();
        tab.find("confirm-submit").click();
        assertThat(row).containsText("closed");
        assertThat(house.logIn("a-closed-reader", house.password()).status()).isEqualTo(401);
        row.getByTestId("manage").click();
        row.getByTestId("open-or-close").click();
        tab.find("confirm-submit").click();

        assertThat(row.getByTestId("manage")).isFocused();
        assertThat(house.logIn("a-closed-reader", house.password()).status()).isEqualTo(200);
    }

    @Test
    void erasesAnAccountOnlyWhenItsNameIsTyped() {
        var row = find("an-erased-reader");
        row.getByTestId("manage").click();
        row.getByTestId("purge").click();

        tab.find("field-proof").fill("another");
        tab.find("confirm-submit").click();
        assertThat(tab.find("field-proof"))
                .hasAccessibleDescription("Please type exactly: an-erased-reader");
        tab.find("field-proof").fill("an-erased-reader");
        tab.find("confirm-submit").click();

        assertThat(tab.find("dialog")).hasCount(0);
        assertThat(tab.find("account-row")).containsText("Erased account");
        assertThat(house.value("SELECT count(*) FROM users WHERE username = 'an-erased-reader'"))
                .isEqualTo("0");
    }

    @Test
    void handsOutALinkForANewPassword() {
        var row = find("a-locked-out-reader");

        row.getByTestId("manage").click();
        row.getByTestId("reset-link-submit").click();

        assertThat(tab.find("secret"))
                .hasValue(Pattern.compile("^http://localhost:\\d+/#reset=[\\w-]+$"));
        assertThat(tab.find("valid-until")).containsText("Valid until");
        tab.find("put-away").click();
        assertThat(tab.find("secret")).hasCount(0);
    }

    @Test
    void keepsTheLastAdministrator() {
        var row = find("admin");

        row.getByTestId("manage").click();
        row.getByTestId("field-is_admin").uncheck();
        row.getByTestId("rights-submit").click();

        assertThat(row.getByTestId("rights-error")).not().isEmpty();
        assertThat(house.value("SELECT is_admin FROM users WHERE username = 'admin'"))
                .isEqualTo("t");
        tab.forget("409");
    }

    @Test
    void invitesAndTakesBack() {
        signIn();
        tab.find("admin-invites").click();

        tab.find("field-email").fill("sam@example.com");
        tab.find("invite-form-submit").click();
        assertThat(tab.find("secret"))
                .hasValue(Pattern.compile("^http://localhost:\\d+/#invite=[\\w-]+$"));
        var row = tab.find("invite-row").filter(named("sam@example.com"));
        assertThat(row).containsText("open");
        row.getByTestId("revoke").click();
        tab.find("confirm-submit").click();

        assertThat(row).containsText("taken back");
        assertThat(row.getByTestId("revoke")).hasCount(0);
    }

    @Test
    void showsTheLogAndSaysThatItIsWhole() {
        var row = find("a-logged-reader");
        row.getByTestId("manage").click();
        row.getByTestId("field-tier").selectOption("premium");
        row.getByTestId("rights-submit").click();
        assertThat(row).containsText("premium");
        tab.find("admin-audit").click();
        assertThat(tab.find("audit-row").first()).isVisible();

        tab.find("verify-submit").click();
        assertThat(tab.find("verdict")).containsText("The log is whole.");
        tab.find("field-subject")
                .fill(
                        "account:"
                                + house.value(
                                        "SELECT id FROM users WHERE username = 'a-logged-reader'"));
        tab.find("audit-filters-submit").click();

        assertThat(tab.find("audit-row")).hasCount(1);
        assertThat(tab.find("audit-row")).containsText("premium");
    }

    @Test
    void isNoPlaceForOthers() {
        house.addUser("a-curious-reader", true);
        tab.signInAndRead("a-curious-reader", house.password());
        assertThat(tab.find("to-admin")).isHidden();

        tab.page().navigate("/#admin");

        assertThat(tab.find("state-error")).isVisible();
        assertThat(tab.find("account-row")).hasCount(0);
        tab.forget("403");
    }

    private void signIn() {
        tab.signInAndRead("admin", house.password());
        tab.find("to-admin").click();
        assertThat(tab.find("account-row").first()).isVisible();
    }

    private Locator find(String username) {
        if (!username.equals("admin")) {
            house.addUser(username, false);
        }
        signIn();
        tab.find("field-q").fill(username);
        tab.find("account-search-submit").click();
        var row = tab.find("account-row");
        assertThat(row).hasCount(1);
        assertThat(row).containsText(username);
        return row;
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}

package uptick.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page for people who are not signed in: a forgotten password, a link to set another, an invitation.
@WithHouse
class EntryPageTest extends InBrowser {

    private static final String NEW_PASSWORD = "heather moors in late autumn";

    EntryPageTest(TestHouse house) {
        super(house);
    }

    @Test
    void sendsThemToAnAdministratorWhereNoMailGoesOut() {
        tab.find("to-forgot").click();
        tab.find("field-login").fill("nobody-in-particular");
        tab.find("forgot-submit").click();

        assertThat(tab.find("forgot-error")).containsText("ask an administrator");
        tab.forget("503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "invite"})
    void takesTheSecretOutOfTheAddressAtOnce(String kind) {
        try (var opened = browser.tab(house, 1280, ColorScheme.LIGHT, "/#" + kind + "=s3cret")) {
            assertThat(opened.find("card")).isVisible();
            assertThat(opened.page()).hasURL(house.house().address() + "/");
            opened.find("card").locator("a").first().click();
            opened.page().goBack();
            assertThat(opened.page().url()).doesNotContain("s3cret");
            assertThat(opened.complaints()).isEmpty();
        }
    }

    @Test
    void setsANewPasswordWithALinkThatAnAdministratorHandsOut() {
        house.addUser("a-forgetful-reader", false);
        var link =
                "/#reset="
                        + token(
                                "/v1/accounts/" + id("a-forgetful-reader") + "/password-reset",
                                "{}");

        tab.page().navigate(link);
        tab.find("field-new_password").fill("short");
        tab.find("reset-submit").click();
        assertThat(tab.find("field-new_password")).isFocused();
        assertThat(tab.find("error-new_password")).not().isEmpty();
        tab.find("field-new_password").fill(NEW_PASSWORD);
        tab.find("reset-submit").click();

        assertThat(tab.find("sign-in-note")).containsText("Your new password is set");
        tab.signInAndRead("a-forgetful-reader", NEW_PASSWORD);
        tab.find("sign-out").click();
        tab.page().navigate(link);
        tab.find("field-new_password").fill(NEW_PASSWORD + " again");
        tab.find("reset-submit").click();
        assertThat(tab.find("reset-error")).containsText("no longer counts");
        tab.forget("400");
    }

    @Test
    void makesAnAccountWithAnInvitationAndSignsIn() {
        var token = token("/v1/invites", "{\"is_editor\": true}");

        tab.page().navigate("/#invite=" + token);
        tab.find("register-submit").click();
        assertThat(tab.find("field-email"))
                .hasAccessibleDescription(Pattern.compile("Please give an e-mail address"));
        tab.find("field-username").fill("an-invited-reader");
        tab.find("field-password").fill(NEW_PASSWORD);
        tab.find("register-submit").click();

        assertThat(tab.find("trend")).hasCount(10);
        assertThat(tab.find("signed-in-as")).hasText("an-invited-reader");
        assertThat(
                        house.value(
                                "SELECT time_zone FROM user_settings WHERE user_id = '"
                                        + id("an-invited-reader")
                                        + "'"))
                .isEqualTo("Europe/London");
    }

    @Test
    void saysThatAnInvitationIsNeeded() {
        tab.page().navigate("/#register");
        tab.find("field-username").fill("an-uninvited-reader");
        tab.find("field-password").fill(NEW_PASSWORD);
        tab.find("register-submit").click();

        assertThat(tab.find("register-error")).containsText("invitation");
        tab.forget("403");
    }

    private String id(String username) {
        return house.value("SELECT id FROM users WHERE username = '" + username + "'");
    }

    private String token(String path, String body) {
        return house.ask("POST", path, house.token("admin"), body).at("token").text();
    }
}

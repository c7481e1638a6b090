package uptick.outbound.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void goesToOneAddressThatBringsNoHeaderOfItsOwn() {
        for (var wrong :
                List.of(
                        "",
                        "ann",
                        "ann@example.com, bob@example.com",
                        "ann@example.com\r\nBcc: bob@example.com",
                        "ann@example.com\nBcc: bob@example.com",
                        "Ann <ann@example.com>",
                        "<ann@example.com>",
                        "ann@example.com (Ann)",
                        "friends: ann@example.com;",
                        "ann@example.com\0")) {
            assertThatThrownBy(() -> new Mail(wrong, "Hello", "text"))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a mail goes to one address");
        }
    }

    @Test
    void hasASubjectOfOneLine() {
        for (var wrong : List.of("Hello\r\nBcc: bob@example.com", "Hello\nworld", "Hello\0")) {
            assertThatThrownBy(() -> new Mail("ann@example.com", wrong, "text"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("bob");
        }
    }

    @Test
    void showsNothingOfItselfInALog() {
        assertThat(new Mail("ann@example.com", "canary", "canary").toString()).isEqualTo("Mail");
    }

    @Test
    void wantsASenderAServerNearbyForPlainTextAndAPasswordForAUser() {
        assertRefused("uptick.mail.from", "mail.example.com", 587, null, null, null, false);
        assertRefused(
                "uptick.mail.from", "mail.example.com", 587, "x\nBcc: y@z", null, null, false);
        assertRefused(
                "uptick.mail.plain", "mail.example.com", 587, "u@example.com", null, null, true);
        assertRefused(
                "uptick.mail.port", "mail.example.com", 0, "u@example.com", null, null, false);
        assertRefused(
                "uptick.mail.user", "mail.example.com", 587, "u@example.com", "user", null, false);
        assertThat(settings("127.0.0.1", 25, "u@example.com", "user", "canary", true).toString())
                .isEqualTo("MailSettings[127.0.0.1:25]");
    }

    private static void assertRefused(
            String named,
            String host,
            int port,
            @Nullable String from,
            @Nullable String user,
            @Nullable String password,
            boolean plain) {
        assertThatThrownBy(() -> settings(host, port, from, user, password, plain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private static MailSettings settings(
            String host,
            int port,
            @Nullable String from,
            @Nullable String user,
            @Nullable String password,
            boolean plain) {
        return new MailSettings(host, port, user, password, from, true, plain, SECOND, SECOND);
    }
}

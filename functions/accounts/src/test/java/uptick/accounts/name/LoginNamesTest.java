package uptick.accounts.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class LoginNamesTest {

    @Test
    void aUsernameMayBeOfAnyAlphabet() {
        for (var name :
                List.of("a", "Ann", "ann lee", "zoë", "Анна", "安", "o'neill", "x".repeat(100))) {
            assertThat(LoginNames.isUsername(name)).as(name).isTrue();
        }
    }

    @Test
    void noUsernameCanBeTakenForAnotherByWhatIsInvisible() {
        for (var name :
                List.of(
                        "",
                        " ",
                        " ann",
                        "ann ",
                        "ann@example.com",
                        "an\0n",
                        "an\nn",
                        "an\tn",
                        "an\u007fn",
                        "an\u200bn",
                        "an\u200dn",
                        "an\u2060n",
                        "an\ufeffn",
                        "an\u00adn",
                        "an\u202en",
                        "\u2066ann\u2069",
                        "an\u2028n",
                        "an\u00a0n",
                        "an\u3164n",
                        "an\u115fn",
                        "an\u034fn",
                        "an\ufe0fn",
                        "an\u2800n",
                        "an\ue000n",
                        "an\ud800n",
                        "ａｎｎ",
                        "ﬁn",
                        "zoe\u0308",
                        "x".repeat(101))) {
            assertThat(LoginNames.isUsername(name)).as(name).isFalse();
        }
    }

    @Test
    void anEmailAddressIsOneThatMailCanBeSentTo() {
        for (var email :
                List.of("ann@example.com", "Ann.O'Neill+news@mail.example.co.uk", "a@localhost")) {
            assertThat(LoginNames.isEmail(email)).as(email).isTrue();
        }
        for (var wrong :
                List.of(
                        "",
                        "ann",
                        "@example.com",
                        "ann@",
                        "ann@example..com",
                        "ann@-example.com",
                        "ann@exa mple.com",
                        "ann@example.com\r\nBcc: bob@example.com",
                        "ann@example.com\n",
                        "Ann <ann@example.com>",
                        "\"a b\"@example.com",
                        "ann@example.com,bob@example.com",
                        "ann@bücher.example",
                        "a@b@example.com",
                        "a".repeat(250) + "@b.example")) {
            assertThat(LoginNames.isEmail(wrong)).as(wrong).isFalse();
        }
    }
}

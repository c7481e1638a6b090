package uptick.accounts.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules(new PasswordSettings(12));

    @Test
    void takesWhateverIsLongEnoughAndNotCommon() {
        for (var good :
                List.of(
                        "aaaaaaaaaaa1",
                        "twelve chars",
                        "  spaces around  ",
                        "пароль никому",
                        "密码密码密码密码密码密码",
                        "🔑🔒🔓🗝🔑🔒🔓🗝🔑🔒🔓🗝",
                        "tab\tand\0nul too",
                        "z".repeat(1023) + "y")) {
            assertThat(rules.objection(good, "ann")).as(good).isEmpty();
        }
    }

    @Test
    void countsCharactersAsPeopleDoAndBoundsWhatIsHashed() {
        assertThat(rules.objection("elevenchars")).contains("must have 12 characters or more");
        // Twelve UTF-16 code units, six characters.
        assertThat(rules.objection("🔑🔒🔓🗝🔑🔒")).contains("must have 12 characters or more");
        // An accent of its own is no character of its own.
        assertThat(rules.objection("e\u0301".repeat(11)))
                .contains("must have 12 characters or more");
        assertThat(rules.objection("")).isNotEmpty();
        assertThat(rules.objection("y".repeat(1025))).contains("must have 1024 characters or less");
        assertThat(rules.objection(" ".repeat(12))).contains("must not be made of spaces alone");
    }

    @Test
    void refusesWhatEverybodyTriesFirstInAnyCase() {
        for (var common :
                List.of(
                        "password1234",
                        "PASSWORD1234",
                        "Password1234",
                        "123456789012",
                        "qwertyuiop123",
                        "iloveyou1234",
                        "administrator",
                        "passwordpassword")) {
            assertThat(rules.objection(common)).as(common).isPresent();
        }
    }

    @Test
    void refusesTheNamesOfTheAccount() {
        for (var name :
                List.of(
                        "ann.of.the.cliffs",
                        "ANN.of.the.CLIFFS",
                        "ann.of.the.cliffs@example.com",
                        "cliffhanger-of-1998")) {
            assertThat(
                            rules.objection(
                                    name, "ann.of.the.cliffs@example.com", "Cliffhanger-of-1998"))
                    .as(name)
                    .contains("must not be the name that it belongs to");
        }
        assertThat(rules.objection("ann.of.the.cliffs", null, "bob")).isEmpty();
    }

    @Test
    void hasAListThatCoversWhatItsShortestLengthAllows() throws Exception {
        try (var list = PasswordRulesTest.class.getResourceAsStream("common-passwords.txt")) {
            var words = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();

            assertThat(words).doesNotHaveDuplicates().allMatch(word -> word.length() >= 8);
            assertThat(words)
                    .allSatisfy(word -> assertThat(word).isEqualTo(word.toLowerCase(Locale.ROOT)));
            // OWASP ASVS 5.0, 6.2.4: of what the policy allows.
            assertThat(words.stream().filter(word -> word.length() >= 12).count())
                    .isGreaterThan(3000);
            assertThat(words.stream().filter(word -> word.length() < 12).count())
                    .isGreaterThan(3000);
        }
    }

    @Test
    void composesWhatAKeyboardTookApartAndMakesNoDifferentTextsEqual() {
        assertThat(PasswordRules.normalized("cafe\u0301")).isEqualTo("caf\u00e9");
        assertThat(PasswordRules.normalized("x\u00b2 \ufb01")).isEqualTo("x\u00b2 \ufb01");
    }

    @Test
    void isNeverLaxerThanEight() {
        assertThat(new PasswordRules(new PasswordSettings(8)).objection("8 chars!")).isEmpty();
        assertThatThrownBy(() -> new PasswordSettings(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uptick.accounts.password.least-length");
    }
}

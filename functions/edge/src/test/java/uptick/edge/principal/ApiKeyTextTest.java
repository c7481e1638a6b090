package uptick.edge.principal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

class ApiKeyTextTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void isAnotherEveryTime() {
        var texts = new HashSet<String>();
        for (var i = 0; i < 100; i++) {
            texts.add(ApiKeyText.generate(random).text());
        }

        assertThat(texts)
                .hasSize(100)
                .allSatisfy(text -> assertThat(text).matches("uptick_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void isReadAsItWasMade() throws NoSuchAlgorithmException {
        var key = ApiKeyText.generate(random);
        var read = ApiKeyText.parse(key.text()).orElseThrow();

        assertThat(read.text()).isEqualTo(key.text());
        assertThat(read.hash())
                .hasSize(32)
                .isEqualTo(key.hash())
                .isEqualTo(
                        MessageDigest.getInstance("SHA-256")
                                .digest(key.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(key.text()).startsWith(key.prefix());
        assertThat(key.prefix()).hasSize(15);
    }

    @Test
    void isNothingElse() {
        var text = ApiKeyText.generate(random).text();

        for (var wrong :
                List.of(
                        "",
                        "uptick_",
                        text + "A",
                        text.substring(1),
                        text.substring(0, 49),
                        text.replace("uptick_", "Uptick_"),
                        text.substring(0, 49) + "=",
                        text.substring(0, 49) + "\n",
                        text + "\n",
                        text.substring(0, 49) + "ä")) {
            assertThat(ApiKeyText.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void saysNoMoreThanItsBeginningInItsText() {
        var key = ApiKeyText.generate(random);

        assertThat(key.toString()).isEqualTo("ApiKeyText[" + key.prefix() + "…]");
    }
}

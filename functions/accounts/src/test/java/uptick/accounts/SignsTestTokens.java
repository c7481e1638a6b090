package uptick.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import uptick.testing.token.TestTokens;
import uptick.testing.token.TrustsTestTokens;

/// Makes the application of a test sign and trust with the key of [TestTokens]; write it above `@MicronautTest`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TrustsTestTokens
@ExtendWith(SignsTestTokens.Key.class)
public @interface SignsTestTokens {

    /// Sets the key while a class runs.
    final class Key implements BeforeAllCallback, AfterAllCallback {

        private static final String SETTING = "uptick.accounts.signing-key";

        @Override
        public void beforeAll(ExtensionContext context) {
            System.setProperty(SETTING, TestTokens.signingKey().toJSONString());
        }

        @Override
        public void afterAll(ExtensionContext context) {
            System.clearProperty(SETTING);
        }
    }
}

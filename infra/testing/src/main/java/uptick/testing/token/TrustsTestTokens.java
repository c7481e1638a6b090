package uptick.testing.token;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Makes the application of a test trust [TestTokens]; write it above `@MicronautTest`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TrustsTestTokens.Keys.class)
public @interface TrustsTestTokens {

    /// Sets the keys while a class runs.
    final class Keys implements BeforeAllCallback, AfterAllCallback {

        private static final String SETTING = "uptick.token.public-keys";

        @Override
        public void beforeAll(ExtensionContext context) {
            System.setProperty(SETTING, TestTokens.publicKeys());
        }

        @Override
        public void afterAll(ExtensionContext context) {
            System.clearProperty(SETTING);
        }
    }
}

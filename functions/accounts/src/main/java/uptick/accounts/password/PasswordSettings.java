package uptick.accounts.password;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// What new passwords must be like, `uptick.accounts.password.*`.
///
/// @param leastLength characters, 8 to 64. NIST SP 800-63B-4 wants 8 beside a second factor and recommends 15 without
@ConfigurationProperties("uptick.accounts.password")
public record PasswordSettings(@Bindable(defaultValue = "12") int leastLength) {

    public PasswordSettings {
        if (leastLength < 8 || leastLength > 64) {
            throw new IllegalArgumentException(
                    "uptick.accounts.password.least-length must be 8 to 64");
        }
    }
}

package uptick.accounts.registration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Who may register, `uptick.accounts.registration`.
///
/// @param registration see [Mode]
@ConfigurationProperties("uptick.accounts")
record RegistrationSettings(@Bindable(defaultValue = "invite") Mode registration) {

    /// Who may register.
    enum Mode {
        /// Everybody, an invitation or not.
        OPEN,
        /// Whoever has an invitation.
        INVITE,
        /// Nobody.
        CLOSED
    }
}

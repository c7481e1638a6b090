package uptick.accounts.session;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// A refresh token in a body; a page sends none, for its cookie has it.
@Serdeable(naming = SnakeCaseStrategy.class)
record Presented(@Nullable String refreshToken) {

    @Override
    public String toString() {
        return "Presented";
    }
}

package uptick.accounts.session;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A refresh token in a body; a page sends none, for its cookie has it.
@Serdeable(naming = SnakeCaseStrategy.class)
record Presented(@Nullable @Size(min = 1, max = 255) String refreshToken) {

    @Override
    public String toString() {
        return "Presented";
    }
}

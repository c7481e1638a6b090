package uptick.model.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// What a user bought or sold. Row-level security: a user's own.
///
/// @param price a share, in the instrument's currency, as fee and gain
/// @param quantity shares, fractions too
/// @param executedAt when it was executed, as the user says
/// @param outcome of a sale, once its cost is known
/// @param realisedGain of a sale, after fees
@MappedEntity("trades")
public record Trade(
        @Id @GeneratedValue @Nullable UUID id,
        UUID userId,
        UUID instrumentId,
        @Nullable UUID positionId,
        Action action,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        Instant executedAt,
        @Nullable Outcome outcome,
        @Nullable BigDecimal realisedGain) {

    /// What was done.
    public enum Action {
        BUY,
        SELL;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How a sale went.
    public enum Outcome {
        WIN,
        LOSS,
        EVEN;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

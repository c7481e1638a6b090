package uptick.accounts.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// What a look at the audit chain found.
///
/// @param valid whether what was looked at is whole
/// @param firstBrokenSequence where it is first broken, null while it is whole
/// @param headSequence the newest row's place as the chain's head has it, null where the head is gone
/// @param headHash its hash, in hexadecimal digits: to be kept elsewhere, and asked about later
/// @param rows how many rows were looked at
/// @param next the `from` to go on with, null at the end of the chain
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record Verification(
        boolean valid,
        @Nullable Long firstBrokenSequence,
        @Nullable Long headSequence,
        @Nullable String headHash,
        long rows,
        @Nullable Long next) {}

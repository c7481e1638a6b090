package uptick.accounts.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.audit.AuditEntry;

/// One row of the audit chain.
///
/// @param sequence its place, from 1
/// @param actor a user id or the name of a job
/// @param previousHash SHA-256 of the row before, in hexadecimal digits
/// @param hash of this row
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditView(
        long sequence,
        Instant at,
        String actor,
        String action,
        String subject,
        Map<String, Object> details,
        String previousHash,
        String hash) {

    static AuditView of(AuditEntry entry) {
        return new AuditView(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.details(),
                HexFormat.of().formatHex(entry.previousHash()),
                HexFormat.of().formatHex(entry.hash()));
    }

    /// @param items newest first
    /// @param next the cursor of the next page, null on the last
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<AuditView> items, @Nullable String next) {}
}

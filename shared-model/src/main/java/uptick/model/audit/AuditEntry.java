package uptick.model.audit;

import java.time.Instant;
import java.util.Map;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

/// One row of the audit chain.
///
/// @param sequence place in the chain, from 1, without gaps
/// @param previousHash SHA-256 of the row before, 32 bytes
/// @param hash SHA-256 over previousHash and this row's canonical text, 32 bytes
@MappedEntity("audit_log")
@SuppressWarnings("ArrayRecordComponent") // a row as it is read; nobody compares two
public record AuditEntry(
        @Id long sequence,
        Instant at,
        String actor,
        String action,
        String subject,
        @TypeDef(type = DataType.JSON) Map<String, Object> details,
        byte[] previousHash,
        byte[] hash) {}

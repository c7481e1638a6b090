package uptick.model.reports;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// One reader's copy of a report on one channel, sent at most once. Row-level security: a reader's own.
///
/// @param personal JSON object with the reader's own part
/// @param rendered the whole as text, null until it is rendered
/// @param attemptedAt when it was about to be sent
/// @param finishedAt when its status became final
/// @param reason always there where it failed or is unknown
@MappedEntity("report_deliveries")
public record ReportDelivery(
        @Id @GeneratedValue @Nullable UUID id,
        UUID reportId,
        UUID userId,
        Channel channel,
        DeliveryStatus status,
        @TypeDef(type = DataType.JSON) String personal,
        @Nullable String rendered,
        @Nullable Instant attemptedAt,
        @Nullable Instant finishedAt,
        @Nullable String reason) {}

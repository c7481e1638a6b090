package uptick.model.alerts;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// What was touched, when, and for whom. Row-level security: a user's own; an administrator's, those for operators.
///
/// @param userId whom it is for, null for the operators
/// @param subject what it is about, such as `position:<id>` or `source:reddit`
/// @param message one sentence for people
/// @param data JSON object with the numbers in the sentence
/// @param acknowledgedAt when it was answered; from then on the same may be raised anew
/// @param snoozedUntil until when it is not shown
@MappedEntity("alerts")
public record Alert(
        @Id @GeneratedValue @Nullable UUID id,
        @Nullable UUID userId,
        AlertKind kind,
        String subject,
        @Nullable UUID instrumentId,
        String message,
        @TypeDef(type = DataType.JSON) String data,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant snoozedUntil) {}

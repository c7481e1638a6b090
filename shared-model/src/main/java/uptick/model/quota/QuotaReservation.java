package uptick.model.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// Units promised to one piece of work.
///
/// @param date the provider's day that they count on
/// @param units reserved
/// @param unitsSettled spent in the end, null until settled
/// @param purpose the slice or request that they are for
/// @param expiresAt from when on its worker counts as dead
@MappedEntity("quota_reservations")
public record QuotaReservation(
        @Id @GeneratedValue @Nullable UUID id,
        String apiName,
        LocalDate date,
        int units,
        @Nullable Integer unitsSettled,
        ReservationState state,
        @Nullable UUID collectionId,
        String purpose,
        Instant reservedAt,
        @Nullable Instant calledAt,
        @Nullable Instant endedAt,
        Instant expiresAt) {}

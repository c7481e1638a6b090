package uptick.model.market;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads bars, as they are known now and as they were known at a moment of the past.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PriceBars extends GenericRepository<PriceBar, UUID> {

    /// The bars of an instrument, oldest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at
            FROM price_bars
            WHERE instrument_id = :instrumentId
              AND interval = :interval
              AND ts >= :fromInclusive
              AND ts < :toExclusive
            ORDER BY ts
            LIMIT :limit
            """)
    List<PriceBar> find(
            UUID instrumentId,
            String interval,
            Instant fromInclusive,
            Instant toExclusive,
            int limit);

    /// The bars of an instrument as they were believed at a moment, oldest first: what became known later is not there,
    /// and what was corrected later is as it was.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at
            FROM price_bars
            WHERE instrument_id = :instrumentId
              AND interval = :interval
              AND ts >= :fromInclusive
              AND ts < :toExclusive
              AND recorded_at <= :asOf
            UNION ALL
            SELECT instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at
            FROM price_bar_revisions
            WHERE instrument_id = :instrumentId
              AND interval = :interval
              AND ts >= :fromInclusive
              AND ts < :toExclusive
              AND recorded_at <= :asOf
              AND superseded_at > :asOf
            ORDER BY ts
            LIMIT :limit
            """)
    List<PriceBar> findAsOf(
            UUID instrumentId,
            String interval,
            Instant fromInclusive,
            Instant toExclusive,
            Instant asOf,
            int limit);

    /// What was believed of a bar before, oldest version first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT instrument_id, interval, ts, recorded_at, superseded_at, open, high, low, close, volume, source, reason
            FROM price_bar_revisions
            WHERE instrument_id = :instrumentId
              AND interval = :interval
              AND ts = :ts
            ORDER BY recorded_at
            LIMIT :limit
            """)
    List<PriceBarRevision> findRevisions(UUID instrumentId, String interval, Instant ts, int limit);

    /// The newest bar of an instrument.
    @Query(
            """
            SELECT instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at
            FROM latest_bars
            WHERE instrument_id = :instrumentId
              AND interval = :interval
            """)
    Optional<LatestBar> findLatest(UUID instrumentId, String interval);

    /// The newest bars of instruments, in no particular order; an instrument without bars has none.
    default List<LatestBar> findAllLatest(Collection<UUID> instrumentIds, String interval) {
        return findAllLatestOf(instrumentIds.stream().map(UUID::toString).toList(), interval);
    }

    /// As [#findAllLatest], with ids as text: the framework binds no array of UUIDs.
    @Query(
            """
            SELECT instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at
            FROM latest_bars
            WHERE instrument_id = ANY (CAST(:instrumentIds AS uuid[]))
              AND interval = :interval
            """)
    List<LatestBar> findAllLatestOf(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> instrumentIds, String interval);
}

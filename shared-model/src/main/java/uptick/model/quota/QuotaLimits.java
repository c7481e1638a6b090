package uptick.model.quota;

import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// The limits: read by whoever calls out, set by the quota function.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface QuotaLimits extends GenericRepository<QuotaLimit, String> {

    /// All APIs that have one, by name.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT api_name, daily_limit, reset_time_zone, operation_costs, reserve_share, requests_per_minute, note
            FROM api_quota_limits
            ORDER BY api_name
            LIMIT :limit
            """)
    List<QuotaLimit> findAll(int limit);

    /// The limit of an API.
    @Query(
            """
            SELECT api_name, daily_limit, reset_time_zone, operation_costs, reserve_share, requests_per_minute, note
            FROM api_quota_limits
            WHERE api_name = :apiName
            """)
    Optional<QuotaLimit> findByApiName(String apiName);

    /// The limit of an API, which nobody else sets until the commit.
    @Query(
            """
            SELECT api_name, daily_limit, reset_time_zone, operation_costs, reserve_share, requests_per_minute, note
            FROM api_quota_limits
            WHERE api_name = :apiName
            FOR UPDATE
            """)
    Optional<QuotaLimit> lock(String apiName);

    /// Changes what an administrator may change; of days that have begun, the ledger keeps its own limit, which
    /// [QuotaLedger#setLimit] sets.
    ///
    /// @return 1, or 0 where there is no such API
    @Query(
            """
            UPDATE api_quota_limits
            SET daily_limit = :dailyLimit,
                reserve_share = :reserveShare,
                requests_per_minute = :requestsPerMinute
            WHERE api_name = :apiName
            """)
    int set(
            String apiName,
            int dailyLimit,
            double reserveShare,
            @Nullable Integer requestsPerMinute);
}

package uptick.model.accounts;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// What a user's tier limits, counted by day through a function of the database.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TierUsage extends GenericRepository<User, UUID> {

    /// Takes one of what the tier allows the user whose transaction this is.
    ///
    /// @param kind what is limited
    /// @param day UTC day
    /// @param allowed how many a day
    /// @return false where all of it is used
    @Query("SELECT tier_use(:kind, :day, :allowed)")
    boolean use(Limited kind, LocalDate day, int allowed);

    /// Takes some of what the tier allows the user whose transaction this is, as many as there are left.
    ///
    /// @param kind what is limited
    /// @param day UTC day
    /// @param wanted how many, at least 1
    /// @param allowed how many a day
    /// @return how many were granted, 0 to `wanted`
    @Query("SELECT tier_take(:kind, :day, :wanted, :allowed)")
    int take(Limited kind, LocalDate day, int wanted, int allowed);

    /// What a tier limits.
    enum Limited {
        REQUESTS,
        BRIEFS;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

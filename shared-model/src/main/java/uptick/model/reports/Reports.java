package uptick.model.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads reports.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Reports extends GenericRepository<Report, UUID> {

    /// The reports of a kind before a date, newest first; the latest where the date lies ahead.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, report_date, kind, content, rendered, stocks_analyzed, recommendations_count, generated_at
            FROM reports
            WHERE kind = :kind
              AND report_date < :before
            ORDER BY report_date DESC
            LIMIT :limit
            """)
    List<Report> findBefore(ReportKind kind, LocalDate before, int limit);

    /// The report of a date and kind.
    @Query(
            """
            SELECT id, report_date, kind, content, rendered, stocks_analyzed, recommendations_count, generated_at
            FROM reports
            WHERE report_date = :reportDate
              AND kind = :kind
            """)
    Optional<Report> findByDate(LocalDate reportDate, ReportKind kind);
}

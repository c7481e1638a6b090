package uptick.model.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes reports; for the reports function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ReportsWriter extends GenericRepository<Report, UUID> {

    /// Adds a report, unless there is one for its date and kind.
    ///
    /// @param content JSON object
    /// @return 1, or 0 where there is one: it stays as it is
    @Query(
            """
            INSERT INTO reports (report_date, kind, content, rendered, stocks_analyzed, recommendations_count, generated_at)
            VALUES (
              :reportDate, :kind, CAST(:content AS jsonb), :rendered, :stocksAnalyzed, :recommendationsCount, :generatedAt)
            ON CONFLICT (report_date, kind) DO NOTHING
            """)
    int add(
            LocalDate reportDate,
            ReportKind kind,
            String content,
            String rendered,
            int stocksAnalyzed,
            int recommendationsCount,
            Instant generatedAt);
}

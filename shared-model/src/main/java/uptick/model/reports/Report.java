package uptick.model.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// What is the same in a report for everybody; one for each date and kind.
///
/// @param reportDate the UTC date that it is for
/// @param content JSON object with the facts, each with the rows that it rests on
/// @param rendered the same as text
/// @param stocksAnalyzed instruments that were looked at
/// @param recommendationsCount recommendations that are named in it
@MappedEntity("reports")
public record Report(
        @Id @GeneratedValue @Nullable UUID id,
        LocalDate reportDate,
        ReportKind kind,
        @TypeDef(type = DataType.JSON) String content,
        String rendered,
        int stocksAnalyzed,
        int recommendationsCount,
        Instant generatedAt) {}

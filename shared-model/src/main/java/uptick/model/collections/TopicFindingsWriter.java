package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes what runs found in charts; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TopicFindingsWriter extends GenericRepository<Topic, UUID> {

    /// Writes down what a page of a slice showed, in one statement; a term that an earlier page of the slice showed stays
    /// as it is. The lists are of one length and order; an empty text stands for null.
    ///
    /// @param keys the titles normalised, each once
    /// @param languages BCP 47 tags
    /// @param regions ISO 3166-1 alpha-2 codes
    /// @param ranks whole numbers from 1 on, in digits
    /// @param sure `true` or `false`
    /// @param measures whole numbers from 0 on, in digits
    /// @param units `searches`, `views` or `points` where there is a measure
    /// @param evidence ids or addresses at the source
    /// @return how many are new
    @Query(
            """
            INSERT INTO topic_findings (
              collection_id, source, slice, topic_key, title, language, region, rank, is_sure, measure, measure_unit,
              evidence, found_at)
            SELECT :collectionId, :source, :slice, given.topic_key, given.title, nullif(given.language, ''),
                   nullif(given.region, ''), given.rank, given.is_sure, CAST(nullif(given.measure, '') AS bigint),
                   nullif(given.unit, ''), nullif(given.evidence, ''), :foundAt
            FROM unnest(
              CAST(:keys AS text[]), CAST(:titles AS text[]), CAST(:languages AS text[]), CAST(:regions AS text[]),
              CAST(:ranks AS integer[]), CAST(:sure AS boolean[]), CAST(:measures AS text[]), CAST(:units AS text[]),
              CAST(:evidence AS text[]))
              AS given (topic_key, title, language, region, rank, is_sure, measure, unit, evidence)
            ON CONFLICT (collection_id, source, slice, topic_key) DO NOTHING
            """)
    int append(
            UUID collectionId,
            String source,
            String slice,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> keys,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> titles,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> languages,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> regions,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> ranks,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> sure,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> measures,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> units,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> evidence,
            Instant foundAt);
}

package uptick.model.recommendations;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes predictions; for the recommendations function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PredictionsWriter extends GenericRepository<Prediction, UUID> {

    /// Appends predictions in one batch.
    ///
    /// @return them with their ids, in the same order
    List<Prediction> saveAll(Iterable<Prediction> predictions);
}

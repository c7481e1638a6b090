package uptick.model.trends;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Whole rows, components included: no function of the product reads them yet.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TrendRows extends GenericRepository<Trend, UUID> {

    List<Trend> findByCollectionIdOrderByTitle(UUID collectionId);
}

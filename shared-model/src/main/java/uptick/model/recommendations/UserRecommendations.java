package uptick.model.recommendations;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Who was shown what. Rows belong to a user: outside a transaction of theirs there are none.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface UserRecommendations extends GenericRepository<UserRecommendation, UUID> {

    /// Notes that a user was shown recommendations, in one batch; what was shown before keeps its first time.
    @Query(
            """
            INSERT INTO user_recommendations (user_id, recommendation_id, shown_at)
            VALUES (:userId, :recommendationId, :shownAt)
            ON CONFLICT (user_id, recommendation_id) DO NOTHING
            """)
    void note(Iterable<UserRecommendation> shown);
}

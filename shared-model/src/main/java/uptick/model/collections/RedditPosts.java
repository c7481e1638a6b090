package uptick.model.collections;

import java.time.Instant;
import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads which posts on Reddit observations name. They come into the table with the observations.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RedditPosts extends GenericRepository<RedditPost, String> {

    /// Posts that Reddit is to be asked about by now, those that wait longest first.
    @Query(
            """
            SELECT name, seen_at, due_at, missing_since
            FROM reddit_posts
            WHERE due_at <= :now
            ORDER BY due_at, name
            LIMIT :limit
            """)
    List<RedditPost> findDue(Instant now, int limit);

    /// Posts that Reddit showed to no run since an instant, the oldest first.
    @Query(
            """
            SELECT name, seen_at, due_at, missing_since
            FROM reddit_posts
            WHERE seen_at <= :notSince
            ORDER BY seen_at, name
            LIMIT :limit
            """)
    List<RedditPost> findUnseen(Instant notSince, int limit);
}

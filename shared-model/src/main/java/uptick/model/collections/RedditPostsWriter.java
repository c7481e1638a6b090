package uptick.model.collections;

import java.time.Instant;
import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Keeps what Reddit says of posts, and takes posts out of observations; for the collections function alone. [#lock] comes
/// first, then [#hold]: by name, the order in which whoever writes an observation comes to them.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RedditPostsWriter extends GenericRepository<RedditPost, String> {

    /// Lets in one at a time who writes what Reddit says, until the transaction ends; before anything else of it.
    @Query(
            "SELECT count(*) FROM pg_advisory_xact_lock(hashtext('uptick: scrubbing of reddit posts'))")
    long lock();

    /// Posts as they are now, of those that are still there, and stay until the transaction ends.
    @Query(
            """
            SELECT name, seen_at, due_at, missing_since
            FROM reddit_posts
            WHERE name = ANY (CAST(:names AS text[]))
            ORDER BY name
            FOR UPDATE
            """)
    List<RedditPost> hold(@TypeDef(type = DataType.STRING_ARRAY) List<String> names);

    /// Notes that posts are there, which are held.
    ///
    /// @param dueAt when they are to be asked about again
    @Query(
            """
            UPDATE reddit_posts
            SET due_at = :dueAt,
                missing_since = NULL
            WHERE name = ANY (CAST(:names AS text[]))
            """)
    int notePresent(@TypeDef(type = DataType.STRING_ARRAY) List<String> names, Instant dueAt);

    /// Notes that an answer says nothing of posts, which are held; since when that is so stays as it is.
    ///
    /// @param dueAt when they are to be asked about again
    @Query(
            """
            UPDATE reddit_posts
            SET due_at = :dueAt,
                missing_since = coalesce(missing_since, :now)
            WHERE name = ANY (CAST(:names AS text[]))
            """)
    int noteMissing(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> names, Instant now, Instant dueAt);

    /// Takes name, title and link of posts out of all observations, for good, and forgets the posts; their numbers stay.
    ///
    /// @return how many observations that were
    @Query("SELECT scrub_reddit_posts(CAST(:names AS text[]))")
    int scrub(@TypeDef(type = DataType.STRING_ARRAY) List<String> names);
}

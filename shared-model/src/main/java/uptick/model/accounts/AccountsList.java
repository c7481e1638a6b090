package uptick.model.accounts;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads accounts for administrators, a page at a time.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AccountsList extends GenericRepository<User, UUID> {

    /// Accounts made before another, the newest first, closed ones too.
    ///
    /// @param id the other's id; the greatest there can be for the first page
    @Query(
            """
            SELECT id, email, username, tier, is_editor, is_admin, is_verified, deleted_at, purged_at, last_login,
                   CAST(id AS text) AS place, false AS is_repeated
            FROM users
            WHERE id < :id
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<ListedAccount> findBefore(UUID id, int limit);

    /// Open accounts made before another, the newest first.
    @Query(
            """
            SELECT id, email, username, tier, is_editor, is_admin, is_verified, deleted_at, purged_at, last_login,
                   CAST(id AS text) AS place, false AS is_repeated
            FROM users
            WHERE id < :id
              AND NOT is_deleted
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<ListedAccount> findOpenBefore(UUID id, int limit);

    /// Accounts whose e-mail address or username begins so, whatever its case, by that name in byte order. One that
    /// is found by both names comes at both places, the second time repeated: so that a page costs the same whatever the
    /// names are.
    ///
    /// @param beginning taken literally
    /// @param after the last place of the page before, empty for the first
    /// @param includeClosed closed ones too
    @Query(
            """
            SELECT id, email, username, tier, is_editor, is_admin, is_verified, deleted_at, purged_at, last_login, place,
                   coalesce(starts_with(lower(email) COLLATE "C", lower(CAST(:beginning AS text)))
                            AND lower(email) COLLATE "C" < place, false)
                   OR coalesce(starts_with(lower(username) COLLATE "C", lower(CAST(:beginning AS text)))
                               AND lower(username) COLLATE "C" < place, false) AS is_repeated
            FROM (
              (SELECT users.*, lower(email) COLLATE "C" AS place
               FROM users
               WHERE lower(email) COLLATE "C" >= lower(CAST(:beginning AS text))
                 AND lower(email) COLLATE "C" < lower(CAST(:beginning AS text)) || chr(1114111)
                 AND lower(email) COLLATE "C" > CAST(:after AS text)
                 AND is_deleted = ANY (ARRAY[false, CAST(:includeClosed AS boolean)])
               ORDER BY lower(email) COLLATE "C"
               LIMIT :limit)
              UNION ALL
              (SELECT users.*, lower(username) COLLATE "C" AS place
               FROM users
               WHERE lower(username) COLLATE "C" >= lower(CAST(:beginning AS text))
                 AND lower(username) COLLATE "C" < lower(CAST(:beginning AS text)) || chr(1114111)
                 AND lower(username) COLLATE "C" > CAST(:after AS text)
                 AND is_deleted = ANY (ARRAY[false, CAST(:includeClosed AS boolean)])
               ORDER BY lower(username) COLLATE "C"
               LIMIT :limit)) AS found
            ORDER BY place
            LIMIT :limit
            """)
    List<ListedAccount> search(String beginning, String after, boolean includeClosed, int limit);
}

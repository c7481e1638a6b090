package uptick.model.accounts;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Who is an administrator, for every function that lets only them in.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Administrators extends GenericRepository<User, UUID> {

    /// Whether the transaction acts for an administrator, as the account's row says now.
    @Query("SELECT app_is_admin()")
    boolean isAdmin();
}

package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What the roles of functions and jobs are, apart from their rights on tables and functions.
@WithDatabase
class RolesTest {

    private final Connection connection;

    RolesTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @MethodSource("uptick.migrations.rights.Roles#all")
    void areNothingMoreThanReadersAndWritersOfRows(String role) throws SQLException {
        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT relname || ' ' || privilege_type
                                FROM pg_class
                                CROSS JOIN LATERAL aclexplode(relacl) AS lent
                                WHERE grantee = 'uptick_%1$s'::regrole
                                  AND (privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') OR is_grantable OR relkind = 'S')
                                UNION ALL
                                SELECT attrelid::regclass || '.' || attname || ' ' || privilege_type
                                FROM pg_attribute
                                CROSS JOIN LATERAL aclexplode(attacl) AS lent
                                WHERE grantee = 'uptick_%1$s'::regrole
                                  AND (privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE') OR is_grantable)
                                UNION ALL
                                SELECT 'may create in ' || nspname
                                FROM pg_namespace
                                WHERE has_schema_privilege('uptick_%1$s', oid, 'CREATE')
                                UNION ALL
                                SELECT 'may create in the database'
                                WHERE has_database_privilege('uptick_%1$s', current_database(), 'CREATE')
                                UNION ALL
                                SELECT 'is granted by default: ' || defaclacl::text
                                FROM pg_default_acl
                                CROSS JOIN LATERAL aclexplode(defaclacl) AS lent
                                WHERE grantee = 'uptick_%1$s'::regrole
                                UNION ALL
                                SELECT 'owns ' || classid::regclass || ' ' || objid
                                FROM pg_shdepend
                                WHERE refobjid = 'uptick_%1$s'::regrole
                                  AND deptype = 'o'
                                UNION ALL
                                SELECT 'is ' || rolname
                                FROM pg_roles
                                WHERE rolname = 'uptick_%1$s'
                                  AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication)
                                """
                                        .formatted(role)))
                .isEmpty();
    }

    @Test
    void belongToNoneButTheirJobAndDoNotInheritIt() throws SQLException {
        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT DISTINCT format('%s may be %s: inherits %s, sets %s, admits others %s',
                                  member::regrole, roleid::regrole, inherit_option, set_option, admin_option)
                                FROM pg_auth_members
                                WHERE member IN (SELECT oid FROM pg_roles WHERE rolname LIKE 'uptick\\_%')
                                """))
                .containsExactlyInAnyOrder(
                        "uptick_portfolio may be uptick_job_alerts: inherits f, sets t, admits others f",
                        "uptick_reports may be uptick_job_report: inherits f, sets t, admits others f");
    }

    @Test
    void areLimitedInTimeWhereTheyLogIn() throws SQLException {
        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT rolname || ' ' || array_to_string(rolconfig, ' ')
                                FROM pg_roles
                                WHERE rolname LIKE 'uptick\\_%'
                                """))
                .hasSize(Roles.all().size())
                .allSatisfy(
                        role ->
                                assertThat(role)
                                        .contains(
                                                "statement_timeout=10s",
                                                "lock_timeout=5s",
                                                "idle_in_transaction_session_timeout=30s"));
    }
}

package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.model.connection.ExpectedSchema;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// The bar for every table: the rules are the files in `catalogue`, see [CatalogueRule].
@WithDatabase
class CatalogueTest {

    private final Connection connection;

    CatalogueTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection.setAutoCommit(false);
        CatalogueRule.open(connection);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void nothingInTheSchemaOffendsAgainst(CatalogueRule rule) throws SQLException {
        assertThat(rule.offenders(connection)).as(rule.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anOffenderIsNamedBy(CatalogueRule rule) throws SQLException {
        Sql.execute(connection, rule.offence());

        assertThat(rule.offenders(connection)).containsExactly(rule.offender());
    }

    @Test
    void looksAtEveryTableThatTheBuildNeeds() throws SQLException {
        assertThat(
                        Sql.texts(
                                connection,
                                "SELECT table_name FROM our_tables WHERE NOT is_partition ORDER BY table_name"))
                .containsExactlyElementsOf(ExpectedSchema.TABLES);
    }

    static List<CatalogueRule> rules() {
        return CatalogueRule.all();
    }
}

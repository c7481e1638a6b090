package uptick.model.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
class ExpectedSchemaTest {

    @Test
    void isWhatTheMigrationsMake(TestDatabase database) {
        var rows = new Rows(database);

        assertThat(rows.texts("SELECT schema_version()")).containsExactly(ExpectedSchema.VERSION);
        assertThat(
                        rows.texts(
                                """
                                SELECT tablename
                                FROM pg_tables
                                WHERE schemaname = 'public'
                                  AND tablename <> 'flyway_schema_history'
                                ORDER BY tablename
                                """))
                .isEqualTo(ExpectedSchema.TABLES);
    }
}

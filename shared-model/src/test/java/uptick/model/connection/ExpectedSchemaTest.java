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
                                SELECT relname
                                FROM pg_class
                                WHERE relnamespace = 'public'::regnamespace
                                  AND relkind IN ('r', 'p')
                                  AND NOT relispartition
                                  AND relname <> 'flyway_schema_history'
                                ORDER BY relname
                                """))
                .isEqualTo(ExpectedSchema.TABLES);
    }
}

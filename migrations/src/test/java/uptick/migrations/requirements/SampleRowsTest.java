package uptick.migrations.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import uptick.model.connection.ExpectedSchema;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
class SampleRowsTest {

    @Test
    void fillEveryTableOfTheSchemaAndEveryForeignKey(TestDatabase database) throws SQLException {
        try (var schema = new Schema(database)) {
            schema.rows().insertAll(1);
            schema.rows().insertAll(2);

            assertThat(schema.rows().tables())
                    .containsExactlyInAnyOrderElementsOf(ExpectedSchema.TABLES);
            for (var table : schema.rows().tables()) {
                assertThat(schema.text("SELECT count(*) FROM " + table))
                        .as(table)
                        .isEqualTo(
                                schema.rows().of(table).getFirst().isAlone()
                                        ? "1"
                                        : String.valueOf(2 * schema.rows().of(table).size()));
            }
        }
    }
}

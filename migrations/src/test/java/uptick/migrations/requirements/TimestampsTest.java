package uptick.migrations.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// The columns that keep the books, in every table; in partitioned ones `recorded_at` stands for `created_at`.
@WithDatabase
class TimestampsTest {

    private final Schema schema;

    TimestampsTest(TestDatabase database) throws SQLException {
        schema = new Schema(database);
    }

    @BeforeAll
    static void makeARowOfEachTable(TestDatabase database) throws SQLException {
        SampleRows.insertAll(database, 1);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        schema.close();
    }

    @Test
    void setThemselvesInEveryTable() throws SQLException {
        for (var table : schema.rows().tables()) {
            var made = with("created_at").contains(table) ? "created_at" : "recorded_at";
            for (var row : schema.rows().of(table)) {
                schema.execute(schema.rows().insertion(row, 2, 2, Map.of(made, "DEFAULT")));
            }
            assertThat(rowsWhere(made + " = now()", table))
                    .as("%s.%s", table, made)
                    .isEqualTo(schema.rows().of(table).size());
        }

        assertThat(with("updated_at")).hasSizeGreaterThan(30);
        for (var table : with("updated_at")) {
            assertThat(rowsWhere("updated_at = now()", table)).as(table).isPositive();
        }
    }

    @Test
    void moveWithAChangeAndByNoOtherHand() throws SQLException {
        for (var table : with("updated_at")) {
            assertThat(rowsWhere("updated_at < now()", table)).as(table).isPositive();

            schema.execute("UPDATE %s SET updated_at = '2000-01-01T00:00:00Z'".formatted(table));

            assertThat(rowsWhere("updated_at = now()", table)).as(table).isPositive();
            assertThat(rowsWhere("updated_at <> now()", table)).as(table).isZero();
        }
    }

    @Test
    void moveNoRowThatDidNotChange() throws SQLException {
        schema.rows().insertAll(2);

        schema.execute("UPDATE instruments SET sector = 'Energy' WHERE symbol = 'SYM1'");
        schema.execute("UPDATE topics SET priority = 7 WHERE false");

        assertThat(rowsWhere("updated_at > created_at", "instruments")).isEqualTo(1);
        assertThat(rowsWhere("updated_at > created_at", "topics")).isZero();
    }

    private List<String> with(String column) throws SQLException {
        return schema.texts(
                """
                SELECT relname
                FROM pg_class
                JOIN pg_attribute ON attrelid = pg_class.oid
                WHERE relnamespace = 'public'::regnamespace
                  AND relkind IN ('r', 'p')
                  AND NOT relispartition
                  AND attname = '%s'
                """
                        .formatted(column));
    }

    private int rowsWhere(String condition, String table) throws SQLException {
        return Integer.parseInt(
                String.valueOf(
                        schema.text(
                                "SELECT count(*) FROM %s WHERE %s".formatted(table, condition))));
    }
}

package uptick.migrations.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// The longest, the largest and one over, in every column of every table.
///
/// Columns whose checks leave no room for the plain value stand in `column-values.txt` with what is inserted instead, or with
/// the check that refuses it.
@WithDatabase
class ColumnValuesTest {

    private static final int MEGABYTE = 1_000_000;

    private final Schema schema;
    private final Map<String, String> exceptions = new HashMap<>();
    private final Set<String> unused = new TreeSet<>();

    ColumnValuesTest(TestDatabase database) throws SQLException {
        schema = new Schema(database);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        schema.close();
    }

    /* Characters of four bytes that do not compress: an index has to hold them too. */
    @Test
    void textsOfTheLongestLengthFitAndOneCharacterMoreDoesNot() throws SQLException {
        var random = new Random(7);
        inEachTable(
                "longest",
                List.of("character varying", "character"),
                (column, softly) -> {
                    var text =
                            random.ints(column.length(), 0x20000, 0x2A6D0)
                                    .collect(
                                            StringBuilder::new,
                                            StringBuilder::appendCodePoint,
                                            StringBuilder::append)
                                    .toString();
                    check(column, "longest", "'" + text + "'", softly);
                    softly.assertThat(answer(column, "'" + text + "\uD840\uDC00'", Map.of()))
                            .as("one over %s", column)
                            .isEqualTo("22001");
                });
    }

    @Test
    void numbersWithTheMostDigitsFitAndOneDigitMoreDoesNot() throws SQLException {
        inEachTable(
                "largest",
                List.of("numeric"),
                (column, softly) -> {
                    var digits = column.length() - column.scale();
                    check(
                            column,
                            "largest",
                            "9".repeat(digits) + "." + "9".repeat(column.scale()),
                            softly);
                    for (var over :
                            new String[] {"1" + "0".repeat(digits), "-1" + "0".repeat(digits)}) {
                        softly.assertThat(answer(column, over, Map.of()))
                                .as("%s in %s", over, column)
                                .isEqualTo("22003");
                    }
                });
    }

    @Test
    void wholeNumbersFitUpToTheirTypesBoundsAndNotBeyond() throws SQLException {
        inEachTable(
                "bound",
                List.of("integer", "bigint"),
                (column, softly) -> {
                    var isInteger = column.type().equals("integer");
                    check(
                            column,
                            "bound",
                            isInteger ? "2147483647" : "9223372036854775807",
                            softly);
                    var smallest = isInteger ? "-2147483648" : "-9223372036854775808";
                    var answer = answer(column, smallest, Map.of());
                    if (!answer.equals("taken")) {
                        softly.assertThat(
                                        schema.text(
                                                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' AND conname = '%s'"
                                                        .formatted(answer)))
                                .as("%s in %s", smallest, column)
                                .contains(column.name());
                    }
                    for (var over :
                            isInteger
                                    ? new String[] {"2147483648", "-2147483649"}
                                    : new String[] {
                                        "9223372036854775808", "-9223372036854775809"
                                    }) {
                        softly.assertThat(answer(column, over, Map.of()))
                                .as("%s in %s", over, column)
                                .isEqualTo("22003");
                    }
                });
    }

    @Test
    void textsAndObjectsWithoutALengthTakeAMegabyte() throws SQLException {
        var hex = new StringBuilder();
        new Random(7).ints(MEGABYTE, 0, 16).mapToObj(Integer::toHexString).forEach(hex::append);
        inEachTable(
                "megabyte",
                List.of("text", "jsonb", "_text"),
                (column, softly) ->
                        check(
                                column,
                                "megabyte",
                                switch (column.type()) {
                                    case "jsonb" -> "jsonb_build_object('text', '" + hex + "')";
                                    case "_text" -> "ARRAY['" + hex + "']";
                                    default -> "'" + hex + "'";
                                },
                                softly));
    }

    @Test
    void numbersAreNumbers() throws SQLException {
        inEachTable(
                "number",
                List.of("numeric", "double precision"),
                (column, softly) -> {
                    for (var none :
                            column.type().equals("numeric")
                                    ? new String[] {"NaN"}
                                    : new String[] {"NaN", "Infinity", "-Infinity"}) {
                        softly.assertThat(answer(column, "'" + none + "'", Map.of()))
                                .as("%s in %s", none, column)
                                .isNotEqualTo("taken");
                    }
                });
    }

    @Test
    void everyMemberOfAClosedSetFitsItsColumn() throws SQLException {
        assertThat(
                        schema.texts(
                                """
                                SELECT format('%s.%s: %s', attrelid::regclass, attname, member[1])
                                FROM pg_constraint
                                JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
                                CROSS JOIN LATERAL regexp_matches(pg_get_constraintdef(pg_constraint.oid), '''([^'']*)''', 'g') AS member
                                WHERE contype = 'c'
                                  AND cardinality(conkey) = 1
                                  AND atttypid = 'varchar'::regtype
                                  AND pg_get_constraintdef(pg_constraint.oid) LIKE '%ANY%'
                                  AND length(member[1]) > atttypmod - 4
                                """))
                .isEmpty();
    }

    /* Parents come first, so that they are there when a row is tried; the row itself comes after it was. */
    private void inEachTable(String probe, List<String> types, Check check) throws SQLException {
        readExceptions(probe);
        var softly = new SoftAssertions();
        var checked = 0;
        var columns = schema.columns();
        for (var table : schema.rows().tables()) {
            for (var column : columns) {
                if (column.table().equals(table) && types.contains(column.type())) {
                    check.on(column, softly);
                    checked++;
                }
            }
            schema.rows().insert(List.of(table), 1);
        }
        softly.assertThat(checked).isGreaterThan(20);
        softly.assertThat(unused).as("exceptions that no column needs").isEmpty();
        softly.assertAll();
    }

    private void check(TableColumn column, String probe, String value, SoftAssertions softly)
            throws SQLException {
        var exception = exceptions.get(column.toString());
        if (exception == null) {
            softly.assertThat(answer(column, value, Map.of()))
                    .as("%s %s", probe, column)
                    .isEqualTo("taken");
            return;
        }
        unused.remove(column.toString());
        if (exception.startsWith("refused by ")) {
            softly.assertThat(answer(column, value, Map.of()))
                    .as("%s %s", probe, column)
                    .isEqualTo(exception.replace("refused by ", ""));
            return;
        }
        var beside = new LinkedHashMap<String, String>();
        for (var part : exception.split(";")) {
            var pair = part.split("=", 2);
            beside.put(pair[0].strip(), pair[1].strip().replace("{value}", value));
        }
        softly.assertThat(answer(column, beside.getOrDefault(column.name(), value), beside))
                .as("%s %s with %s", probe, column, exception)
                .isEqualTo("taken");
    }

    private String answer(TableColumn column, String value, Map<String, String> beside)
            throws SQLException {
        var row =
                schema.rows().of(column.table()).stream()
                        .filter(it -> !"NULL".equals(it.columns().get(column.name())))
                        .findFirst()
                        .orElseThrow();
        var instead = new LinkedHashMap<>(beside);
        instead.put(column.name(), value);
        return schema.answerTo(schema.rows().insertion(row, 1, 1, instead));
    }

    private void readExceptions(String probe) {
        Sql.read(Sql.file("requirements/column-values.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +\\| +"))
                .filter(line -> line[0].equals(probe))
                .forEach(line -> exceptions.put(line[1], line[2]));
        unused.addAll(exceptions.keySet());
    }

    private interface Check {
        void on(TableColumn column, SoftAssertions softly) throws SQLException;
    }
}

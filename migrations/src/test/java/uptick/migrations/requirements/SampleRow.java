package uptick.migrations.requirements;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import uptick.migrations.Sql;

/// A section of `sample-rows.txt`.
///
/// @param table the table that it is a row of
/// @param isAlone whether the table holds one row at most
/// @param columns expressions by column, in which `{n}` stands for the row's number
record SampleRow(String table, boolean isAlone, Map<String, String> columns) {

    private static final Pattern SECTION = Pattern.compile("\\[(\\w+)(!?)(?::.*)?]");
    private static final Pattern COLUMN = Pattern.compile("(\\w+) +?= (.+)");

    /// All sections, parents before children.
    static List<SampleRow> all() {
        var rows = new ArrayList<SampleRow>();
        Sql.read(Sql.file("requirements/sample-rows.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(
                        line -> {
                            var section = SECTION.matcher(line);
                            var column = COLUMN.matcher(line);
                            if (section.matches()) {
                                rows.add(
                                        new SampleRow(
                                                section.group(1),
                                                section.group(2).equals("!"),
                                                new LinkedHashMap<>()));
                            } else if (column.matches()) {
                                rows.getLast().columns().put(column.group(1), column.group(2));
                            } else {
                                throw new IllegalArgumentException(line);
                            }
                        });
        return rows;
    }
}

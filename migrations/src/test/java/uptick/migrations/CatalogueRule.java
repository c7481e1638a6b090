package uptick.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A rule about the catalogue: a query that lists who offends against it, and an offence that proves it can.
///
/// A new rule is two files beside the others, `<rule>.sql` and `<rule>.offence.sql`; the first line of the
/// former says the rule, the first line of the latter whom the rule then names.
///
/// @param name the file name
/// @param query lists the offenders
/// @param offence makes one
record CatalogueRule(String name, String query, String offence) {

    private static final String FOLDER = "catalogue";
    private static final String OFFENDER = "-- offender: ";

    /// All rules there are.
    static List<CatalogueRule> all() {
        return Sql.files(FOLDER).stream()
                .filter(file -> file.toString().endsWith(".offence.sql"))
                .map(
                        file -> {
                            var name = file.getFileName().toString().replace(".offence.sql", "");
                            return new CatalogueRule(
                                    name,
                                    Sql.read(file.resolveSibling(name + ".sql")),
                                    Sql.read(file));
                        })
                .toList();
    }

    /// Whom the offence makes the rule name.
    String offender() {
        return offence.lines().findFirst().orElseThrow().substring(OFFENDER.length());
    }

    /// Makes the tables, columns and functions known under the names that the rules use.
    static void open(Connection connection) throws SQLException {
        Sql.execute(connection, Sql.read(Sql.file(FOLDER + "/scope.sql")));
    }

    /// Who offends.
    List<String> offenders(Connection connection) throws SQLException {
        return Sql.texts(connection, query);
    }

    @Override
    public String toString() {
        return name + ": " + query.lines().takeWhile(line -> line.startsWith("--")).toList();
    }
}

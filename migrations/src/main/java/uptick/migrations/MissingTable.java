package uptick.migrations;

/// The schema is older than a command needs.
final class MissingTable extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingTable(String table) {
        super("the database has no table " + table + ": migrate first");
    }
}

package uptick.migrations;

import java.util.List;

/// The versions of the schema, from the migrations' file names.
public final class Versions {

    /// All of them, in order.
    public static final List<String> ALL =
            Sql.files("/db/migration").stream()
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .toList();

    private Versions() {}

    /// Up to one, and it.
    public static List<String> to(String version) {
        return ALL.subList(0, ALL.indexOf(version) + 1);
    }

    /// Those after one.
    public static List<String> after(String version) {
        return ALL.subList(ALL.indexOf(version) + 1, ALL.size());
    }
}

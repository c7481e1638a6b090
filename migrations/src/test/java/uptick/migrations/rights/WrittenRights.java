package uptick.migrations.rights;

import java.util.Collection;
import java.util.List;

/// `rights.txt`: who may do what, written down, a table or function a line.
///
/// @param tables `name role=rights role=rights`, or `name -`
/// @param functions `name(types) role role`, or `name(types) -`
record WrittenRights(List<String> tables, List<String> functions) {

    static WrittenRights read() {
        var parts = Script.read("rights.txt").split("\n\n");
        return new WrittenRights(lines(parts[0]), lines(parts[1]));
    }

    private static List<String> lines(String part) {
        return part.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    /// What was found out, in the same notation.
    ///
    /// @param subjects all tables or functions, also those that nobody has a right on
    /// @param found `subject role=rights` or `subject role`, each right by itself
    static List<String> written(List<String> subjects, Collection<String> found) {
        return subjects.stream()
                .map(
                        subject -> {
                            var roles =
                                    found.stream()
                                            .filter(right -> right.startsWith(subject + " "))
                                            .map(right -> right.substring(subject.length() + 1))
                                            .sorted()
                                            .toList();
                            return subject
                                    + " "
                                    + (roles.isEmpty() ? "-" : String.join(" ", roles));
                        })
                .toList();
    }
}

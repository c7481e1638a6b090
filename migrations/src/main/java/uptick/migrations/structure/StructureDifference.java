package uptick.migrations.structure;

import java.util.List;
import java.util.TreeSet;

/// How a structure differs from the one that is expected; what changed is missing in its old form and unexpected in
/// its new one.
///
/// @param missing expected and not there, at most [#MOST] of them, long ones cut
/// @param unexpected there and not expected, likewise
/// @param leftOff how many more there are of both
public record StructureDifference(List<String> missing, List<String> unexpected, int leftOff) {

    /// How many of each are listed.
    public static final int MOST = 50;

    private static final int LONGEST = 300;

    public StructureDifference {
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
    }

    /// Compares.
    public static StructureDifference between(Structure expected, Structure present) {
        var missing = less(expected, present);
        var unexpected = less(present, expected);
        // an extension that an operator or a hosting platform added takes nothing from the schema
        unexpected.removeIf(line -> line.startsWith("extension "));
        return new StructureDifference(
                shown(missing),
                shown(unexpected),
                Math.max(0, missing.size() - MOST) + Math.max(0, unexpected.size() - MOST));
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return missing.isEmpty() && unexpected.isEmpty();
    }

    private static TreeSet<String> less(Structure one, Structure other) {
        var lines = new TreeSet<>(one.lines());
        other.lines().forEach(lines::remove);
        return lines;
    }

    private static List<String> shown(TreeSet<String> lines) {
        return lines.stream()
                .limit(MOST)
                .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line)
                .toList();
    }
}

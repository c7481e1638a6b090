package uptick.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The table of `functions/edge/ROUTES.md`.
///
/// @param callers its columns after the first
/// @param rows what each route says to each of them
record RoutesPage(List<String> callers, Map<String, List<String>> rows) {

    private static final Path PAGE = Path.of("..", "..", "functions", "edge", "ROUTES.md");

    static RoutesPage read() {
        try {
            var lines =
                    Files.readAllLines(PAGE).stream()
                            .filter(line -> line.startsWith("|"))
                            .map(RoutesPage::cells)
                            .toList();
            var rows = new LinkedHashMap<String, List<String>>();
            for (var row : lines.subList(2, lines.size())) {
                var route = row.getFirst().replace("`", "");
                if (rows.put(route, row.subList(1, row.size())) != null) {
                    throw new AssertionError(route + " stands twice on the page");
                }
            }
            return new RoutesPage(lines.getFirst().subList(1, lines.getFirst().size()), rows);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> cells(String line) {
        return new ArrayList<>(
                Stream.of(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }
}

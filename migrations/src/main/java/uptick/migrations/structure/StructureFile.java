package uptick.migrations.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The structure that this package's migrations make, as it is written in `db/catalogue/structure.txt`.
///
/// A line begins an entry; one that begins with a bar goes on with the entry before it, after a line break; one that
/// begins with a number sign is a remark.
public final class StructureFile {

    /// Where it is in this package.
    public static final String RESOURCE = "/db/catalogue/structure.txt";

    private static final String GOES_ON = "|";
    private static final String REMARK = "#";

    private StructureFile() {}

    /// The structure that is expected of a database at the latest version.
    public static Structure read() {
        try (var stream =
                Objects.requireNonNull(StructureFile.class.getResourceAsStream(RESOURCE))) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As it stands in the file.
    public static Structure parse(String text) {
        var entries = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            if (line.startsWith(GOES_ON)) {
                entries.add(entries.removeLast() + "\n" + line.substring(GOES_ON.length()));
            } else if (!line.isEmpty() && !line.startsWith(REMARK)) {
                entries.add(line);
            }
        }
        return new Structure(entries);
    }

    /// As it is to stand in the file.
    public static String write(Structure structure, List<String> remarks) {
        var text = new StringBuilder();
        remarks.forEach(remark -> text.append(REMARK).append(' ').append(remark).append('\n'));
        text.append(
                structure.lines().stream()
                        .map(entry -> entry.replace("\n", "\n" + GOES_ON) + "\n")
                        .collect(Collectors.joining()));
        return text.toString();
    }
}

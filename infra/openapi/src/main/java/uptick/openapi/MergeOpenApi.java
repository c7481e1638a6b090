package uptick.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// The build's step: reads every function's part, writes the one document. The same parts give the same bytes.
final class MergeOpenApi {

    private static final int WIDTH = 120;

    private MergeOpenApi() {}

    /// Writes the document, or fails with the place that is wrong.
    ///
    /// @param arguments the project's folder, and the file to write
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: <project folder> <file to write>");
        }
        var file = Path.of(arguments[1]);
        var text = yaml(merge(Part.of(Path.of(arguments[0]))));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// Makes one document of parts.
    ///
    /// @throws CannotMerge where they contradict each other, or the whole is not sound
    static Map<String, Object> merge(List<Part> parts) {
        var merging = new Merging();
        parts.forEach(merging::add);
        var document = merging.document();
        Soundness.check(document);
        return document;
    }

    /* No anchors: a component that is repeated in the same words is one object here, and is to be written out. */
    private static String yaml(Map<String, Object> document) {
        var settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setDereferenceAliases(true)
                        .setWidth(WIDTH)
                        .setSplitLines(true)
                        .build();
        return new Dump(settings).dumpToString(document);
    }
}

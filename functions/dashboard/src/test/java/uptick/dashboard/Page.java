package uptick.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The page's files as they are served: each with its path under the site's root. */
final class Page {

    private static final Path ROOT = Path.of("src/main/resources/public");

    private Page() {}

    /** All files, as paths relative to the root, in the order of their names. */
    static List<Path> files() {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(Files::isRegularFile).map(ROOT::relativize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(String extension) {
        Predicate<Path> matches = file -> file.toString().endsWith('.' + extension);
        return files().stream().filter(matches).toList();
    }

    static String read(String file) {
        return read(Path.of(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file without its comments, of which CSS and our scripts have two kinds. */
    static String readCode(Path file) {
        return read(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    /** The modules that a script names, each as a path relative to the root. */
    static List<Path> imports(Path script, String regex) {
        return all(regex, readCode(script)).stream()
                .map(name -> script.resolveSibling(name).normalize())
                .toList();
    }

    static int gzippedBytes(Path file) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(Files.readAllBytes(ROOT.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.size();
    }

    /** The first group of every match, in the order of the text. */
    static List<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}

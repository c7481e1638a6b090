package uptick.testing.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// What may be in a function's deployment package, and how large it may be.
///
/// ```java
/// FunctionPackage.of(jar).atMostBytes(20_000_000).verify();
/// ```
public final class FunctionPackage {
    /// Lambda's bound for a package and its layers once unpacked:
    /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private static final long LARGEST_UNPACKED_BYTES = 250L * 1024 * 1024;

    private record Ban(String folder, String reason) {}

    private static final List<Ban> BANNED =
            List.of(
                    new Ban(
                            "io/netty/",
                            "a function is called by the runtime and needs no network server"),
                    new Ban(
                            "com/fasterxml/jackson/databind/",
                            "JSON is read and written by Micronaut Serialization"),
                    new Ban("org/flywaydb/", "only the migrations function migrates"));

    private final Path jar;
    private final List<String> allowed = new ArrayList<>();
    private long mostBytes = Long.MAX_VALUE;

    private FunctionPackage(Path jar) {
        this.jar = jar;
    }

    /// The package to look at.
    public static FunctionPackage of(Path jar) {
        return new FunctionPackage(jar);
    }

    /// The package's own bound in bytes, as it is uploaded.
    public FunctionPackage atMostBytes(long bytes) {
        mostBytes = bytes;
        return this;
    }

    /// Lifts the ban on one folder, such as `org/flywaydb/`.
    ///
    /// @throws IllegalArgumentException if there is no such ban
    public FunctionPackage allowing(String folder) {
        if (BANNED.stream().noneMatch(ban -> ban.folder().equals(folder))) {
            throw new IllegalArgumentException(folder + " is not banned");
        }
        allowed.add(folder);
        return this;
    }

    /// Looks into the package.
    ///
    /// @throws AssertionError if something is wrong with it; names all that is
    public void verify() {
        try (JarFile entries = new JarFile(jar.toFile())) {
            List<JarEntry> files = entries.stream().filter(entry -> !entry.isDirectory()).toList();
            List<String> faults = new ArrayList<>(faultsOfSize(files));
            List<String> names = files.stream().map(FunctionPackage::nameOnClassPath).toList();
            for (Ban ban : BANNED) {
                if (!allowed.contains(ban.folder())) {
                    report(
                            faults,
                            names.stream().filter(name -> name.startsWith(ban.folder())).toList(),
                            ban.reason());
                }
            }
            report(
                    faults,
                    names.stream()
                            .filter(name -> name.matches("application[^/]*\\.ya?ml"))
                            .toList(),
                    "a function's settings are code and environment, and YAML would bring its parser");
            report(
                    faults,
                    names.stream().filter(name -> name.endsWith(".jar")).toList(),
                    "what is in a jar inside of the package escapes this check");
            if (!faults.isEmpty()) {
                throw new AssertionError(
                        jar.getFileName()
                                + " is not fit to be a function:\n- "
                                + String.join("\n- ", faults));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }

    private List<String> faultsOfSize(List<JarEntry> files) throws IOException {
        List<String> faults = new ArrayList<>();
        long bytes = Files.size(jar);
        if (bytes > mostBytes) {
            faults.add(
                    String.format(
                            Locale.ROOT, "%,d bytes, at most %,d are allowed", bytes, mostBytes));
        }
        long unpacked = files.stream().mapToLong(JarEntry::getSize).sum();
        if (unpacked > LARGEST_UNPACKED_BYTES) {
            faults.add(
                    String.format(
                            Locale.ROOT,
                            "%,d bytes unpacked, Lambda takes %,d",
                            unpacked,
                            LARGEST_UNPACKED_BYTES));
        }
        return faults;
    }

    private static void report(List<String> faults, List<String> names, String reason) {
        if (!names.isEmpty()) {
            faults.add("%s (%d in all): %s".formatted(names.getFirst(), names.size(), reason));
        }
    }

    /// A class for newer Java versions only is on the class path as much as any other.
    private static String nameOnClassPath(JarEntry entry) {
        return entry.getName().replaceFirst("^META-INF/versions/\\d+/", "");
    }
}

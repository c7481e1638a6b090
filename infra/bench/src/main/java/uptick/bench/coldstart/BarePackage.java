package uptick.bench.coldstart;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

import org.postgresql.Driver;

import uptick.bench.RepositorySql;

/// Packs the reference as ours is packed: one jar with everything unpacked in it.
public final class BarePackage {

    private BarePackage() {}

    /// Writes the reference's package: [BareHandler], the statements, the driver.
    ///
    /// @param more a class of each further jar to put in
    public static Path write(Path jar, List<Class<?>> more) throws IOException {
        var written = new HashSet<String>();
        try (var entries = new JarOutputStream(Files.newOutputStream(jar))) {
            var handler = BareHandler.class.getName().replace('.', '/') + ".class";
            try (var code = BareHandler.class.getClassLoader().getResourceAsStream(handler)) {
                put(entries, written, handler, code == null ? new byte[0] : code.readAllBytes());
            }
            for (var name : List.of("findLatestScored", "findTop")) {
                put(
                        entries,
                        written,
                        BareHandler.STATEMENTS + name,
                        RepositorySql.trends(name).getBytes(StandardCharsets.UTF_8));
            }
            addJarOf(Driver.class, entries, written);
            for (var each : more) {
                addJarOf(each, entries, written);
            }
        }
        return jar;
    }

    private static void addJarOf(Class<?> type, JarOutputStream entries, Set<String> written)
            throws IOException {
        try (var library = new JarFile(jarOf(type).toFile())) {
            for (var entry : library.stream().filter(each -> !each.isDirectory()).toList()) {
                try (var content = library.getInputStream(entry)) {
                    put(entries, written, entry.getName(), content.readAllBytes());
                }
            }
        }
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(type + " does not say where it is from", failure);
        }
    }

    private static void put(
            JarOutputStream entries, Set<String> written, String name, byte[] content)
            throws IOException {
        if (written.add(name)) {
            entries.putNextEntry(new JarEntry(name));
            entries.write(content);
            entries.closeEntry();
        }
    }
}

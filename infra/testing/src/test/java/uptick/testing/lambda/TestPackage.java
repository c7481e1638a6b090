package uptick.testing.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/// Writes deployment packages for tests.
final class TestPackage implements AutoCloseable {
    private final JarOutputStream entries;

    private TestPackage(Path jar) throws IOException {
        entries = new JarOutputStream(Files.newOutputStream(jar));
    }

    /// A package with the given classes and what they bring along from their own jars.
    static Path of(Path jar, Class<?>... classes) {
        try (TestPackage made = new TestPackage(jar)) {
            for (Class<?> each : classes) {
                made.add(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /// A package of files of a few bytes.
    static Path ofFiles(Path jar, String... names) {
        try (TestPackage made = new TestPackage(jar)) {
            for (String name : names) {
                made.put(name, new byte[] {1, 2, 3, 4});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }

    private void add(Class<?> type) throws IOException {
        Path home = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        String name = type.getName().replace('.', '/') + ".class";
        if (Files.isDirectory(home)) {
            put(name, Files.readAllBytes(home.resolve(name)));
            return;
        }
        try (JarInputStream library = new JarInputStream(Files.newInputStream(home))) {
            for (JarEntry entry = library.getNextJarEntry();
                    entry != null;
                    entry = library.getNextJarEntry()) {
                if (entry.getName().endsWith(".class")) {
                    put(entry.getName(), library.readAllBytes());
                }
            }
        }
    }

    private void put(String name, byte[] content) throws IOException {
        entries.putNextEntry(new JarEntry(name));
        entries.write(content);
        entries.closeEntry();
    }
}

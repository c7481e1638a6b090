package uptick.testing.lambda;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// The files that a function finds when it starts: the managed runtime's own, and its package unpacked. One for all
/// functions of this JVM, in a temporary folder that goes when the JVM goes.
final class RuntimeImage {
    /* What stands on the managed runtime's class path, each named by one of its classes. The function's own classes do
     * not stand there: the runtime loads them from the unpacked package, through a class loader of their own. So a
     * library that asks the system class loader, or a multi-release jar, behaves here as it will on Lambda. */
    private static final List<Class<?>> RUNTIME_JARS =
            List.of(
                    Context.class,
                    AWSLambda.class,
                    PojoSerializer.class,
                    SdkInternalThreadLocal.class);

    private static final Map<String, String> LIBRARY_BY_ARCHITECTURE =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch_64");

    private static final RuntimeImage SHARED = new RuntimeImage();

    private final Path folder;
    private final Path nativeLibrary;
    private final Map<String, Path> taskRoots = new HashMap<>();

    private RuntimeImage() {
        try {
            folder = Files.createTempDirectory("uptick-lambda-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            nativeLibrary = unpackNativeLibrary(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuntimeImage shared() {
        return SHARED;
    }

    /// The folder for what functions leave behind.
    Path folder() {
        return folder;
    }

    /// The runtime interface client's native half.
    Path nativeLibrary() {
        return nativeLibrary;
    }

    /// The jars of the runtime interface client, from wherever this JVM has them.
    String classPath() {
        return RUNTIME_JARS.stream()
                .map(RuntimeImage::jarOf)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// A package unpacked, as Lambda does with a zip or a jar; once for all functions that run it.
    synchronized Path taskRoot(Path jar) throws IOException {
        String version =
                jar.toRealPath() + "|" + Files.size(jar) + "|" + Files.getLastModifiedTime(jar);
        Path known = taskRoots.get(version);
        if (known != null) {
            return known;
        }
        Path root = Files.createTempDirectory(folder, "task-");
        unpack(jar, root);
        taskRoots.put(version, root);
        return root;
    }

    private static void unpack(Path jar, Path root) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile())) {
            for (JarEntry entry : entries.stream().filter(each -> !each.isDirectory()).toList()) {
                Path target = root.resolve(entry.getName()).normalize();
                if (!target.startsWith(root)) {
                    throw new IOException(
                            jar + " has an entry outside of itself: " + entry.getName());
                }
                Files.createDirectories(target.resolveSibling(""));
                try (InputStream content = entries.getInputStream(entry)) {
                    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Path unpackNativeLibrary(Path folder) throws IOException {
        String architecture = System.getProperty("os.arch");
        String name =
                "/jni/libaws-lambda-jni.linux-"
                        + LIBRARY_BY_ARCHITECTURE.getOrDefault(architecture, architecture)
                        + ".so";
        try (InputStream library = AWSLambda.class.getResourceAsStream(name)) {
            if (library == null || !System.getProperty("os.name").equals("Linux")) {
                throw new FileNotFoundException(
                        "The runtime interface client runs on Linux, x86_64 or aarch64, and has no "
                                + name);
            }
            Path target = folder.resolve("libaws-lambda-jni.so");
            Files.copy(library, target);
            return target;
        }
    }

    private static String jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(type + " does not say where it was loaded from");
        }
        try {
            URI location = source.getLocation().toURI();
            return Path.of(location).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " was loaded from " + source.getLocation(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

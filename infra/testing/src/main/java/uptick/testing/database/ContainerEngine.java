package uptick.testing.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

import com.github.dockerjava.api.DockerClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.dockerclient.DockerClientConfigUtils;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/// The container engine of this machine, asked before Testcontainers is.
///
/// Testcontainers' own question, `isDockerAvailable`, already starts containers of its own, pulls
/// their images, and where no registry answers fails after two minutes with an exception. A test run
/// here pulls nothing: an engine without the images is as good as none.
final class ContainerEngine {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerEngine.class);
    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private ContainerEngine() {}

    /// Whether an engine answers and has the image, and those Testcontainers needs beside it.
    static boolean canRun(String image) {
        // Asking where there is no engine costs seconds and a stack trace in every module's log.
        if (System.getenv("DOCKER_HOST") == null && !Files.isWritable(SOCKET)) {
            return false;
        }
        try {
            var ways = ServiceLoader.load(DockerClientProviderStrategy.class).stream();
            var engine =
                    DockerClientProviderStrategy.getFirstValidStrategy(
                                    ways.map(ServiceLoader.Provider::get).toList())
                            .getDockerClient();
            return needed(image).stream().allMatch(name -> has(engine, name));
        } catch (IllegalStateException silent) {
            LOG.info("No container engine answers: {}", silent.getMessage());
            return false;
        }
    }

    /* Without a tag where the version is Testcontainers' own business. */
    private static List<String> needed(String image) {
        var names = new ArrayList<>(List.of(image));
        if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            names.add("testcontainers/ryuk");
        }
        if (DockerClientConfigUtils.IN_A_CONTAINER
                && System.getenv("TESTCONTAINERS_HOST_OVERRIDE") == null) {
            // Inside a container Testcontainers learns the engine's address by running this one.
            names.add("alpine");
        }
        return names;
    }

    private static boolean has(DockerClient engine, String image) {
        var present = !engine.listImagesCmd().withReferenceFilter(image).exec().isEmpty();
        if (!present) {
            LOG.info("A container engine answers but has no image {}", image);
        }
        return present;
    }
}

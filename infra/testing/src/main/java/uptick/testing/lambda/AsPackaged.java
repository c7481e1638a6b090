package uptick.testing.lambda;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/// The class path of a test as a packaged function has it: without the beans of the server and the client, which only tests
/// and the local runner have. With them, bodies would be read by the server's binder.
public final class AsPackaged extends ClassLoader {

    /// A class path without them.
    public AsPackaged(ClassLoader whole) {
        super(whole);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return Collections.enumeration(
                Collections.list(super.getResources(name)).stream()
                        .filter(url -> !url.getPath().contains("netty"))
                        .filter(url -> !url.getPath().contains("micronaut-http-client"))
                        .toList());
    }
}

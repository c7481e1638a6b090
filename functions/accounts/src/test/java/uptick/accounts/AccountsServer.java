package uptick.accounts;

import java.util.HashMap;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

/// The function behind real HTTP, with a clock and settings of the test's own.
public final class AccountsServer implements AutoCloseable {

    private final MovedClock clock = new MovedClock();
    private final EmbeddedServer server;

    private AccountsServer(Map<String, Object> settings) {
        server =
                ApplicationContext.builder()
                        .singletons(clock)
                        .properties(settings)
                        .run(EmbeddedServer.class);
    }

    /// Starts it.
    ///
    /// @param settings names and values in turns
    public static AccountsServer start(Object... settings) {
        var properties = new HashMap<String, Object>();
        properties.put("uptick.transaction.assume-role", "true");
        for (var index = 0; index < settings.length; index += 2) {
            properties.put(settings[index].toString(), settings[index + 1]);
        }
        return new AccountsServer(properties);
    }

    public MovedClock clock() {
        return clock;
    }

    public AccountsClient client() {
        return new AccountsClient(server);
    }

    @Override
    public void close() {
        server.close();
    }
}

package uptick.local;

import java.net.BindException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.jspecify.annotations.Nullable;

import uptick.accounts.CreateFirstAdmin;
import uptick.local.sample.SampleWorld;
import uptick.migrations.Migrations;

/// Everything that runs, in the order in which it was started; closing goes backwards.
public final class House implements AutoCloseable {

    private static final String ADMIN = "admin";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final RunnerSettings settings;
    private final Consumer<String> out;
    private final HouseClock clock = new HouseClock();
    private final ApplicationContext context;
    private final @Nullable SampleWorld world;
    private @Nullable EmbeddedServer server;

    private House(RunnerSettings settings, Instant now, Consumer<String> out) {
        this.settings = settings;
        this.out = out;
        try {
            var folder = opened(DataFolder.take(settings.home()));
            out.accept("Uptick starts. Its data is in " + settings.home());
            var database = opened(Database.open(settings, folder));
            migrate(database);
            URI youtube = null;
            if (settings.isLive()) {
                world = null;
            } else {
                world = SampleWorld.endingAt(SampleAnchor.in(folder, now));
                youtube = opened(world.startYoutube(clock)).address();
            }
            context =
                    opened(
                            Application.build(
                                    settings,
                                    database.address(),
                                    SigningKey.in(folder),
                                    clock,
                                    youtube));
            createAdmin();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /// Starts everything but the page.
    ///
    /// @param now which morning the sample world ends with, where it is new
    /// @throws CannotStart where something is in the way that the person at the keyboard can mend
    public static House open(RunnerSettings settings, Instant now, Consumer<String> out) {
        return new House(settings, now, out);
    }

    /// Collects and scores what is due: every morning of the sample world that is not there yet, or today.
    public void collect() {
        if (world != null) {
            new ReplayMornings(context, clock, world, out).replay();
        } else {
            var schedule = opened(Executors.newSingleThreadScheduledExecutor());
            var _ =
                    schedule.scheduleWithFixedDelay(
                            new EveryMorning(context, clock), 0, 1, TimeUnit.MINUTES);
        }
    }

    /// Serves page and API, and says where.
    ///
    /// @throws CannotStart where the port is taken
    public void serve() {
        try {
            server = context.getBean(EmbeddedServer.class).start();
        } catch (RuntimeException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw new CannotStart(
                            "port " + settings.port() + " is taken. Set PORT to another one.",
                            failure);
                }
            }
            throw failure;
        }
        out.accept("");
        out.accept(
                "Open http://localhost:"
                        + server.getPort()
                        + " and sign in as "
                        + ADMIN
                        + ". Ctrl-C stops.");
    }

    /// Where it serves, null before [#serve].
    public @Nullable URI address() {
        return server == null ? null : server.getURI();
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failure) {
                // One that does not close must not keep the others open; the database comes last.
                out.accept("While stopping: " + failure.getMessage());
            }
        }
    }

    private void migrate(Database database) {
        var address = database.address();
        var applied =
                Migrations.of(address.jdbcUrl(), address.username(), address.password())
                        .migrate(null);
        out.accept(
                applied.isEmpty()
                        ? "The database is up to date."
                        : "The database is migrated to version " + applied.getLast() + ".");
    }

    private void createAdmin() {
        switch (context.getBean(CreateFirstAdmin.class).create(ADMIN, settings.adminPassword())) {
            case CreateFirstAdmin.Outcome.Exists() ->
                    out.accept("The account " + ADMIN + " is there; its password is as it was.");
            case CreateFirstAdmin.Outcome.Created(var password) -> {
                out.accept("");
                out.accept("    account   " + ADMIN);
                out.accept(
                        "    password  "
                                + (settings.adminPassword() == null
                                        ? password + "   (shown this once)"
                                        : "as you set it"));
                out.accept("");
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }
}

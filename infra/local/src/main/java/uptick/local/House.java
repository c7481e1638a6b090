package uptick.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.jspecify.annotations.Nullable;

import uptick.accounts.CreateFirstAccounts;
import uptick.local.sample.SampleProviders;
import uptick.local.sample.SampleWorld;

/// The database, the providers, and the application with every function's controllers, all in this process.
final class House {

    private static final String ADMIN = "admin";
    private static final int SECONDS_TO_STOP = 5;

    private final RunnerSettings settings;
    private final Started started;
    private final Consumer<String> out;
    private final HouseClock clock = new HouseClock();
    private final Database database;
    private final @Nullable SampleWorld world;
    private final @Nullable SampleProviders providers;
    private final ApplicationContext context;
    private @Nullable EmbeddedServer server;

    private House(RunnerSettings settings, Instant now, Started started, Consumer<String> out) {
        this.settings = settings;
        this.started = started;
        this.out = out;
        askForPort();
        var folder = started.add(DataFolder.take(settings.home()));
        out.accept("Uptick starts. Its data is in " + settings.home());
        database = started.add(Database.open(settings, folder));
        out.accept(database.prepare());
        world = settings.isLive() ? null : SampleWorld.endingAt(SampleAnchor.in(folder, now));
        providers = world == null ? null : started.add(world.startProviders(clock));
        context =
                started.add(
                        Application.build(
                                settings,
                                database.address(),
                                SigningKey.in(folder),
                                clock,
                                providers));
        createAccounts();
    }

    /// Starts everything but the page.
    ///
    /// @param now which morning the sample world ends with, where it is new
    /// @param started takes what must be closed in the end, also where this fails
    /// @throws CannotStart where something is in the way that the person at the keyboard can mend
    static House open(RunnerSettings settings, Instant now, Started started, Consumer<String> out) {
        return new House(settings, now, started, out);
    }

    /// Collects and scores what is due: every morning of the sample world that is not there yet, or today. What comes
    /// every minute and every hour goes on beside it.
    void collect() {
        if (world != null) {
            var mornings = new ReplayMornings(context, clock, world, settings.mornings(), out);
            var _ = started.add(mornings::stop);
            mornings.replay();
        }
        // A thread for each: the morning's and the hour's may take long.
        var schedule = Executors.newScheduledThreadPool(3);
        var _ = started.add(() -> stop(schedule));
        var _ = schedule.scheduleWithFixedDelay(new EveryMinute(context), 1, 1, TimeUnit.MINUTES);
        var _ = schedule.scheduleWithFixedDelay(new EveryHour(context), 1, 60, TimeUnit.MINUTES);
        var _ =
                schedule.scheduleWithFixedDelay(
                        new EveryMorning(context, clock, settings.isLive()),
                        settings.isLive() ? 0 : 1,
                        1,
                        TimeUnit.MINUTES);
    }

    /// Serves page and API, and says where.
    ///
    /// @throws CannotStart where the port is taken
    void serve() {
        try {
            server = context.getBean(EmbeddedServer.class).start();
        } catch (RuntimeException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw portRefused(cause);
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

    /// Where it serves.
    ///
    /// @throws IllegalStateException before [#serve]
    URI address() {
        if (server == null) {
            throw new IllegalStateException("nothing is served yet");
        }
        return server.getURI();
    }

    /// What this run was told.
    RunnerSettings settings() {
        return settings;
    }

    /// The application with every function's controllers.
    ApplicationContext context() {
        return context;
    }

    /// Where the rows are.
    Database database() {
        return database;
    }

    /// The providers that are replayed, null in a live run.
    @Nullable SampleProviders providers() {
        return providers;
    }

    /* Asked first, for nobody wants to wait for forty mornings to hear it. */
    private void askForPort() {
        if (settings.port() == 0) {
            return;
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(Application.HOST, settings.port()));
        } catch (IOException failure) {
            throw portRefused(failure);
        }
    }

    private CannotStart portRefused(Throwable failure) {
        return new CannotStart(
                "port "
                        + settings.port()
                        + " cannot be used ("
                        + failure.getMessage()
                        + "). Set PORT to another one.",
                failure);
    }

    /* Not close(), which would wait until a collection has asked every source. One that is cut off here is taken over
     * by the next run. */
    private static void stop(ScheduledExecutorService schedule) throws InterruptedException {
        schedule.shutdownNow();
        var _ = schedule.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    private void createAccounts() {
        var accounts = context.getBean(CreateFirstAccounts.class);
        tell(
                ADMIN,
                settings.adminPassword(),
                mendable(
                        "UPTICK_ADMIN_PASSWORD",
                        () -> accounts.admin(ADMIN, settings.adminPassword())));
        var user = settings.user();
        if (user != null) {
            tell(
                    user,
                    settings.userPassword(),
                    mendable(
                            "UPTICK_USER and UPTICK_USER_PASSWORD",
                            () -> accounts.user(user, settings.userPassword())));
        }
    }

    private static CreateFirstAccounts.Outcome mendable(
            String variables, Supplier<CreateFirstAccounts.Outcome> account) {
        try {
            return account.get();
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart(variables + ": " + wrong.getMessage() + ".", wrong);
        }
    }

    private void tell(String name, @Nullable String chosen, CreateFirstAccounts.Outcome outcome) {
        switch (outcome) {
            case CreateFirstAccounts.Outcome.Exists() ->
                    out.accept("The account " + name + " is there; its password is as it was.");
            case CreateFirstAccounts.Outcome.Created(var password) -> {
                out.accept("");
                out.accept("    account   " + name);
                out.accept(
                        "    password  "
                                + (chosen == null
                                        ? password + "   (shown this once)"
                                        : "as you set it"));
                out.accept("");
            }
        }
    }
}

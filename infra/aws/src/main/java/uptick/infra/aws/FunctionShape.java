package uptick.infra.aws;

import java.time.Duration;

/// What tells one function from another, apart from its environment.
///
/// @param id the construct's id, unique in the stack
/// @param artefact the packaged code, relative to the project's root
/// @param handler the class that Lambda calls (its method `handleRequest`)
/// @param role whom it is in the database
/// @param memoryMegabytes which also sets the share of a CPU: 1769 is one whole
/// @param concurrency environments that may run at once, hence connections to the database
/// @param callsOut whether it calls providers on the internet
/// @param snapStart whether published versions start from a snapshot
record FunctionShape(
        String id,
        String artefact,
        String handler,
        DatabaseRole role,
        int memoryMegabytes,
        Duration timeout,
        int concurrency,
        boolean callsOut,
        boolean snapStart) {

    private static final String HTTP = "uptick.edge.lambda.HttpApiHandler";

    // Argon2id wants a whole CPU; the gateway gives up after 30 s, so nothing waits longer than 20
    // s for an answer
    static final FunctionShape ACCOUNTS = http("Accounts", DatabaseRole.ACCOUNTS, 1769, 20, false);
    static final FunctionShape COLLECTIONS =
            http("Collections", DatabaseRole.COLLECTIONS, 1024, 10, true);
    static final FunctionShape TRENDS = http("Trends", DatabaseRole.TRENDS, 1024, 20, false);
    static final FunctionShape QUOTA = http("Quota", DatabaseRole.QUOTA, 1024, 5, false);

    // one at a time: a sweep that outlasts its interval must not meet the next one
    static final FunctionShape COLLECT_ON_SCHEDULE =
            scheduled(
                    COLLECTIONS,
                    "CollectOnSchedule",
                    "uptick.collections.CollectOnScheduleHandler",
                    10);
    static final FunctionShape SWEEP_COLLECTIONS =
            scheduled(COLLECTIONS, "SweepCollections", "uptick.collections.SweepHandler", 4);
    static final FunctionShape RECHECK_POSTS =
            scheduled(COLLECTIONS, "RecheckPosts", "uptick.collections.RecheckPostsHandler", 6);
    static final FunctionShape SCORE_ON_SCHEDULE =
            scheduled(TRENDS, "ScoreOnSchedule", "uptick.trends.ScoreOnScheduleHandler", 4);
    static final FunctionShape EXPIRE_RESERVATIONS =
            new FunctionShape(
                    "ExpireReservations",
                    QUOTA.artefact,
                    "uptick.quota.ExpireReservationsHandler",
                    DatabaseRole.QUOTA,
                    1024,
                    Duration.ofSeconds(50),
                    1,
                    false,
                    true);

    // four slices at a time: how fast providers are asked is theirs to say, not ours; a worker asks
    // for five minutes at most, and has the rest for its last answer and for writing
    static final FunctionShape WORK_SLICES =
            new FunctionShape(
                    "WorkSlices",
                    COLLECTIONS.artefact,
                    "uptick.collections.WorkSlicesHandler",
                    DatabaseRole.COLLECTIONS,
                    1024,
                    Duration.ofMinutes(8),
                    4,
                    true,
                    true);

    // called by hand, once in an installation's life: waiting seconds for it is cheaper than a
    // snapshot with each deploy
    static final FunctionShape CREATE_FIRST_ADMIN =
            new FunctionShape(
                    "CreateFirstAdmin",
                    ACCOUNTS.artefact,
                    "uptick.accounts.CreateFirstAdminHandler",
                    DatabaseRole.ACCOUNTS,
                    1769,
                    Duration.ofMinutes(1),
                    1,
                    false,
                    false);

    // no SnapStart: it runs once in a deploy and once a night, and a snapshot would cost minutes of
    // publishing to save seconds of starting; two at once, so that a deploy at night does not fail
    // because upkeep has the only place: the database's lock lets them work one after the other
    static final FunctionShape MIGRATIONS =
            new FunctionShape(
                    "Migrations",
                    "migrations/target/uptick-migrations-lambda.jar",
                    "uptick.migrations.MigrateHandler",
                    DatabaseRole.OWNER,
                    1024,
                    Duration.ofMinutes(13),
                    2,
                    false,
                    false);

    private static FunctionShape http(
            String id, DatabaseRole role, int memoryMegabytes, int concurrency, boolean callsOut) {
        return new FunctionShape(
                id,
                artefact(role),
                HTTP,
                role,
                memoryMegabytes,
                Duration.ofSeconds(20),
                concurrency,
                callsOut,
                true);
    }

    private static FunctionShape scheduled(
            FunctionShape sibling, String id, String handler, int minutes) {
        return new FunctionShape(
                id,
                sibling.artefact,
                handler,
                sibling.role,
                1024,
                Duration.ofMinutes(minutes),
                1,
                sibling.callsOut,
                true);
    }

    private static String artefact(DatabaseRole role) {
        return "functions/%s/target/uptick-%s-lambda.jar".formatted(role.domain(), role.domain());
    }

    /// The same with a way out to the internet.
    FunctionShape callingOut() {
        return new FunctionShape(
                id,
                artefact,
                handler,
                role,
                memoryMegabytes,
                timeout,
                concurrency,
                true,
                snapStart);
    }

    /// The domain's name as it stands in the paths of its health checks.
    String domain() {
        return role.domain();
    }

    String handlerMethod() {
        return handler + "::handleRequest";
    }
}

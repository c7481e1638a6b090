package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.infra.aws.Resources.list;
import static uptick.infra.aws.Resources.map;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@WithTemplate
class FunctionsTest {

    private static final Set<String> DATABASE =
            Set.of(
                    "DATASOURCES_DEFAULT_URL",
                    "DATASOURCES_DEFAULT_USERNAME",
                    "DATASOURCES_DEFAULT_PASSWORD");
    private static final Set<String> EDGE =
            Set.of(
                    "UPTICK_FUNCTION",
                    "UPTICK_TOKEN_ISSUER",
                    "UPTICK_TOKEN_AUDIENCE",
                    "UPTICK_TOKEN_PUBLIC_KEYS",
                    "UPTICK_EDGE_HOP_SECRET");
    private static final Set<String> NUDGING =
            Set.of("UPTICK_COLLECTIONS_QUEUE_URL", "JAVA_TOOL_OPTIONS");
    private static final Set<String> OUTBOUND =
            Set.of(
                    "UPTICK_COLLECTIONS_YOUTUBE_KEY",
                    "UPTICK_COLLECTIONS_QUEUE_URL",
                    "JAVA_TOOL_OPTIONS");

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of(
                        FunctionShape.ACCOUNTS,
                        "uptick.edge.lambda.HttpApiHandler",
                        "uptick_accounts",
                        union(
                                EDGE,
                                Set.of("UPTICK_ACCOUNTS_SIGNING_KEY", "UPTICK_ACCOUNTS_SITE_URL"))),
                Arguments.of(
                        FunctionShape.COLLECTIONS,
                        "uptick.edge.lambda.HttpApiHandler",
                        "uptick_collections",
                        union(EDGE, OUTBOUND)),
                Arguments.of(
                        FunctionShape.TRENDS,
                        "uptick.edge.lambda.HttpApiHandler",
                        "uptick_trends",
                        EDGE),
                Arguments.of(
                        FunctionShape.QUOTA,
                        "uptick.edge.lambda.HttpApiHandler",
                        "uptick_quota",
                        EDGE),
                Arguments.of(
                        FunctionShape.EXPIRE_RESERVATIONS,
                        "uptick.quota.ExpireReservationsHandler",
                        "uptick_quota",
                        Set.of()),
                Arguments.of(
                        FunctionShape.COLLECT_ON_SCHEDULE,
                        "uptick.collections.CollectOnScheduleHandler",
                        "uptick_collections",
                        OUTBOUND),
                Arguments.of(
                        FunctionShape.WORK_SLICES,
                        "uptick.collections.WorkSlicesHandler",
                        "uptick_collections",
                        OUTBOUND),
                Arguments.of(
                        FunctionShape.SWEEP_COLLECTIONS,
                        "uptick.collections.SweepHandler",
                        "uptick_collections",
                        NUDGING),
                Arguments.of(
                        FunctionShape.RECHECK_POSTS,
                        "uptick.collections.RecheckPostsHandler",
                        "uptick_collections",
                        Set.of("JAVA_TOOL_OPTIONS")),
                Arguments.of(
                        FunctionShape.SCORE_ON_SCHEDULE,
                        "uptick.trends.ScoreOnScheduleHandler",
                        "uptick_trends",
                        Set.of()),
                Arguments.of(
                        FunctionShape.CREATE_FIRST_ADMIN,
                        "uptick.accounts.CreateFirstAdminHandler",
                        "uptick_accounts",
                        Set.of("UPTICK_ACCOUNTS_FIRST_ADMIN_PASSWORD")),
                Arguments.of(
                        FunctionShape.MIGRATIONS,
                        "uptick.migrations.MigrateHandler",
                        "uptick_owner",
                        Set.of(
                                "UPTICK_MIGRATIONS_ROLE_PASSWORDS_UPTICK_ACCOUNTS",
                                "UPTICK_MIGRATIONS_ROLE_PASSWORDS_UPTICK_COLLECTIONS",
                                "UPTICK_MIGRATIONS_ROLE_PASSWORDS_UPTICK_QUOTA",
                                "UPTICK_MIGRATIONS_ROLE_PASSWORDS_UPTICK_TRENDS")));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void hasItsHandlerItsDatabaseRoleAndNoOtherSettings(
            FunctionShape shape,
            String handler,
            String user,
            Set<String> own,
            Resources resources) {
        Resources.Resource function = resources.function(shape);

        assertThat(function.text("Handler")).isEqualTo(handler + "::handleRequest");
        assertThat(function.at("Environment", "Variables", "DATASOURCES_DEFAULT_USERNAME"))
                .isEqualTo(user);
        assertThat(map(function.at("Environment", "Variables")).keySet())
                .isEqualTo(union(DATABASE, own));
    }

    @Test
    void takesTheDatabasePasswordOfItsOwnRoleAlone(Resources resources) {
        for (FunctionShape shape :
                List.of(
                        FunctionShape.ACCOUNTS,
                        FunctionShape.COLLECTIONS,
                        FunctionShape.QUOTA,
                        FunctionShape.TRENDS)) {
            String variables = resources.function(shape).text("Environment", "Variables");

            assertThat(variables)
                    .contains("Ref=Secrets" + shape.role().name())
                    .doesNotContain("Ref=SecretsOWNER")
                    .satisfies(
                            text ->
                                    assertThat(
                                                    Stream.of(DatabaseRole.values())
                                                            .filter(
                                                                    role ->
                                                                            text.contains(
                                                                                    "Ref=Secrets"
                                                                                            + role
                                                                                                    .name())))
                                            .containsExactly(shape.role()));
        }
    }

    @Test
    void verifiesTheDatabasesCertificateWithTheLayersAuthorities(Resources resources) {
        String layer = resources.starting("Certificates", "AWS::Lambda::LayerVersion").id();

        assertThat(resources.functions())
                .hasSize(12)
                .allSatisfy(
                        function -> {
                            assertThat(
                                            function.text(
                                                    "Environment",
                                                    "Variables",
                                                    "DATASOURCES_DEFAULT_URL"))
                                    .contains(
                                            "/uptick?sslmode=verify-full&sslrootcert=/opt/rds-ca-rsa2048-g1.pem");
                            assertThat(function.text("Layers")).isEqualTo("[{Ref=" + layer + "}]");
                        });
    }

    @Test
    void startsFromASnapshotUnlessItRunsOnce(Resources resources) {
        Set<String> runOnce =
                Set.of(
                        resources.function(FunctionShape.MIGRATIONS).id(),
                        resources.function(FunctionShape.CREATE_FIRST_ADMIN).id());

        assertThat(resources.functions())
                .allSatisfy(
                        function ->
                                assertThat(function.text("SnapStart", "ApplyOn"))
                                        .isEqualTo(
                                                runOnce.contains(function.id())
                                                        ? ""
                                                        : "PublishedVersions"));
        assertThat(resources.ofType("AWS::Lambda::Alias"))
                .hasSize(11)
                .allSatisfy(alias -> assertThat(alias.text("Name")).isEqualTo("live"));
    }

    @Test
    void sitsWhereNoRouteLeadsOutUnlessItCallsProviders(Resources resources) {
        assertThat(
                        resources
                                .functions()
                                .filter(
                                        function ->
                                                function.text("VpcConfig", "SubnetIds")
                                                        .contains("outbound"))
                                .map(Resources.Resource::id))
                .containsExactlyInAnyOrder(
                        resources.function(FunctionShape.COLLECTIONS).id(),
                        resources.function(FunctionShape.COLLECT_ON_SCHEDULE).id(),
                        resources.function(FunctionShape.WORK_SLICES).id(),
                        resources.function(FunctionShape.SWEEP_COLLECTIONS).id(),
                        resources.function(FunctionShape.RECHECK_POSTS).id());
        assertThat(resources.functions())
                .allSatisfy(
                        function ->
                                assertThat(list(function.at("VpcConfig", "SubnetIds"))).hasSize(2));
        assertThat(resources.ofType("AWS::EC2::Route"))
                .isNotEmpty()
                .allSatisfy(
                        route -> {
                            assertThat(route.text("RouteTableId")).contains("outbound");
                            assertThat(route.text("EgressOnlyInternetGatewayId")).isNotEmpty();
                        });
        assertThat(resources.ofType("AWS::EC2::InternetGateway")).isEmpty();
    }

    @Test
    void keepsAllTogetherFewerConnectionsThanTheDatabaseGrants(Resources resources) {
        int connections =
                resources
                        .functions()
                        .mapToInt(
                                function ->
                                        ((Number) function.at("ReservedConcurrentExecutions"))
                                                .intValue())
                        .sum();

        assertThat(connections).isBetween(6, Database.CONNECTIONS);
        // a deploy's and the night's, one of which waits for the other in the database
        assertThat(resources.function(FunctionShape.MIGRATIONS).at("ReservedConcurrentExecutions"))
                .isEqualTo(2);
    }

    @Test
    void knowsItsNameInThePathsOfItsHealthChecks(Resources resources) {
        Set<String> routes =
                resources
                        .ofType("AWS::ApiGatewayV2::Route")
                        .map(route -> route.text("RouteKey"))
                        .collect(Collectors.toSet());

        for (FunctionShape shape :
                List.of(
                        FunctionShape.ACCOUNTS,
                        FunctionShape.COLLECTIONS,
                        FunctionShape.QUOTA,
                        FunctionShape.TRENDS)) {
            String name =
                    resources.function(shape).text("Environment", "Variables", "UPTICK_FUNCTION");

            assertThat(routes)
                    .contains("GET /v1/" + name + "/health", "GET /v1/" + name + "/health/db");
        }
    }

    @Test
    void answersBeforeTheGatewayGivesUp(Resources resources) {
        assertThat(
                        Stream.of(
                                        FunctionShape.ACCOUNTS,
                                        FunctionShape.COLLECTIONS,
                                        FunctionShape.QUOTA,
                                        FunctionShape.TRENDS)
                                .map(resources::function))
                .allSatisfy(
                        function ->
                                assertThat(((Number) function.at("Timeout")).intValue())
                                        .isLessThan(30));
    }

    @Test
    void keepsNoLogForEver(Resources resources) {
        assertThat(resources.ofType("AWS::Logs::LogGroup"))
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.text("RetentionInDays")).isNotEmpty());
        assertThat(resources.ofType("AWS::Lambda::Function"))
                .allSatisfy(
                        function ->
                                assertThat(function.text("LoggingConfig", "LogGroup"))
                                        .isNotEmpty());
    }
}

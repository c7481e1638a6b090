package uptick.infra.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.SecretsManagerSecretOptions;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;
import software.constructs.IDependable;

/// Everything that Uptick is on AWS, in the order in which it comes to stand: network and database; the host with its
/// discovery documents, which the authorizer reads; the migrations; the functions on the migrated database; what calls them.
final class UptickStack extends Stack {

    /// Made by the operator before the first deploy: the private JWK that accounts signs tokens with.
    static final String SIGNING_KEY = "uptick/accounts/signing-key";

    /// Made by the operator before the first deploy: the key of YouTube's Data API.
    static final String YOUTUBE_KEY = "uptick/collections/youtube-key";

    /// Made by the operator where a mail server is named: JSON with the `user` and `password` that accounts logs in to it with.
    static final String MAIL_LOGIN = "uptick/accounts/mail";

    private static final String AUDIENCE = "uptick";

    UptickStack(Construct scope, String id, Blueprint blueprint) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("Uptick: watches what people turn to and says what to act on")
                        .terminationProtection(true)
                        .build());
        Foundation foundation = foundation(blueprint);

        Api api = new Api(this, "Api");
        String hopSecret = DomainFunction.reference(foundation.secrets().edgeHop());
        Site site = new Site(this, "Site", api, hopSecret);
        SiteFiles files = new SiteFiles(this, "SiteFiles", site, blueprint);
        IHttpRouteAuthorizer signedIn = api.trust(site.address(), AUDIENCE, files.discovery());

        Schedules schedules = new Schedules(this, "Schedules");
        Migration migration = new Migration(this, "Migration", foundation, schedules.failures());
        IDependable ready = migration.migrated();

        Map<String, String> edge =
                Map.of(
                        "UPTICK_TOKEN_ISSUER",
                        site.address(),
                        "UPTICK_TOKEN_AUDIENCE",
                        AUDIENCE,
                        "UPTICK_TOKEN_PUBLIC_KEYS",
                        blueprint.publicKeys(),
                        "UPTICK_EDGE_HOP_SECRET",
                        hopSecret);
        Slices slices = new Slices(this, "Slices", schedules.failures());
        Map<String, String> nudging = Map.of("UPTICK_COLLECTIONS_QUEUE_URL", slices.url());
        Map<String, String> working = new HashMap<>(nudging);
        working.put("UPTICK_COLLECTIONS_YOUTUBE_KEY", operatorSecret(YOUTUBE_KEY));
        working.putAll(blueprint.moreSources().settings());

        Alias accounts = accounts(foundation, edge, site).publishAfter(ready);
        DomainFunction collectionsFunction =
                http(FunctionShape.COLLECTIONS, foundation, edge, working);
        Alias collections = collectionsFunction.publishAfter(ready);
        Alias trends = http(FunctionShape.TRENDS, foundation, edge, Map.of()).publishAfter(ready);
        Alias quota = http(FunctionShape.QUOTA, foundation, edge, Map.of()).publishAfter(ready);
        api.serve("Accounts", accounts, Route.ACCOUNTS, signedIn);
        api.serve("Collections", collections, Route.COLLECTIONS, signedIn);
        api.serve("Trends", trends, Route.TRENDS, signedIn);
        api.serve("Quota", quota, Route.QUOTA, signedIn);

        DomainFunction collect =
                new DomainFunction(
                        this,
                        FunctionShape.COLLECT_ON_SCHEDULE,
                        foundation,
                        working,
                        schedules.failures());
        DomainFunction work =
                new DomainFunction(this, FunctionShape.WORK_SLICES, foundation, working, null);
        DomainFunction sweep =
                new DomainFunction(
                        this,
                        FunctionShape.SWEEP_COLLECTIONS,
                        foundation,
                        nudging,
                        schedules.failures());
        slices.letNudge(List.of(collectionsFunction, collect, work, sweep));
        slices.wake(work.publishAfter(ready));
        DomainFunction score =
                new DomainFunction(
                        this,
                        FunctionShape.SCORE_ON_SCHEDULE,
                        foundation,
                        Map.of(),
                        schedules.failures());
        DomainFunction recheck =
                new DomainFunction(
                        this,
                        FunctionShape.RECHECK_POSTS,
                        foundation,
                        blueprint.moreSources().settings(),
                        schedules.failures());
        DomainFunction expire =
                new DomainFunction(
                        this,
                        FunctionShape.EXPIRE_RESERVATIONS,
                        foundation,
                        Map.of(),
                        schedules.failures());
        schedules.everyMorningAtSix("Collect", collect.publishAfter(ready, 2));
        // no retries: the next sweep comes in five minutes and takes what this one left
        schedules.everyFiveMinutes("Sweep", sweep.publishAfter(ready, 0));
        schedules.everyFiveMinutes("Score", score.publishAfter(ready, 0));
        // nor here, where the next comes in an hour, or in a minute
        schedules.everyHour("Recheck", recheck.publishAfter(ready, 0));
        schedules.everyMinute("Expire", expire.publishAfter(ready, 0));
        schedules.everyNightAtThree("Upkeep", migration.publish(2), Map.of("command", "upkeep"));

        // no alias: nobody but the operator calls it, with `{"username": ...}`
        DomainFunction firstAdmin =
                new DomainFunction(
                        this,
                        FunctionShape.CREATE_FIRST_ADMIN,
                        foundation,
                        Map.of(
                                "UPTICK_ACCOUNTS_FIRST_ADMIN_PASSWORD",
                                DomainFunction.reference(
                                        foundation
                                                .secrets()
                                                .firstAdminPassword()
                                                .getSecretValue())),
                        null);

        new Alarms(this, "Alarms", blueprint.alarmEmail())
                .watch(migration, api, schedules, collect, foundation.database());
        AcceptedFindings.recordOn(this);

        CfnOutput.Builder.create(this, "Address").value(site.address()).build();
        CfnOutput.Builder.create(this, "MigrationsFunction")
                .value(migration.function().getFunctionName())
                .build();
        CfnOutput.Builder.create(this, "CreateFirstAdminFunction")
                .value(firstAdmin.function().getFunctionName())
                .build();
        CfnOutput.Builder.create(this, "FirstAdminPassword")
                .description("The secret that holds it, not the password")
                .value(foundation.secrets().firstAdminPassword().getSecretArn())
                .build();
        CfnOutput.Builder.create(this, "FailedSchedules")
                .value(schedules.failures().getQueueUrl())
                .build();
    }

    private Foundation foundation(Blueprint blueprint) {
        Key key =
                Key.Builder.create(this, "Key")
                        .description("Uptick: secrets, environments, snapshots, database")
                        .enableKeyRotation(true)
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build();
        Network network = new Network(this, "Network");
        GeneratedSecrets secrets =
                new GeneratedSecrets(this, "Secrets", key, blueprint.secretsEpoch());
        Database database =
                new Database(this, "Database", network, key, secrets.password(DatabaseRole.OWNER));
        LayerVersion certificates =
                LayerVersion.Builder.create(this, "Certificates")
                        .description("Certificate authorities of Amazon RDS")
                        .code(Code.fromAsset(blueprint.certificates().toString()))
                        .compatibleRuntimes(List.of(Runtime.JAVA_25))
                        .build();
        return new Foundation(blueprint, network, database, secrets, key, certificates);
    }

    private DomainFunction accounts(Foundation foundation, Map<String, String> edge, Site site) {
        Map<String, String> own = new HashMap<>();
        own.put("UPTICK_ACCOUNTS_SIGNING_KEY", operatorSecret(SIGNING_KEY));
        own.put("UPTICK_ACCOUNTS_SITE_URL", site.address());
        MailServer mailServer = foundation.blueprint().mailServer();
        if (mailServer == null) {
            return http(FunctionShape.ACCOUNTS, foundation, edge, own);
        }
        own.put("UPTICK_MAIL_HOST", mailServer.host());
        own.put("UPTICK_MAIL_PORT", Integer.toString(mailServer.port()));
        own.put("UPTICK_MAIL_FROM", mailServer.from());
        own.put("UPTICK_MAIL_USER", mailLogin("user"));
        own.put("UPTICK_MAIL_PASSWORD", mailLogin("password"));
        return http(FunctionShape.ACCOUNTS.callingOut(), foundation, edge, own)
                .letOut(mailServer.port(), "The mail server");
    }

    private static String mailLogin(String field) {
        return DomainFunction.reference(
                SecretValue.secretsManager(
                        MAIL_LOGIN,
                        SecretsManagerSecretOptions.builder().jsonField(field).build()));
    }

    private DomainFunction http(
            FunctionShape shape,
            Foundation foundation,
            Map<String, String> edge,
            Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(edge);
        settings.putAll(own);
        settings.put("UPTICK_FUNCTION", shape.domain());
        return new DomainFunction(this, shape, foundation, settings, null);
    }

    private static String operatorSecret(String name) {
        return DomainFunction.reference(SecretValue.secretsManager(name));
    }
}

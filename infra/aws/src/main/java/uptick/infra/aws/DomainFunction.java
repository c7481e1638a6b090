package uptick.infra.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;
import software.constructs.IDependable;

/// One function of Uptick: its code, role, log, place in the network and way to the database.
final class DomainFunction extends Construct {

    /// Where the layer's certificate authorities lie in a running function.
    static final String CERTIFICATES = "/opt/rds-ca-rsa2048-g1.pem";

    /// The alias by which a published function is called.
    static final String ALIAS = "live";

    /* Secrets reach a function as dynamic references in its environment, which CloudFormation resolves when it sets the
     * environment. Reading them at start instead would need a client library in every package, and for the functions
     * without a way out an interface endpoint (about 7 USD a month and zone); a SnapStart snapshot would hold the value
     * either way. Against whoever may read a function's configuration but not secrets stands the key: without
     * kms:Decrypt on it the environment stays unreadable. A changed secret needs a deploy: see the secrets' epoch.
     */
    private final Function function;
    private final SecurityGroup membership;

    /// @param failures takes the events of asynchronous calls that failed for good; null for a function that is only called
    ///     synchronously
    DomainFunction(
            Construct scope,
            FunctionShape shape,
            Foundation foundation,
            Map<String, String> settings,
            @Nullable IQueue failures) {
        super(scope, shape.id());
        LogGroup log =
                LogGroup.Builder.create(this, "Log")
                        .retention(RetentionDays.THREE_MONTHS)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        Role role = ExecutionRole.create(this, "Role", log);
        ExecutionRole.letIntoNetwork(role);
        foundation.key().grantDecrypt(role);

        this.membership = membership(shape, foundation.network());
        // arm64: a fifth cheaper per millisecond than x86, SnapStart works on it, and no package
        // holds native code
        this.function =
                Function.Builder.create(this, "Function")
                        .description("Uptick: " + shape.id())
                        .runtime(Runtime.JAVA_25)
                        .architecture(Architecture.ARM_64)
                        .handler(shape.handlerMethod())
                        .code(foundation.blueprint().code(shape.artefact()).code())
                        .layers(List.of(foundation.certificates()))
                        .memorySize(shape.memoryMegabytes())
                        .timeout(Duration.seconds(shape.timeout().toSeconds()))
                        .reservedConcurrentExecutions(shape.concurrency())
                        .role(role)
                        .logGroup(log)
                        .vpc(foundation.network().vpc())
                        .vpcSubnets(
                                shape.callsOut()
                                        ? foundation.network().outbound()
                                        : foundation.network().inside())
                        .ipv6AllowedForDualStack(shape.callsOut())
                        .securityGroups(List.of(membership))
                        .environment(environment(shape, foundation, settings))
                        .environmentEncryption(foundation.key())
                        .deadLetterQueue(failures)
                        .snapStart(shape.snapStart() ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
                        // earlier versions stay, so that the alias can be turned back by hand
                        .currentVersionOptions(
                                VersionOptions.builder()
                                        .removalPolicy(RemovalPolicy.RETAIN)
                                        .build())
                        .build();
        foundation.database().admit(function, shape.id());
    }

    /// Lets it reach a port of the internet besides that of HTTPS.
    DomainFunction letOut(int port, String what) {
        membership.addEgressRule(Peer.anyIpv6(), Port.tcp(port), what);
        return this;
    }

    private SecurityGroup membership(FunctionShape shape, Network network) {
        SecurityGroup group =
                SecurityGroup.Builder.create(this, "Membership")
                        .vpc(network.vpc())
                        .description("Function " + shape.id())
                        .allowAllOutbound(false)
                        .build();
        if (shape.callsOut()) {
            group.addEgressRule(Peer.anyIpv6(), Port.tcp(443), "Providers on the internet");
        }
        return group;
    }

    private static Map<String, String> environment(
            FunctionShape shape, Foundation foundation, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("DATASOURCES_DEFAULT_URL", foundation.database().jdbcUrl());
        environment.put("DATASOURCES_DEFAULT_USERNAME", shape.role().user());
        environment.put(
                "DATASOURCES_DEFAULT_PASSWORD",
                reference(foundation.secrets().password(shape.role())));
        if (shape.callsOut()) {
            // Java tries IPv4 first wherever a host has both, and from here only IPv6 leads out
            environment.put("JAVA_TOOL_OPTIONS", "-Djava.net.preferIPv6Addresses=true");
        }
        return environment;
    }

    /// The text that CloudFormation replaces by the secret; the template never holds the secret itself.
    static String reference(SecretValue secret) {
        return secret.unsafeUnwrap();
    }

    /// The alias `live` on the present code, published once `ready` stands. Publishing starts the function for its snapshot,
    /// which warms it up against the database: before the migrations have run there would be no role to log in with.
    Alias publishAfter(IDependable ready) {
        return alias(ready).build();
    }

    /// As [#publishAfter(IDependable)], for a function that is called asynchronously: how often a failed call is repeated.
    /// That is a setting of the alias, for calls to an alias ignore the function's own.
    Alias publishAfter(IDependable ready, int retries) {
        return alias(ready).retryAttempts(retries).build();
    }

    private Alias.Builder alias(IDependable ready) {
        Version version = function.getCurrentVersion();
        version.getNode().addDependency(ready, membership);
        return Alias.Builder.create(this, "Live").aliasName(ALIAS).version(version);
    }

    Function function() {
        return function;
    }
}

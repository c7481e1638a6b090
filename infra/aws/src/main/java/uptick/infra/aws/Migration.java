package uptick.infra.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// The step of a deploy that brings the database up to date, and without whose success nothing after it happens.
final class Migration extends Construct {

    /* A custom resource, because neither ready-made tool fits: triggers.Trigger sends no payload, and AwsCustomResource
     * takes a function that failed for a call that succeeded. What it is asked with is one exact version of the
     * migrations function, so the artefact of this deploy runs, whatever $LATEST is by then.
     *
     * The resource's identity holds the artefact's fingerprint. A new artefact is therefore a new resource (Create), and
     * when the deploy fails, CloudFormation takes that one away again (Delete, which does nothing). One resource for all
     * would get an Update with the former version instead: a call to the database in the middle of a rollback, which is
     * stuck if the call fails, and it would be made just when a migration has failed.
     * A change of settings or passwords keeps the identity and is an Update, forth and back: the same artefact runs with
     * the passwords of its side, so the database's roles follow a rollback. Hence: never both in one deploy.
     */
    private final DomainFunction migrations;
    private final CustomResource migrated;

    /// @param failures takes the nightly upkeep that failed for good
    Migration(Construct scope, String id, Foundation foundation, IQueue failures) {
        super(scope, id);
        this.migrations =
                new DomainFunction(
                        this,
                        FunctionShape.MIGRATIONS,
                        foundation,
                        passwords(foundation.secrets()),
                        failures);

        LogGroup log =
                LogGroup.Builder.create(this, "GateLog")
                        .retention(RetentionDays.THREE_MONTHS)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        Function gate =
                Function.Builder.create(this, "Gate")
                        .description("Uptick: fails the deploy when the migrations fail")
                        .runtime(Runtime.NODEJS_24_X)
                        .architecture(Architecture.ARM_64)
                        .handler("index.handler")
                        .code(Code.fromInline(source("migration-gate.js")))
                        .timeout(Duration.minutes(15))
                        .role(ExecutionRole.create(this, "GateRole", log))
                        .logGroup(log)
                        .build();
        migrations.function().grantInvoke(gate);

        String fingerprint =
                foundation.blueprint().code(FunctionShape.MIGRATIONS.artefact()).fingerprint();
        this.migrated =
                CustomResource.Builder.create(this, "Migrated" + fingerprint)
                        .resourceType("Custom::Migrated")
                        .serviceToken(gate.getFunctionArn())
                        .serviceTimeout(Duration.minutes(15))
                        .properties(
                                Map.of(
                                        "Version",
                                        migrations.function().getCurrentVersion().getFunctionArn()))
                        .build();
        migrated.getNode().addDependency(foundation.database(), migrations, gate);
    }

    private static Map<String, String> passwords(GeneratedSecrets secrets) {
        Map<String, String> passwords = new HashMap<>();
        for (DatabaseRole role : EnumSet.complementOf(EnumSet.of(DatabaseRole.OWNER))) {
            passwords.put(
                    "UPTICK_MIGRATIONS_ROLE_PASSWORDS_UPTICK_" + role.name(),
                    DomainFunction.reference(secrets.password(role)));
        }
        return passwords;
    }

    static String source(String name) {
        try (InputStream source = Migration.class.getResourceAsStream(name)) {
            if (source == null) {
                throw new IllegalStateException("Not on the class path: " + name);
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Function function() {
        return migrations.function();
    }

    /// The alias `live` on the version that has migrated, for what calls the function between deploys. The alias waits for
    /// the migrations, not the version as elsewhere: it is this version that they are run with.
    Alias publish(int retries) {
        Alias live =
                Alias.Builder.create(this, "Live")
                        .aliasName(DomainFunction.ALIAS)
                        .version(migrations.function().getCurrentVersion())
                        .retryAttempts(retries)
                        .build();
        live.getNode().addDependency(migrated);
        return live;
    }

    /// What everything waits for that expects the new schema.
    CustomResource migrated() {
        return migrated;
    }
}

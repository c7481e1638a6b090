package uptick.infra.aws;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// The secrets that nobody needs to know: Secrets Manager makes them, the template only refers to them.
final class GeneratedSecrets extends Construct {

    private final Map<DatabaseRole, Secret> passwords = new EnumMap<>(DatabaseRole.class);
    private final Secret edgeHop;
    private final Secret firstAdminPassword;

    /// @param epoch part of each secret's identity: a new number means new secrets, hence new references in every function,
    ///     hence new versions; a secret changed in place would go unnoticed by CloudFormation
    GeneratedSecrets(Construct scope, String id, IKey key, int epoch) {
        super(scope, id);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(
                    role,
                    secret(role.name() + epoch, key, "Password of database role " + role.user()));
        }
        this.edgeHop =
                secret("EDGE_HOP" + epoch, key, "Proves that a request came through CloudFront");
        this.firstAdminPassword =
                secret(
                        "FIRST_ADMIN" + epoch,
                        key,
                        "Password with which the first account is made; change it after the first login");
    }

    private Secret secret(String id, IKey key, String purpose) {
        return Secret.Builder.create(this, id)
                .description(purpose)
                .encryptionKey(key)
                .generateSecretString(
                        SecretStringGenerator.builder()
                                .excludePunctuation(true)
                                .passwordLength(48)
                                .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    SecretValue password(DatabaseRole role) {
        return requireNonNull(passwords.get(role)).getSecretValue();
    }

    /// The password that the first account starts with, and where the operator reads it.
    Secret firstAdminPassword() {
        return firstAdminPassword;
    }

    SecretValue edgeHop() {
        return edgeHop.getSecretValue();
    }
}

package uptick.infra.aws;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.NetworkType;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.constructs.Construct;

/// PostgreSQL 18 on a small instance: encrypted, backed up for a week, not deletable by accident, and reachable only by the
/// functions that [#admit] names.
final class Database extends Construct {

    /// Connections that the instance grants (1 GiB gives at least this), so that reserved concurrency can be held below it:
    /// each environment of a function keeps at most one connection.
    static final int CONNECTIONS = 80;

    private static final String NAME = "uptick";
    // not 5432: cdk-nag asks for it (RDS11), and it costs nothing
    private static final int PORT = 5433;

    private final DatabaseInstance instance;

    Database(Construct scope, String id, Network network, IKey key, SecretValue ownerPassword) {
        super(scope, id);
        // the major version only: RDS chooses the minor one and keeps it patched, and a pinned one
        // would undo that
        IInstanceEngine engine =
                DatabaseInstanceEngine.postgres(
                        PostgresInstanceEngineProps.builder()
                                .version(PostgresEngineVersion.of("18", "18"))
                                .build());
        SecurityGroup guard =
                SecurityGroup.Builder.create(this, "Guard")
                        .vpc(network.vpc())
                        .description("The database: lets in the functions, calls nobody")
                        .allowAllOutbound(false)
                        .build();
        ParameterGroup parameters =
                ParameterGroup.Builder.create(this, "Parameters")
                        .engine(engine)
                        .description("Uptick: TLS always, slow statements in the log")
                        .parameters(
                                Map.of("rds.force_ssl", "1", "log_min_duration_statement", "1000"))
                        .build();
        this.instance =
                DatabaseInstance.Builder.create(this, "Instance")
                        .engine(engine)
                        .instanceType(
                                InstanceType.of(
                                        InstanceClass.BURSTABLE4_GRAVITON, InstanceSize.MICRO))
                        .vpc(network.vpc())
                        .vpcSubnets(network.inside())
                        .networkType(NetworkType.IPV4)
                        .publiclyAccessible(false)
                        .securityGroups(List.of(guard))
                        .port(PORT)
                        .databaseName(NAME)
                        .credentials(
                                Credentials.fromPassword(DatabaseRole.OWNER.user(), ownerPassword))
                        .parameterGroup(parameters)
                        .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                        .storageType(StorageType.GP3)
                        .allocatedStorage(20)
                        .maxAllocatedStorage(100)
                        .storageEncrypted(true)
                        .storageEncryptionKey(key)
                        .backupRetention(Duration.days(7))
                        .preferredBackupWindow("03:00-04:00")
                        .preferredMaintenanceWindow("sun:04:15-sun:05:15")
                        .copyTagsToSnapshot(true)
                        .autoMinorVersionUpgrade(true)
                        .deletionProtection(true)
                        .removalPolicy(RemovalPolicy.SNAPSHOT)
                        .build();
    }

    /// The JDBC address. `verify-full`, not `require`: the latter encrypts towards whoever answers. The certificate
    /// authorities are in the layer that every function has, for no JDK knows those of RDS.
    String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s?sslmode=verify-full&sslrootcert=%s"
                .formatted(
                        instance.getDbInstanceEndpointAddress(),
                        PORT,
                        NAME,
                        DomainFunction.CERTIFICATES);
    }

    void admit(IConnectable function, String purpose) {
        instance.getConnections().allowFrom(function, Port.tcp(PORT), purpose);
    }

    DatabaseInstance instance() {
        return instance;
    }
}

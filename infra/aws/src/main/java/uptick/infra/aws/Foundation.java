package uptick.infra.aws;

import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.ILayerVersion;

/// What every function stands on.
///
/// @param key encrypts secrets, environments, snapshots and the database
/// @param certificates the layer that brings the certificate authorities of RDS
record Foundation(
        Blueprint blueprint,
        Network network,
        Database database,
        GeneratedSecrets secrets,
        IKey key,
        ILayerVersion certificates) {}

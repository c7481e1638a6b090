package uptick.infra.aws;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.App;

/// How the CDK is to behave, said here and not in cdk.json, so that a test synthesizes what a deploy does.
final class UptickApp {

    private static final Map<String, Object> BEHAVIOUR =
            Map.of(
                    // only AWS's public partition: service principals then are plain names
                    "@aws-cdk/core:target-partitions", List.of("aws"),
                    "@aws-cdk/core:checkSecretUsage", true,
                    "@aws-cdk/aws-iam:minimizePolicies", true,
                    "@aws-cdk/aws-lambda:recognizeVersionProps", true,
                    // without it a new layer would not be a new version
                    "@aws-cdk/aws-lambda:recognizeLayerVersion", true,
                    "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true);

    private UptickApp() {}

    static App.Builder builder() {
        return App.Builder.create().analyticsReporting(false).postCliContext(BEHAVIOUR);
    }
}

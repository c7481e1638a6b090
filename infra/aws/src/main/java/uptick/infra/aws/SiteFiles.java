package uptick.infra.aws;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.ISource;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;
import software.constructs.IDependable;

/// What a deploy puts into the site's bucket: the page, the API's document, and the two documents by which anyone, the gateway
/// first, can verify our tokens. The uploads share the bucket, so the page's clean-up of files that are gone has to leave the
/// others alone.
final class SiteFiles extends Construct {

    private static final String WELL_KNOWN = ".well-known/";
    private static final String DOCUMENT = "openapi.yml";

    private final BucketDeployment discovery;

    SiteFiles(Construct scope, String id, Site site, Blueprint blueprint) {
        super(scope, id);
        LogGroup log =
                LogGroup.Builder.create(this, "Log")
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        Role role = ExecutionRole.create(this, "Role", log);
        upload(
                        "Page",
                        site,
                        role,
                        log,
                        List.of(CacheControl.noCache()),
                        List.of(Source.asset(blueprint.page().toString())))
                .exclude(List.of(WELL_KNOWN + "*", DOCUMENT))
                .build();
        // the uploader guesses types by names, and knows no YAML
        upload(
                        "Document",
                        site,
                        role,
                        log,
                        List.of(CacheControl.noCache()),
                        List.of(Source.asset(blueprint.document().toString())))
                .contentType("application/yaml")
                .prune(false)
                .build();
        this.discovery =
                upload(
                                "Discovery",
                                site,
                                role,
                                log,
                                List.of(
                                        CacheControl.setPublic(),
                                        CacheControl.maxAge(Duration.minutes(5))),
                                documents(site, blueprint))
                        .contentType("application/json")
                        .prune(false)
                        .build();
        // the bucket's policy lets CloudFront in; without it the documents are there and nobody can
        // read them
        discovery.getNode().addDependency(requireNonNull(site.files().getPolicy()));
        useLatestPython();
    }

    private static List<ISource> documents(Site site, Blueprint blueprint) {
        Map<String, Object> configuration =
                Map.of(
                        "issuer", site.address(),
                        "jwks_uri", site.address() + "/" + WELL_KNOWN + "jwks.json",
                        "token_endpoint", site.address() + "/v1/login",
                        "id_token_signing_alg_values_supported", List.of("RS256"),
                        "response_types_supported", List.of("token"),
                        "subject_types_supported", List.of("public"));
        return List.of(
                Source.jsonData(WELL_KNOWN + "openid-configuration", configuration),
                Source.data(WELL_KNOWN + "jwks.json", blueprint.publicKeys()));
    }

    private BucketDeployment.Builder upload(
            String id,
            Site site,
            Role role,
            LogGroup log,
            List<CacheControl> caching,
            List<ISource> sources) {
        return BucketDeployment.Builder.create(this, id)
                .destinationBucket(site.files())
                .sources(sources)
                .cacheControl(caching)
                .role(role)
                .logGroup(log)
                .memoryLimit(256);
    }

    /* The CDK still runs its uploader on Python 3.13. Its bundled AWS CLI is pure Python, and what it is made of (botocore,
     * urllib3, s3transfer) names 3.14 among what it supports.
     */
    private void useLatestPython() {
        Stack.of(this).getNode().getChildren().stream()
                .filter(child -> child.getNode().getId().startsWith("Custom::CDKBucketDeployment"))
                .map(uploader -> (CfnFunction) requireNonNull(uploader.getNode().getDefaultChild()))
                .forEach(uploader -> uploader.setRuntime(Runtime.PYTHON_3_14.getName()));
    }

    /// What has to stand before anyone is told to trust the issuer.
    IDependable discovery() {
        return discovery;
    }
}

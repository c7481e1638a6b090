package uptick.infra.aws;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/// The one host that the world sees: CloudFront with the page behind `/` and the API behind `/v1/`. Same host, so the page
/// needs no CORS and a cookie would stay on its site.
final class Site extends Construct {

    /// Says to the functions that a request came this way; they believe the viewer's address only beside it.
    static final String HOP_HEADER = "x-uptick-edge-hop";

    private final Bucket files;
    private final Distribution distribution;

    Site(Construct scope, String id, Api api, String hopSecret) {
        super(scope, id);
        Bucket logs =
                bucket("Logs")
                        // CloudFront writes its logs by ACL
                        .objectOwnership(ObjectOwnership.OBJECT_WRITER)
                        .lifecycleRules(
                                List.of(
                                        LifecycleRule.builder()
                                                .expiration(Duration.days(90))
                                                .build()))
                        .build();
        this.files =
                bucket("Files")
                        .serverAccessLogsBucket(logs)
                        .serverAccessLogsPrefix("files/")
                        .build();
        this.distribution =
                Distribution.Builder.create(this, "Distribution")
                        .comment("Uptick: page and API")
                        .defaultRootObject("index.html")
                        .defaultBehavior(page())
                        .additionalBehaviors(Map.of("/v1/*", api(api, hopSecret)))
                        .priceClass(PriceClass.PRICE_CLASS_100)
                        .enableLogging(true)
                        .logBucket(logs)
                        .logFilePrefix("cloudfront/")
                        .logIncludesCookies(false)
                        .build();
    }

    private Bucket.Builder bucket(String id) {
        return Bucket.Builder.create(this, id)
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN);
    }

    private BehaviorOptions page() {
        return BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl(files))
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(PageHeaders.create(this))
                .build();
    }

    private BehaviorOptions api(Api api, String hopSecret) {
        IOrigin origin =
                HttpOrigin.Builder.create(api.host())
                        .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                        .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                        .customHeaders(Map.of(HOP_HEADER, hopSecret))
                        .build();
        // CloudFront's own address header can only be had together with the viewer's Host, which
        // the gateway refuses
        Function viewerAddress =
                Function.Builder.create(this, "ViewerAddress")
                        .comment("Uptick: the viewer's address, not to be forged")
                        .runtime(FunctionRuntime.JS_2_0)
                        .code(FunctionCode.fromInline(Migration.source("viewer-address.js")))
                        .build();
        return BehaviorOptions.builder()
                .origin(origin)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .functionAssociations(
                        List.of(
                                FunctionAssociation.builder()
                                        .function(viewerAddress)
                                        .eventType(FunctionEventType.VIEWER_REQUEST)
                                        .build()))
                .build();
    }

    /// The site's address without a trailing slash: also who issues the tokens.
    String address() {
        return "https://" + distribution.getDistributionDomainName();
    }

    Bucket files() {
        return files;
    }
}

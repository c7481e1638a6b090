package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.infra.aws.Resources.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;

@WithTemplate
class SiteTest {

    @Test
    void servesPageAndApiUnderOneHost(Resources resources) {
        Resources.Resource site = resources.only("AWS::CloudFront::Distribution");

        assertThat(site.text("DistributionConfig", "DefaultRootObject")).isEqualTo("index.html");
        assertThat(site.text("DistributionConfig", "CacheBehaviors", "0", "PathPattern"))
                .isEqualTo("/v1/*");
        assertThat(site.text("DistributionConfig", "CacheBehaviors", "0", "TargetOriginId"))
                .isNotEqualTo(
                        site.text("DistributionConfig", "DefaultCacheBehavior", "TargetOriginId"));
    }

    @Test
    void passesApiCallsThroughUncachedWithTheirTokenButNotTheirHost(Resources resources) {
        Object api =
                resources
                        .only("AWS::CloudFront::Distribution")
                        .at("DistributionConfig", "CacheBehaviors", "0");

        assertThat(map(api))
                .containsEntry("CachePolicyId", CachePolicy.CACHING_DISABLED.getCachePolicyId())
                .containsEntry(
                        "OriginRequestPolicyId",
                        OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER
                                .getOriginRequestPolicyId())
                .containsEntry("ViewerProtocolPolicy", "https-only");
    }

    @Test
    void provesTheHopToTheFunctions(Resources resources) {
        Object header =
                Resources.at(
                        resources
                                .only("AWS::CloudFront::Distribution")
                                .at("DistributionConfig", "Origins"),
                        "1",
                        "OriginCustomHeaders",
                        "0");

        assertThat(map(header))
                .containsEntry("HeaderName", "x-uptick-edge-hop")
                .containsEntry(
                        "HeaderValue",
                        resources
                                .function(FunctionShape.TRENDS)
                                .at("Environment", "Variables", "UPTICK_EDGE_HOP_SECRET"));
    }

    @Test
    void readsItsFilesFromAPrivateBucketAsThisDistributionOnly(Resources resources) {
        String site = resources.only("AWS::CloudFront::Distribution").id();

        assertThat(
                        resources
                                .statements("Allow")
                                .filter(
                                        statement ->
                                                statement
                                                        .toString()
                                                        .contains("cloudfront.amazonaws.com")))
                .hasSize(1)
                .allSatisfy(
                        statement -> {
                            assertThat(statement).containsEntry("Action", "s3:GetObject");
                            assertThat(Resources.at(statement, "Condition").toString())
                                    .contains("Ref=" + site);
                        });
    }

    @Test
    void cleansUpOldFilesOfThePageWithoutTouchingTheKeys(Resources resources) {
        Resources.Resource page =
                resources.starting("SiteFilesPage", "Custom::CDKBucketDeployment");
        Resources.Resource keys =
                resources.starting("SiteFilesDiscovery", "Custom::CDKBucketDeployment");

        assertThat(page.text("SystemMetadata", "cache-control")).isEqualTo("no-cache");
        assertThat(page.at("Prune")).isEqualTo(true);
        assertThat(page.text("Exclude")).isEqualTo("[.well-known/*, openapi.yml]");
        assertThat(keys.at("Prune")).isEqualTo(false);
        assertThat(keys.text("SystemMetadata", "content-type")).isEqualTo("application/json");
    }

    @Test
    void servesTheDocumentAsYamlThatIsAskedForAgain(Resources resources) {
        Resources.Resource document =
                resources.starting("SiteFilesDocument", "Custom::CDKBucketDeployment");

        assertThat(document.text("SystemMetadata", "content-type")).isEqualTo("application/yaml");
        assertThat(document.text("SystemMetadata", "cache-control")).isEqualTo("no-cache");
        assertThat(document.at("Prune")).isEqualTo(false);
    }

    @Test
    void holdsBrowsersToThePolicyThatThePageIsTestedUnder(Resources resources) throws IOException {
        Resources.Resource headers = resources.only("AWS::CloudFront::ResponseHeadersPolicy");
        String page = Files.readString(Path.of("../../functions/dashboard/README.md"));

        assertThat(page)
                .contains(
                        "Content-Security-Policy: "
                                + headers.text(
                                        "ResponseHeadersPolicyConfig",
                                        "SecurityHeadersConfig",
                                        "ContentSecurityPolicy",
                                        "ContentSecurityPolicy")
                                + "\n");
    }
}

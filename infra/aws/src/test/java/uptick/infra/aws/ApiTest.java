package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

@WithTemplate
class ApiTest {

    @Test
    void asksForATokenEverywhereButAtLoginAndHealth(Resources resources) {
        Map<String, String> access =
                resources
                        .ofType("AWS::ApiGatewayV2::Route")
                        .collect(
                                Collectors.toMap(
                                        route -> route.text("RouteKey"),
                                        route -> route.text("AuthorizationType")));

        assertThat(access)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("POST /v1/accounts", "NONE"),
                                Map.entry("POST /v1/login", "NONE"),
                                Map.entry("POST /v1/token/refresh", "NONE"),
                                Map.entry("POST /v1/logout", "NONE"),
                                Map.entry("POST /v1/logout-everywhere", "JWT"),
                                Map.entry("POST /v1/password-resets", "NONE"),
                                Map.entry("POST /v1/password-resets/confirm", "NONE"),
                                Map.entry("POST /v1/me/password", "JWT"),
                                Map.entry("GET /v1/accounts/health", "NONE"),
                                Map.entry("GET /v1/accounts/health/db", "NONE"),
                                Map.entry("GET /v1/collections/health", "NONE"),
                                Map.entry("GET /v1/collections/health/db", "NONE"),
                                Map.entry("GET /v1/trends/health", "NONE"),
                                Map.entry("GET /v1/trends/health/db", "NONE"),
                                Map.entry("GET /v1/me", "JWT"),
                                Map.entry("GET /v1/collections", "JWT"),
                                Map.entry("GET /v1/collections/{id}", "JWT"),
                                Map.entry("GET /v1/me/topics", "JWT"),
                                Map.entry("PUT /v1/me/topics/{id}", "JWT"),
                                Map.entry("DELETE /v1/me/topics/{id}", "JWT"),
                                Map.entry("GET /v1/trends", "JWT")));
    }

    @Test
    void verifiesTokensOfTheIssuerThatTheFunctionsName(Resources resources) {
        Resources.Resource authorizer = resources.only("AWS::ApiGatewayV2::Authorizer");
        Resources.Resource accounts = resources.function(FunctionShape.ACCOUNTS);

        assertThat(authorizer.at("JwtConfiguration", "Issuer"))
                .isEqualTo(accounts.at("Environment", "Variables", "UPTICK_TOKEN_ISSUER"));
        assertThat(authorizer.at("JwtConfiguration", "Audience", "0"))
                .isEqualTo(accounts.at("Environment", "Variables", "UPTICK_TOKEN_AUDIENCE"));
        assertThat(
                        resources
                                .ofType("AWS::ApiGatewayV2::Route")
                                .filter(route -> route.text("AuthorizationType").equals("JWT")))
                .allSatisfy(
                        route ->
                                assertThat(route.text("AuthorizerId", "Ref"))
                                        .isEqualTo(authorizer.id()));
    }

    @Test
    void makesTheAuthorizerAfterTheDocumentsThatItReads(Resources resources) {
        Resources.Resource discovery =
                resources.starting("SiteFilesDiscovery", "Custom::CDKBucketDeployment");

        assertThat(resources.only("AWS::ApiGatewayV2::Authorizer").dependsOn())
                .contains(discovery.id());
        assertThat(discovery.text("SourceMarkers"))
                .contains("Fn::GetAtt=[" + resources.only("AWS::CloudFront::Distribution").id());
        assertThat(discovery.dependsOn())
                .contains(resources.starting("SiteFilesPolicy", "AWS::S3::BucketPolicy").id());
    }

    @Test
    void callsTheLiveAliasOfEachFunction(Resources resources) {
        assertThat(resources.ofType("AWS::ApiGatewayV2::Integration"))
                .hasSize(3)
                .allSatisfy(
                        integration -> {
                            String target = integration.text("IntegrationUri", "Ref");
                            assertThat(resources.named(target).type())
                                    .isEqualTo("AWS::Lambda::Alias");
                            assertThat(integration.text("PayloadFormatVersion")).isEqualTo("2.0");
                        });
    }

    @Test
    void letsFewTryPasswordsAtOnce(Resources resources) {
        Resources.Resource stage = resources.only("AWS::ApiGatewayV2::Stage");

        assertThat(stage.text("StageName")).isEqualTo("$default");
        assertThat(stage.text("RouteSettings", "POST /v1/login", "ThrottlingRateLimit"))
                .isEqualTo("5");
        assertThat(stage.text("DefaultRouteSettings", "ThrottlingRateLimit")).isEqualTo("50");
        assertThat(stage.dependsOn())
                .contains(resources.starting("ApiPOSTv1login", "AWS::ApiGatewayV2::Route").id());
    }

    @Test
    void logsEachCallWithoutHeadersOrQuery(Resources resources) {
        String format =
                resources.only("AWS::ApiGatewayV2::Stage").text("AccessLogSettings", "Format");

        assertThat(format)
                .contains("$context.routeKey", "$context.status")
                .doesNotContain("header", "query", "authorizer.claims", "$context.path");
    }
}

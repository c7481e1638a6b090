package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

@WithTemplate
class ApiTest {

    @Test
    void hasTheRoutesOfTheTableAndAsksForATokenWhereOnlyPeopleAreLetIn(Resources resources)
            throws IOException {
        Map<String, String> access =
                resources
                        .ofType("AWS::ApiGatewayV2::Route")
                        .collect(
                                Collectors.toMap(
                                        route -> route.text("RouteKey"),
                                        route -> route.text("AuthorizationType")));

        Map<String, String> decided = RouteTable.authorization();
        for (String function : List.of("accounts", "collections", "quota", "trends")) {
            decided.put("GET /v1/" + function + "/health", "NONE");
            decided.put("GET /v1/" + function + "/health/db", "NONE");
        }
        assertThat(access).containsExactlyInAnyOrderEntriesOf(decided);
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
                .hasSize(4)
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

package uptick.infra.aws;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.HttpAuthorizerAttributes;
import software.amazon.awscdk.services.apigatewayv2.HttpAuthorizerType;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpRouteKey;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogDestination;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IDependable;

/// The HTTP API: one host, one stage without a name (a named one would stay in the path), an access log without tokens.
final class Api extends Construct {

    private static final ThrottleSettings ALL_TOGETHER =
            ThrottleSettings.builder().rateLimit(50).burstLimit(100).build();
    private static final Map<String, Object> SLOW =
            Map.of("ThrottlingRateLimit", 5, "ThrottlingBurstLimit", 10);

    private final HttpApi api;
    private final CfnStage stage;
    private final Map<String, Object> routeSettings = new LinkedHashMap<>();

    Api(Construct scope, String id) {
        super(scope, id);
        this.api =
                HttpApi.Builder.create(this, "Http")
                        .apiName("uptick")
                        .createDefaultStage(false)
                        .build();
        LogGroup log =
                LogGroup.Builder.create(this, "AccessLog")
                        .retention(RetentionDays.THREE_MONTHS)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        HttpStage everything =
                HttpStage.Builder.create(this, "Stage")
                        .httpApi(api)
                        .stageName("$default")
                        .autoDeploy(true)
                        .throttle(ALL_TOGETHER)
                        .accessLogSettings(new AccessLog(log))
                        .build();
        this.stage = (CfnStage) requireNonNull(everything.getNode().getDefaultChild());
    }

    /// Makes the authorizer. The gateway reads the issuer's discovery document and keys at that moment and refuses an issuer
    /// that does not serve them, hence `served`: what has to stand before.
    IHttpRouteAuthorizer trust(String issuer, String audience, IDependable served) {
        HttpAuthorizer authorizer =
                HttpAuthorizer.Builder.create(this, "Tokens")
                        .httpApi(api)
                        .type(HttpAuthorizerType.JWT)
                        .identitySource(List.of("$request.header.Authorization"))
                        .jwtIssuer(issuer)
                        .jwtAudience(List.of(audience))
                        .build();
        authorizer.getNode().addDependency(served);
        return HttpAuthorizer.fromHttpAuthorizerAttributes(
                this,
                "TrustedTokens",
                HttpAuthorizerAttributes.builder()
                        .authorizerId(authorizer.getAuthorizerId())
                        .authorizerType("JWT")
                        .build());
    }

    /// Leads `routes` to `function`.
    void serve(String name, IFunction function, List<Route> routes, IHttpRouteAuthorizer signedIn) {
        HttpLambdaIntegration integration = new HttpLambdaIntegration(name, function);
        for (Route route : routes) {
            HttpRoute made =
                    HttpRoute.Builder.create(this, route.key())
                            .httpApi(api)
                            .routeKey(HttpRouteKey.with(route.path(), route.method()))
                            .integration(integration)
                            .authorizer(
                                    switch (route.access()) {
                                        case PUBLIC, PUBLIC_SLOW, CALLER ->
                                                new HttpNoneAuthorizer();
                                        case SIGNED_IN -> signedIn;
                                    })
                            .build();
            if (route.access() == Route.Access.PUBLIC_SLOW) {
                slowDown(route, made);
            }
        }
    }

    private void slowDown(Route route, HttpRoute made) {
        routeSettings.put(route.key(), SLOW);
        stage.setRouteSettings(routeSettings);
        // a stage that has settings for a route which is not there yet is refused
        stage.getNode().addDependency(made);
    }

    /// The host name under which CloudFront finds the API.
    String host() {
        return "%s.execute-api.%s.%s".formatted(api.getApiId(), Aws.REGION, Aws.URL_SUFFIX);
    }

    HttpApi http() {
        return api;
    }

    private record AccessLog(LogGroup group) implements IAccessLogSettings {

        // no header and no query: a token in a log is a token lost
        private static final String FORMAT =
                """
                {"request_id":"$context.requestId","ip":"$context.identity.sourceIp","time":"$context.requestTime",\
                "route":"$context.routeKey","status":"$context.status","bytes":"$context.responseLength",\
                "milliseconds":"$context.responseLatency","integration_error":"$context.integrationErrorMessage",\
                "authorizer_error":"$context.authorizer.error"}""";

        @Override
        public IAccessLogDestination getDestination() {
            return new LogGroupLogDestination(group);
        }

        @Override
        public AccessLogFormat getFormat() {
            return AccessLogFormat.custom(FORMAT);
        }
    }
}

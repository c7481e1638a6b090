package uptick.infra.aws;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awscdk.services.apigatewayv2.HttpMethod;

/// One route of the API and who may come in by it.
record Route(HttpMethod method, String path, Access access) {

    /// Who gets past the gateway.
    enum Access {
        /// Anyone.
        PUBLIC,
        /// Anyone, but few at a time: the place where passwords are tried and each try costs a CPU.
        PUBLIC_SLOW,
        /// Callers with a token or an API key. The gateway lets them pass and the function looks: an authorizer for tokens
        /// would refuse every key.
        CALLER,
        /// People: bearers of a token that the gateway's authorizer accepts.
        SIGNED_IN
    }

    static final List<Route> ACCOUNTS =
            withHealth(
                    "accounts",
                    new Route(HttpMethod.POST, "/v1/accounts", Access.PUBLIC_SLOW),
                    new Route(HttpMethod.POST, "/v1/login", Access.PUBLIC_SLOW),
                    new Route(HttpMethod.POST, "/v1/token/refresh", Access.PUBLIC),
                    new Route(HttpMethod.POST, "/v1/logout", Access.PUBLIC),
                    new Route(HttpMethod.POST, "/v1/logout-everywhere", Access.SIGNED_IN),
                    new Route(HttpMethod.POST, "/v1/password-resets", Access.PUBLIC_SLOW),
                    new Route(HttpMethod.POST, "/v1/password-resets/confirm", Access.PUBLIC_SLOW),
                    new Route(HttpMethod.POST, "/v1/me/password", Access.SIGNED_IN),
                    new Route(HttpMethod.GET, "/v1/me", Access.CALLER),
                    new Route(HttpMethod.PATCH, "/v1/me", Access.SIGNED_IN),
                    new Route(HttpMethod.DELETE, "/v1/me", Access.SIGNED_IN),
                    new Route(HttpMethod.GET, "/v1/me/settings", Access.CALLER),
                    new Route(HttpMethod.PUT, "/v1/me/settings", Access.CALLER),
                    new Route(HttpMethod.GET, "/v1/me/api-keys", Access.SIGNED_IN),
                    new Route(HttpMethod.POST, "/v1/me/api-keys", Access.SIGNED_IN),
                    new Route(HttpMethod.DELETE, "/v1/me/api-keys/{id}", Access.SIGNED_IN),
                    new Route(HttpMethod.GET, "/v1/invites", Access.SIGNED_IN),
                    new Route(HttpMethod.POST, "/v1/invites", Access.SIGNED_IN),
                    new Route(HttpMethod.DELETE, "/v1/invites/{id}", Access.SIGNED_IN),
                    new Route(HttpMethod.GET, "/v1/accounts", Access.SIGNED_IN),
                    new Route(HttpMethod.PATCH, "/v1/accounts/{id}", Access.SIGNED_IN),
                    new Route(HttpMethod.DELETE, "/v1/accounts/{id}", Access.SIGNED_IN),
                    new Route(
                            HttpMethod.POST, "/v1/accounts/{id}/password-reset", Access.SIGNED_IN),
                    new Route(HttpMethod.GET, "/v1/audit", Access.SIGNED_IN),
                    new Route(HttpMethod.GET, "/v1/audit/verify", Access.SIGNED_IN));

    static final List<Route> COLLECTIONS =
            withHealth(
                    "collections",
                    new Route(HttpMethod.GET, "/v1/collections", Access.CALLER),
                    new Route(HttpMethod.POST, "/v1/collections", Access.CALLER),
                    new Route(HttpMethod.GET, "/v1/collections/{id}", Access.CALLER),
                    new Route(HttpMethod.GET, "/v1/collections/{id}/skipped", Access.CALLER),
                    new Route(HttpMethod.GET, "/v1/sources", Access.CALLER),
                    new Route(HttpMethod.PATCH, "/v1/sources/{source}", Access.SIGNED_IN),
                    new Route(HttpMethod.POST, "/v1/sources/{source}/test", Access.SIGNED_IN),
                    new Route(HttpMethod.GET, "/v1/topics", Access.CALLER),
                    new Route(HttpMethod.POST, "/v1/topics", Access.CALLER),
                    new Route(HttpMethod.GET, "/v1/topics/{id}", Access.CALLER),
                    new Route(HttpMethod.PATCH, "/v1/topics/{id}", Access.CALLER),
                    new Route(HttpMethod.DELETE, "/v1/topics/{id}", Access.CALLER),
                    new Route(HttpMethod.GET, "/v1/me/topics", Access.CALLER),
                    new Route(HttpMethod.PUT, "/v1/me/topics/{id}", Access.CALLER),
                    new Route(HttpMethod.DELETE, "/v1/me/topics/{id}", Access.CALLER));

    static final List<Route> TRENDS =
            withHealth(
                    "trends",
                    new Route(HttpMethod.GET, "/v1/trends", Access.CALLER),
                    new Route(HttpMethod.GET, "/v1/trends/scoreboard", Access.CALLER));

    static final List<Route> QUOTA =
            withHealth(
                    "quota",
                    new Route(HttpMethod.GET, "/v1/quota", Access.CALLER),
                    new Route(HttpMethod.GET, "/v1/quota/history", Access.CALLER),
                    new Route(HttpMethod.PUT, "/v1/quota/{api}", Access.SIGNED_IN));

    private static List<Route> withHealth(String function, Route... routes) {
        return Stream.concat(
                        Stream.of(
                                new Route(
                                        HttpMethod.GET,
                                        "/v1/" + function + "/health",
                                        Access.PUBLIC),
                                new Route(
                                        HttpMethod.GET,
                                        "/v1/" + function + "/health/db",
                                        Access.PUBLIC)),
                        Stream.of(routes))
                .toList();
    }

    /// The route as the gateway writes it.
    String key() {
        return method + " " + path;
    }
}

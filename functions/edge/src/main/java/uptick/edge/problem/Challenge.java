package uptick.edge.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

/// The WWW-Authenticate header of a refusal (RFC 6750, 3): it speaks of an invalid token where one was sent, whatever
/// is wrong with it.
final class Challenge {

    private Challenge() {}

    static String to(HttpRequest<?> request) {
        return request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
                ? "Bearer error=\"invalid_token\""
                : "Bearer";
    }
}

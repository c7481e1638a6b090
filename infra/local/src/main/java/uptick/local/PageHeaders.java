package uptick.local;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// The headers that CloudFront sets on AWS: the page may load and call its own host and nothing else, an answer of
/// the API is never kept.
@ServerFilter("/**")
final class PageHeaders {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
        if (request.getPath().endsWith(".js") && response.status() == HttpStatus.OK) {
            // The framework knows the type's old name only (RFC 9239).
            response.getHeaders().set(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8");
        }
        if (request.getPath().equals("/openapi.yml") && response.status() == HttpStatus.OK) {
            // Likewise (RFC 9512).
            response.getHeaders().set(HttpHeaders.CONTENT_TYPE, "application/yaml");
        }
        // File names carry no version: a new page must not run with an old script.
        response.getHeaders()
                .set(
                        HttpHeaders.CACHE_CONTROL,
                        request.getPath().startsWith("/v1/") ? "no-store" : "no-cache");
    }
}

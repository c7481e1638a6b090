package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/// Holds answers against the shape of a problem.
final class Problems {

    private Problems() {}

    static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(response.body()).contains("\"type\":\"/problems/" + type + "\"");
    }
}

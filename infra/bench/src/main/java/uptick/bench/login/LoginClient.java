package uptick.bench.login;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Logs in, one after the other over one connection.
final class LoginClient {

    private final URI login;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int next;

    LoginClient(URI login) {
        this.login = login;
    }

    /// Milliseconds of each of so many logins, for names in turns.
    ///
    /// @param prefix names are this and a number below names
    /// @param status that each must be answered with
    double[] millis(String prefix, int names, String password, int status, int times)
            throws IOException, InterruptedException {
        var millis = new double[times];
        for (var time = 0; time < times; time++) {
            var body =
                    "{\"login\": \"%s%d\", \"password\": \"%s\"}"
                            .formatted(prefix, next++ % names, password);
            var request =
                    HttpRequest.newBuilder(login)
                            .header("content-type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build();
            long start = System.nanoTime();
            var answer = http.send(request, BodyHandlers.ofString());
            millis[time] = (System.nanoTime() - start) / 1e6;
            if (answer.statusCode() != status) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        }
        return millis;
    }

    /// Their median.
    double median(String prefix, int names, String password, int status, int times)
            throws IOException, InterruptedException {
        return Pairs.median(millis(prefix, names, password, status, times));
    }
}

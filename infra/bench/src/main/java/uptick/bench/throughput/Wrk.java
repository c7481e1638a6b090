package uptick.bench.throughput;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// The load generator that everybody knows, where it is installed: what [Load] is checked against.
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final String REFUSED = "Non-2xx";

    private Wrk() {}

    static boolean isInstalled() throws IOException, InterruptedException {
        try {
            // It has no quiet way to say that it is there: its version comes with a 1.
            var _ = run(List.of("wrk", "--version"));
            return true;
        } catch (IOException _) {
            System.out.println("wrk is not installed: its figure is left out");
            return false;
        }
    }

    /// Answers a second, as [Load#requestsPerSecond] counts them.
    static double requestsPerSecond(URI page, String token, Duration duration)
            throws IOException, InterruptedException {
        var output =
                run(
                        List.of(
                                "wrk",
                                "--threads=1",
                                "--connections=" + Load.CONNECTIONS,
                                "--duration=" + duration.toSeconds() + "s",
                                "--header=Authorization: Bearer " + token,
                                page.toString()));
        var rate = RATE.matcher(output);
        if (!rate.find() || output.contains(REFUSED)) {
            throw new IOException("wrk was not answered as it should be:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}

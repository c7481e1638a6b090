package uptick.bench.login;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Logins that fail, kept over all rounds but the dropped one, so that medians rest on hundreds and not on a round's few.
final class Pairs {

    private final Map<String, List<double[]>> rounds = new LinkedHashMap<>();

    /// The median of a round of failing logins.
    double take(String name, LoginClient logins, String prefix, int names, int times)
            throws IOException, InterruptedException {
        var millis = logins.millis(prefix, names, "another password", 401, times);
        rounds.computeIfAbsent(name, _ -> new ArrayList<>()).add(millis);
        return median(millis);
    }

    /// Prints how far the medians of two are apart.
    ///
    /// @param hash milliseconds of a hash
    void print(String one, String other, double hash) {
        System.out.printf(
                Locale.ROOT,
                "all rounds: %s %.3f ms, %s %.3f ms, apart by %.2f %% of the hash's %.1f ms%n",
                one,
                all(one),
                other,
                all(other),
                100 * Math.abs(all(one) - all(other)) / hash,
                hash);
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double all(String name) {
        return median(
                rounds.getOrDefault(name, List.of()).stream()
                        .skip(1)
                        .flatMapToDouble(Arrays::stream)
                        .toArray());
    }
}

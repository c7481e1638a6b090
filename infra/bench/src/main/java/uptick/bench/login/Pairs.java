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

    /// Takes a round of failing logins: one of each kind in turn, so that whatever else slows the machine slows all kinds alike.
    ///
    /// @param prefixes of the names, by kind
    /// @param times how many of each kind
    void take(LoginClient logins, Map<String, String> prefixes, int names, int times)
            throws IOException, InterruptedException {
        prefixes.keySet()
                .forEach(
                        kind ->
                                rounds.computeIfAbsent(kind, _ -> new ArrayList<>())
                                        .add(new double[times]));
        for (var time = 0; time < times; time++) {
            for (var kind : prefixes.entrySet()) {
                last(kind.getKey())[time] =
                        logins.millis(kind.getValue(), names, "another password", 401, 1)[0];
            }
        }
    }

    /// The median of a kind in the last round.
    double lastMedian(String kind) {
        return median(last(kind));
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

    private double[] last(String kind) {
        return rounds.getOrDefault(kind, List.of()).getLast();
    }

    private double all(String name) {
        return median(
                rounds.getOrDefault(name, List.of()).stream()
                        .skip(1)
                        .flatMapToDouble(Arrays::stream)
                        .toArray());
    }
}

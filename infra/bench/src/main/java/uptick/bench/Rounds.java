package uptick.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measurements taken in turns, so that what slows the machine down slows all of them down: one of each a round,
/// the first round dropped.
///
/// @param unit what the values count, such as `ms`
/// @param samples for each name its values, one a round, in the order of the rounds
public record Rounds(String unit, Map<String, double[]> samples) {

    /// One measurement.
    @FunctionalInterface
    public interface Measurement {
        /// Measures once.
        double take() throws Exception;
    }

    /// Takes the measurements and prints each round as it ends.
    ///
    /// @param rounds how many count, at least 5; one more is run and dropped
    public static Rounds take(int rounds, String unit, Map<String, Measurement> measurements)
            throws Exception {
        if (rounds < 5) {
            throw new IllegalArgumentException("A median wants 5 rounds or more, not " + rounds);
        }
        var taken = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round <= rounds; round++) {
            var line = new StringBuilder(round == 0 ? "dropped " : "round %-2d".formatted(round));
            for (var measurement : measurements.entrySet()) {
                double value = measurement.getValue().take();
                line.append(
                        String.format(
                                Locale.ROOT, "  %s %,.1f %s", measurement.getKey(), value, unit));
                if (round > 0) {
                    taken.computeIfAbsent(measurement.getKey(), _ -> new ArrayList<>()).add(value);
                }
            }
            System.out.println(line.append("  load ").append(load()));
        }
        var samples = new LinkedHashMap<String, double[]>();
        taken.forEach(
                (name, values) ->
                        samples.put(
                                name, values.stream().mapToDouble(Double::doubleValue).toArray()));
        return new Rounds(unit, samples);
    }

    /// The median of one measurement.
    public double median(String name) {
        return median(values(name).clone());
    }

    /// The median of one by the median of the other.
    public double ratio(String name, String reference) {
        return median(name) / median(reference);
    }

    /// Prints what came out: both medians, their ratio, and the range of the ratios of single rounds.
    public void print(String name, String reference) {
        var ours = values(name);
        var theirs = values(reference);
        var single = new double[ours.length];
        Arrays.setAll(single, round -> ours[round] / theirs[round]);
        Arrays.sort(single);
        System.out.printf(
                Locale.ROOT,
                "%s / %s = %.2f   (%,.1f %s / %,.1f %s; single rounds %.2f to %.2f)%n",
                name,
                reference,
                ratio(name, reference),
                median(name),
                unit,
                median(reference),
                unit,
                single[0],
                single[single.length - 1]);
    }

    /// How busy the machine was over the last minute, as the operating system counts it, with its processors.
    public static String load() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%.1f on %d processors",
                system.getSystemLoadAverage(),
                system.getAvailableProcessors());
    }

    private double[] values(String name) {
        var values = samples.get(name);
        if (values == null) {
            throw new IllegalArgumentException("Nothing called " + name + " was measured");
        }
        return values;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

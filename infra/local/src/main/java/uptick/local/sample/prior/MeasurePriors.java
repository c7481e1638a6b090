package uptick.local.sample.prior;

import java.time.Instant;
import java.util.Locale;

import uptick.local.sample.SampleWorld;

/// Prints the priors of the YouTube score as measured on the sample world's recorded days.
public final class MeasurePriors {

    /// Any morning does, for only differences of times count; this is the last recorded one.
    private static final Instant ANCHOR = Instant.parse("2017-10-22T06:00:00Z");

    private MeasurePriors() {}

    /// Prints one line for each prior: name, n, median, 1.4826 x MAD, mean, standard deviation.
    public static void main(String[] arguments) {
        var priors = measure();
        System.out.println("prior n median mad_scaled mean sd");
        print("size_by_age", priors.sizeByAge());
        print("size_by_day", priors.sizeByDay());
        print("like_rate", priors.likeRate());
        print("outlier_by_age", priors.outlierByAge());
        print("outlier_by_day", priors.outlierByDay());
    }

    static YoutubePriors measure() {
        var world = SampleWorld.endingAt(ANCHOR);
        return YoutubePriors.of(Charting.all(world.calendar(), world.videos()));
    }

    private static void print(String name, Spread spread) {
        System.out.printf(
                Locale.ROOT,
                "%s %d %.6f %.6f %.6f %.6f%n",
                name,
                spread.count(),
                spread.median(),
                spread.scale(),
                spread.mean(),
                spread.standardDeviation());
    }
}

package uptick.migrations.fault;

import java.util.List;
import java.util.stream.IntStream;

/// How many of the cases run: a sample, or all under `-Duptick.full=true`.
final class Full {

    private Full() {}

    /// From 1 to the last: all, or so many evenly spread, the first and the last among them.
    static List<Integer> orSample(int last, int sample) {
        return IntStream.range(0, Boolean.getBoolean("uptick.full") ? last : Math.min(sample, last))
                .map(
                        i ->
                                Boolean.getBoolean("uptick.full") || sample >= last
                                        ? i + 1
                                        : 1 + (int) ((long) i * (last - 1) / (sample - 1)))
                .boxed()
                .toList();
    }
}

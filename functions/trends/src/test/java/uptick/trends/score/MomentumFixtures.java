package uptick.trends.score;

import static uptick.trends.score.ReferenceRows.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import uptick.trends.score.MomentumInputs.Observed;
import uptick.trends.score.MomentumScore.Known;
import uptick.trends.score.MomentumScore.Unknown;
import uptick.trends.score.SourceScore.Scored;

/// Observations for tests of momentum and confidence.
final class MomentumFixtures {
    private static final SourceScore.Components ANY =
            YoutubeFixtures.scored(
                            List.of(YoutubeFixtures.bare("v", 0, 1)), YoutubeFixtures.BASELINES)
                    .components();

    private MomentumFixtures() {}

    static Observed heard(Platform platform, double score, double quality, double ageHours) {
        return new Observed(platform, new Scored(score, quality, ANY), ageHours);
    }

    static Known known(Observed... observed) {
        return known(List.of(observed));
    }

    static Known known(List<Observed> observed) {
        return switch (Momentum.of(Weights.SHIPPED, observed, 0)) {
            case Known known -> known;
            case Unknown unknown -> throw new AssertionError(unknown.cause());
        };
    }

    /// One to three platforms, fresh enough to count.
    static List<Observed> random(SplittableRandom random) {
        List<Observed> observed = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            if (random.nextInt(4) > 0) {
                double score =
                        random.nextBoolean() ? random.nextDouble(100) : 75 + random.nextDouble(25);
                double quality = random.nextBoolean() ? 1 : 0.05 + random.nextDouble(0.95);
                double age = random.nextBoolean() ? 0 : random.nextDouble(200);
                observed.add(heard(platform, score, quality, age));
            }
        }
        return observed.isEmpty() ? random(random) : observed;
    }

    static List<Observed> observed(Map<String, String> row) {
        List<Observed> observed = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            String name = platform.name().toLowerCase(Locale.ROOT);
            if (!cell(row, name + "_score").isEmpty()) {
                double score = Double.parseDouble(cell(row, name + "_score"));
                double quality = Double.parseDouble(cell(row, name + "_quality"));
                double age = Double.parseDouble(cell(row, name + "_age"));
                observed.add(heard(platform, score, quality, age));
            }
        }
        return observed;
    }
}

package uptick.migrations;

import java.nio.file.Path;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import uptick.migrations.partition.PartitionPlan;
import uptick.migrations.seed.FortuneRanks;
import uptick.migrations.seed.Seeds;

/// What this package brings to the commands that are the same for every schema.
@Factory
final class Contents {

    @Singleton
    Seeds seeds(SeedSettings settings) {
        var seeds = Seeds.ofTheProduct();
        return settings.fortune500().isBlank()
                ? seeds
                : seeds.and(new FortuneRanks(Path.of(settings.fortune500())));
    }

    @Singleton
    PartitionPlan.All plans() {
        return PartitionPlan.All.ofTheProduct();
    }
}

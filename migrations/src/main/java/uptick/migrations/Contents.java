package uptick.migrations;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import uptick.migrations.partition.PartitionPlan;
import uptick.migrations.seed.Seeds;

/// What this package brings to the commands that are the same for every schema.
@Factory
final class Contents {

    @Singleton
    Seeds seeds() {
        return Seeds.ofTheProduct();
    }

    @Singleton
    PartitionPlan.All plans() {
        return PartitionPlan.All.ofTheProduct();
    }
}

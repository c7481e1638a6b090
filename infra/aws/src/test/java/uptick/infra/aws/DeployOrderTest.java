package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithTemplate
class DeployOrderTest {

    @Test
    void publishesNoFunctionBeforeTheMigrationsHaveRun(Resources resources) {
        Resources.Resource migrated = resources.only("Custom::Migrated");

        assertThat(
                        resources
                                .ofType("AWS::Lambda::Version")
                                .filter(version -> !version.id().startsWith("Migration")))
                .hasSize(10)
                .allSatisfy(version -> assertThat(version.dependsOn()).contains(migrated.id()));
    }

    @Test
    void runsTheMigrationsOfThisVeryDeployOnceTheyCanReachTheDatabase(Resources resources) {
        Resources.Resource migrated = resources.only("Custom::Migrated");

        assertThat(migrated.text("Version", "Ref"))
                .isEqualTo(resources.starting("Migration", "AWS::Lambda::Version").id());
        assertThat(migrated.dependsOn())
                .contains(resources.only("AWS::RDS::DBInstance").id())
                .containsAll(
                        resources
                                .ofType("AWS::EC2::SecurityGroupIngress")
                                .map(Resources.Resource::id)
                                .toList());
    }

    @Test
    void givesTheMigrationsLessTimeThanTheirGateWhichHasLessThanCloudFormation(
            Resources resources) {
        int migrations =
                ((Number) resources.function(FunctionShape.MIGRATIONS).at("Timeout")).intValue();
        int gate =
                ((Number)
                                resources
                                        .starting("MigrationGate", "AWS::Lambda::Function")
                                        .at("Timeout"))
                        .intValue();

        assertThat(migrations).isLessThan(830);
        assertThat(gate).isGreaterThan(830);
        assertThat(resources.only("Custom::Migrated").text("ServiceTimeout"))
                .isEqualTo(String.valueOf(gate));
    }

    @Test
    void isAnotherResourceForAnotherArtefactButNotForOtherPasswords(
            Resources resources, @TempDir Path temp) {
        String before = resources.only("Custom::Migrated").id();

        SampleProject project = SampleProject.in(temp.resolve("project"));
        Resources rotated = synthesize(project.blueprint(2), temp.resolve("rotated"));
        project.write(FunctionShape.MIGRATIONS.artefact(), new byte[] {'P', 'K', 5, 6});
        Resources changed = synthesize(project.blueprint(1), temp.resolve("changed"));

        assertThat(rotated.only("Custom::Migrated").id()).isEqualTo(before);
        assertThat(changed.only("Custom::Migrated").id()).isNotEqualTo(before);
    }

    @Test
    void replacesEverySecretAndVersionInANewEpoch(Resources resources, @TempDir Path temp) {
        Resources rotated =
                synthesize(
                        SampleProject.in(temp.resolve("project")).blueprint(2),
                        temp.resolve("rotated"));

        assertThat(rotated.ofType("AWS::SecretsManager::Secret").map(Resources.Resource::id))
                .hasSize(7)
                .doesNotContainAnyElementsOf(
                        resources
                                .ofType("AWS::SecretsManager::Secret")
                                .map(Resources.Resource::id)
                                .toList());
        assertThat(rotated.ofType("AWS::Lambda::Version").map(Resources.Resource::id))
                .hasSize(11)
                .doesNotContainAnyElementsOf(
                        resources
                                .ofType("AWS::Lambda::Version")
                                .map(Resources.Resource::id)
                                .toList());
    }

    private static Resources synthesize(Blueprint blueprint, Path output) {
        return WithTemplate.Synthesis.of(blueprint, output).resources();
    }
}

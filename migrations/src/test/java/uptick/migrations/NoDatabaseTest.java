package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoDatabaseTest {

    @ParameterizedTest
    @EnumSource
    void isSaidAtOnceWithTheSettingThatIsMissing(Command command) {
        try (var context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .banner(false)
                        .properties(
                                Map.of(
                                        "datasources.default.url",
                                        "jdbc:postgresql://database-not-configured.invalid:5432/uptick"))
                        .start()) {
            var run = context.getBean(RunCommand.class);

            assertThatThrownBy(() -> run.run(MigrateCommand.of(command.toString())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("set DATABASE_URL");
        }
    }
}

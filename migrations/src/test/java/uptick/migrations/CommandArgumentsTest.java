package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandArgumentsTest {

    @Test
    void areReadAsTheFunctionsCommandIs() {
        assertThat(parse("status")).isEqualTo(MigrateCommand.of("status"));
        assertThat(parse("migrate 0003")).isEqualTo(new MigrateCommand("migrate", "0003", null));
        assertThat(parse("rollback -1 --confirm uptick"))
                .isEqualTo(new MigrateCommand("rollback", "-1", "uptick"));
        assertThat(parse("rollback --confirm uptick base"))
                .isEqualTo(new MigrateCommand("rollback", "base", "uptick"));
        assertThat(parse("recreate --confirm=uptick"))
                .isEqualTo(new MigrateCommand("recreate", null, "uptick"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migrate 0001 0002",
                "rollback -1 --confirm",
                "rollback -1 --confirm a --confirm b",
                "rollback -1 --force",
                "--help"
            })
    void areRefusedWhereTheyMakeNoCommand(String arguments) {
        assertThatThrownBy(() -> Command.of(parse(arguments)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysHowCommandsAreWritten() {
        assertThatThrownBy(CommandArguments::parse)
                .hasMessage(
                        "usage: init | migrate [version] | status | validate | rollback -1|version|base --confirm <database name> | recreate --confirm <database name> | seed | upkeep");
    }

    @Test
    void mayAskForHelpAlone() {
        assertThat(CommandArguments.askForHelp("--help")).isTrue();
        assertThat(CommandArguments.askForHelp("help")).isTrue();
        assertThat(CommandArguments.askForHelp("migrate", "--help")).isFalse();
        assertThat(CommandArguments.askForHelp()).isFalse();
    }

    private static MigrateCommand parse(String arguments) {
        return CommandArguments.parse(arguments.split(" "));
    }
}

package uptick.migrations;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The commands there are.
enum Command {
    /// Makes the database and its owner on a bare server.
    INIT("", false),
    /// Applies what is pending.
    MIGRATE("[version]", false),
    /// Says what is applied and what is pending.
    STATUS("", false),
    /// Compares what is there with what should be.
    VALIDATE("", false),
    /// Takes steps back.
    ROLLBACK("-1|version|base", true),
    /// Takes all steps back, applies them again and seeds.
    RECREATE("", true),
    /// Adds the rows that the product comes with.
    SEED("", false),
    /// Makes partitions ahead, exports and drops expired ones.
    UPKEEP("", false);

    private final String target;
    private final boolean destroys;

    Command(String target, boolean destroys) {
        this.target = target;
        this.destroys = destroys;
    }

    /// The command that is asked for, with what it may be given and nothing else.
    ///
    /// @throws IllegalArgumentException where there is no such command, or it takes no such thing
    static Command of(MigrateCommand asked) {
        var command =
                Arrays.stream(values())
                        .filter(known -> known.toString().equals(asked.command()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "unknown command '%s': use %s"
                                                        .formatted(asked.command(), names())));
        if (asked.target() != null && command.target.isEmpty()) {
            throw new IllegalArgumentException(command + " takes no target");
        }
        if (asked.confirm() != null && !command.destroys) {
            throw new IllegalArgumentException(command + " takes no confirmation");
        }
        return command;
    }

    /// How all of them are written in a shell.
    static String usage() {
        return Arrays.stream(values())
                .map(
                        command ->
                                (command
                                                + " "
                                                + command.target
                                                + (command.destroys
                                                        ? " --confirm <database name>"
                                                        : ""))
                                        .replaceAll(" +", " ")
                                        .strip())
                .collect(Collectors.joining(" | ", "usage: ", ""));
    }

    private static String names() {
        return Arrays.stream(values()).map(Command::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

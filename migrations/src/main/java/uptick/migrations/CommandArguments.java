package uptick.migrations;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Reads a command as a shell gives it: `rollback 0004 --confirm uptick`.
final class CommandArguments {

    private static final Set<String> HELP = Set.of("help", "--help", "-h");
    private static final String CONFIRM = "--confirm";

    private CommandArguments() {}

    /// Whether nothing is asked for but how commands are written.
    static boolean askForHelp(String... arguments) {
        return arguments.length == 1 && HELP.contains(arguments[0]);
    }

    /// @throws IllegalArgumentException where that is no command
    static MigrateCommand parse(String... arguments) {
        var rest = new ArrayDeque<>(List.of(arguments));
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(Command.usage());
        }
        var command = rest.pop();
        @Nullable String target = null;
        @Nullable String confirm = null;
        while (!rest.isEmpty()) {
            var argument = rest.pop();
            if (argument.startsWith(CONFIRM + "=")) {
                confirm = once(confirm, argument.substring(CONFIRM.length() + 1));
            } else if (argument.equals(CONFIRM) && !rest.isEmpty()) {
                confirm = once(confirm, rest.pop());
            } else if (argument.startsWith("--")) {
                throw new IllegalArgumentException(Command.usage());
            } else {
                target = once(target, argument);
            }
        }
        return new MigrateCommand(command, target, confirm);
    }

    private static String once(@Nullable String before, String value) {
        if (before != null) {
            throw new IllegalArgumentException(Command.usage());
        }
        return value;
    }
}

package uptick.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;

import uptick.migrations.MigrateAnswer.Validated;

/// The same commands from a shell: `java -jar uptick-migrations-lambda.jar status`, with the database in
/// `DATABASE_URL`.
public final class MigrateCommandLine {

    private MigrateCommandLine() {}

    /// Runs one command and prints its answer as JSON; what went wrong goes to standard error as one line, with
    /// exit code 1, or 2 where the command itself is wrong. A database that is not valid is exit code 1 too.
    public static void main(String[] arguments) throws IOException {
        var exit = run(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    private static int run(String... arguments) throws IOException {
        if (CommandArguments.askForHelp(arguments)) {
            System.out.println(Command.usage());
            return 0;
        }
        try {
            var command = CommandArguments.parse(arguments);
            try (var context =
                    ApplicationContext.builder().deduceEnvironment(false).banner(false).start()) {
                var answer = context.getBean(RunCommand.class).run(command);
                System.out.println(
                        new String(
                                context.getBean(JsonMapper.class).writeValueAsBytes(answer),
                                StandardCharsets.UTF_8));
                return answer instanceof Validated validated && !validated.valid() ? 1 : 0;
            }
        } catch (IllegalArgumentException wrongCommand) {
            System.err.println(wrongCommand.getMessage());
            return 2;
        } catch (CommandFailed failure) {
            System.err.println(failure.getMessage());
            return 1;
        }
    }
}

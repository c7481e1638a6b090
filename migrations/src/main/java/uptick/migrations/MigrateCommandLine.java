package uptick.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import org.flywaydb.core.api.FlywayException;

/// The same commands from a shell: `java -jar uptick-migrations-lambda.jar status`, with the database in
/// `DATABASE_URL`.
public final class MigrateCommandLine {

    private MigrateCommandLine() {}

    /// Runs one command and prints its answer as JSON; what went wrong goes to standard error, with exit code 1,
    /// or 2 where the command itself is wrong.
    ///
    /// @param arguments the command, and for `migrate` the target version if not all
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: migrate [version] | status");
            System.exit(2);
        }
        try (var context =
                ApplicationContext.builder().deduceEnvironment(false).banner(false).start()) {
            var command =
                    new MigrateCommand(arguments[0], arguments.length == 2 ? arguments[1] : null);
            var answer = context.getBean(RunCommand.class).run(command);
            System.out.println(
                    new String(
                            context.getBean(JsonMapper.class).writeValueAsBytes(answer),
                            StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrongCommand) {
            System.err.println(wrongCommand.getMessage());
            System.exit(2);
        } catch (FlywayException | SQLException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }
}

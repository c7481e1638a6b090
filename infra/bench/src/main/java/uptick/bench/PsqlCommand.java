package uptick.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import uptick.testing.database.TestDatabase;

/// PostgreSQL's own client (Debian: postgresql-client), as a reference.
public final class PsqlCommand {

    private PsqlCommand() {}

    /// Whether there is one on the path; says so where there is none.
    public static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("psql", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            System.out.println("Skipped: there is no psql on the path (Debian: postgresql-client)");
            return false;
        }
    }

    /// Runs it on a database; it stops at the first error.
    ///
    /// @param arguments after those that name the database
    /// @return what it said
    /// @throws IOException where it failed
    public static String run(TestDatabase database, String... arguments)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                "psql",
                                "-X",
                                "-v",
                                "ON_ERROR_STOP=1",
                                "-d",
                                database.url().substring("jdbc:".length()),
                                "-U",
                                database.username()));
        command.addAll(List.of(arguments));
        var psql = new ProcessBuilder(command);
        psql.environment().put("PGPASSWORD", database.password());
        var process = psql.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("psql failed: " + said);
        }
        return said;
    }
}

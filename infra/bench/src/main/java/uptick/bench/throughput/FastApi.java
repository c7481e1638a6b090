package uptick.bench.throughput;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import uptick.testing.database.TestDatabase;

/// The requirement documents' stack, `top.py` beside this class, where a Python with its packages is there.
///
/// @param python the interpreter
/// @param versions what it has, for the record
record FastApi(String python, String versions) {

    private static final String VERSIONS =
            """
            import platform, fastapi, uvicorn, sqlalchemy, asyncpg, uvloop, httptools
            print("Python", platform.python_version(), "FastAPI", fastapi.__version__, "SQLAlchemy", sqlalchemy.__version__, \
            "asyncpg", asyncpg.__version__, "uvicorn", uvicorn.__version__, "uvloop", uvloop.__version__)
            """;

    /// Looks for it: `UPTICK_BENCH_PYTHON` names the interpreter, else it is `python3`.
    static Optional<FastApi> find() throws IOException, InterruptedException {
        var python = Objects.requireNonNullElse(System.getenv("UPTICK_BENCH_PYTHON"), "python3");
        try {
            var process =
                    new ProcessBuilder(python, "-c", VERSIONS).redirectErrorStream(true).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (process.waitFor() == 0) {
                return Optional.of(new FastApi(python, output));
            }
            System.out.println(
                    "Not measured against FastAPI: "
                            + python
                            + " lacks a package ("
                            + output.lines().toList().getLast()
                            + ")");
        } catch (IOException missing) {
            System.out.println("Not measured against FastAPI: " + missing.getMessage());
        }
        return Optional.empty();
    }

    /// Starts it.
    ///
    /// @param pool `pooled` or `null`
    ServerProcess start(TestDatabase database, Path folder, String pool)
            throws IOException, InterruptedException {
        var program = folder.resolve("top.py");
        try (var source = Objects.requireNonNull(FastApi.class.getResourceAsStream("top.py"))) {
            Files.write(program, source.readAllBytes());
        }
        return ServerProcess.start(
                List.of(python, program.toString()),
                Map.of(
                        "DATABASE_URL",
                        DatabaseAddress.of("postgresql+asyncpg", database),
                        "POOL",
                        pool),
                folder.resolve(pool + ".log"),
                "running on");
    }
}

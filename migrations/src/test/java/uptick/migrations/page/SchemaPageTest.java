package uptick.migrations.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Holds `SCHEMA.md` and the overview in `README.md` against the database; with `-Duptick.rewrite=true` it makes
/// them anew.
@WithDatabase
class SchemaPageTest {

    private static final Path PAGE = Path.of("SCHEMA.md");
    private static final Path README = Path.of("README.md");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern OVERVIEW =
            Pattern.compile(
                    "(?<=<!-- overview: made by SchemaPageTest -->\n).*(?=<!-- /overview -->)",
                    Pattern.DOTALL);

    private static final Pattern MADE =
            Pattern.compile("^CREATE TABLE (\\w+) \\(", Pattern.MULTILINE);

    private final SchemaPage page;

    SchemaPageTest(TestDatabase database) throws SQLException, IOException {
        try (var connection = database.connect()) {
            page = new SchemaPage(Catalogue.of(connection), domains());
        }
        if (Boolean.getBoolean("uptick.rewrite")) {
            Files.writeString(PAGE, page.page());
            Files.writeString(README, withOverview(Files.readString(README), page.overview()));
        }
    }

    @Test
    void showsEveryTableAsTheDatabaseHasIt() throws IOException {
        assertThat(Files.readString(PAGE)).isEqualTo(page.page());
    }

    @Test
    void isSummedUpInTheReadme() throws IOException {
        var readme = Files.readString(README);

        assertThat(readme).isEqualTo(withOverview(readme, page.overview()));
    }

    private static String withOverview(String readme, String overview) {
        var place = OVERVIEW.matcher(readme);
        assertThat(place.find()).as("the README has a place for the overview").isTrue();
        return readme.substring(0, place.start()) + overview + readme.substring(place.end());
    }

    /* The domain of a table is that of the step which made it. */
    private static Map<String, String> domains() throws IOException {
        var domains = new TreeMap<String, String>();
        try (var steps = Files.list(MIGRATIONS)) {
            for (var step : steps.sorted().toList()) {
                var name = step.getFileName().toString();
                var domain = name.substring(name.indexOf("__") + 2).split("_", 2)[0];
                var made = MADE.matcher(Files.readString(step));
                while (made.find()) {
                    domains.put(made.group(1), domain);
                }
            }
        }
        return domains;
    }
}

package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Holds the README against what is there.
class ReadmeTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @Test
    void everyLinkOfEveryPageLeadsSomewhere() throws IOException {
        var dead = new ArrayList<String>();
        for (var page : pages()) {
            var links = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)").matcher(Files.readString(page));
            while (links.find()) {
                var link = links.group(1);
                if (!link.contains("://") && !Files.exists(page.resolveSibling(link))) {
                    dead.add(ROOT.relativize(page) + " -> " + link);
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void continuousIntegrationRunsTheTestCommandThatItNames() throws IOException {
        assertThat(readme()).contains("\nmvn verify ");
        assertThat(Files.readString(ROOT.resolve(".ci/run")).strip())
                .endsWith("mvn --batch-mode --no-transfer-progress verify");
    }

    @Test
    void theRunCommandIsAProfileOfTheParent() throws IOException {
        assertThat(readme()).contains("\nmvn -Prun ");
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<id>run</id>")
                .contains("<defaultGoal>package exec:exec</defaultGoal>");
    }

    @Test
    void namesEverySettingThatTheRunnerReads() throws IOException {
        var asked = new TreeSet<String>();
        RunnerSettings.of(
                new HashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public @Nullable String get(@Nullable Object name) {
                        asked.add(String.valueOf(name));
                        return null;
                    }

                    @Override
                    public String getOrDefault(@Nullable Object name, String otherwise) {
                        asked.add(String.valueOf(name));
                        return otherwise;
                    }
                });

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(readme()).contains("| `" + name + "` |"));
    }

    @Test
    void namesEveryModule() throws IOException {
        var modules =
                Pattern.compile("<module>([^<]+)</module>")
                        .matcher(Files.readString(ROOT.resolve("pom.xml")));
        while (modules.find()) {
            assertThat(readme()).contains("[`" + modules.group(1) + "`](" + modules.group(1));
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(ROOT, 9)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(
                            file ->
                                    !file.toString().contains("/target/")
                                            && !file.toString().contains("/.uptick/")
                                            && !file.toString().contains("/node_modules/"))
                    .toList();
        }
    }
}

package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNode
class MoreSourcesTest {

    private static final String CONTACT = "Uptick/0.1 (operator@uptick.example)";

    @Test
    void areAskedByTheFunctionsThatAskAlone(@TempDir Path folder) {
        Blueprint plain = SampleProject.in(folder.resolve("project")).blueprint(1);
        Resources resources =
                WithTemplate.Synthesis.of(
                                new Blueprint(
                                        plain.project(),
                                        plain.publicKeys(),
                                        1,
                                        plain.alarmEmail(),
                                        null,
                                        MoreSources.of(
                                                "reddit, similarweb,google_trends", CONTACT)),
                                folder.resolve("cdk.out"))
                        .resources();

        for (var shape :
                List.of(
                        FunctionShape.COLLECTIONS,
                        FunctionShape.COLLECT_ON_SCHEDULE,
                        FunctionShape.WORK_SLICES,
                        FunctionShape.RECHECK_POSTS)) {
            var function = resources.function(shape);
            assertThat(setting(function, "COLLECTIONS_REDDIT_CLIENT_ID"))
                    .isEqualTo(
                            "{{resolve:secretsmanager:uptick/collections/reddit:SecretString:client_id::}}");
            assertThat(setting(function, "COLLECTIONS_REDDIT_CLIENT_SECRET"))
                    .isEqualTo(
                            "{{resolve:secretsmanager:uptick/collections/reddit:SecretString:client_secret::}}");
            assertThat(setting(function, "COLLECTIONS_SIMILARWEB_KEY"))
                    .startsWith("{{resolve:secretsmanager:uptick/collections/similarweb-key:");
            assertThat(setting(function, "COLLECTIONS_GOOGLE_TRENDS_UNOFFICIAL")).isEqualTo("true");
            assertThat(setting(function, "OUTBOUND_USER_AGENT")).isEqualTo(CONTACT);
        }
        assertThat(
                        Resources.map(
                                        resources
                                                .function(FunctionShape.SWEEP_COLLECTIONS)
                                                .at("Environment", "Variables"))
                                .keySet())
                .noneMatch(name -> name.contains("REDDIT") || name.contains("SIMILARWEB"));
    }

    @Test
    void areNoneUnlessTheOperatorNamesThem() {
        assertThat(MoreSources.of(null, null)).isEqualTo(MoreSources.NONE);
        assertThat(MoreSources.NONE.settings()).isEmpty();
        assertThat(MoreSources.of("reddit", null).names()).isEqualTo(Set.of("reddit"));
    }

    @Test
    void refuseWhatIsNoSource() {
        assertThatThrownBy(() -> MoreSources.of("reddit,myspace", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uptick:sources")
                .hasMessageContaining("myspace");
    }

    private static String setting(Resources.Resource function, String name) {
        return function.text("Environment", "Variables", "UPTICK_" + name);
    }
}

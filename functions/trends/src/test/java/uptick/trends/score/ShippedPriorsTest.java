package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class ShippedPriorsTest {

    @Test
    void areValidAndNameTheirSource() throws IOException {
        String json = json();

        Priors.Youtube youtube =
                new Priors.Youtube(
                        prior(json, "outlier"), prior(json, "size"), prior(json, "like_rate"));
        Priors.Reddit reddit = new Priors.Reddit(prior(reddit(json), "size"));
        Priors priors = new Priors(text(json, "version"), text(json, "source"), youtube, reddit);

        assertThat(priors.source()).contains("7,995 rows").contains("CC0").contains("723 posts");
        assertThat(ScoreVersion.of(Weights.SHIPPED, priors).value()).startsWith("s2-");
    }

    @Test
    void callAVideoWithATypicalDayNormal() throws IOException {
        String json = json();
        Priors.Prior size = prior(json, "size");

        // e^7.86 views an hour, five videos at most: some tens of thousands of views a day
        assertThat(StrictMath.expm1(size.median()) * 24).isBetween(10_000.0, 200_000.0);
        assertThat(prior(json, "like_rate").median()).isBetween(0.01, 0.1);
    }

    @Test
    void callASubredditsHotPostsNormal() throws IOException {
        // five posts with together some hundred votes and comments an hour
        assertThat(StrictMath.expm1(prior(reddit(json()), "size").median()))
                .isBetween(100.0, 1_000.0);
    }

    private static String reddit(String json) {
        return json.substring(json.indexOf("\"reddit\": {"));
    }

    private static Priors.Prior prior(String json, String name) {
        Matcher found = match(json, "\"" + name + "\": \\{([^}]*)\\}");
        String body = found.group(1);
        return new Priors.Prior(
                number(body, "median"),
                number(body, "scale"),
                number(body, "floor"),
                (long) number(body, "n"));
    }

    private static double number(String body, String name) {
        return Double.parseDouble(match(body, "\"" + name + "\": ([0-9.]+)").group(1));
    }

    private static String text(String json, String name) {
        return match(json, "\"" + name + "\": \"([^\"]*)\"").group(1);
    }

    private static Matcher match(String json, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher;
    }

    private static String json() throws IOException {
        try (InputStream in = Priors.class.getResourceAsStream("/uptick/trends/priors.json")) {
            return new String(
                    Objects.requireNonNull(in, "priors.json").readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}

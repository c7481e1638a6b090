package uptick.local.sample;

import java.util.List;

/// Where one source's numbers in the sample world come from.
///
/// @param source as the product calls it, such as `google_trends`
/// @param words for people
public record Provenance(String source, Origin origin, String words) {

    /// Whether somebody measured it.
    public enum Origin {
        /// Measured, on days of 2017 that are moved to end today.
        REAL,
        /// Made up from a seed, in step with what is real.
        SIMULATED
    }

    private static final String IN_STEP =
            "Simulated from a seed, in step with the growth of YouTube's views of 2017.";

    /// Of each of the six sources.
    public static final List<Provenance> OF_EACH_SOURCE =
            List.of(
                    new Provenance(
                            "youtube",
                            Origin.REAL,
                            "YouTube's chart of Great Britain, 13 September to 22 October 2017."),
                    new Provenance("reddit", Origin.SIMULATED, IN_STEP),
                    new Provenance("google_trends", Origin.SIMULATED, IN_STEP),
                    new Provenance("similarweb", Origin.SIMULATED, IN_STEP),
                    new Provenance("wikipedia", Origin.SIMULATED, IN_STEP),
                    new Provenance("hacker_news", Origin.SIMULATED, IN_STEP));
}

package uptick.infra.aws;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.SecretsManagerSecretOptions;

/// What is collected besides YouTube's chart: the sources that the operator has an account with, or answers for.
///
/// @param names of `reddit`, `similarweb` and `google_trends`; a secret of the first two has to be there
/// @param userAgent how Uptick introduces itself, null as it does by itself; Wikipedia is asked where it names a contact
record MoreSources(Set<String> names, @Nullable String userAgent) {

    static final String REDDIT_APPLICATION = "uptick/collections/reddit";
    static final String SIMILARWEB_KEY = "uptick/collections/similarweb-key";

    /* Before the constant below, whose constructor needs it. */
    private static final Set<String> KNOWN = Set.of("reddit", "similarweb", "google_trends");

    /// YouTube alone.
    static final MoreSources NONE = new MoreSources(Set.of(), null);

    MoreSources {
        names = Set.copyOf(names);
        if (!KNOWN.containsAll(names)) {
            throw new IllegalArgumentException(
                    "uptick:sources are of " + new TreeSet<>(KNOWN) + ", not " + names);
        }
    }

    /// The operator's choices.
    ///
    /// @param sources names, separated by commas; null for none
    static MoreSources of(@Nullable String sources, @Nullable String userAgent) {
        var names =
                sources == null
                        ? List.<String>of()
                        : Arrays.stream(sources.split(",", -1)).map(String::strip).toList();
        return new MoreSources(Set.copyOf(names), userAgent);
    }

    /// The settings of the functions that ask.
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        if (names.contains("reddit")) {
            settings.put("UPTICK_COLLECTIONS_REDDIT_CLIENT_ID", reddit("client_id"));
            settings.put("UPTICK_COLLECTIONS_REDDIT_CLIENT_SECRET", reddit("client_secret"));
        }
        if (names.contains("similarweb")) {
            settings.put(
                    "UPTICK_COLLECTIONS_SIMILARWEB_KEY",
                    DomainFunction.reference(SecretValue.secretsManager(SIMILARWEB_KEY)));
        }
        if (names.contains("google_trends")) {
            settings.put("UPTICK_COLLECTIONS_GOOGLE_TRENDS_UNOFFICIAL", "true");
        }
        if (userAgent != null) {
            settings.put("UPTICK_OUTBOUND_USER_AGENT", userAgent);
        }
        return settings;
    }

    private static String reddit(String field) {
        return DomainFunction.reference(
                SecretValue.secretsManager(
                        REDDIT_APPLICATION,
                        SecretsManagerSecretOptions.builder().jsonField(field).build()));
    }
}

package uptick.collections.source.youtube;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import uptick.collections.source.LooseJson;
import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;

/// An answer of YouTube that is not 200. Its status says little: one and the same 403 stands for a spent quota,
/// for haste and for a wrong key. What decides is the reason of its first error.
///
/// @param status HTTP status
/// @param reason of the first error; else the status word of Google's newer errors; empty where neither is there
/// @param blamesKey whether the answer names the API key
record YoutubeRefusal(int status, String reason, boolean blamesKey) {

    private static final Set<String> QUOTA =
            Set.of("quotaExceeded", "dailyLimitExceeded", "RESOURCE_EXHAUSTED");
    private static final Set<String> TOO_FAST =
            Set.of("rateLimitExceeded", "userRateLimitExceeded");
    private static final Set<String> NO_SUCH_CHART =
            Set.of("videoChartNotFound", "invalidRegionCode");

    /* People read the reason, so only what looks like one is passed on. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_]{0,63}");

    /// Reads an error's body.
    ///
    /// @param error null where the body is no error of the API's
    static YoutubeRefusal of(int status, @Nullable LooseJson error) {
        if (error == null) {
            return new YoutubeRefusal(status, "", false);
        }
        var first =
                error.at("errors").elements().stream()
                        .findFirst()
                        .map(detail -> word(detail.at("reason").text()))
                        .orElse("");
        var reason = first.isEmpty() ? word(error.at("status").text()) : first;
        // An invalid key is reported as keyInvalid, or as badRequest with a sentence about it.
        var message = Objects.requireNonNullElse(error.at("message").text(), "");
        return new YoutubeRefusal(
                status,
                reason,
                reason.startsWith("key") || message.toLowerCase(Locale.ROOT).contains("api key"));
    }

    /// Whether the day's units are spent: no further attempt helps before the provider's midnight.
    boolean isQuota() {
        return QUOTA.contains(reason);
    }

    /// Whether waiting a little helps.
    boolean isTooFast() {
        return !isQuota() && (status == 429 || TOO_FAST.contains(reason));
    }

    /// What it means for the question.
    <T> Absent<T> meaning() {
        if (isQuota()) {
            return new Absent<>(
                    ObservationState.QUOTA, "YouTube says that today's units are used up.");
        }
        if (isTooFast()) {
            return new Absent<>(ObservationState.BLOCKED, "YouTube asks for fewer requests.");
        }
        if (status == 401 || status == 403 || (status == 400 && blamesKey)) {
            return new Absent<>(
                    ObservationState.BLOCKED, "YouTube refuses the API key" + because() + ".");
        }
        if (NO_SUCH_CHART.contains(reason)) {
            return new Absent<>(
                    ObservationState.UNSUPPORTED, "YouTube has no such chart" + because() + ".");
        }
        return new Absent<>(
                ObservationState.FAILED,
                "YouTube answered with status " + status + because() + ".");
    }

    private String because() {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    private static String word(@Nullable String text) {
        return text != null && WORD.matcher(text).matches() ? text : "";
    }
}

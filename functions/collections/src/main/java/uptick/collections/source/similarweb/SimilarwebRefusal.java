package uptick.collections.source.similarweb;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import uptick.collections.source.Absences;
import uptick.collections.source.LooseJson;
import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;

/// What SimilarWeb means by an answer that holds no months. Its statuses are its own: 401 says that there are no data, 403
/// that the key is wrong or its credits are spent.
final class SimilarwebRefusal {

    private static final Pattern CREDITS = Pattern.compile("credit|quota");
    private static final Pattern NOT_FOUND = Pattern.compile("data ?not ?found|no data");
    private static final Pattern KEY =
            Pattern.compile(
                    "key.{0,20}(invalid|wrong|missing|expired)|(invalid|wrong|missing|expired).{0,20}key");

    private SimilarwebRefusal() {}

    /// The meaning of a status other than 200.
    static <T> Absent<T> of(int status, Optional<LooseJson> body, Domain domain) {
        var message = body.map(SimilarwebRefusal::message).orElse("");
        return switch (status) {
            case 401 -> nothing(domain);
            case 402 -> spent();
            case 403 -> CREDITS.matcher(message).find() ? spent() : refused();
            case 400, 404 ->
                    body.<Absent<T>>flatMap(whole -> inside(whole, domain))
                            .orElseGet(() -> Absences.byStatus("SimilarWeb", status));
            default -> Absences.byStatus("SimilarWeb", status);
        };
    }

    /// The meaning of a refusal inside a body; empty where it is none. Bodies of versions that are switched off are
    /// understood as refusals, never as data.
    static <T> Optional<Absent<T>> inside(LooseJson body, Domain domain) {
        var message = message(body);
        var code = code(body);
        if (code == 101) {
            return Optional.of(
                    Absences.empty("SimilarWeb has no estimates for those months (code 101)."));
        }
        if (code == 102 || code == 103) {
            return Optional.of(
                    Absences.unsupported(
                            "SimilarWeb does not estimate that "
                                    + (code == 102 ? "granularity" : "country")
                                    + " (code "
                                    + code
                                    + ")."));
        }
        if (NOT_FOUND.matcher(message).find()) {
            return Optional.of(nothing(domain));
        }
        if (KEY.matcher(message).find()) {
            return Optional.of(refused());
        }
        var status = body.at("meta", "status").text();
        var isRefusal =
                !message.isEmpty()
                        || code != 0
                        || (status != null && !status.equalsIgnoreCase("success"));
        return isRefusal
                ? Optional.of(
                        new Absent<>(
                                ObservationState.FAILED,
                                "SimilarWeb answered with an error"
                                        + (code == 0 ? "" : " (code " + code + ")")
                                        + "."))
                : Optional.empty();
    }

    private static String message(LooseJson body) {
        return Stream.of(
                        body.at("Error", "Message"),
                        body.at("error", "message"),
                        body.at("error_message"),
                        body.at("meta", "error_message"),
                        body.at("Message"),
                        body.at("message"),
                        body.at("error"))
                .map(LooseJson::word)
                .filter(word -> word != null)
                .findFirst()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static long code(LooseJson body) {
        return Stream.of(
                        body.at("Error", "Code"),
                        body.at("error", "code"),
                        body.at("error_code"),
                        body.at("meta", "error_code"),
                        body.at("code"))
                .map(LooseJson::count)
                .filter(count -> count != null && count < 100_000)
                .findFirst()
                .orElse(0L);
    }

    private static <T> Absent<T> nothing(Domain domain) {
        return Absences.empty("SimilarWeb has no data of " + domain.name() + ".");
    }

    private static <T> Absent<T> refused() {
        return Absences.blocked("SimilarWeb refuses the API key.");
    }

    private static <T> Absent<T> spent() {
        return new Absent<>(
                ObservationState.QUOTA, "SimilarWeb says that the account's credits are spent.");
    }
}

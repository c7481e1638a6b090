package uptick.collections.source.googletrends;

import uptick.collections.source.Absences;
import uptick.collections.source.SourceReply.Absent;

/// What a status of Google Trends means that is not 200.
final class GoogleTrendsRefusal {

    private GoogleTrendsRefusal() {}

    static <T> Absent<T> of(int status) {
        return switch (status) {
            case 400 -> Absences.unsupported("Google Trends does not know that place or time.");
            case 401, 403 -> Absences.blocked("Google Trends refuses us.");
            // To a page that asks whether we are people.
            case 302, 303, 307 ->
                    Absences.blocked(
                            "Google Trends takes us for a machine with too many requests.");
            default -> Absences.byStatus("Google Trends", status);
        };
    }
}

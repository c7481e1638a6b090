package uptick.migrations.rights;

import java.util.List;
import java.util.stream.Stream;

/// The roles of functions and jobs, each here without its `uptick_`.
final class Roles {

    static final List<String> FUNCTIONS =
            List.of(
                    "accounts",
                    "collections",
                    "dashboard",
                    "market",
                    "portfolio",
                    "quota",
                    "recommendations",
                    "reports",
                    "research",
                    "trends");

    static final List<String> JOBS = List.of("job_alerts", "job_report", "job_retention");

    private Roles() {}

    static List<String> functions() {
        return FUNCTIONS;
    }

    static List<String> all() {
        return Stream.of(FUNCTIONS, JOBS).flatMap(List::stream).toList();
    }
}

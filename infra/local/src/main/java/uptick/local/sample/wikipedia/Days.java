package uptick.local.sample.wikipedia;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Days as the page views write them: `20151021`, with or without the hour `00`.
final class Days {

    private Days() {}

    /// The day; empty where it is none.
    static Optional<LocalDate> read(String text) {
        if (!text.matches("[0-9]{8}(00)?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// With the hour.
    static String written(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day) + "00";
    }
}

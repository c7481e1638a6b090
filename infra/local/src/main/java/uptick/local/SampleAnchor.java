package uptick.local;

import java.time.Instant;

/// The instant with which the sample world ends: when it was first run. It stays, for on another day the same
/// mornings would mean other numbers.
final class SampleAnchor {

    private static final String FILE = "sample-world-ends-at";

    private SampleAnchor() {}

    static Instant in(DataFolder folder, Instant now) {
        return folder.read(FILE)
                .map(text -> Instant.parse(text.strip()))
                .orElseGet(
                        () -> {
                            folder.write(FILE, now.toString());
                            return now;
                        });
    }
}

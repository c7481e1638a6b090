package uptick.local.sample.youtube;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import uptick.local.sample.provider.Reply;

/// A refusal as YouTube words it; the bodies and where they were seen are in `sample/youtube-errors`.
public enum ErrorBody {
    QUOTA_EXCEEDED(403, 0, "quotaExceeded"),
    KEY_INVALID(400, 0, "keyInvalid"),
    KEY_MISSING(403, 0, "keyMissing"),
    PERMISSION_DENIED(403, 0, "permissionDenied"),
    ACCESS_NOT_CONFIGURED(403, 0, "accessNotConfigured"),
    INVALID_PAGE_TOKEN(400, 1, "invalidPageToken"),
    INVALID_PARAMETER(400, 1, "invalidParameter"),
    MISSING_REQUIRED_PARAMETER(400, 1, "missingRequiredParameter"),
    UNKNOWN_PART(400, 1, "unknownPart"),
    VIDEO_CHART_NOT_FOUND(400, 1, "videoChartNotFound"),
    BACKEND_ERROR(503, 1, "backendError");

    private final int status;
    private final int units;
    private final String body;

    ErrorBody(int status, int units, String name) {
        this.status = status;
        this.units = units;
        this.body = read("/sample/youtube-errors/" + name + ".json");
    }

    /// The refusal. An invalid request costs like a valid one, a caller without a project or without
    /// quota pays nothing.
    public Reply reply() {
        return Reply.of(status, Reply.JSON, body, units);
    }

    private static String read(String resource) {
        try (InputStream bytes = ErrorBody.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

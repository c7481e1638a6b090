package uptick.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import uptick.outbound.Reply.Answered;
import uptick.outbound.Reply.Unknown;

/// Reads a body to its proven end, or says why it is not whole.
///
/// The end is proven by a `Content-Length`, by the last chunk, or by the trailer of a gzip; a body that ends only with the
/// connection is never believed.
final class WholeBody {

    private static final int LOWEST_FINAL_STATUS = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int HIGHEST_STATUS = 599;

    private WholeBody() {}

    /// Turns status, headers and the stream of the raw body into a reply; reads at most one byte over the limit.
    static Reply read(int status, Headers headers, InputStream body, int maxBytes) {
        if (status < LOWEST_FINAL_STATUS || status > HIGHEST_STATUS || !framingIsSound(headers)) {
            return new Unknown(
                    Reason.MALFORMED, "status " + status + ", or its framing, makes no sense");
        }
        byte[] raw;
        try {
            raw = body.readNBytes(maxBytes + 1);
        } catch (IOException _) {
            return new Unknown(Reason.BODY_CUT, "status " + status + ", body ended early");
        }
        if (raw.length > maxBytes) {
            return tooLarge(status, maxBytes);
        }
        boolean ended = endIsDeclared(status, headers);
        List<String> codings = codings(headers);
        if (raw.length == 0 || codings.isEmpty()) {
            return ended
                    ? new Answered(status, headers, raw)
                    : new Unknown(
                            Reason.BODY_CUT,
                            "status " + status + ", nothing proves that the body is whole");
        }
        if (!codings.equals(List.of("gzip")) && !codings.equals(List.of("x-gzip"))) {
            return new Unknown(
                    Reason.BODY_UNREADABLE,
                    "status " + status + ", body in a coding not asked for");
        }
        return inflate(status, headers, raw, maxBytes);
    }

    private static Reply inflate(int status, Headers headers, byte[] raw, int maxBytes) {
        try (WholeGzip gzip = new WholeGzip(raw)) {
            byte[] inflated = gzip.readNBytes(maxBytes + 1);
            if (inflated.length > maxBytes) {
                return tooLarge(status, maxBytes);
            }
            return gzip.ended()
                    ? new Answered(status, headers, inflated)
                    : new Unknown(
                            Reason.BODY_UNREADABLE,
                            "status " + status + ", something follows the gzip");
        } catch (IOException _) {
            return new Unknown(
                    Reason.BODY_UNREADABLE, "status " + status + ", body is no sound gzip");
        }
    }

    private static Unknown tooLarge(int status, int maxBytes) {
        return new Unknown(
                Reason.BODY_TOO_LARGE, "status " + status + ", body over " + maxBytes + " bytes");
    }

    // where both are present, or either is odd, the JDK and the sender may see different ends
    private static boolean framingIsSound(Headers headers) {
        List<String> lengths = headers.all("content-length").stream().distinct().toList();
        List<String> transfers = headers.all("transfer-encoding");
        if (transfers.isEmpty()) {
            return lengths.isEmpty()
                    || (lengths.size() == 1 && lengths.getFirst().matches("\\d{1,18}"));
        }
        return lengths.isEmpty()
                && transfers.size() == 1
                && transfers.getFirst().equalsIgnoreCase("chunked");
    }

    private static boolean endIsDeclared(int status, Headers headers) {
        return status == NO_CONTENT
                || status == NOT_MODIFIED
                || headers.first("content-length").isPresent()
                || headers.first("transfer-encoding").isPresent();
    }

    private static List<String> codings(Headers headers) {
        return headers.all("content-encoding").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
    }

    /// A gzip in memory that can tell whether anything is left behind its last member, which the JDK's own overlooks.
    private static final class WholeGzip extends GZIPInputStream {

        private static final int TRAILER_BYTES = 8;

        WholeGzip(byte[] raw) throws IOException {
            super(new ByteArrayInputStream(raw), raw.length);
        }

        /// Whether the last trailer ends the bytes; the inflater saw all of them at once and leaves the trailer alone.
        boolean ended() throws IOException {
            return read() == -1 && inf.getRemaining() == TRAILER_BYTES;
        }
    }
}

package uptick.local.sample.youtube;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Optional;

/// A place in a list, written as YouTube writes it.
///
/// The recorded tokens are protocol buffers in URL-safe Base64: field 1 the offset, field 2 the
/// direction, so that "CAUQAA" means "from 5 on" and "CAUQAQ" "what is before 5".
///
/// @param offset 0 or more
/// @param backwards whether the page ends before the offset rather than begins at it
record PageToken(int offset, boolean backwards) {

    private static final int OFFSET_FIELD = 0x08;
    private static final int DIRECTION_FIELD = 0x10;

    static final PageToken START = new PageToken(0, false);

    PageToken {
        if (offset < 0) {
            throw new IllegalArgumentException("offset " + offset);
        }
    }

    /// Reads a token, none where it is not one that [#encoded] writes.
    static Optional<PageToken> decode(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length < 4 || bytes.length > 6) {
            return Optional.empty();
        }
        int offset = 0;
        for (int place = bytes.length - 3; place >= 1; place--) {
            offset = (offset << 7) | (bytes[place] & 0x7f);
        }
        var page = new PageToken(offset, bytes[bytes.length - 1] == 1);
        return page.encoded().equals(token) ? Optional.of(page) : Optional.empty();
    }

    String encoded() {
        var bytes = new ByteArrayOutputStream();
        bytes.write(OFFSET_FIELD);
        int rest = offset;
        while (rest > 0x7f) {
            bytes.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
        bytes.write(DIRECTION_FIELD);
        bytes.write(backwards ? 1 : 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }
}

package uptick.edge.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;

/// Refuses an address with a NUL in it, which the database stores nowhere, or with bytes that are no UTF-8, for which the
/// framework would put a character that nobody sent.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EveryAddress implements Ordered {

    private static final int HEX = 16;

    private final Connection connection;

    EveryAddress(Connection connection) {
        this.connection = connection;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void refuseUnreadable(HttpRequest<?> request) {
        if (!isText(request.getUri().getRawPath()) || !isText(connection.rawQuery(request))) {
            throw Problems.unreadable("The address has a character in it that is none.");
        }
    }

    private static boolean isText(@Nullable String part) {
        if (part == null || part.indexOf('%') < 0) {
            return true;
        }
        var escaped = new ByteArrayOutputStream();
        for (var at = 0; at < part.length(); at++) {
            if (isEscape(part, at)) {
                escaped.write(Integer.parseInt(part, at + 1, at + 3, HEX));
                at += 2;
            } else {
                // Ends what was escaped before it: no character is half one and half the other.
                escaped.write(' ');
            }
        }
        var bytes = escaped.toByteArray();
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean isEscape(String part, int at) {
        return part.charAt(at) == '%'
                && at + 2 < part.length()
                && Character.digit(part.charAt(at + 1), HEX) >= 0
                && Character.digit(part.charAt(at + 2), HEX) >= 0;
    }
}

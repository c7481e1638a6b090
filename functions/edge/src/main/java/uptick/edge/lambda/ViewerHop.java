package uptick.edge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import org.jspecify.annotations.Nullable;

import uptick.edge.request.ViewerAddress;

/// Puts the viewer's address where the connection's stands, where CloudFront says it and proves with a secret that it
/// is CloudFront. Both headers end here, whoever sent them: nothing behind can believe a forged one, or pass the
/// secret on.
final class ViewerHop {

    private static final String SECRET = "x-uptick-edge-hop";
    private static final String ADDRESS = "x-uptick-viewer-address";

    private final byte @Nullable [] secret;

    /// @param secret null or blank where nothing stands in front of the gateway
    ViewerHop(@Nullable String secret) {
        this.secret = secret == null || secret.isBlank() ? null : secret.getBytes(UTF_8);
    }

    /// @param headers those of the event, to be changed
    void settle(APIGatewayV2HTTPEvent event, Map<String, String> headers) {
        var proof = removed(headers, SECRET);
        var viewer = removed(headers, ADDRESS);
        if (secret != null
                && proof != null
                && viewer != null
                && MessageDigest.isEqual(secret, proof.getBytes(UTF_8))) {
            event.getRequestContext().getHttp().setSourceIp(ViewerAddress.parse(viewer).text());
        }
    }

    /* One name in two cases is two headers, and no header of ours. */
    private static @Nullable String removed(Map<String, String> headers, String name) {
        var names =
                headers.keySet().stream()
                        .filter(each -> each.toLowerCase(Locale.ROOT).equals(name))
                        .toList();
        var value = names.size() == 1 ? headers.get(names.getFirst()) : null;
        names.forEach(headers::remove);
        return value;
    }
}

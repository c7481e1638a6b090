package uptick.edge.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.lambda.HttpApiEvent;
import uptick.testing.lambda.RecordedEvents;

class ViewerHopTest {

    private static final String SECRET = "f00d-f00d-f00d";
    private static final String CLOUDFRONT = "198.51.100.4";
    private static final String VIEWER = "203.0.113.99";

    private static InProcess function;

    @BeforeAll
    static void start() {
        function = new InProcess(Map.of("uptick.edge.hop-secret", SECRET));
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    @Test
    void believesTheFrontDoorThatProvesItself() {
        assertThat(
                        from(
                                event().header("x-uptick-edge-hop", SECRET)
                                        .header("x-uptick-viewer-address", VIEWER)))
                .isEqualTo(only(VIEWER));
    }

    @Test
    void readsTheAddressOfAViewerWithIpv6() {
        assertThat(
                        from(
                                event().header("x-uptick-edge-hop", SECRET)
                                        .header("x-uptick-viewer-address", "2001:db8::7")))
                .contains("\"text\":\"2001:db8:0:0:0:0:0:7\"", "\"network\":\"2001:db8:0:0::/64\"");
    }

    @Test
    void takesTheConnectionsAddressWithoutADoor() {
        assertThat(from(event())).isEqualTo(only(CLOUDFRONT));
        assertThat(from(event().header("x-uptick-edge-hop", SECRET))).isEqualTo(only(CLOUDFRONT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "f00d", "f00d-f00d-f00e", "f00d-f00d-f00d ", "F00D-F00D-F00D", "null"})
    void believesNobodyWhoDoesNotKnowTheSecret(String proof) {
        var event = event().header("x-uptick-viewer-address", VIEWER);
        if (!proof.isEmpty()) {
            event.header("x-uptick-edge-hop", "[" + proof + "]");
        }
        var json = event.json().replace("[" + proof + "]", proof);

        assertThat(function.send(json).body()).isEqualTo(only(CLOUDFRONT));
    }

    @Test
    void believesNobodyWhoSendsTheHeaderTwice() {
        var joined =
                event().header("x-uptick-edge-hop", "guess")
                        .header("x-uptick-edge-hop", SECRET)
                        .header("x-uptick-viewer-address", VIEWER);
        var inTwoCases =
                event().header("x-uptick-edge-hop", SECRET)
                        .header("x-uptick-viewer-address", VIEWER)
                        .json()
                        .replace(
                                "\"x-uptick-viewer-address\":",
                                "\"X-Uptick-Viewer-Address\":\"1.1.1.1\",\"x-uptick-viewer-address\":");

        assertThat(from(joined)).isEqualTo(only(CLOUDFRONT));
        assertThat(function.send(inTwoCases).body()).isEqualTo(only(CLOUDFRONT));
    }

    @Test
    void believesNobodyWhereNoSecretIsSet() {
        var without =
                List.of(
                        Map.<String, Object>of(),
                        Map.<String, Object>of("uptick.edge.hop-secret", " "));
        for (var settings : without) {
            try (var closed = new InProcess(settings)) {
                for (var proof : new String[] {"", " ", "null"}) {
                    var event =
                            event().header("x-uptick-edge-hop", proof)
                                    .header("x-uptick-viewer-address", VIEWER);

                    assertThat(closed.send(event).body()).isEqualTo(only(CLOUDFRONT));
                }
            }
        }
    }

    private static HttpApiEvent event() {
        return RecordedEvents.request("GET", "/from").from(CLOUDFRONT);
    }

    private static String from(HttpApiEvent event) {
        return function.send(event).body();
    }

    private static String only(String address) {
        return "{\"text\":\"%1$s\",\"network\":\"%1$s\"}".formatted(address);
    }
}

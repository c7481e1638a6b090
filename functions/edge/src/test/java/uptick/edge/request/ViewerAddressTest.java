package uptick.edge.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7, 203.0.113.7",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, 2001:db8:0:0::/64",
        "2001:DB8:0:0:ffff:ffff:ffff:ffff, 2001:db8:0:0:ffff:ffff:ffff:ffff, 2001:db8:0:0::/64",
        "2001:0db8:0000:0001::2, 2001:db8:0:1:0:0:0:2, 2001:db8:0:1::/64",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1, fe80:0:0:0::/64",
        "::1, 0:0:0:0:0:0:0:1, 0:0:0:0::/64"
    })
    void hasOneFormForEveryWayOfWritingIt(String written, String text, String network) {
        assertThat(ViewerAddress.parse(written)).isEqualTo(new ViewerAddress(text, network));
    }

    @Test
    void tellsNeighbouringNetworksApart() {
        assertThat(ViewerAddress.parse("2001:db8:0:1::1").network())
                .isNotEqualTo(ViewerAddress.parse("2001:db8:0:2::1").network());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.com", "1.2.3.4, 5.6.7.8", "1.2.3.4:80"})
    void asksNobodyForANameThatIsNoAddress(String text) {
        assertThatThrownBy(() -> ViewerAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

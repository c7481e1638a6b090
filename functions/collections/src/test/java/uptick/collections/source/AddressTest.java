package uptick.collections.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final URI BASE = URI.create("https://wikimedia.example/api");

    @ParameterizedTest
    @CsvSource({
        "AC/DC, AC%2FDC",
        "C++, C%2B%2B",
        "Beyoncé, Beyonc%C3%A9",
        "What?, What%3F",
        "100%, 100%25",
        "A b, A%20b",
        "*NSYNC, %2ANSYNC",
        "~x-y_z.1, ~x-y_z.1",
        "日本, %E6%97%A5%E6%9C%AC",
        "../../etc/passwd, ..%2F..%2Fetc%2Fpasswd",
        "x#y@z:8, x%23y%40z%3A8"
    })
    void encodesASegmentSoThatItStaysOne(String segment, String encoded) {
        assertThat(Address.of(BASE, "/top").segment(segment).segment("daily").uri().toString())
                .isEqualTo(BASE + "/top/" + encoded + "/daily");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesSegmentsThatLeadElsewhere(String segment) {
        var address = Address.of(BASE, "/top");

        assertThatIllegalArgumentException().isThrownBy(() -> address.segment(segment));
    }

    @Test
    void encodesParametersAndLeavesOutThoseWithoutAValue() {
        assertThat(
                        Address.of(BASE, "/x")
                                .parameter("a", "1,2:3 &=é#")
                                .parameter("b", null)
                                .parameter("c", 7)
                                .uri()
                                .toString())
                .isEqualTo(BASE + "/x?a=1,2:3+%26%3D%C3%A9%23&c=7");
    }
}

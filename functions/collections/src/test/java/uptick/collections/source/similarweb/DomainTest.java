package uptick.collections.source.similarweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {

    @ParameterizedTest
    @CsvSource({
        "nike.com, nike.com",
        "https://www.Nike.com/gb/?x=1#y, nike.com",
        "HTTP://WWW.NIKE.COM:8443, nike.com",
        "www.bbc.co.uk/news, bbc.co.uk",
        "shop.nike.com, shop.nike.com",
        "wwwnike.com, wwwnike.com",
        "bücher.de, xn--bcher-kva.de",
        "' nike.com ', nike.com"
    })
    void areBare(String address, String domain) {
        assertThat(Domain.of(address)).isEqualTo(new Domain(domain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nike",
                "localhost",
                "http://",
                "127.0.0.1",
                "-nike.com",
                "ni ke.com",
                "nike..com",
                "user@nike.com",
                "nike.com&country=us",
                "[::1]",
                "../x"
            })
    void areNotMadeOfWhatIsNone(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.of(address));
    }

    @ParameterizedTest
    @CsvSource({
        "nike.com, nike.com",
        "Nike.com, nike.com",
        "https://www.nike.com/gb, nike.com",
        "' bbc.co.uk ', bbc.co.uk"
    })
    void areNamedByWhatIsNothingElse(String text, String domain) {
        assertThat(Domain.named(text)).contains(new Domain(domain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Nike",
                "iOS 11.2",
                "2.0",
                "Mr.",
                "nike.com shoes",
                "user@nike.com",
                "Star Wars: The Last Jedi",
                "ftp://nike.com",
                "http://",
                "..."
            })
    void areNotNamedByOtherTexts(String text) {
        assertThat(Domain.named(text)).isEmpty();
    }
}

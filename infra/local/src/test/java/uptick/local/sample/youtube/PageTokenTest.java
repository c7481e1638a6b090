package uptick.local.sample.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class PageTokenTest {

    @Test
    void writesTheRecordedTokens() {
        assertThat(new PageToken(5, false).encoded()).isEqualTo("CAUQAA");
        assertThat(new PageToken(5, true).encoded()).isEqualTo("CAUQAQ");
        assertThat(new PageToken(50, false).encoded()).isEqualTo("CDIQAA");
    }

    @Test
    void readsWhatItWrites() {
        for (int offset : List.of(0, 1, 127, 128, 150, 200, 16_383, 16_384, 1_000_000)) {
            var token = new PageToken(offset, offset % 2 == 1);

            assertThat(PageToken.decode(token.encoded())).contains(token);
        }
    }

    @Test
    void refusesWhatItWouldNotWrite() {
        assertThat(List.of("", "CAUQA", "CAUQAA==", "CAUQAg", "DAUQAA", "not a token", "asd"))
                .allSatisfy(token -> assertThat(PageToken.decode(token)).isEmpty());
    }
}

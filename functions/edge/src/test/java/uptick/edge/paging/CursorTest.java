package uptick.edge.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import uptick.edge.problem.ProblemException;

class CursorTest {

    @Test
    void comesBackAsItWent() {
        var cursor = Cursor.of("01234567", "-0.5", "", "ünïcode");

        assertThat(Cursor.decode(cursor.encode(), 4)).isEqualTo(cursor);
    }

    @Test
    void refusesWhatItDidNotHandOutAndNamesTheField() {
        for (var text :
                List.of("", "?", "a", "%00", "e30=", "x".repeat(600), Cursor.of("one").encode())) {
            assertThatThrownBy(() -> Cursor.decode(text, 3))
                    .as(text)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.field()).isEqualTo("cursor"));
        }
    }

    @Test
    void neverFailsOtherwise() {
        var random = new Random(11);
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(40), 0x20, 0x7f).forEach(text::appendCodePoint);
            try {
                assertThat(Cursor.decode(text.toString(), 2).parts()).hasSize(2);
            } catch (ProblemException refused) {
                assertThat(refused.field()).isEqualTo("cursor");
            }
        }
    }
}

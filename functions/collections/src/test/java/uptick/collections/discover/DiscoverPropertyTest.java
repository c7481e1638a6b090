package uptick.collections.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.value.TopicKey;

class DiscoverPropertyTest {

    private static final int ROUNDS = 500;

    private static final List<String> PIECES =
            List.of(
                    "iPhone",
                    "X",
                    "GPT-6",
                    "The",
                    "the",
                    "Last",
                    "Jedi",
                    "of",
                    "Show HN:",
                    "official",
                    "2026",
                    "3.14",
                    "(2019)",
                    "&",
                    "-",
                    "|",
                    " ",
                    "\u0000",
                    "\ud800",
                    "\ufdfa",
                    "İstanbul",
                    "½",
                    "東京",
                    "🙂",
                    "e\u0301",
                    "List of",
                    "'s",
                    "C++",
                    "ﬁ",
                    "\u2028");

    static List<Function<List<Heard>, List<FoundTerm>>> kinds() {
        return List.of(SharedTerms::ofVideos, SharedTerms::ofStories);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void findsNormalisedTermsOnceAndShorterThanATopicMayBe(
            Function<List<Heard>, List<FoundTerm>> kind) {
        var random = new Random(1);
        var found = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var terms = kind.apply(heard(random));

            assertThat(terms).extracting(one -> one.term().key()).doesNotHaveDuplicates();
            assertThat(terms)
                    .allSatisfy(
                            one -> {
                                var term = one.term();
                                assertThat(term.key())
                                        .isEqualTo(TopicKey.normalise(term.title()))
                                        .isNotEmpty()
                                        .hasSizeLessThanOrEqualTo(500);
                                assertThat(TopicTerm.of(term.title())).contains(term);
                                assertThat(term.title()).doesNotContainPattern("[\\p{Cc}\\p{Cs}]");
                                assertThat(one.measure()).isNotNegative();
                            });
            found += terms.size();
        }
        assertThat(found).isGreaterThan(ROUNDS / 2);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void findsTheSameWhateverTheOrder(Function<List<Heard>, List<FoundTerm>> kind) {
        var random = new Random(2);
        for (var round = 0; round < ROUNDS; round++) {
            var heard = heard(random);
            var shuffled = new ArrayList<>(heard);
            Collections.shuffle(shuffled, random);

            assertThat(kind.apply(shuffled)).isEqualTo(kind.apply(heard));
        }
    }

    @Test
    void fusesTheSameWhateverTheOrder() {
        var random = new Random(3);
        for (var round = 0; round < ROUNDS; round++) {
            var placed =
                    IntStream.range(0, random.nextInt(30))
                            .mapToObj(
                                    _ ->
                                            new Placed(
                                                    "source " + random.nextInt(3),
                                                    new TopicTerm(
                                                            "k" + random.nextInt(9),
                                                            "K" + random.nextInt(2)),
                                                    random.nextBoolean() ? "en" : null,
                                                    random.nextBoolean() ? "GB" : null,
                                                    1 + random.nextInt(50),
                                                    random.nextBoolean()))
                            .toList();
            var shuffled = new ArrayList<>(placed);
            Collections.shuffle(shuffled, random);

            var fused = FuseRanks.of(placed);

            assertThat(FuseRanks.of(shuffled)).isEqualTo(fused);
            assertThat(fused).extracting(one -> one.term().key()).doesNotHaveDuplicates();
            assertThat(fused)
                    .isSortedAccordingTo(
                            (one, other) -> Double.compare(other.score(), one.score()));
        }
    }

    private static List<Heard> heard(Random random) {
        return IntStream.range(0, random.nextInt(25))
                .mapToObj(
                        n ->
                                new Heard(
                                        "voice " + random.nextInt(4),
                                        text(random, 8),
                                        IntStream.range(0, random.nextInt(4))
                                                .mapToObj(_ -> text(random, 3))
                                                .toList(),
                                        random.nextInt(10) == 0
                                                ? Long.MAX_VALUE
                                                : random.nextInt(5),
                                        "id " + n))
                .toList();
    }

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        for (var left = random.nextInt(most + 1); left > 0; left--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            text.append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }
}

package uptick.collections.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.model.collections.ObservationState;
import uptick.outbound.Reason;
import uptick.outbound.Reply;

/// What holds for every question of every source, whatever comes back.
class EveryQuestionTest {

    private static final long SEED = 20_261_127;
    private static final int SPOILT = Boolean.getBoolean("uptick.full") ? 5_000 : 100;
    private static final int SMALL_BODY = 12_000;
    private static final List<String> NO_ANSWERS =
            List.of(
                    "",
                    " ",
                    "null",
                    "true",
                    "0",
                    "\"\"",
                    "[]",
                    "{}",
                    "[[[]]]",
                    "{\"data\": null, \"items\": null, \"hits\": null, \"default\": null}",
                    "{\"data\": 7, \"items\": \"x\", \"hits\": {}, \"widgets\": 1}",
                    "{\"items\": [{}], \"data\": {\"children\": [{}]}, \"hits\": [{}], \"widgets\": [{}]}",
                    "[".repeat(5_000),
                    "{\"a\":".repeat(5_000),
                    "<!DOCTYPE html><html><body>Sorry, are you a robot?</body></html>",
                    "<rss version=\"2.0\"></rss>x",
                    "<?xml version=\"1.0\"?><!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss/>",
                    ")]}'",
                    ")]}',");

    private static final ApplicationContext BEANS =
            ApplicationContext.run(Map.of("uptick.collections.google-trends.unofficial", true));

    private final List<EveryQuestion> questions = EveryQuestion.of(BEANS);

    @AfterAll
    static void close() {
        BEANS.close();
    }

    @TestFactory
    Stream<DynamicTest> readsABodyThatAnswersIt() {
        return each(
                it -> {
                    var page = Replies.items(it.question(), Replies.recorded(200, it.good()));

                    assertThat(page).isNotNull();
                    Sane.check(it.toString(), page);
                });
    }

    @TestFactory
    Stream<DynamicTest> readsItWholeOrNotAtAllWhereverItIsCut() {
        return each(
                it -> {
                    var whole = Replies.text(it.good()).strip().getBytes(UTF_8);
                    for (var length = 0; length < whole.length; length++) {
                        assertThat(
                                        it.question()
                                                .read(
                                                        Replies.of(
                                                                200, Arrays.copyOf(whole, length))))
                                .as("cut after %s bytes", length)
                                .isInstanceOf(Absent.class);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> takesNothingForAnAnswerThatIsNone() {
        return each(
                it ->
                        NO_ANSWERS.forEach(
                                body ->
                                        assertThat(it.question().read(Replies.of(200, body)))
                                                .as(body.substring(0, Math.min(80, body.length())))
                                                .isInstanceOf(Absent.class)));
    }

    @TestFactory
    Stream<DynamicTest> takesNoOtherStatusForAnAnswer() {
        return each(
                it -> {
                    var body = Replies.bytes(it.good());
                    for (var status = 201; status < 600; status++) {
                        var reply = Replies.of(status, body);
                        assertThat(it.question().read(reply))
                                .as("status %s", status)
                                .isInstanceOf(Absent.class);
                        assertThat(it.question().worthAnother(reply))
                                .as("status %s", status)
                                .isEqualTo(
                                        List.of(408, 429, 500, 502, 503, 504, 520, 522)
                                                .contains(status));
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> calledTooOftenIsBlockedAndMayBeAskedAgain() {
        return each(
                it -> {
                    var reply = Replies.recorded(429, "reddit/429.html");

                    assertThat(Replies.absent(it.question(), reply).state())
                            .isEqualTo(ObservationState.BLOCKED);
                    assertThat(it.question().worthAnother(reply)).isTrue();
                });
    }

    @TestFactory
    Stream<DynamicTest> saysWhyThereIsNoAnswer() {
        return each(
                it -> {
                    for (var reason : Reason.values()) {
                        for (var reply :
                                List.of(
                                        new Reply.NotSent(reason, "detail"),
                                        new Reply.Unknown(reason, "detail"))) {
                            assertThat(Replies.absent(it.question(), reply).state())
                                    .isEqualTo(ObservationState.FAILED);
                            assertThat(it.question().worthAnother(reply))
                                    .isEqualTo(reason.passing());
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> givesReasonsThatAreSentences() {
        return each(
                it ->
                        Stream.concat(
                                        NO_ANSWERS.stream().map(body -> Replies.of(200, body)),
                                        Stream.of(302, 400, 401, 403, 404, 429, 500, 599)
                                                .map(status -> Replies.of(status, "{}")))
                                .map(reply -> Replies.absent(it.question(), reply).reason())
                                .forEach(
                                        reason ->
                                                assertThat(reason)
                                                        .matches("[A-Z][^\\n<>{}]{10,200}[.]")));
    }

    @TestFactory
    Stream<DynamicTest> showsItsSecretsNowhere() {
        var echo =
                """
                {"error": {"message": "%1$s", "status": "%1$s", "errors": [{"reason": "key=%1$s"}], "code": "%1$s"},
                 "message": "%1$s", "reason": "%1$s", "Message": "%1$s", "Error": {"Message": "%1$s key invalid"},
                 "error_message": "%1$s", "meta": {"status": "%1$s", "error_message": "%1$s"}}
                """
                        .formatted(EveryQuestion.SECRET);
        return each(
                it -> {
                    assertThat(
                                    it.question().toString()
                                            + it.question().call()
                                            + it.question().call().uri())
                            .doesNotContain(EveryQuestion.SECRET);
                    for (var status : List.of(200, 302, 400, 401, 403, 404, 429, 500)) {
                        for (var body : List.of(echo, "{\"error\": \"c4n4ry\"}", "c4n4ry")) {
                            assertThat(it.question().read(Replies.of(status, body)).toString())
                                    .doesNotContain(EveryQuestion.SECRET);
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> neverThrowsAndReadsNothingImpossibleOutOfSpoiltBodies() {
        return each(
                it -> {
                    var mutator = new Mutator(SEED + it.toString().hashCode());
                    for (var file : Replies.recordings(it.source())) {
                        var body = Replies.bytes(file);
                        var times = body.length > SMALL_BODY ? SPOILT / 10 : SPOILT;
                        for (var time = 0; time < times; time++) {
                            var spoilt = mutator.spoil(body);
                            var read = it.question().read(Replies.of(200, spoilt));
                            if (read instanceof Items<?>(var page)) {
                                Sane.check(file + " " + time, page);
                            }
                            it.question().read(Replies.of(403, spoilt));
                        }
                    }
                });
    }

    @Test
    void isCountedByTheNameThatItsLimitHas() {
        assertThat(questions)
                .extracting(it -> it.question().api())
                .containsOnly(
                        "youtube",
                        "youtube.search",
                        "reddit",
                        "google_trends",
                        "similarweb",
                        "wikipedia",
                        "hacker_news");
        assertThat(questions)
                .allSatisfy(
                        it ->
                                assertThat(it.question().units())
                                        // a credit for each of its three months
                                        .isEqualTo(
                                                it.question().api().equals("similarweb") ? 3 : 1));
    }

    private Stream<DynamicTest> each(Consumer<EveryQuestion> check) {
        return questions.stream()
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> check.accept(it)));
    }
}

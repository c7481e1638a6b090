package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.testing.lambda.RecordedEvents;

/// Events as queues and schedules deliver them at their worst: up to five times, at once, out of order, a day late, and
/// messages that are none.
///
/// A thousand messages; `-Duptick.full=true` a hundred thousand.
class BatchesTest {

    private static final int MESSAGES = Boolean.getBoolean("uptick.full") ? 100_000 : 1_000;
    private static final int MOST_IN_A_BATCH = 10;
    private static final int SCHEDULES = 8;
    private static final int MOST_DELIVERIES = 5;
    private static final Pattern FAILED = Pattern.compile("\"itemIdentifier\":\"([^\"]+)\"");
    private static final long SEED = 20261121;

    private final Mornings mornings = new Mornings(10, Duration.ZERO);
    private final Collecting collecting = mornings.collecting();
    private final Random random = new Random(SEED);

    @AfterEach
    void stop() {
        mornings.close();
    }

    @Test
    void exactlyThePoisonIsReportedAndEveryMorningIsRunOnce() throws Exception {
        var handler = new WorkSlicesHandler(collecting.context());
        var reported = new ArrayList<String>();
        var poison = new ArrayList<String>();
        var sent = 0;
        mornings.aNewMorning();
        collecting.start(mornings.morning());
        while (sent < MESSAGES) {
            SequencedMap<String, String> batch = new LinkedHashMap<>();
            var size = 1 + random.nextInt(MOST_IN_A_BATCH);
            for (var n = 0; n < size; n++) {
                var id = "message-" + sent++;
                var isPoison = random.nextInt(4) == 0;
                if (isPoison) {
                    poison.add(id);
                }
                batch.put(id, isPoison ? poison() : nudge());
            }
            reported.addAll(failures(deliver(handler, RecordedEvents.messages("slices", batch))));
        }

        assertThat(reported).containsExactlyElementsOf(poison);
        mornings.assertTheRunIsWhole();
        assertThat(mornings.queries()).doesNotHaveDuplicates();
        mornings.assertEveryCallIsCounted();
    }

    @Test
    void aMorningWhoseEventComesManyTimesAtOnceAndADayLateIsOneRun() throws Exception {
        var handler = new CollectOnScheduleHandler(collecting.context());
        var work = new WorkSlicesHandler(collecting.context());
        try (var threads = Executors.newFixedThreadPool(MOST_DELIVERIES)) {
            for (var n = 0; n < SCHEDULES; n++) {
                mornings.aNewMorning();
                var event = RecordedEvents.schedule("morning", mornings.morning());
                // It is delivered when it should be, or a day late.
                collecting.clock().advance(Duration.ofDays(random.nextInt(2)));
                var nudges = new LinkedHashMap<String, String>();
                IntStream.range(0, MOST_IN_A_BATCH).forEach(id -> nudges.put("m" + id, nudge()));
                var batch = RecordedEvents.messages("slices", nudges);
                var events = new ArrayList<Callable<String>>();
                for (var again = random.nextInt(MOST_DELIVERIES); again >= 0; again--) {
                    events.add(() -> deliver(handler, event));
                    events.add(() -> deliver(work, batch));
                }
                Collections.shuffle(events, random);

                var answers = new ArrayList<String>();
                for (var answer : threads.invokeAll(events)) {
                    answers.add(answer.get());
                }
                deliver(work, batch);

                assertThat(answers).filteredOn(answer -> answer.contains("\"started\"")).hasSize(1);
                mornings.assertTheRunIsWhole();
                assertThat(mornings.queries()).doesNotHaveDuplicates();
                assertThat(deliver(handler, event)).contains("started_before");
            }
        }
        mornings.assertEveryCallIsCounted();
        mornings.assertNothingLeaks();
    }

    /* Of this run, of one that is long over, or of one that never was: each says no more than that there may be work. */
    private String nudge() {
        var id =
                switch (random.nextInt(3)) {
                    case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
                    case 1 -> "00000000-0000-7000-8000-000000000001";
                    default -> UUID.nameUUIDFromBytes(new byte[] {1}).toString();
                };
        return random.nextBoolean()
                ? "{\"collection_id\":\"" + id + "\"}"
                : "{\"more\": [1, {}], \"collection_id\": \"" + id + "\" }";
    }

    private String poison() {
        return switch (random.nextInt(8)) {
            case 0 -> garbage();
            case 1 -> "{\"collection_id\":\"" + garbage() + "\"}";
            case 2 ->
                    "{\"collection_id\":"
                            + List.of("null", "7", "[]", "{}", "true", "1e999")
                                    .get(random.nextInt(6))
                            + "}";
            case 3 ->
                    List.of("", " ", "null", "[]", "{}", "7", "\"\"", "{\"collectionId\":\"x\"}")
                            .get(random.nextInt(8));
            case 4 -> nudge().substring(0, 10 + random.nextInt(20));
            case 5 -> "[".repeat(1 + random.nextInt(5_000));
            case 6 -> "{\"collection_id\":".repeat(1 + random.nextInt(2_000));
            default -> "<xml>" + nudge() + "</xml>";
        };
    }

    /* Without what would need escaping, and never a UUID. */
    private String garbage() {
        return "~"
                + random.ints(random.nextInt(40), 0x20, 0x3000)
                        .filter(c -> c != '"' && c != '\\' && (c < 0x7f || c > 0x9f))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }

    private static List<String> failures(String answer) {
        var failures = new ArrayList<String>();
        var ids = FAILED.matcher(answer);
        while (ids.find()) {
            failures.add(ids.group(1));
        }
        return failures;
    }

    private static String deliver(RequestStreamHandler handler, String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                answer,
                new TimeLeft(Duration.ofMinutes(8)));
        return answer.toString(StandardCharsets.UTF_8);
    }
}

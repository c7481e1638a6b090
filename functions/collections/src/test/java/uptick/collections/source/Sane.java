package uptick.collections.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Walks through what was read and fails on a value that cannot be.
final class Sane {

    private static final Instant EARLIEST = Instant.parse("1991-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-02T00:00:00Z");

    private Sane() {}

    static void check(String name, @Nullable Object value) {
        switch (value) {
            case null -> {
                // what may be absent
            }
            case Double number -> checkNumber(name, number);
            case Long number -> checkCount(name, number);
            case Integer number -> checkCount(name, number);
            case String text ->
                    assertThat(text)
                            .as(name)
                            .isEqualTo(new String(text.getBytes(UTF_8), UTF_8))
                            .doesNotContain("\u0000");
            case Instant instant -> assertThat(instant).as(name).isBetween(EARLIEST, LATEST);
            case Duration duration ->
                    assertThat(duration).as(name).isBetween(Duration.ZERO, Duration.ofDays(30));
            case Optional<?> optional -> optional.ifPresent(it -> check(name, it));
            case Collection<?> all -> all.forEach(it -> check(name, it));
            case Record whole -> checkParts(whole);
            default -> {
                // dates and flags cannot be wrong by themselves
            }
        }
    }

    private static void checkNumber(String name, double number) {
        assertThat(number).as(name).isFinite().isNotNegative();
        if (name.equals("upvoteRatio") || name.equals("bounceRate")) {
            assertThat(number).as(name).isLessThanOrEqualTo(1);
        }
        if (name.equals("values")) {
            assertThat(number).as(name).isLessThanOrEqualTo(100);
        }
    }

    private static void checkCount(String name, long number) {
        assertThat(Math.abs(number)).as(name).isLessThan(1_000_000_000_000_000_000L);
        if (!name.equals("score")) {
            assertThat(number).as(name).isNotNegative();
        }
    }

    private static void checkParts(Record whole) {
        for (var component : whole.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                check(component.getName(), accessor.invoke(whole));
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}

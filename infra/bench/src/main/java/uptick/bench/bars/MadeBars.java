package uptick.bench.bars;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import uptick.model.market.PriceBar;

/// Daily bars of instruments whose prices walk at random, the same every time.
final class MadeBars {

    static final LocalDate EARLIEST = LocalDate.of(2018, 1, 1);

    private static final Instant RECORDED_AT = Instant.parse("2026-11-20T21:15:00Z");

    private MadeBars() {}

    /// The id of an instrument by its number, from 0.
    static UUID instrument(int number) {
        return UUID.nameUUIDFromBytes(("instrument " + number).getBytes(StandardCharsets.UTF_8));
    }

    /// The first weekdays from [#EARLIEST] on.
    static List<LocalDate> days(int count) {
        return Stream.iterate(EARLIEST, day -> day.plusDays(1))
                .filter(
                        day ->
                                day.getDayOfWeek() != DayOfWeek.SATURDAY
                                        && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .limit(count)
                .toList();
    }

    /// A bar for each of these days of so many instruments, by instrument and then by day.
    static List<PriceBar> walk(int instruments, int days) {
        var dates = days(days);
        var bars = new ArrayList<PriceBar>(instruments * days);
        IntStream.range(0, instruments).forEach(number -> walk(number, dates, bars));
        return bars;
    }

    private static void walk(int number, List<LocalDate> days, List<PriceBar> bars) {
        var random = new SplittableRandom(number);
        var instrument = instrument(number);
        var price = 5 + random.nextDouble(400);
        for (var day : days) {
            var open = Math.max(1, price * (1 + 0.005 * random.nextGaussian()));
            price = Math.max(1, price * (1 + 0.02 * random.nextGaussian()));
            var above = 1 + 0.01 * random.nextDouble();
            var below = 1 - 0.01 * random.nextDouble();
            bars.add(
                    new PriceBar(
                            instrument,
                            PriceBar.DAILY,
                            day.atStartOfDay().toInstant(ZoneOffset.UTC),
                            cents(open),
                            cents(Math.max(open, price) * above),
                            cents(Math.min(open, price) * below),
                            cents(price),
                            random.nextLong(100_000_000),
                            "stooq",
                            RECORDED_AT));
        }
    }

    private static BigDecimal cents(double price) {
        return BigDecimal.valueOf(Math.round(100 * price), 2);
    }
}

package uptick.local.sample.interest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import uptick.local.sample.seed.Seed;
import uptick.local.sample.topic.SampleTopic;

/// One topic's interest over time:
///
/// `people(day) = usual x weekly(day) x noise(day) x (1 + rise x stir(day))`
///
/// - `usual` in people, from the square root of the views that its videos gain a day
/// - `weekly` within 0.85 to 1.15: some topics are for weekends, some for working days
/// - `noise` within 0.8 to 1.2
/// - `rise` 2 to 8
/// - `stir` 0 to 1: how far the day's growth of views stands above the topic's median day, 1 on the day of the greatest;
///   half of it is left a day later. 0 before the first recorded morning: quiet
///
/// So on the day of the greatest growth people are at least 2.04 times `usual`, and at most 1.38 times on a quiet one.
final class Course {

    private static final double LEFT_A_DAY_LATER = 0.5;
    private static final double LEAST_PEOPLE = 500;
    private static final double PEOPLE_PER_ROOT_OF_VIEWS = 12;

    private final SampleTopic topic;
    private final double usual;
    private final double rise;
    private final double[] stir;
    private final LocalDate latestDay;
    private final Seed seed;

    /* Half a year of days is asked for every morning, and takes four hashes a day. */
    private final Map<LocalDate, Double> known = new ConcurrentHashMap<>();

    private Course(SampleTopic topic, double[] growth, LocalDate latestDay, Seed seed) {
        double mean = Arrays.stream(growth).average().orElse(0);
        double people = LEAST_PEOPLE + PEOPLE_PER_ROOT_OF_VIEWS * Math.sqrt(mean);
        this.topic = topic;
        this.usual = people * seed.between(0.7, 1.4, "interest/usual", topic.title());
        this.rise = seed.between(2, 8, "interest/rise", topic.title());
        this.stir = stir(growth);
        this.latestDay = latestDay;
        this.seed = seed;
    }

    /// The course that goes with the growth of a topic's videos.
    ///
    /// @param growth views a day, oldest first, the last of the day before `latestDay`
    static Course of(SampleTopic topic, double[] growth, LocalDate latestDay, Seed seed) {
        return new Course(topic, growth, latestDay, seed);
    }

    /// People on a day.
    double on(LocalDate day) {
        return known.computeIfAbsent(
                day, one -> usual * weekly(one) * noise(one) * (1 + rise * stirOn(one)));
    }

    private double weekly(LocalDate day) {
        double swing = seed.between(-0.15, 0.15, "interest/weekly", topic.title());
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? 1 + swing : 1 - swing * 2 / 5;
    }

    /* Three draws together lie near the middle more often than at the ends. */
    private double noise(LocalDate day) {
        double sum = 0;
        for (int draw = 1; draw <= 3; draw++) {
            sum += seed.fraction("interest/noise" + draw, topic.title() + '\n' + age(day));
        }
        return 1 + 0.2 * (sum - 1.5) / 1.5;
    }

    private double stirOn(LocalDate day) {
        long index = stir.length - age(day);
        if (index < 0) {
            return 0;
        }
        // The latest day is not over: it goes on as the day before it did.
        long gone = Math.max(0, index - stir.length);
        return stir[(int) Math.min(index, stir.length - 1)]
                * Math.pow(LEFT_A_DAY_LATER, (double) gone);
    }

    private long age(LocalDate day) {
        return latestDay.toEpochDay() - day.toEpochDay();
    }

    private static double[] stir(double[] growth) {
        double usual = median(growth);
        double greatest = Arrays.stream(growth).max().orElse(0);
        double[] stir = new double[growth.length];
        for (int day = 0; day < stir.length && greatest > usual; day++) {
            double left = day == 0 ? 0 : stir[day - 1] * LEFT_A_DAY_LATER;
            stir[day] = Math.max(left, (growth[day] - usual) / (greatest - usual));
        }
        return stir;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

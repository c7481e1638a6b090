package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// Interest in a topic over time, from one pull.
///
/// Values of two pulls compare only where both are absolute, or both stand on one anchor's scale, see [#onAnchorScale].
///
/// @param points oldest first, each beginning once; times without data are missing, never zero
/// @param step how long a point is: `hour`, `day`, `week` or `month`
/// @param geo where the interest is, such as `GB`; null for everywhere
/// @param fromInclusive where the window begins that was asked for
/// @param toExclusive where it ends
/// @param anchor what the values are relative to; null where they are absolute
/// @param pulledAt when the source answered
@Introspected
@Serdeable(naming = SnakeCaseStrategy.class)
public record Series(
        List<Point> points,
        String step,
        @Nullable String geo,
        Instant fromInclusive,
        Instant toExclusive,
        @Nullable Anchor anchor,
        Instant pulledAt) {

    /* On which value the anchor's mean stands after rescaling. */
    private static final double ANCHOR_MEAN = 100;

    public Series {
        points = List.copyOf(points);
        for (var i = 1; i < points.size(); i++) {
            if (!points.get(i - 1).at().isBefore(points.get(i).at())) {
                throw new IllegalArgumentException("points stand oldest first, each once");
            }
        }
        if (!fromInclusive.isBefore(toExclusive)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }

    /// The same series on the scale of its anchor: value x 100 / the anchor's mean level in the same pull, so that 100 is
    /// as much as people look for the anchor. Pulls with the same anchor, place and step compare then, whatever else was
    /// asked for with them.
    ///
    /// Shape: as many points as before, zero stays zero, partial points stay partial. An absolute series is itself.
    ///
    /// @return empty where the anchor's level is below the least that the source tells apart from nothing: then one step
    ///     of rounding would be more than the value
    public Optional<Series> onAnchorScale() {
        if (anchor == null) {
            return Optional.of(this);
        }
        if (anchor.level() < Anchor.LEAST_LEVEL) {
            return Optional.empty();
        }
        var factor = ANCHOR_MEAN / anchor.level();
        return Optional.of(
                new Series(
                        points.stream()
                                .map(
                                        point ->
                                                new Point(
                                                        point.at(),
                                                        point.value() * factor,
                                                        point.partial()))
                                .toList(),
                        step,
                        geo,
                        fromInclusive,
                        toExclusive,
                        new Anchor(anchor.term(), ANCHOR_MEAN),
                        pulledAt));
    }

    /// Interest in one step of time.
    ///
    /// @param at where the step begins
    /// @param value 0 or more, finite
    /// @param partial whether the step had not ended when the source counted: its value is not yet what it will be
    @Introspected
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Point(Instant at, double value, boolean partial) {

        public Point {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("interest is 0 or more: " + value);
            }
        }
    }

    /// A term that was asked for together with the topic, so that pulls can be compared.
    ///
    /// @param level mean of its values over the complete points of the same pull, 0 or more
    @Introspected
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Anchor(String term, double level) {

        /// Sources give whole numbers up to 100: half a step is 10 % at 5.
        static final double LEAST_LEVEL = 5;

        public Anchor {
            if (!(level >= 0) || Double.isInfinite(level)) {
                throw new IllegalArgumentException("a level is 0 or more: " + level);
            }
        }
    }
}

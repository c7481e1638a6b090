package uptick.collections.run;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.model.collections.ControlSampleWriter;

/// Keeps the control sample as large as it is to be: topics that nobody tracks, and that are asked for all the same.
///
/// Whoever only looks where something was going on has a hit rate that says nothing of the rest (survivorship; signals,
/// "pitfalls checklist"). So what is in the sample must not depend on what anybody thinks of it:
///
/// - One place for every nine tracked topics: with the planner's tenth of the questions for the sample, each of its topics is
///   asked for about as often as one that is tracked.
/// - Places are filled by the MD5 of the topics' ids, beginning at that of the period: by chance as far as topics go, and
///   whoever doubts it can draw again.
/// - A topic stays for [#STAY], however dull it is: the longest horizon that outcomes are told at, and a week for their
///   answers. A period is as long: when places fall free, the drawing begins elsewhere.
/// - An editor who tracks or retires it takes it out at once, see [uptick.model.collections.TopicsEditor].
@Singleton
final class DrawControlSample {

    static final int TRACKED_FOR_A_PLACE = 9;

    /// 28 days and a week.
    static final Duration STAY = Duration.ofDays(35);

    private static final Logger LOG = LoggerFactory.getLogger(DrawControlSample.class);

    private final ControlSampleWriter sample;

    DrawControlSample(ControlSampleWriter sample) {
        this.sample = sample;
    }

    /// Lets those go that have stayed for long enough, and fills the free places. Part of the transaction that starts a run,
    /// of which there is one at a time.
    void draw(Instant now) {
        var gone = sample.letGo(now.minus(STAY));
        var places = sample.countPlaces(TRACKED_FOR_A_PLACE);
        var drawn = places == 0 ? 0 : sample.draw(seed(now), places, now);
        if (gone + drawn > 0) {
            LOG.info("The control sample lost {} topics and got {}", gone, drawn);
        }
    }

    /// Names the period of an instant: periods of [#STAY], counted since 1970.
    static String seed(Instant now) {
        return "control sample " + Math.floorDiv(now.getEpochSecond(), STAY.toSeconds());
    }
}

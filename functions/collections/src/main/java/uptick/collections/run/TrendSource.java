package uptick.collections.run;

import java.time.Instant;
import java.util.List;

import uptick.model.collections.Topic;

/// A source of trends, as the run engine works with it: which slices its work is cut into, and how one slice is
/// collected. A bean of this type is all that a new source is; the package's page says how to write one.
public interface TrendSource {

    /// The source's name in rows, such as `youtube`.
    String source();

    /// Cuts a run's work into slices. Pure: no call, no clock, no row; the same topics give the same slices.
    ///
    /// A slice is what one worker does at one go and what is begun anew when it dies: a batch of topics, or a chart. Each
    /// topic stands in at most one slice, for a run keeps one observation of a topic and source.
    ///
    /// @param topics those that this source is to be asked for, the most wanted first; may be none
    /// @return slices with names that differ; none where there is nothing to ask
    List<PlannedSlice> plan(List<Topic> topics);

    /// Collects one slice: asks through `asker`, and hands what came, page by page, to `sink`. Called again, from the
    /// cursor that was committed last, where the worker before died or handed back.
    ///
    /// Keeps no state between calls; may be called by many threads at once, each with another slice.
    ///
    /// @return how the slice ends; what the source said of no topic of the slice is written down by the engine
    SliceEnd collect(Slice slice, Asker asker, PageSink sink);

    /// The question that shows whether it answers this installation, such as one for its chart's first page or for a token; or
    /// why there is none. Pure, as [#plan] is.
    ///
    /// @param now for questions about days
    Probe probe(Instant now);

    /// Whether "nothing" is to be doubted for a topic that the run before had something of: such an `EMPTY` becomes
    /// `SUSPECT`. Not so for charts, which topics leave as they come.
    default boolean doubtsNothing() {
        return true;
    }
}

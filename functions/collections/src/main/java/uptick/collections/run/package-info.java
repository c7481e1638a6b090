/// The run engine: a run is rows, its slices are rows, and whoever comes by works on one at a time.
///
/// [StartRun] writes the run with its slices and nudges; [WorkSlices] claims a slice under a lease and a fencing token, asks
/// its [TrendSource], and commits page by page; whoever finishes the last slice ends the run; [Sweep] ends and nudges
/// what was left behind. A message says no more than that there may be work: lost, doubled or late it changes nothing.
///
/// What is asked is planned when a run starts: [ChooseTopics] has the planner choose for each source that says what a topic
/// costs ([TrendSource#topicCost]), and [PlanRun] writes slices for what is chosen, and a row with the reason for each topic
/// that is not. [DrawControlSample] keeps the sample of topics that nobody tracks.
///
/// **Writing a source.** A `@Singleton` that implements [TrendSource], in a package of its own beside this one. It may use
/// clients (`uptick.collections.source`) for its questions, and settings; no repository, no clock, no `HttpClient`.
///
/// ```java
/// public SliceEnd collect(Slice slice, Asker asker, PageSink sink) {
///     var cursor = slice.cursor();
///     do {
///         if (!asker.hasTime()) {
///             return SliceEnd.handBack();                      // another worker goes on from the cursor
///         }
///         switch (asker.ask(client.page(cursor))) {            // reserved, paced, tried again, settled
///             case Absent(var state, var reason) -> {
///                 return SliceEnd.failed("", state, reason);    // topics without a row get one with this reason
///             }
///             case Items(var page) -> {
///                 cursor = page.next();
///                 sink.commit(seen(page, asker.answeredAt()), cursor);   // rows, cursor and cost: all or nothing
///             }
///         }
///     } while (cursor != null);
///     return SliceEnd.complete();
/// }
/// ```
///
/// One that asks topic by topic says what a topic costs; else it is asked for all, however little is left.
///
/// What is committed is never asked again; the last page, with a null cursor, is committed with the slice's end. A source that needs all pages before it can say anything (a chart) commits once
/// in the end, with a null cursor, and is asked again from its beginning should its worker die: keep such slices small. What
/// was not committed when a slice ends is written down by the engine as absent, for the end's reason.
///
/// **Finding topics.** A source whose answers show more than what it was asked for hands [Found]s with the page, also from
/// slices without topics, which are planned for nothing else. They are written with the page; after the run's end
/// [TrackDiscoveries] makes topics of the best, over all sources.
@NullMarked
package uptick.collections.run;

import org.jspecify.annotations.NullMarked;

package uptick.collections.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

import jakarta.inject.Singleton;

import uptick.model.collections.TopicFindingsWriter;

/// Writes what a page shows of terms that nobody asked for, as part of the transaction that commits the page.
@Singleton
final class WriteFindings {

    private final TopicFindingsWriter writer;

    WriteFindings(TopicFindingsWriter writer) {
        this.writer = writer;
    }

    void write(HeldSlice slice, List<Found> found, Instant now) {
        var byKey = new LinkedHashMap<String, Found>();
        found.forEach(one -> byKey.putIfAbsent(one.term().key(), one));
        var kept = byKey.values().stream().limit(PageSink.MOST_FOUND).toList();
        if (kept.isEmpty()) {
            return;
        }
        var _ =
                writer.append(
                        slice.runId(),
                        slice.source(),
                        slice.row().slice(),
                        texts(kept, one -> one.term().key()),
                        texts(kept, one -> one.term().title()),
                        texts(kept, one -> one.language() == null ? "" : one.language()),
                        texts(kept, one -> one.region() == null ? "" : one.region()),
                        texts(kept, one -> Integer.toString(one.rank())),
                        texts(kept, one -> Boolean.toString(one.isSure())),
                        texts(kept, WriteFindings::amount),
                        texts(kept, WriteFindings::unit),
                        texts(kept, one -> one.evidence() == null ? "" : one.evidence()),
                        now);
    }

    private static String amount(Found found) {
        var measure = found.measure();
        return measure == null ? "" : Long.toString(measure.amount());
    }

    private static String unit(Found found) {
        var measure = found.measure();
        return measure == null ? "" : measure.unit().inRows();
    }

    private static List<String> texts(List<Found> found, Function<Found, String> text) {
        return found.stream().map(text).toList();
    }
}

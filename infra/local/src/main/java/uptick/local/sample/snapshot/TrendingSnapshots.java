package uptick.local.sample.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The chart "trending" of Great Britain on every day from 13 September to 22 October 2017.
///
/// The shipped file has the recorded rows as they were, in eleven columns and another order (see
/// `sample/README.md`); they are cleaned here, while they are read, and none is dropped.
///
/// @param days oldest first, one for each day, no gaps
/// @param defects how many rows had which defect
public record TrendingSnapshots(List<Snapshot> days, Map<Defect, Integer> defects) {

    private static final String RESOURCE = "/sample/gb-trending-2017.csv.gz";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    public TrendingSnapshots {
        days = List.copyOf(days);
        defects = Map.copyOf(defects);
        for (int next = 1; next < days.size(); next++) {
            if (!days.get(next - 1).day().plusDays(1).equals(days.get(next).day())) {
                throw new IllegalArgumentException("no snapshot before " + days.get(next).day());
            }
        }
    }

    /// Reads and cleans the shipped rows.
    ///
    /// @throws IllegalStateException where the resource is not on the class path
    /// @throws UncheckedIOException where it cannot be read
    public static TrendingSnapshots load() {
        try (InputStream packed = TrendingSnapshots.class.getResourceAsStream(RESOURCE)) {
            if (packed == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            try (var text =
                            new InputStreamReader(
                                    new GZIPInputStream(packed), StandardCharsets.UTF_8);
                    var rows = FORMAT.parse(text)) {
                return clean(rows.getRecords());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrendingSnapshots clean(List<CSVRecord> rows) {
        var cleaner = new RowCleaner();
        SortedMap<LocalDate, List<ChartedVideo>> videos = new TreeMap<>();
        rows.stream()
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.get("row"))))
                .forEach(
                        row ->
                                videos.computeIfAbsent(
                                                cleaner.day(row.get("date")),
                                                _ -> new ArrayList<>())
                                        .add(video(row, cleaner)));
        var days =
                videos.entrySet().stream().map(day -> new Snapshot(day.getKey(), day.getValue()));
        return new TrendingSnapshots(days.toList(), cleaner.defects());
    }

    private static ChartedVideo video(CSVRecord row, RowCleaner cleaner) {
        return new ChartedVideo(
                cleaner.id(row.get("video_id"), row.get("thumbnail_link")),
                row.get("title"),
                row.get("channel_title"),
                row.get("category_id"),
                cleaner.tags(row.get("tags")),
                cleaner.views(row.get("views")),
                cleaner.likes(row.get("likes")),
                cleaner.comments(row.get("comment_total")));
    }
}

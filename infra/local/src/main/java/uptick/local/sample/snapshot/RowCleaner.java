package uptick.local.sample.snapshot;

import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Reads the raw text of a row's columns and counts every defect that it meets.
final class RowCleaner {

    static final Pattern VIDEO_ID = Pattern.compile("[A-Za-z0-9_-]{11}");

    private static final Pattern DATE = Pattern.compile("(\\d{1,2})\\.(09|1)(.*)");
    private static final Pattern THUMBNAIL =
            Pattern.compile("https://i\\.ytimg\\.com/vi/(.{11})/.*");
    private static final Year YEAR = Year.of(2017);

    private final Map<Defect, Integer> defects = new EnumMap<>(Defect.class);

    /// How often each defect was met; one that was not met is not in it.
    Map<Defect, Integer> defects() {
        return Collections.unmodifiableMap(new EnumMap<>(defects));
    }

    LocalDate day(String date) {
        var parts = DATE.matcher(date);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a date of the snapshots: " + date);
        }
        if (!parts.group(3).isEmpty()) {
            met(Defect.DATE_RUNS_INTO_NEXT_ROW);
        }
        boolean october = parts.group(2).equals("1");
        if (october) {
            met(Defect.DATE_LOST_ITS_ZERO);
        }
        return YEAR.atMonth(october ? 10 : 9).atDay(Integer.parseInt(parts.group(1)));
    }

    String id(String id, String thumbnailLink) {
        if (!id.equals("#NAME?")) {
            return id;
        }
        met(Defect.ID_TAKEN_FOR_FORMULA);
        var address = THUMBNAIL.matcher(thumbnailLink);
        if (!address.matches()) {
            throw new IllegalArgumentException("no id in " + thumbnailLink);
        }
        return address.group(1);
    }

    List<String> tags(String tags) {
        if (tags.equals("[none]")) {
            met(Defect.TAGS_NONE);
            return List.of();
        }
        return List.of(tags.split("\\|"));
    }

    @Nullable Long views(String views) {
        return orAbsent(views, Defect.VIEWS_WITHHELD);
    }

    @Nullable Long likes(String likes) {
        if (likes.isEmpty()) {
            met(Defect.LIKES_BLANK);
            return null;
        }
        return orAbsent(likes, Defect.LIKES_HIDDEN);
    }

    @Nullable Long comments(String comments) {
        return orAbsent(comments, Defect.COMMENTS_OFF);
    }

    private @Nullable Long orAbsent(String count, Defect whatZeroMeans) {
        long number = Long.parseLong(count);
        if (number == 0) {
            met(whatZeroMeans);
            return null;
        }
        return number;
    }

    private void met(Defect defect) {
        defects.merge(defect, 1, Integer::sum);
    }
}

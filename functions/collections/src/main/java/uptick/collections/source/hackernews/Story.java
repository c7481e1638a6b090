package uptick.collections.source.hackernews;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// One story. Who submitted it is not carried.
///
/// @param url what it links to, null where it is a text of its own
/// @param points votes for it
/// @param comments a count, null where Hacker News does not say
public record Story(
        long id,
        String title,
        @Nullable String url,
        Instant submittedAt,
        long points,
        @Nullable Long comments) {}

package uptick.model.collections;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

/// A term that a run found in a chart.
///
/// @param source whose chart, as rows call it
/// @param topicKey the title normalised
/// @param title as people write it there
/// @param language BCP 47 tag of the chart, null where it has none
/// @param region ISO 3166-1 alpha-2 code of the chart, null where it has none
/// @param rank its place among the terms of the slice, from 1 on
/// @param isSure whether it is a topic by itself; else only where another source found it, too
@Introspected
public record TopicFinding(
        String source,
        String topicKey,
        String title,
        @Nullable String language,
        @Nullable String region,
        int rank,
        @MappedProperty("is_sure") boolean isSure) {}

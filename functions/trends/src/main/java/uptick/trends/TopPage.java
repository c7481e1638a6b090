package uptick.trends;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// One page of the list.
///
/// @param collection whose trends these are, null where nothing was ever scored
/// @param items the highest momentum first
/// @param next the cursor of the page after, null on the last
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TopPage(@Nullable CollectionView collection, List<TrendView> items, @Nullable String next) {

    TopPage {
        items = List.copyOf(items);
    }

    static TopPage nothingYet() {
        return new TopPage(null, List.of(), null);
    }
}

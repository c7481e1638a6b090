package uptick.collections.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

/// The sources that this build has, by name.
@Singleton
public final class TrendSources {

    private final Map<String, TrendSource> byName = new TreeMap<>();

    TrendSources(Collection<TrendSource> sources) {
        for (var source : sources) {
            if (byName.put(source.source(), source) != null) {
                throw new IllegalStateException("two sources are called " + source.source());
            }
        }
    }

    /// All of them, by name.
    List<TrendSource> all() {
        return List.copyOf(byName.values());
    }

    /// Their names.
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /// The one of a name.
    Optional<TrendSource> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

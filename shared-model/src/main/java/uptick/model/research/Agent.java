package uptick.model.research;

import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// An agent, as an administrator set it.
///
/// @param weight how much its analysis counts beside the others', 0 for not at all
/// @param parameters JSON object with its own settings
@MappedEntity("agent_config")
public record Agent(
        @Id @GeneratedValue @Nullable UUID id,
        String agentName,
        Role role,
        boolean enabled,
        double weight,
        @TypeDef(type = DataType.JSON) String parameters) {

    /// What an agent does.
    public enum Role {
        /// Writes signals.
        DISCOVERY,
        /// Writes results.
        ANALYSIS;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

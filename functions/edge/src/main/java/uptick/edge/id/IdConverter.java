package uptick.edge.id;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;

/// Reads an id in its one textual form (RFC 9562, 4: 8-4-4-4-12 hexadecimal digits, either case).
///
/// The JDK's own reading fills up groups that are too short: `1-1-1-1-1` would be an id, and one thing would have many
/// addresses.
@Singleton
final class IdConverter implements TypeConverter<CharSequence, UUID> {

    private static final Pattern FORM =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Override
    public Optional<UUID> convert(
            CharSequence text, Class<UUID> target, ConversionContext context) {
        if (!FORM.matcher(text).matches()) {
            context.reject(text, new IllegalArgumentException("no id"));
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(text.toString()));
    }
}

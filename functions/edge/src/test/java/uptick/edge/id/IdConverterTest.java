package uptick.edge.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.ConversionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.edge.lambda.LeanContext;

class IdConverterTest {

    private static final String ID = "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01";

    private final IdConverter converter = new IdConverter();

    @Test
    void readsAnIdInEitherCase() {
        assertThat(converter.convert(ID, UUID.class)).contains(UUID.fromString(ID));
        assertThat(converter.convert(ID.toUpperCase(Locale.ROOT), UUID.class))
                .contains(UUID.fromString(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d0",
                "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d011",
                "019ab0f47f3e7c4e8a553f6d9d3f0d01",
                "{019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01}",
                "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d0g",
                "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01\n",
                "+19ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01",
                "٠19ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01"
            })
    void refusesWhatTheJdkWouldFillUpAndWhatIsNone(String text) {
        var context = ConversionContext.of(UUID.class);

        assertThat(converter.convert(text, UUID.class, context)).isEmpty();
        assertThat(context.getLastError()).isPresent();
    }

    @Test
    void takesThePlaceOfTheFrameworksOwn() {
        try (var context = LeanContext.builder().build().start()) {
            var conversions = context.getBean(ConversionService.class);

            assertThat(conversions.convert("1-1-1-1-1", UUID.class)).isEmpty();
            assertThat(conversions.convert(ID, UUID.class)).contains(UUID.fromString(ID));
        }
    }
}

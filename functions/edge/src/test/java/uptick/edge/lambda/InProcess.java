package uptick.edge.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.micronaut.json.JsonMapper;

import uptick.edge.lambda.EchoController.Seen;
import uptick.testing.lambda.HttpApiEvent;
import uptick.testing.token.TestTokens;

/// The handler in this JVM, with [EchoController] behind it. Events come in and answers go out as the text that
/// the runtime reads and writes, through the serializer that it finds.
final class InProcess implements AutoCloseable {

    private static final CustomPojoSerializer WIRE =
            ServiceLoader.load(CustomPojoSerializer.class).findFirst().orElseThrow();

    private final ApplicationContext context =
            LeanContext.builder()
                    .properties(
                            Map.of(
                                    "uptick.echo",
                                    "true",
                                    "uptick.token.public-keys",
                                    TestTokens.publicKeys()))
                    .start();
    private final HttpApiHandler handler = new HttpApiHandler(context);

    Answer send(HttpApiEvent event) {
        return send(event.json());
    }

    Answer send(String event) {
        APIGatewayV2HTTPEvent read = WIRE.fromJson(event, APIGatewayV2HTTPEvent.class);
        return send(read);
    }

    Answer send(APIGatewayV2HTTPEvent event) {
        var response = handler.handleRequest(event, new MockLambdaContext());
        var written = new ByteArrayOutputStream();
        WIRE.toJson(response, written, APIGatewayV2HTTPResponse.class);
        return new Answer(response, written.toString(StandardCharsets.UTF_8));
    }

    /// What the controller says it has seen.
    Seen seen(HttpApiEvent event) {
        return seen(send(event));
    }

    Seen seen(Answer answer) {
        try {
            return Objects.requireNonNull(
                    context.getBean(JsonMapper.class)
                            .readValue(answer.response().getBody(), Seen.class));
        } catch (IOException failure) {
            throw new AssertionError("Not what the controller says: " + answer.json(), failure);
        }
    }

    /// An event as it was recorded, see the README beside it.
    static String recorded(String name) {
        try (InputStream file = InProcess.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(name, failure);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /// @param json as it goes to the gateway
    record Answer(APIGatewayV2HTTPResponse response, String json) {

        int status() {
            return response.getStatusCode();
        }

        String body() {
            return String.valueOf(response.getBody());
        }

        /// A header's value whatever the case of its name, empty where it is missing.
        String header(String name) {
            return response.getHeaders().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .reduce("", (before, next) -> before + next);
        }
    }
}

package uptick.edge.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import uptick.edge.lambda.EchoController.Seen;
import uptick.testing.lambda.AsPackaged;
import uptick.testing.lambda.HttpApiEvent;
import uptick.testing.token.TestTokens;

/// The handler in this JVM, with [EchoController] behind it. Events come in and answers go out as the text that
/// the runtime hands over and takes back.
final class InProcess implements AutoCloseable {

    private final ApplicationContext context;
    private final HttpApiHandler handler;

    InProcess() {
        this(Map.of());
    }

    /// @param settings besides those that every test has
    InProcess(Map<String, Object> settings) {
        context =
                LeanContext.builder()
                        .classLoader(new AsPackaged(InProcess.class.getClassLoader()))
                        .properties(
                                Map.of(
                                        "uptick.shape",
                                        "true",
                                        "uptick.echo",
                                        "true",
                                        // There is no database to count in.
                                        "uptick.tier.count-requests",
                                        "false",
                                        "uptick.token.public-keys",
                                        TestTokens.publicKeys()))
                        .properties(settings)
                        .start();
        handler = new HttpApiHandler(context);
    }

    /// How many beans of a type the application knows.
    int beans(Class<?> type) {
        return context.getBeanDefinitions(type).size();
    }

    Answer send(HttpApiEvent event) {
        return send(event.json());
    }

    Answer send(String event) {
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    answer,
                    new MockLambdaContext());
            return new Answer(
                    json().readValue(answer.toByteArray(), Argument.of(JsonNode.class)),
                    answer.toString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("memory does not fail", failure);
        }
    }

    /// What the controller says it has seen.
    Seen seen(HttpApiEvent event) {
        return seen(send(event));
    }

    Seen seen(Answer answer) {
        try {
            return Objects.requireNonNull(json().readValue(answer.body(), Seen.class));
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

    private JsonMapper json() {
        return context.getBean(JsonMapper.class);
    }

    /// @param response the same, read
    /// @param json as it goes to the gateway
    record Answer(JsonNode response, String json) {

        int status() {
            return member("statusCode").getIntValue();
        }

        String body() {
            return member("body").getStringValue();
        }

        boolean isBase64Encoded() {
            return member("isBase64Encoded").getBooleanValue();
        }

        List<String> cookies() {
            var cookies = new ArrayList<String>();
            member("cookies").values().forEach(each -> cookies.add(each.getStringValue()));
            return cookies;
        }

        private JsonNode member(String name) {
            return Objects.requireNonNull(response.get(name), name);
        }

        /// A header's value whatever the case of its name, empty where it is missing.
        String header(String name) {
            var values = new StringBuilder();
            for (var header : member("headers").entries()) {
                if (header.getKey().equalsIgnoreCase(name)) {
                    values.append(header.getValue().getStringValue());
                }
            }
            return values.toString();
        }
    }
}

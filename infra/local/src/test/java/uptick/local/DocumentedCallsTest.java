package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import uptick.local.document.ApiDocument;
import uptick.local.document.Conformance;
import uptick.local.document.Operation;

/// Calls every operation as its examples say, over HTTP, and holds the answer against the document.
@WithHouse(toChange = true)
class DocumentedCallsTest {

    /* This house has no mail, and says so. */
    private static final Set<String> NEED_MAIL = Set.of("askForReset");

    private final ApiDocument document = ApiDocument.read();
    private final Conformance conformance = new Conformance(document);
    private final TestHouse house;
    private final ExampleRows rows;

    DocumentedCallsTest(TestHouse house) {
        this.house = house;
        rows = new ExampleRows(house);
    }

    @TestFactory
    List<DynamicTest> everyOperationWorksAsItsExampleSays() {
        return document.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> works(operation)))
                .toList();
    }

    private void works(Operation operation) {
        rows.make();
        var body = realBody(operation);

        var answer =
                house.ask(
                        operation.method(),
                        operation.examplePath(),
                        caller(operation),
                        body == null ? null : body.toString());

        assertThat(answer.status())
                .as(answer.body())
                .isEqualTo(NEED_MAIL.contains(operation.id()) ? 503 : operation.success());
        assertThat(
                        conformance.objections(
                                operation,
                                answer.status(),
                                answer::header,
                                answer.body().getBytes(StandardCharsets.UTF_8)))
                .as(answer.body())
                .isEmpty();
    }

    /* Examples of what is shown once are no more than examples: in their place stands what the API handed out. */
    private @Nullable JsonNode realBody(Operation operation) {
        var example = operation.bodyExample();
        if (example == null) {
            return null;
        }
        var body = (ObjectNode) example.deepCopy();
        if (body.has("refresh_token")) {
            body.put(
                    "refresh_token",
                    house.logIn(ExampleRows.NAME, ExampleRows.PASSWORD).at("refresh_token").text());
        }
        if (body.has("invite")) {
            body.put("invite", handedOut("/v1/invites", "{\"email\": \"grace@example.org\"}"));
        }
        if (operation.id().equals("confirmReset")) {
            body.put(
                    "token",
                    handedOut(
                            "/v1/accounts/019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0b02/password-reset",
                            null));
        }
        return body;
    }

    private String editor() {
        house.addUser("an-editor-of-examples", true);
        return house.token("an-editor-of-examples");
    }

    private String handedOut(String path, @Nullable String body) {
        return house.ask("POST", path, house.token("admin"), body).at("token").text();
    }

    private @Nullable String caller(Operation operation) {
        return switch (operation.role()) {
            case "anonymous" -> null;
            case "user" -> rows.token();
            case "editor" -> editor();
            case "admin" -> house.token("admin");
            default -> throw new AssertionError("nobody here is " + operation.role());
        };
    }
}

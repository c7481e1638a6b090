package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import uptick.local.document.ApiDocument;
import uptick.local.document.Conformance;
import uptick.local.document.Operation;

/// Calls every operation as its examples say, over HTTP, and holds the answer against the document.
@WithHouse(toChange = true)
class DocumentedCallsTest {

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
        var body = operation.bodyExample();

        var answer =
                house.ask(
                        operation.method(),
                        operation.examplePath(),
                        caller(operation),
                        body == null ? null : body.toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(operation.success());
        assertThat(
                        conformance.objections(
                                operation,
                                answer.status(),
                                answer::header,
                                answer.body().getBytes(StandardCharsets.UTF_8)))
                .as(answer.body())
                .isEmpty();
    }

    private @Nullable String caller(Operation operation) {
        return switch (operation.role()) {
            case "anonymous" -> null;
            case "user" -> rows.token();
            case "admin" -> house.token("admin");
            default -> throw new AssertionError("nobody here is " + operation.role());
        };
    }
}

package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import uptick.local.document.ApiDocument;
import uptick.local.document.Operation;

/// What becomes of an id: one's own, somebody else's, one that is nothing, one that is no id. For every operation with one in its
/// address, and everybody who may call it.
@WithHouse(toChange = true)
class IdsTest {

    private static final String TOPIC = "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01";
    private static final String ACCOUNT = "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0b02";
    private static final String INVITE = "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0f01";
    private static final String RUN = "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0c01";

    private static final List<String> PEOPLE =
            List.of(Callers.FREE_USER, Callers.PREMIUM_USER, Callers.EDITOR, Callers.ADMIN);

    private static final List<String> NO_IDS =
            List.of(
                    "1",
                    "-1",
                    "null",
                    "me",
                    "019ab0f4",
                    "1-1-1-1-1",
                    "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d0",
                    "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d011",
                    "019ab0f47f3e7c4e8a553f6d9d3f0d01",
                    "%7B019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01%7D",
                    "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01%00",
                    "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d0g",
                    "%20",
                    "'%20OR%20'1'='1",
                    "9".repeat(200));

    /* How to get something of somebody's, and what an id that is nothing gets: the decision. Not in here fails the build. */
    private static final Map<String, Row> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("GET /v1/collections/{id}", Row.ofEverybody(RUN, 404));
        TABLE.put("GET /v1/collections/{id}/skipped", Row.ofEverybody(RUN, 404));
        TABLE.put("GET /v1/topics/{id}", Row.ofEverybody(TOPIC, 404));
        TABLE.put("PATCH /v1/topics/{id}", Row.ofEverybody(TOPIC, 404));
        TABLE.put("DELETE /v1/topics/{id}", Row.ofEverybody(TOPIC, 404));
        TABLE.put("PUT /v1/me/topics/{id}", Row.ofEverybody(TOPIC, 404));
        // What is not followed is not followed, also where there is no such topic.
        TABLE.put("DELETE /v1/me/topics/{id}", Row.ofEverybody(TOPIC, 204));
        TABLE.put("DELETE /v1/me/api-keys/{id}", Row.owned(IdsTest::apiKeyOf, 404));
        TABLE.put("DELETE /v1/invites/{id}", Row.ofEverybody(INVITE, 404));
        TABLE.put("PATCH /v1/accounts/{id}", Row.ofEverybody(ACCOUNT, 404));
        TABLE.put("DELETE /v1/accounts/{id}", Row.ofEverybody(ACCOUNT, 404));
        TABLE.put("POST /v1/accounts/{id}/password-reset", Row.ofEverybody(ACCOUNT, 404));
    }

    private final ApiDocument document = ApiDocument.read();
    private final TestHouse house;
    private final Callers callers;
    private final ExampleRows rows;

    IdsTest(TestHouse house) {
        this.house = house;
        callers = new Callers(house);
        rows = new ExampleRows(house);
    }

    @Test
    void everyOperationWithAnIdStandsInTheTable() {
        assertThat(operations().stream().map(Operation::name))
                .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }

    @TestFactory
    List<DynamicTest> whatIsNotThereForOneLooksLikeNothingAtAllAndNothingChanges() {
        return forEverybody(
                (operation, caller) -> {
                    var row = row(operation);
                    var before = fingerprint();
                    var missing = ask(operation, UUID.randomUUID().toString(), caller);

                    assertThat(missing.status()).isEqualTo(row.missing());
                    if (row.owned() != null) {
                        var foreignId = row.owned().apply(house, rows.id());
                        before = fingerprint();
                        var foreign = ask(operation, foreignId, caller);

                        assertThat(foreign.status()).isEqualTo(missing.status());
                        assertThat(foreign.body()).isEqualTo(missing.body());
                        assertThat(foreign.headers().map().keySet())
                                .isEqualTo(missing.headers().map().keySet());
                    }
                    assertThat(fingerprint()).isEqualTo(before);
                });
    }

    @TestFactory
    List<DynamicTest> whatIsNoIdIsRefusedAndNothingChanges() {
        return forEverybody(
                (operation, caller) -> {
                    var before = fingerprint();

                    assertThat(NO_IDS)
                            .allSatisfy(
                                    id -> {
                                        var answer = ask(operation, id, caller);
                                        assertThat(answer.status())
                                                .as(id + " " + answer.body())
                                                .isEqualTo(400);
                                        assertThat(answer.at("type").text())
                                                .isEqualTo("/problems/invalid-request");
                                    });
                    assertThat(fingerprint()).isEqualTo(before);
                });
    }

    @TestFactory
    List<DynamicTest> whatIsOnesOwnOrEverybodysIsFound() {
        return forEverybody(
                (operation, caller) -> {
                    var row = row(operation);
                    var id =
                            row.owned() == null
                                    ? row.everybodys()
                                    : row.owned().apply(house, callers.id(caller));

                    assertThat(ask(operation, String.valueOf(id), caller).status())
                            .isEqualTo(operation.success());
                });
    }

    @TestFactory
    List<DynamicTest> nobodyLearnsAnythingByAnId() {
        return operations().stream()
                .map(
                        operation ->
                                DynamicTest.dynamicTest(
                                        operation.name(),
                                        () -> {
                                            rows.make();
                                            var row = row(operation);
                                            var there =
                                                    row.owned() == null
                                                            ? String.valueOf(row.everybodys())
                                                            : row.owned().apply(house, rows.id());
                                            var before = fingerprint();
                                            var answers =
                                                    List.of(
                                                            ask(operation, there, Callers.NOBODY),
                                                            ask(
                                                                    operation,
                                                                    UUID.randomUUID().toString(),
                                                                    Callers.NOBODY),
                                                            ask(
                                                                    operation,
                                                                    NO_IDS.getFirst(),
                                                                    Callers.NOBODY));

                                            assertThat(answers)
                                                    .extracting(Answer::status)
                                                    .containsOnly(401);
                                            assertThat(answers)
                                                    .extracting(Answer::body)
                                                    .containsOnly(answers.getFirst().body());
                                            assertThat(fingerprint()).isEqualTo(before);
                                        }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> whoIsNotLetInLearnsNothingByAnIdEither() {
        return operations().stream()
                .filter(operation -> !mayCall(operation, Callers.EDITOR))
                .map(
                        operation ->
                                DynamicTest.dynamicTest(
                                        operation.name(),
                                        () -> {
                                            rows.make();
                                            var _ = callers.token(Callers.EDITOR);
                                            var before = fingerprint();
                                            var answers =
                                                    List.of(
                                                            ask(
                                                                    operation,
                                                                    String.valueOf(
                                                                            row(operation)
                                                                                    .everybodys()),
                                                                    Callers.EDITOR),
                                                            ask(
                                                                    operation,
                                                                    UUID.randomUUID().toString(),
                                                                    Callers.EDITOR),
                                                            ask(
                                                                    operation,
                                                                    NO_IDS.getFirst(),
                                                                    Callers.EDITOR));

                                            assertThat(answers)
                                                    .extracting(Answer::status)
                                                    .containsOnly(403);
                                            assertThat(answers)
                                                    .extracting(Answer::body)
                                                    .containsOnly(answers.getFirst().body());
                                            assertThat(fingerprint()).isEqualTo(before);
                                        }))
                .toList();
    }

    private List<Operation> operations() {
        return document.operations().stream()
                .filter(operation -> operation.path().contains("{id}"))
                .toList();
    }

    private List<DynamicTest> forEverybody(BiCheck check) {
        var tests = new ArrayList<DynamicTest>();
        for (var operation : operations()) {
            for (var caller : PEOPLE.stream().filter(each -> mayCall(operation, each)).toList()) {
                tests.add(
                        DynamicTest.dynamicTest(
                                operation.name() + ", " + caller,
                                () -> {
                                    rows.make();
                                    // who logs in now does not while rows are compared
                                    var _ = callers.token(caller);
                                    check.of(operation, caller);
                                }));
            }
        }
        return tests;
    }

    private static String apiKeyOf(TestHouse house, String user) {
        return house.value(
                """
                WITH made AS (
                  INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at)
                  VALUES ('%s', 'a key', 'uptick_0000', sha256(uuid_send(uuidv7())), '{read}', now())
                  RETURNING id
                )
                SELECT id
                FROM made
                """
                        .formatted(user));
    }

    private static boolean mayCall(Operation operation, String caller) {
        return switch (operation.role()) {
            case "user" -> true;
            case "editor" -> caller.equals(Callers.EDITOR) || caller.equals(Callers.ADMIN);
            default -> caller.equals(Callers.ADMIN);
        };
    }

    private static Row row(Operation operation) {
        var row = TABLE.get(operation.name());
        if (row == null) {
            throw new AssertionError(operation.name() + " is not in the table");
        }
        return row;
    }

    private Answer ask(Operation operation, String id, String caller) {
        var body = operation.bodyExample();
        return house.ask(
                operation.method(),
                operation.path().replace("{id}", id),
                callers.token(caller),
                body == null ? null : body.toString());
    }

    private String fingerprint() {
        return new Fingerprint(house).toString();
    }

    private interface BiCheck {
        void of(Operation operation, String caller);
    }

    /// @param owned makes one that belongs to a user, and gives its id; null where things are everybody's
    /// @param everybodys one that is there for everybody; null where things have owners
    /// @param missing what an id that is nothing gets
    private record Row(
            @Nullable BiFunction<TestHouse, String, String> owned,
            @Nullable String everybodys,
            int missing) {

        static Row owned(BiFunction<TestHouse, String, String> owned, int missing) {
            return new Row(owned, null, missing);
        }

        static Row ofEverybody(String id, int missing) {
            return new Row(null, id, missing);
        }
    }
}

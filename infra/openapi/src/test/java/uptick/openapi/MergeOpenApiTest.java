package uptick.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeOpenApiTest {

    private static final String SHARED =
            """
            openapi: 3.1.1
            info: {title: House, version: 1.0.0}
            components:
              responses:
                Gone: {description: There is nothing here.}
            """;

    private static final String TOPICS =
            """
            tags: [{name: topics}]
            paths:
              /v1/topics:
                get:
                  operationId: listTopics
                  tags: [topics]
                  responses:
                    '404': {$ref: '#/components/responses/Gone'}
            """;

    private static final String FOLLOWING =
            """
            tags: [{name: following}]
            paths:
              /v1/topics:
                post:
                  operationId: addTopic
                  tags: [following]
                  responses:
                    '201': {description: Added.}
            """;

    @Test
    void putsTheMethodsOfOneAddressTogether() {
        assertThat(paths(merge(SHARED, TOPICS, FOLLOWING)))
                .containsOnlyKeys("/v1/topics")
                .extractingByKey("/v1/topics")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("get", "post");
    }

    @Test
    void refusesAnOperationThatStandsTwiceEvenInTheSameWords() {
        refuses(
                "paths//v1/topics/get stands in another part",
                SHARED,
                TOPICS,
                TOPICS.replace("[{name: topics}]", "[]"));
    }

    @Test
    void takesAComponentInTheSameWordsAndRefusesOneInOthers() {
        var same = "components: {responses: {Gone: {description: There is nothing here.}}}";

        assertThat(paths(merge(SHARED, TOPICS, same))).hasSize(1);
        refuses(
                "components/responses/Gone stands in another part already, and differs",
                SHARED,
                TOPICS,
                same.replace("nothing", "something"));
    }

    @Test
    void refusesASecondTitle() {
        refuses(
                "info stands in another part",
                SHARED,
                TOPICS,
                "info: {title: Hut, version: 1.0.0}");
    }

    @Test
    void refusesWhatLeadsNowhereOrOut() {
        refuses("leads nowhere", SHARED, TOPICS.replace("responses/Gone", "responses/Missing"));
        refuses("leads out", SHARED, TOPICS.replace("'#/", "'other.yml#/"));
    }

    @Test
    void refusesTwoOperationsOfOneName() {
        refuses(
                "the operationId listTopics is taken",
                SHARED,
                TOPICS,
                FOLLOWING.replace("addTopic", "listTopics"));
    }

    @Test
    void refusesWhatNobodyRefersTo() {
        refuses("nothing refers to #/components/responses/Gone", SHARED, FOLLOWING);
        refuses(
                "explained are the tags [following], used [other]",
                FOLLOWING.replace("tags: [following]", "tags: [other]"));
    }

    @Test
    void refusesAMemberThatStandsTwiceInOneFile() {
        refuses("duplicate key", SHARED, TOPICS + "tags: []");
    }

    @Test
    void writesTheSameBytesForTheSamePartsAndKeepsTextAsItWas(@TempDir Path project)
            throws IOException {
        write(
                project,
                "edge",
                SHARED
                        + "x-long: |\n  One line.\n  And *another*.\nx-status: '200'\nx-flag: 'no'\n");
        write(project, "topics", TOPICS);
        var first = project.resolve("target/first.yml");
        var second = project.resolve("target/second.yml");

        MergeOpenApi.main(new String[] {project.toString(), first.toString()});
        MergeOpenApi.main(new String[] {project.toString(), second.toString()});

        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Part.parse("merged", Files.readString(first)).members())
                .containsEntry("openapi", "3.1.1")
                .containsEntry("x-long", "One line.\nAnd *another*.\n")
                .containsEntry("x-status", "200")
                .containsEntry("x-flag", "no");
    }

    @Test
    void failsWhereThereIsNoPartAtAll(@TempDir Path project) throws IOException {
        Files.createDirectories(project.resolve("functions/edge/src/main/java"));

        assertThatThrownBy(() -> Part.of(project))
                .isInstanceOf(CannotMerge.class)
                .hasMessageContaining("no function");
    }

    private static Map<String, Object> paths(Map<String, Object> document) {
        return Part.object("paths", document.getOrDefault("paths", Map.of()));
    }

    private static Map<String, Object> merge(String... parts) {
        return MergeOpenApi.merge(
                Arrays.stream(parts).map(text -> Part.parse("part.yml", text)).toList());
    }

    private static void refuses(String reason, String... parts) {
        assertThatThrownBy(() -> merge(parts))
                .isInstanceOf(CannotMerge.class)
                .hasMessageContaining(reason);
    }

    private static void write(Path project, String function, String text) throws IOException {
        var folder =
                Files.createDirectories(
                        project.resolve("functions/" + function + "/src/main/openapi"));
        Files.writeString(folder.resolve(function + ".yml"), text);
    }
}

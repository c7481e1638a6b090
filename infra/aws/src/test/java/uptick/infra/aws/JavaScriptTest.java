package uptick.infra.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the two small scripts of the stack in Node, the gate against a stand-in for AWS's client and for CloudFormation.
@NeedsNode
class JavaScriptTest {

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> contentTypes = new ConcurrentLinkedQueue<>();
    private final HttpServer cloudFormation = server();

    @TempDir private Path folder;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        cloudFormation.createContext(
                "/answer",
                exchange -> {
                    answers.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    contentTypes.add(
                            String.valueOf(exchange.getRequestHeaders().getFirst("content-type")));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        cloudFormation.start();
        Files.writeString(folder.resolve("index.js"), Migration.source("migration-gate.js"));
    }

    @AfterEach
    void stop() {
        cloudFormation.stop(0);
    }

    @Test
    void sendsTheCommandToTheVersionAndReportsSuccess() throws Exception {
        lambdaAnswers("{ Payload: Buffer.from('{}') }");

        String sent = gate("Create");

        assertThat(sent)
                .isEqualTo(
                        "{\"FunctionName\":\"arn:version:7\",\"Payload\":\"{\\\"command\\\":\\\"migrate\\\"}\"}");
        assertThat(answers)
                .singleElement()
                .asString()
                .contains("\"Status\":\"SUCCESS\"", "\"RequestId\":\"r1\"");
        assertThat(contentTypes).containsExactly("");
    }

    @Test
    void failsTheDeployWhenTheFunctionFailed() throws Exception {
        lambdaAnswers(
                "{ FunctionError: 'Unhandled', Payload: Buffer.from('V0008 did not apply') }");

        gate("Update");

        assertThat(answers)
                .singleElement()
                .asString()
                .contains("\"Status\":\"FAILED\"", "The migrations failed: V0008 did not apply");
    }

    @Test
    void failsTheDeployWhenTheFunctionCannotBeCalled() throws Exception {
        lambdaAnswers("(() => { throw new Error('no such version'); })()");

        gate("Create");

        assertThat(answers)
                .singleElement()
                .asString()
                .contains("\"Status\":\"FAILED\"", "no such version");
    }

    @Test
    void runsNothingWhenItIsTakenAway() throws Exception {
        lambdaAnswers("(() => { throw new Error('was called'); })()");

        String sent = gate("Delete");

        assertThat(sent).isEmpty();
        assertThat(answers).singleElement().asString().contains("\"Status\":\"SUCCESS\"");
    }

    @Test
    void overwritesTheAddressThatAViewerClaimsToHave() throws Exception {
        String event =
                "{viewer: {ip: '2001:db8::7'}, request: {headers: {'x-uptick-viewer-address': {value: 'forged'}}}}";

        String headers =
                node(
                        Migration.source("viewer-address.js")
                                + "console.log(JSON.stringify(handler("
                                + event
                                + ").headers))");

        assertThat(headers).isEqualTo("{\"x-uptick-viewer-address\":{\"value\":\"2001:db8::7\"}}");
    }

    private void lambdaAnswers(String answer) throws IOException {
        Path client =
                Files.createDirectories(folder.resolve("node_modules/@aws-sdk/client-lambda"));
        Files.writeString(
                client.resolve("index.js"),
                """
                exports.InvokeCommand = class { constructor(input) { this.input = input; } };
                exports.LambdaClient = class {
                    async send(command) { console.log(JSON.stringify(command.input)); return %s; }
                };
                """
                        .formatted(answer));
    }

    private String gate(String requestType) throws IOException, InterruptedException {
        return node(
                """
                require('./index.js').handler({
                    RequestType: '%s', RequestId: 'r1', StackId: 's1', LogicalResourceId: 'l1',
                    ResponseURL: 'http://127.0.0.1:%d/answer', ResourceProperties: { Version: 'arn:version:7' },
                });
                """
                        .formatted(requestType, cloudFormation.getAddress().getPort()));
    }

    private String node(String script) throws IOException, InterruptedException {

        Process node =
                new ProcessBuilder("node", "-e", script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(node.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(node.waitFor()).as(output).isZero();
        return output;
    }
}

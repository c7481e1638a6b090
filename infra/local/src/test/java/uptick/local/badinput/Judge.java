package uptick.local.badinput;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import uptick.local.document.Conformance;

/// What is to be thought of an answer to a bad request.
public final class Judge {

    /* How stack traces, our classes, SQL and files look. Nothing that is sent looks like one of these. */
    private static final Pattern INTERNALS =
            Pattern.compile(
                    "\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|Exception\\b|\\b(io\\.micronaut|io\\.netty|org\\.postgresql|com\\.nimbusds|com\\.fasterxml|jakarta|java)\\.\\w"
                            + "|\\buptick\\.[a-z]+\\.|\\.java\\b|\\.class\\b|SQLSTATE|PSQL|\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) [a-z]+|\\$argon2|\\$2[aby]\\$"
                            + "|/(tmp|root|home|usr|var)/|PRIVATE KEY|relation \\\\?\"|violates ");

    private final Conformance conformance;

    /// A judge by a document.
    public Judge(Conformance conformance) {
        this.conformance = conformance;
    }

    /// What is wrong with it, empty where nothing is.
    public List<String> objections(BadCase bad, Reply reply) {
        var objections = new ArrayList<String>();
        if (reply.status() >= 500 && !saysThatNoMailIsSent(reply)) {
            objections.add("a fault of ours: status " + reply.status());
        }
        if (bad.mustBeRefused() && (reply.status() < 400 || reply.status() >= 500)) {
            objections.add("must be refused, and got " + reply.status());
        }
        objections.addAll(offDocument(bad, reply));
        var text = reply.headers() + "\n" + (isText(reply) ? "" : reply.text());
        var internals = INTERNALS.matcher(text);
        if (internals.find()) {
            objections.add("an echo of internals: " + internals.group());
        }
        return objections;
    }

    private List<String> offDocument(BadCase bad, Reply reply) {
        if (bad.request().method().equals("HEAD")) {
            // what cannot be read is no operation yet
            return bad.operation().responses().containsKey(reply.status())
                            || bad.isElsewhere()
                            || reply.status() == 400
                    ? List.of()
                    : List.of("status " + reply.status() + " to HEAD");
        }
        var asOperation =
                conformance.objections(
                        bad.operation(), reply.status(), reply::header, reply.bytes());
        if (asOperation.isEmpty() || (!bad.isElsewhere() && reply.status() != 400)) {
            return asOperation;
        }
        // another address may be the page, or an operation of its own
        return reply.status() < 400
                ? List.of()
                : conformance.objectionsElsewhere(reply.status(), reply::header, reply.bytes());
    }

    /* A house without a mail server says so, and means it. */
    private static boolean saysThatNoMailIsSent(Reply reply) {
        return reply.status() == 503 && reply.text().contains("/problems/mail-not-configured");
    }

    /* The page and the document are for reading, words and all. */
    private static boolean isText(Reply reply) {
        return reply.status() == 200
                && reply.header("content-type").matches("(text/|application/yaml|image/).*");
    }
}

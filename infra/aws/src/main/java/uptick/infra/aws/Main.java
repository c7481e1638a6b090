package uptick.infra.aws;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Path;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/// The CDK app: reads the operator's choices and writes the templates that the CDK's command line deploys. Runs in infra/aws.
public final class Main {

    private Main() {}

    /// Choices come as CDK context: `uptick:secrets` (a number, default 1), `uptick:alarm-email` (default none),
    /// `uptick:mail-host` with `uptick:mail-from` (default none) and `uptick:mail-port` (default 587), `uptick:sources`
    /// (default none besides YouTube) and `uptick:user-agent`.
    public static void main(String[] arguments) {
        App app = UptickApp.builder().build();
        Blueprint blueprint =
                new Blueprint(
                        Path.of("../..").toAbsolutePath().normalize(),
                        Blueprint.publicKeysIn(Path.of("keys/jwks.json")),
                        Integer.parseInt(requireNonNullElse(choice(app, "uptick:secrets"), "1")),
                        choice(app, "uptick:alarm-email"),
                        MailServer.of(
                                choice(app, "uptick:mail-host"),
                                choice(app, "uptick:mail-port"),
                                choice(app, "uptick:mail-from")),
                        MoreSources.of(
                                choice(app, "uptick:sources"), choice(app, "uptick:user-agent")));
        UptickStack stack = new UptickStack(app, "Uptick", blueprint);
        // a new finding fails the synth, hence the deploy
        Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().build());
        app.synth();
    }

    private static @Nullable String choice(App app, String name) {
        Object chosen = app.getNode().tryGetContext(name);
        return chosen == null ? null : chosen.toString();
    }
}

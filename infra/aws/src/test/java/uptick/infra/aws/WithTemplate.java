package uptick.infra.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Template;

/// Gives test methods the synthesized [Synthesis], made once for all classes: a synth takes seconds.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsNode
@ExtendWith(WithTemplate.Resolver.class)
@interface WithTemplate {

    /// The stack as built, and the template that it became.
    record Synthesis(UptickStack stack, Resources resources) {

        /// Synthesizes `blueprint` with cdk-nag looking on, as [Main] does.
        static Synthesis of(Blueprint blueprint, Path output) {
            App app = UptickApp.builder().outdir(output.toString()).build();
            UptickStack stack = new UptickStack(app, "Uptick", blueprint);
            Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().reports(false).build());
            return new Synthesis(stack, Resources.of(Template.fromStack(stack)));
        }
    }

    /// Keeps the one synthesis for the whole run, and its files no longer.
    final class Resolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Synthesis.class || type == Resources.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Synthesis synthesis =
                    context.getRoot()
                            .getStore(ExtensionContext.Namespace.GLOBAL)
                            .getOrComputeIfAbsent(Shared.class, _ -> Shared.make(), Shared.class)
                            .synthesis();
            return parameter.getParameter().getType() == Synthesis.class
                    ? synthesis
                    : synthesis.resources();
        }
    }

    /// The synthesis and the folder to delete when the last test has run.
    record Shared(Synthesis synthesis, Path folder) implements AutoCloseable {

        static Shared make() {
            try {
                Path folder = Files.createTempDirectory("uptick-aws");
                Blueprint blueprint = SampleProject.in(folder.resolve("project")).blueprint(1);
                return new Shared(Synthesis.of(blueprint, folder.resolve("cdk.out")), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package uptick.local.badinput;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import uptick.local.document.ApiDocument;
import uptick.local.document.Conformance;
import uptick.local.document.Operation;

/// The cases of a seed: number n is the same in every run, whatever comes before it.
public final class Cases {

    private static final int TRIES = 20;

    private final long seed;
    private final List<Operation> operations;
    private final World world;
    private final List<Mutation> mutations;

    /// Makes cases from a document for a house.
    public Cases(long seed, ApiDocument document, Conformance conformance, World world) {
        this.seed = seed;
        this.world = world;
        operations = document.operations();
        mutations =
                List.of(
                        new BodyMutation(conformance),
                        new BodyMutation(conformance),
                        new BodyTextMutation(),
                        new ParameterMutation(conformance),
                        new TokenMutation(world.forged()),
                        new MethodMutation(operations),
                        new PathMutation(),
                        new HeaderMutation());
    }

    /// The case of a number: an operation's example with one thing wrong, or two.
    public BadCase of(long number) {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        var operation = Tricky.one(operations, random);
        var bad = new BadCase(number, operation, "", valid(operation, random), false, false);
        var wanted = random.nextInt(4) == 0 ? 2 : 1;
        var done = 0;
        for (var tries = 0; done < wanted && tries < TRIES && !bad.isElsewhere(); tries++) {
            var mutated = Tricky.one(mutations, random).apply(bad, random);
            if (mutated != null) {
                bad = mutated;
                done++;
            }
        }
        return bad;
    }

    private Request valid(Operation operation, RandomGenerator random) {
        var target = operation.examplePath();
        for (var parameter : operation.parametersIn("path")) {
            if (parameter.name().equals("id") && random.nextBoolean()) {
                target =
                        target.replace(
                                String.valueOf(parameter.example()),
                                Tricky.one(world.ids(), random));
            }
        }
        var headers = new ArrayList<Request.Header>();
        if (!operation.isAnonymous()) {
            var role =
                    operation.role().equals("user") && random.nextInt(8) == 0
                            ? "admin"
                            : operation.role();
            headers.add(new Request.Header("Authorization", "Bearer " + world.tokens().get(role)));
        }
        var example = operation.bodyExample();
        if (example != null) {
            headers.add(new Request.Header("Content-Type", "application/json"));
        }
        return new Request(
                operation.method(),
                target,
                headers,
                example == null ? null : Request.bytes(example.toString()));
    }

    /// One way to spoil a request.
    interface Mutation {

        /// Spoils it, or gives null where the request has nothing to spoil in this way.
        @Nullable BadCase apply(BadCase bad, RandomGenerator random);
    }
}

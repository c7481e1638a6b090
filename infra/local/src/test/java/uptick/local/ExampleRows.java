package uptick.local;

import uptick.accounts.CreateFirstAccounts;

/// What the document's examples name, as rows of a house: the account of Ada with her password, the topic and the run of
/// the example ids.
final class ExampleRows {

    static final String NAME = "ada";
    static final String PASSWORD = "correct horse battery staple";

    private final TestHouse house;

    ExampleRows(TestHouse house) {
        this.house = house;
    }

    /// Puts them there, or back as they were.
    void make() {
        var _ = house.house().context().getBean(CreateFirstAccounts.class).user(NAME, PASSWORD);
        house.execute("UPDATE users SET email = 'ada@example.org' WHERE username = 'ada'");
        house.execute(
                """
                INSERT INTO topics (id, topic_key, title, aliases)
                VALUES ('019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01', 'an example', 'An example', '{example}')
                ON CONFLICT DO NOTHING
                """);
        house.execute(
                """
                INSERT INTO data_collections (id, started_at, completed_at, status, errors)
                VALUES (
                  '019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0c01', '2017-09-01T06:00:00Z', '2017-09-01T06:00:02Z', 'failed',
                  '[{"source": "youtube", "slice": "chart:GB:page-1", "state": "quota", "reason": "Used up."}]'
                )
                ON CONFLICT DO NOTHING
                """);
        house.execute(
                """
                INSERT INTO topic_watches (user_id, topic_id)
                SELECT id, '019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01'
                FROM users
                WHERE username = 'ada'
                ON CONFLICT DO NOTHING
                """);
    }

    /// The id of Ada's account.
    String id() {
        return house.value("SELECT id FROM users WHERE username = 'ada'");
    }

    /// A token of Ada's.
    String token() {
        return house.logIn(NAME, PASSWORD).at("access_token").text();
    }
}

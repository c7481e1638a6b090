package uptick.local;

import uptick.accounts.CreateFirstAccounts;

/// What the document's examples name, as rows of a house: the account of Ada with her password and key, another account, an
/// invitation, the topic and the run of the example ids.
final class ExampleRows {

    static final String NAME = "ada";
    static final String PASSWORD = "correct horse battery staple";

    private final TestHouse house;

    ExampleRows(TestHouse house) {
        this.house = house;
    }

    /// Puts them there, or back as they were. Who had the names of the examples before keeps everything but the names.
    void make() {
        house.execute(
                """
                UPDATE users
                SET username = 'was-' || id,
                    email = NULL
                WHERE username IN ('ada', 'grace')
                """);
        house.execute("DELETE FROM login_throttles");
        var _ = house.house().context().getBean(CreateFirstAccounts.class).user(NAME, PASSWORD);
        house.execute("UPDATE users SET email = 'ada@example.org' WHERE username = 'ada'");
        house.execute(
                """
                INSERT INTO users (id, username, password_hash)
                SELECT '019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0b02', 'an-example', password_hash
                FROM users
                WHERE username = 'ada'
                ON CONFLICT (id) DO UPDATE
                SET tier = 'free',
                    is_editor = false,
                    is_admin = false,
                    is_deleted = false,
                    deleted_at = NULL,
                    purged_at = NULL
                """);
        house.execute(
                """
                INSERT INTO api_keys (id, user_id, name, key_prefix, key_hash, scopes, issued_at)
                SELECT '019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0a01', id, 'example', 'uptick_0000', sha256('example'), '{read}', now()
                FROM users
                WHERE username = 'ada'
                ON CONFLICT (id) DO UPDATE
                SET user_id = excluded.user_id,
                    revoked_at = NULL
                """);
        house.execute(
                """
                INSERT INTO invites (id, token_hash, issued_at, expires_at)
                VALUES ('019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0f01', sha256('example'), now(), now() + interval '1 day')
                ON CONFLICT (id) DO UPDATE
                SET used_at = NULL,
                    used_by = NULL,
                    revoked_at = NULL
                """);
        house.execute(
                """
                DELETE FROM topics
                WHERE topic_key = 'an example to add'
                """);
        house.execute(
                """
                INSERT INTO topics (id, topic_key, title, aliases)
                VALUES ('019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01', 'an example', 'An example', '{example}')
                ON CONFLICT (id) DO UPDATE
                SET topic_key = excluded.topic_key,
                    title = excluded.title,
                    retired_at = NULL
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
                INSERT INTO observations (collection_id, topic_id, source, observed_at, state, reason, recorded_at)
                VALUES (
                  '019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0c01', '019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01', 'reddit', '2017-09-01T06:00:00Z',
                  'quota', 'reddit has 0 of 500 units left today; this topic was never asked there.', '2017-09-01T06:00:00Z'
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

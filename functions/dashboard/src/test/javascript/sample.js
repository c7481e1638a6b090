/** A trend and a collection as the API answers them; each test names only what it is about. */

export const trend = (members = {}) => ({
  id: 't1',
  topic_id: 'p1',
  title: 'iPhone X',
  rank: 1,
  momentum_score: 76.5,
  confidence_level: 'low',
  confidence_calibrated: false,
  reddit_velocity_score: null,
  youtube_traction_score: 87.1,
  google_trends_spike_score: null,
  similarweb_bonus_applied: false,
  youtube_views: 7_426_393,
  youtube_likes: 78_240,
  youtube_channel: 'Apple Event',
  observed_at: '2026-11-21T05:58:00Z',
  ...members,
  sources: {
    youtube: { state: 'ok', reason: null },
    reddit: { state: 'not_asked', reason: null },
    google_trends: { state: 'not_asked', reason: null },
    similarweb: { state: 'not_asked', reason: null },
    ...members.sources,
  },
});

export const collection = (members = {}) => ({
  id: 'c1',
  started_at: '2026-11-21T05:55:00Z',
  completed_at: '2026-11-21T06:00:00Z',
  scored_at: '2026-11-21T06:00:02Z',
  is_partial: false,
  provenance: 'live',
  ...members,
});

/**
 * A server that gives the answers one by one, each [status, body, headers], and keeps what it was asked. An answer that is
 * a function is called first: what happens meanwhile.
 */
export const serving = (...answers) => {
  const asked = [];
  const fetch = async (path, options) => {
    asked.push({ at: `${options.method} ${path}`, body: options.body === undefined ? undefined : JSON.parse(options.body), headers: options.headers });
    const next = answers.shift();
    const answer = typeof next === 'function' ? await next() : next;
    if (answer === undefined) {
      throw new TypeError('Failed to fetch');
    }
    const [status, body = null, headers = {}] = answer;
    return new Response(typeof body === 'string' ? body : body === null ? null : JSON.stringify(body), { status, headers });
  };
  return { fetch, asked };
};

/** What signing in and renewing answer. */
export const grant = (token = 'secret') => ({ access_token: token, token_type: 'Bearer', expires_in: 900 });

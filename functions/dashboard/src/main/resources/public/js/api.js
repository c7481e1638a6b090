/**
 * The calls of the first screen and the shapes that come back. What the other views call lies beside them.
 *
 * @typedef {object} SourceState
 * @property {'ok' | 'empty' | 'stale' | 'suspect' | 'blocked' | 'quota' | 'unsupported' | 'failed' | 'not_asked'} state
 * @property {string | null} reason
 *
 * @typedef {object} Trend
 * @property {string} id
 * @property {string} topic_id
 * @property {string} title text from outside: show it through textContent only
 * @property {number | null} rank 1 is the highest, null without momentum
 * @property {number | null} momentum_score 0..100, 50 is usual
 * @property {'high' | 'medium' | 'low' | null} confidence_level
 * @property {boolean} confidence_calibrated
 * @property {number | null} reddit_velocity_score 0..100
 * @property {number | null} youtube_traction_score 0..100
 * @property {number | null} google_trends_spike_score 0..100; of Wikipedia's page views where `sources.google_trends` is not ok
 * @property {boolean} similarweb_bonus_applied
 * @property {number | null} youtube_views
 * @property {number | null} youtube_likes
 * @property {string | null} youtube_channel text from outside
 * @property {Record<string, SourceState>} sources by source: youtube, reddit, google_trends, wikipedia, similarweb
 * @property {string | null} observed_at ISO 8601
 *
 * @typedef {object} Collection
 * @property {string} id
 * @property {string} started_at ISO 8601
 * @property {string | null} completed_at ISO 8601
 * @property {string | null} scored_at ISO 8601
 * @property {boolean} is_partial
 * @property {'sample' | 'live'} provenance
 *
 * @typedef {object} TrendPage
 * @property {Collection | null} collection null when nothing was collected yet
 * @property {Trend[]} items
 * @property {string | null} next cursor of the next page
 *
 * @typedef {object} User
 * @property {string} id
 * @property {string | null} username
 * @property {string | null} email
 * @property {string[]} roles
 * @property {string} tier
 *
 * @typedef {object} Settings
 * @property {string} time_zone IANA name
 * @property {'conservative' | 'moderate' | 'aggressive'} preferred_profile
 * @property {'daily' | 'weekly' | 'monthly'} holding_period
 * @property {boolean} risk_consent_accepted
 * @property {string | null} risk_consent_accepted_at ISO 8601, kept after a withdrawal
 */

/** @param {Pick<import('./session.js').Session, 'call'>} session */
export function createApi({ call }) {
  return {
    /** @returns {Promise<User>} */
    me: () => call('GET', '/v1/me'),

    /** @returns {Promise<Settings>} */
    settings: () => call('GET', '/v1/me/settings'),

    /** @returns {Promise<import('./track-record.js').Scoreboard>} how trends of a week ago did */
    scoreboard: () => call('GET', '/v1/trends/scoreboard'),

    /** @param {{limit: number, cursor?: string | null}} page @returns {Promise<TrendPage>} */
    trends: async (page) => trendPage(await call('GET', `/v1/trends?${query(page)}`)),
  };
}

/** @param {Record<string, string | number | boolean | null>} parameters null and empty ones are left out */
export function query(parameters) {
  const wanted = Object.entries(parameters).filter(([, value]) => value !== null && value !== '');
  return new URLSearchParams(wanted.map(([name, value]) => [name, String(value)]));
}

const NO_TREND = {
  rank: null,
  momentum_score: null,
  confidence_level: null,
  confidence_calibrated: false,
  reddit_velocity_score: null,
  youtube_traction_score: null,
  google_trends_spike_score: null,
  similarweb_bonus_applied: false,
  youtube_views: null,
  youtube_likes: null,
  youtube_channel: null,
  sources: {},
  observed_at: null,
};

/** A member that is null or empty may be left out of the answer: here it gets its value back. @param {any} body @returns {TrendPage} */
function trendPage({ collection = null, items = [], next = null }) {
  return {
    collection: collection === null ? null : { completed_at: null, scored_at: null, is_partial: false, ...collection },
    items: items.map((item) => ({ ...NO_TREND, ...item })),
    next,
  };
}

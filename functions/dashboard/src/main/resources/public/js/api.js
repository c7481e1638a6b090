/**
 * The calls this page makes, the shapes that come back, and the ways they fail.
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
 * @property {number | null} google_trends_spike_score 0..100
 * @property {boolean} similarweb_bonus_applied
 * @property {number | null} youtube_views
 * @property {number | null} youtube_likes
 * @property {string | null} youtube_channel text from outside
 * @property {Record<string, SourceState>} sources by platform: youtube, reddit, google_trends, similarweb
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
 */

const TIMEOUT_MS = 20_000;

/** An answer of the server that is not a success (RFC 9457). */
export class Problem extends Error {
  /** @param {{status: number, type?: string, title?: string, detail?: string, field?: string, retryAfterSeconds?: number | null}} members */
  constructor({ status, type = 'about:blank', title = '', detail = '', field = '', retryAfterSeconds = null }) {
    super(title || `The server answered ${status}`);
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer came: no network, no server, or too slow. */
export class NoAnswer extends Error {}

/** The server no longer takes the token, or there is none: only signing in helps. */
export class SessionOver extends Error {}

/**
 * @param {{fetch: typeof fetch, session: import('./session.js').Session, nowMs: () => number}} parts
 */
export function createApi({ fetch, session, nowMs }) {
  /** @param {string} path @param {RequestInit} options @returns {Promise<any>} */
  async function call(path, options) {
    let response;
    let text;
    try {
      response = await fetch(path, { ...options, cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
      text = await response.text();
    } catch (cause) {
      throw new NoAnswer('No answer', { cause });
    }
    const body = parse(text);
    if (response.ok && body !== null) {
      return body;
    }
    throw new Problem({ ...body, status: response.status, retryAfterSeconds: retryAfter(response.headers.get('Retry-After'), nowMs()) });
  }

  /** @param {string} path */
  async function callSignedIn(path) {
    const token = session.token();
    if (token === null) {
      throw new SessionOver('Signed out');
    }
    try {
      return await call(path, { headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' } });
    } catch (error) {
      throw error instanceof Problem && error.status === 401 ? new SessionOver('Signed out', { cause: error }) : error;
    }
  }

  return {
    /** @param {string} login e-mail or user name @param {string} password @returns {Promise<void>} the session has started */
    async signIn(login, password) {
      const grant = await call('/v1/login', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ login, password }),
      });
      session.start(grant);
    },

    /** @returns {Promise<User>} */
    me: () => callSignedIn('/v1/me'),

    /** @param {{limit: number, cursor?: string | null}} page @returns {Promise<TrendPage>} */
    async trends({ limit, cursor = null }) {
      const query = new URLSearchParams({ limit: String(limit) });
      if (cursor !== null) {
        query.set('cursor', cursor);
      }
      return trendPage(await callSignedIn(`/v1/trends?${query}`));
    },
  };
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

/** @param {string} text @returns {any} null where a gateway answered with something that is no JSON object */
function parse(text) {
  try {
    const body = JSON.parse(text);
    return typeof body === 'object' ? body : null;
  } catch {
    return null;
  }
}

/** @param {string | null} header seconds, or a date @param {number} nowMs @returns {number | null} seconds from now */
function retryAfter(header, nowMs) {
  if (header === null || header.trim() === '') {
    return null;
  }
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds : (Date.parse(header) - nowMs) / 1000;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

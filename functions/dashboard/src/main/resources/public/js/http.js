/** One call to the server: how it is sent, and the ways in which it fails. */

const TIMEOUT_MS = 20_000;

/** Answers that have no body and need none. */
const WITHOUT_BODY = new Set([202, 204]);

/** An answer of the server that is not a success (RFC 9457). */
export class Problem extends Error {
  /**
   * @param {{status: number, type?: string, title?: string, detail?: string, field?: string | null,
   *   errors?: readonly {field: string, detail: string}[] | null, retryAfterSeconds?: number | null}} members
   */
  constructor({ status, type = 'about:blank', title = '', detail = '', field = null, errors = null, retryAfterSeconds = null }) {
    super(title || `The server answered ${status}`);
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.field = field ?? '';
    this.errors = errors ?? (field ? [{ field, detail }] : []);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer came: no network, no server, or too slow. */
export class NoAnswer extends Error {}

/**
 * @typedef {(method: string, path: string, options?: {body?: object, token?: string, key?: string}) => Promise<any>} Send
 *   `token` is the access token, `key` the Idempotency-Key of a POST that creates something
 *
 * @param {{fetch: typeof fetch, nowMs: () => number}} parts
 * @returns {Send}
 */
export function createSend({ fetch, nowMs }) {
  return async (method, path, { body, token, key } = {}) => {
    let response;
    let text;
    try {
      response = await fetch(path, {
        method,
        headers: headers(body, token, key),
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
        credentials: 'same-origin',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      text = await response.text();
    } catch (cause) {
      throw new NoAnswer('No answer', { cause });
    }
    const answer = parse(text);
    if (response.ok && (answer !== null || WITHOUT_BODY.has(response.status))) {
      return answer;
    }
    throw new Problem({ ...answer, status: response.status, retryAfterSeconds: retryAfter(response.headers.get('Retry-After'), nowMs()) });
  };
}

/** The first of them is what no form of another site can send along with our cookie. */
function headers(body, token, key) {
  return {
    'X-Requested-With': 'uptick',
    Accept: 'application/json',
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(key === undefined ? {} : { 'Idempotency-Key': key }),
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

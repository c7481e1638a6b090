/**
 * Where the access token lives: this module and nothing else knows. Today that is the tab's session
 * storage, so the token is gone when the tab is closed and other tabs never see it.
 *
 * @typedef {object} Grant what POST /v1/login answers
 * @property {string} access_token
 * @property {string} token_type always "Bearer"
 * @property {number} expires_in seconds
 *
 * @typedef {object} Session
 * @property {(grant: Grant) => void} start
 * @property {() => void} end
 * @property {() => string | null} token null when nobody is signed in, or no longer
 * @property {() => 'none' | 'active' | 'expired'} state
 */

const KEY = 'uptick.session';

/**
 * @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} storage
 * @param {() => number} nowMs
 * @returns {Session}
 */
export function createSession(storage, nowMs) {
  const stored = () => {
    const text = storage.getItem(KEY);
    return text === null ? null : JSON.parse(text);
  };
  const state = () => {
    const held = stored();
    if (held === null) {
      return 'none';
    }
    return nowMs() < held.expiresAtMs ? 'active' : 'expired';
  };
  return {
    start(grant) {
      storage.setItem(KEY, JSON.stringify({ token: grant.access_token, expiresAtMs: nowMs() + grant.expires_in * 1000 }));
    },
    end() {
      storage.removeItem(KEY);
    },
    token() {
      return state() === 'active' ? stored().token : null;
    },
    state,
  };
}

/**
 * The tab's session storage, or memory of this page where the browser forbids it: signing in then
 * lasts until the page is loaded again.
 *
 * @param {{sessionStorage: Storage}} window
 * @returns {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>}
 */
export function storageOf(window) {
  try {
    return window.sessionStorage;
  } catch {
    const held = new Map();
    return {
      getItem: (key) => held.get(key) ?? null,
      setItem: (key, value) => void held.set(key, value),
      removeItem: (key) => void held.delete(key),
    };
  }
}

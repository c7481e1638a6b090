/**
 * Who is signed in: the access token, in the memory of this page and nowhere else, and how it is renewed.
 *
 * What lasts is a cookie that no script can read. With it a page that is loaded again gets a token, and a token that is
 * about to run out is exchanged for the next one before a call, so that a page at rest asks nothing. Each exchange makes
 * the cookie before worthless: tabs share it and so take turns (Web Locks), and tell each other when somebody comes or goes.
 * Where two exchange the same cookie after all, such as a page that is loaded again in the middle of it, the server
 * answers the later one that it was raced; a moment later the browser has the cookie of the other.
 *
 * @typedef {object} Grant what signing in and renewing answer
 * @property {string} access_token
 * @property {number} expires_in seconds
 *
 * @typedef {ReturnType<typeof createSession>} Session
 */
import { Problem } from './http.js';

const NAME = 'uptick.session';

/** The share of its life after which a token is renewed: the rest is for slow calls. */
const FRESH_SHARE = 0.9;

const RACED = '/problems/refresh-raced';
const MOST_RACES = 3;
const RACE_PAUSE_SECONDS = 1;

/** Nobody is signed in, or no longer: only signing in helps. */
export class SessionOver extends Error {}

/**
 * @param {object} parts
 * @param {import('./http.js').Send} parts.send
 * @param {() => number} parts.nowMs
 * @param {(ms: number) => Promise<void>} parts.pause
 * @param {Pick<LockManager, 'request'> | undefined} parts.locks undefined where the browser has none: tabs then rely on the
 *   server, which forgives two exchanges at the same moment
 * @param {Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>} parts.channel to the other tabs
 * @param {() => void} parts.onOver the server ended the session that this page had
 * @param {(event: 'signed-in' | 'signed-out') => void} parts.onElsewhere what happened in another tab
 */
export function createSession({ send, nowMs, pause, locks, channel, onOver, onElsewhere }) {
  /** @type {{token: string, renewAtMs: number} | null} */
  let held = null;
  let isSignedIn = false;
  /** Raised when somebody comes or goes: an answer on its way is then about the one before. */
  let generation = 0;
  /** @type {Promise<void> | null} */
  let renewal = null;

  const inTurn = (work) => (locks === undefined ? work() : locks.request(NAME, work));

  channel.addEventListener('message', ({ data }) => {
    forget();
    onElsewhere(data);
  });

  /** @param {Grant} grant */
  function hold(grant) {
    held = { token: grant.access_token, renewAtMs: nowMs() + grant.expires_in * 1000 * FRESH_SHARE };
    isSignedIn = true;
  }

  function forget() {
    generation++;
    held = null;
    isSignedIn = false;
    renewal = null;
  }

  /** @returns {SessionOver} to be thrown; the page hears it once */
  function over() {
    if (isSignedIn) {
      forget();
      onOver();
    }
    return new SessionOver('Signed out');
  }

  /** However many calls need it, one exchange is under way. */
  function renew() {
    if (renewal === null) {
      const mine = exchange().finally(() => {
        renewal = renewal === mine ? null : renewal;
      });
      renewal = mine;
    }
    return renewal;
  }

  async function exchange() {
    const begun = generation;
    let grant;
    try {
      grant = await inTurn(() => askForNext(MOST_RACES));
    } catch (error) {
      if (begun === generation) {
        throw isRefusal(error) ? over() : error;
      }
    }
    if (begun !== generation) {
      throw new SessionOver('Somebody came or went meanwhile');
    }
    hold(grant);
  }

  /** @param {number} tries @returns {Promise<Grant>} */
  async function askForNext(tries) {
    try {
      return await send('POST', '/v1/token/refresh', { body: {} });
    } catch (error) {
      if (!(error instanceof Problem) || error.type !== RACED || tries === 1) {
        throw error;
      }
      await pause((error.retryAfterSeconds ?? RACE_PAUSE_SECONDS) * 1000);
      return askForNext(tries - 1);
    }
  }

  async function token() {
    if (!isSignedIn) {
      throw new SessionOver('Signed out');
    }
    if (held === null || nowMs() >= held.renewAtMs) {
      await renew();
    }
    return held.token;
  }

  return {
    /** @returns {boolean} as far as this page knows */
    isSignedIn: () => isSignedIn,

    /**
     * At the start of the page: whether the cookie still opens a session.
     *
     * @returns {Promise<boolean>}
     * @throws {Problem | import('./http.js').NoAnswer} where the server could not say
     */
    async restore() {
      try {
        await renew();
        return true;
      } catch (error) {
        if (error instanceof SessionOver) {
          return false;
        }
        throw error;
      }
    },

    /** @param {string} login e-mail or user name @param {string} password */
    async signIn(login, password) {
      const grant = await inTurn(() => send('POST', '/v1/login', { body: { login, password, session: 'cookie' } }));
      forget();
      hold(grant);
      channel.postMessage('signed-in');
    },

    /** Here alone: the cookie and the other tabs stay as they are. */
    leave: forget,

    /** Takes the place of the tokens so far, for the same person. @param {Grant} grant */
    replace(grant) {
      generation++;
      hold(grant);
    },

    /** Here and in the other tabs at once; the promise is the server's part. @returns {Promise<void>} */
    async signOut() {
      forget();
      channel.postMessage('signed-out');
      await inTurn(() => send('POST', '/v1/logout', { body: {} }));
    },

    /** The server has ended every session already. */
    end() {
      forget();
      channel.postMessage('signed-out');
    },

    /**
     * A call in the name of the reader; where the server no longer takes the token, once more with the next.
     *
     * @param {string} method
     * @param {string} path
     * @param {{body?: object, key?: string}} [options]
     * @returns {Promise<any>}
     * @throws {SessionOver | Problem | import('./http.js').NoAnswer}
     */
    async call(method, path, options = {}) {
      const first = await token();
      try {
        return await send(method, path, { ...options, token: first });
      } catch (error) {
        if (!isOver(error)) {
          throw error;
        }
      }
      if (held?.token === first) {
        held = null;
      }
      const begun = generation;
      try {
        return await send(method, path, { ...options, token: await token() });
      } catch (error) {
        throw isOver(error) && begun === generation ? over() : error;
      }
    },
  };
}

/** A wrong password, asked for again in the middle of a session, is no end of it. */
function isOver(error) {
  return error instanceof Problem && error.status === 401 && error.type !== '/problems/wrong-credentials';
}

/** The server has looked at the cookie and does not take it; being too busy to look is something else. */
function isRefusal(error) {
  return error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429;
}

/** Starts the page: puts the parts together and decides which view is open. */
import { createApi } from './api.js';
import { element } from './elements.js';
import { failure } from './failures.js';
import { localeFor } from './format.js';
import { createSend } from './http.js';
import { createReader } from './reader.js';
import { createRooms } from './rooms.js';
import { isPublic, routeOf } from './routes.js';
import { createSession } from './session.js';
import { createSignIn } from './sign-in.js';
import { showState } from './states.js';
import { createTimes } from './times.js';
import { createTrends } from './trends.js';

const nowMs = () => Date.now();
const times = createTimes(localeFor(navigator.languages));
const send = createSend({ fetch: window.fetch.bind(window), nowMs });
const session = createSession({
  send,
  nowMs,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  locks: navigator.locks,
  channel: new BroadcastChannel('uptick.session'),
  onOver: () => openSignIn('Your session has ended. Please sign in again.'),
  onElsewhere,
});
const api = createApi(session);
const reader = createReader({ api, times });

const announcer = document.getElementById('announcer');
const starting = document.getElementById('starting');
const startingState = document.getElementById('starting-state');

/** @param {string} text */
const announce = (text) => {
  announcer.textContent = text;
};

const trends = createTrends({ api, times, nowMs, announce });
const rooms = createRooms({ send, session, api, times, reader, announce, toSignIn, toTrends });
const signIn = createSignIn({ session, onSignedIn: () => enter({ focus: true }) });

/** @type {import('./routes.js').Route} */
let route = { view: 'trends', part: '', token: '' };
/** Whether the cookie may still open a session: asked once, and again when another tab has signed in. */
let mayRestore = true;

document.getElementById('sign-out').addEventListener('click', () => void signOut());
window.addEventListener('hashchange', () => go({ focus: true }));
go({ focus: false });

/** Where the address points. A token in it is taken out at once, so that neither history nor a bookmark keeps it. */
function go(options) {
  const wanted = routeOf(window.location.hash);
  if (wanted === null && options.focus) {
    return;
  }
  route = wanted ?? route;
  if (route.token !== '') {
    window.history.replaceState(null, '', window.location.pathname);
  }
  if (isPublic(route)) {
    openRoute({ focus: true });
  } else if (session.isSignedIn()) {
    openRoute(options);
  } else if (mayRestore) {
    void restore(options);
  } else {
    openSignIn('');
  }
}

async function restore(options) {
  closeAll();
  starting.hidden = false;
  startingState.replaceChildren(element('p', 'loading', 'Opening Uptick…'));
  let restored;
  try {
    restored = await session.restore();
  } catch (error) {
    showState(startingState, { ...failure(error, navigator.onLine), action: 'Try again', run: () => void restore(options) });
    return;
  }
  if (isPublic(route)) {
    return; // went on meanwhile
  }
  if (restored) {
    enter(options);
  } else {
    openSignIn('');
  }
}

/** Somebody is signed in now. */
function enter(options) {
  void reader.load();
  openRoute(options);
}

function openRoute(options) {
  closeAll();
  reader.mark(route.view);
  if (route.view === 'trends') {
    document.title = 'Top 10 trends - Uptick';
    trends.open(options);
  } else {
    void rooms.open(route, options);
  }
}

/** @param {string} why */
function openSignIn(why) {
  session.leave();
  mayRestore = false;
  closeAll();
  reader.leave();
  announce('');
  document.title = 'Sign in - Uptick';
  signIn.open(why);
}

function closeAll() {
  starting.hidden = true;
  signIn.close();
  trends.close();
  rooms.close();
}

/** @param {string} why */
function toSignIn(why) {
  route = { view: 'trends', part: '', token: '' };
  window.history.replaceState(null, '', window.location.pathname);
  openSignIn(why);
}

function toTrends() {
  route = { view: 'trends', part: '', token: '' };
  window.history.replaceState(null, '', window.location.pathname);
  void reader.load();
  openRoute({ focus: true });
}

async function signOut() {
  const served = session.signOut();
  toSignIn('You are signed out.');
  try {
    await served;
  } catch (error) {
    console.warn('The server did not hear of the sign-out', error);
    signIn.note(
      'You are signed out on this page, but Uptick did not hear of it: whoever loads it again is signed in as you. ' +
        'Once the connection is back, load it and sign out once more.',
    );
  }
}

/** @param {'signed-in' | 'signed-out'} event */
function onElsewhere(event) {
  if (event === 'signed-out') {
    if (!isPublic(route)) {
      openSignIn('You signed out in another tab.');
    }
    return;
  }
  mayRestore = true;
  if (!isPublic(route)) {
    void restore({ focus: false });
  }
}

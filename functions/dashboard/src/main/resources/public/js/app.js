/** Starts the page: puts the parts together and decides which of the two views is open. */
import { SessionOver, createApi } from './api.js';
import { localeFor } from './format.js';
import { createSession, storageOf } from './session.js';
import { createSignIn } from './sign-in.js';
import { createTrends } from './trends.js';

const nowMs = () => Date.now();
const session = createSession(storageOf(window), nowMs);
const api = createApi({ fetch: window.fetch.bind(window), session, nowMs });

const announcer = document.getElementById('announcer');
const account = document.getElementById('account');
const signedInAs = document.getElementById('signed-in-as');

const signIn = createSignIn({ api, onSignedIn: () => openTrends({ focus: true }) });
const trends = createTrends({
  api,
  locale: localeFor(navigator.languages),
  nowMs,
  announce: (text) => {
    announcer.textContent = text;
  },
  onSessionOver: sessionOver,
});

document.getElementById('sign-out').addEventListener('click', () => openSignIn('You are signed out.'));

switch (session.state()) {
  case 'active':
    openTrends({ focus: false });
    break;
  case 'expired':
    sessionOver();
    break;
  default:
    openSignIn('');
}

function sessionOver() {
  openSignIn('Your session has ended. Please sign in again.');
}

/** @param {string} why */
function openSignIn(why) {
  session.end();
  trends.close();
  account.hidden = true;
  signedInAs.textContent = '';
  announcer.textContent = '';
  document.title = 'Sign in - Uptick';
  signIn.open(why);
}

/** @param {{focus: boolean}} options */
function openTrends(options) {
  account.hidden = false;
  document.title = 'Top 10 trends - Uptick';
  trends.open(options);
  void nameReader();
}

/** The name in the corner is a courtesy: without it the page works, so a failure is only logged. */
async function nameReader() {
  const token = session.token();
  try {
    const user = await api.me();
    if (session.token() === token) {
      signedInAs.textContent = user.username ?? user.email ?? '';
      signedInAs.title = user.email ?? '';
    }
  } catch (error) {
    if (!(error instanceof SessionOver)) {
      console.warn('Could not read the name of the reader', error);
    } else if (!account.hidden && session.token() === token) {
      sessionOver();
    }
  }
}

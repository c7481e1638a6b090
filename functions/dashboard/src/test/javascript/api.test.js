import assert from 'node:assert/strict';
import test from 'node:test';
import { NoAnswer, Problem, SessionOver, createApi } from '../../main/resources/public/js/api.js';
import { failure, signInFailure } from '../../main/resources/public/js/failures.js';
import { createSession } from '../../main/resources/public/js/session.js';
import { collection, memory } from './sample.js';

const NOW_MS = Date.parse('2026-11-21T08:00:00Z');
const GRANT = { access_token: 'secret', token_type: 'Bearer', expires_in: 900 };

/** An API whose server gives the answers one by one and keeps what it was asked. */
function serving(...answers) {
  const asked = [];
  const session = createSession(memory(), () => NOW_MS);
  const fetch = async (path, options) => {
    asked.push({ path, ...options });
    const [status, body, headers = {}] = answers.shift();
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
  };
  return { api: createApi({ fetch, session, nowMs: () => NOW_MS }), session, asked };
}

test('starts a session by signing in and sends its token from then on', async () => {
  const { api, session, asked } = serving([200, GRANT], [200, { username: 'maria' }]);

  await api.signIn('maria', 'right');
  const user = await api.me();

  assert.equal(session.state(), 'active');
  assert.equal(user.username, 'maria');
  assert.deepEqual(JSON.parse(asked[0].body), { login: 'maria', password: 'right' });
  assert.equal(asked[0].headers.Authorization, undefined);
  assert.equal(asked[1].headers.Authorization, 'Bearer secret');
});

test('keeps a wrong password apart from a session that is over', async () => {
  const refused = { type: '/problems/wrong-credentials', title: 'Wrong', status: 401 };
  const { api, session } = serving([401, refused], [401, refused]);

  await assert.rejects(api.signIn('maria', 'wrong'), (error) => error instanceof Problem && error.type === '/problems/wrong-credentials');
  session.start(GRANT);
  await assert.rejects(api.me(), SessionOver);
});

test('asks nothing without a token', async () => {
  const { api, asked } = serving();

  await assert.rejects(api.trends({ limit: 10 }), SessionOver);

  assert.equal(asked.length, 0);
});

test('passes the cursor on as it came', async () => {
  const { api, session, asked } = serving([200, { collection: null, items: [], next: null }]);
  session.start(GRANT);

  await api.trends({ limit: 10, cursor: 'a+b/c=' });

  assert.equal(new URL(asked[0].path, 'http://localhost').searchParams.get('cursor'), 'a+b/c=');
});

test('gives members that were left out their empty value back', async () => {
  const { completed_at, ...unfinished } = collection();
  const { api, session } = serving([200, {}], [200, { collection: unfinished, items: [{ id: 't1', title: 'x', rank: 1 }] }]);
  session.start(GRANT);

  const nothing = await api.trends({ limit: 10 });
  const page = await api.trends({ limit: 10 });

  assert.deepEqual(nothing, { collection: null, items: [], next: null });
  assert.equal(page.collection.completed_at, null);
  assert.equal(page.items[0].momentum_score, null);
  assert.equal(page.next, null);
});

test('reads Retry-After as seconds and as a date', async () => {
  const { api } = serving([429, {}, { 'Retry-After': '120' }], [503, {}, { 'Retry-After': 'Sat, 21 Nov 2026 08:00:30 GMT' }]);

  const limited = await api.signIn('m', 'p').catch((error) => error);
  const down = await api.signIn('m', 'p').catch((error) => error);

  assert.equal(signInFailure(limited, true), 'Too many attempts. Please try again in 2 minutes.');
  assert.equal(failure(down, true).text, 'It is busy or being updated. Please try again in 30 seconds.');
});

test('makes a problem of an answer that is no JSON', async () => {
  const { api } = serving([502, '<h1>Bad gateway</h1>']);

  const error = await api.signIn('m', 'p').catch((thrown) => thrown);

  assert.ok(error instanceof Problem);
  assert.match(failure(error, true).text, /502/);
});

test('tells being offline from a server that does not answer', async () => {
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const api = createApi({ fetch, session: createSession(memory(), () => NOW_MS), nowMs: () => NOW_MS });

  const error = await api.signIn('m', 'p').catch((thrown) => thrown);

  assert.ok(error instanceof NoAnswer);
  assert.equal(failure(error, true).kind, 'error');
  assert.equal(failure(error, false).kind, 'offline');
});

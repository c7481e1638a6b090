import assert from 'node:assert/strict';
import test from 'node:test';
import { NoAnswer, Problem, createSend } from '../../main/resources/public/js/http.js';
import { SessionOver, createSession } from '../../main/resources/public/js/session.js';
import { grant, serving } from './sample.js';

const REFUSED = [401, { type: '/problems/unauthenticated' }];

/** Browser tabs over one server: what one posts the others hear, and they queue for one lock. */
function tabs(count, ...answers) {
  const { fetch, asked } = serving(...answers);
  const clock = { nowMs: 1_000_000 };
  const listeners = [];
  const heard = [];
  let queue = Promise.resolve();
  const locks = {
    request(_, work) {
      const turn = queue.then(work);
      queue = turn.catch(() => {});
      return turn;
    },
  };
  const sessions = Array.from({ length: count }, (_, own) =>
    createSession({
      send: createSend({ fetch, nowMs: () => clock.nowMs }),
      nowMs: () => clock.nowMs,
      pause: async (ms) => {
        clock.nowMs += ms;
      },
      locks,
      channel: {
        postMessage: (data) => listeners.filter((_, index) => index !== own).forEach((listener) => listener({ data })),
        addEventListener: (_, listener) => listeners.push(listener),
      },
      onOver: () => heard.push(`${own}: over`),
      onElsewhere: (event) => heard.push(`${own}: ${event}`),
    }),
  );
  return { sessions, asked, clock, heard, at: () => asked.map((one) => one.at) };
}

const tokens = (asked) => asked.map(({ headers }) => headers.Authorization);

test('signs in with a cookie and sends the token from then on', async () => {
  const { sessions: [session], asked } = tabs(1, [200, grant()], [200, { username: 'maria' }]);

  await session.signIn('maria', 'right');
  const user = await session.call('GET', '/v1/me');

  assert.equal(user.username, 'maria');
  assert.deepEqual(asked[0].body, { login: 'maria', password: 'right', session: 'cookie' });
  assert.deepEqual(tokens(asked), [undefined, 'Bearer secret']);
});

test('asks nothing while nobody is signed in', async () => {
  const { sessions: [session], asked } = tabs(1);

  await assert.rejects(session.call('GET', '/v1/me'), SessionOver);

  assert.equal(asked.length, 0);
});

test('keeps a wrong password at sign-in apart from a session that is over', async () => {
  const { sessions: [session], heard } = tabs(1, [401, { type: '/problems/wrong-credentials' }]);

  await assert.rejects(session.signIn('maria', 'wrong'), (error) => error instanceof Problem && error.type === '/problems/wrong-credentials');

  assert.deepEqual(heard, []);
});

test('renews the token before it runs out, and not earlier', async () => {
  const { sessions: [session], asked, clock, at } = tabs(1, [200, grant('first')], [200, {}], [200, grant('second')], [200, {}]);
  await session.signIn('maria', 'right');

  clock.nowMs += 800_000;
  await session.call('GET', '/v1/me');
  clock.nowMs += 10_000;
  await session.call('GET', '/v1/me');

  assert.deepEqual(at(), ['POST /v1/login', 'GET /v1/me', 'POST /v1/token/refresh', 'GET /v1/me']);
  assert.deepEqual(tokens(asked), [undefined, 'Bearer first', undefined, 'Bearer second']);
});

test('renews once for however many calls are refused at the same time', async () => {
  const { sessions: [session], at } = tabs(1, [200, grant('first')], REFUSED, REFUSED, REFUSED, [200, grant('second')], [200, {}], [200, {}], [200, {}]);
  await session.signIn('maria', 'right');

  await Promise.all([session.call('GET', '/a'), session.call('GET', '/b'), session.call('GET', '/c')]);

  assert.equal(at().filter((one) => one === 'POST /v1/token/refresh').length, 1);
});

test('tries a refused call once more and then takes the session for ended', async () => {
  const { sessions: [session], at, heard } = tabs(1, [200, grant('first')], REFUSED, [200, grant('second')], REFUSED);
  await session.signIn('maria', 'right');

  await assert.rejects(session.call('GET', '/v1/me'), SessionOver);

  assert.equal(at().length, 4);
  assert.deepEqual(heard, ['0: over']);
  assert.equal(session.isSignedIn(), false);
});

test('says only once that the session has ended', async () => {
  const { sessions: [session], heard } = tabs(1, [200, grant()], REFUSED, REFUSED, REFUSED);
  await session.signIn('maria', 'right');

  const ended = await Promise.allSettled([session.call('GET', '/a'), session.call('GET', '/b')]);

  assert.ok(ended.every(({ reason }) => reason instanceof SessionOver));
  assert.deepEqual(heard, ['0: over']);
});

test('stays signed in where the server cannot say, or asks for the password again', async () => {
  const { sessions: [session], heard } = tabs(
    1,
    [200, grant()],
    REFUSED,
    undefined,
    [429, {}, { 'Retry-After': '5' }],
    [200, grant('second')],
    [401, { type: '/problems/wrong-credentials' }],
  );
  await session.signIn('maria', 'right');

  await assert.rejects(session.call('GET', '/v1/me'), NoAnswer);
  await assert.rejects(session.call('GET', '/v1/me'), (error) => error.status === 429);
  await assert.rejects(session.call('POST', '/v1/me/password', { body: {} }), (error) => error.type === '/problems/wrong-credentials');

  assert.equal(session.isSignedIn(), true);
  assert.deepEqual(heard, []);
});

test('opens a page from the cookie, or says that nobody is signed in', async () => {
  const { sessions: [session], at } = tabs(1, REFUSED, undefined, [200, grant()], [200, {}]);

  assert.equal(await session.restore(), false);
  await assert.rejects(session.restore(), NoAnswer);
  assert.equal(await session.restore(), true);
  await session.call('GET', '/v1/me');

  assert.deepEqual(at(), [...Array(3).fill('POST /v1/token/refresh'), 'GET /v1/me']);
});

const RACED = [409, { type: '/problems/refresh-raced' }, { 'Retry-After': '1' }];

test('waits for the cookie of a request that was faster, but not for ever', async () => {
  const { sessions: [session], clock } = tabs(1, RACED, [200, grant()], RACED, RACED, RACED);
  const begunMs = clock.nowMs;

  assert.equal(await session.restore(), true);
  assert.equal(clock.nowMs - begunMs, 1000);

  assert.equal(await session.restore(), false);
  assert.equal(clock.nowMs - begunMs, 3000);
});

test('lets tabs exchange the cookie one after the other', async () => {
  let open = 0;
  const alone = async () => {
    assert.equal(++open, 1);
    await new Promise((resolve) => setImmediate(resolve));
    open--;
    return [200, grant()];
  };
  const { sessions } = tabs(3, alone, alone, alone);

  const restored = await Promise.all(sessions.map((session) => session.restore()));

  assert.deepEqual(restored, [true, true, true]);
});

test('signs every tab out with the one that did, and lets them know who came', async () => {
  const { sessions: [one, other], heard, asked } = tabs(2, [200, grant()], [200, grant()], [204]);
  await one.signIn('maria', 'right');
  await other.restore();

  await one.signOut();

  assert.deepEqual(heard, ['1: signed-in', '1: signed-out']);
  assert.equal(other.isSignedIn(), false);
  assert.equal(asked.at(-1).at, 'POST /v1/logout');
});

test('does not bring a reader back with an answer that came after signing out', async () => {
  let answer;
  const slow = () => new Promise((resolve) => (answer = () => resolve([200, grant('late')])));
  const { sessions: [session], clock } = tabs(1, [200, grant()], slow, [204]);
  await session.signIn('maria', 'right');
  clock.nowMs += 900_000;

  const call = session.call('GET', '/v1/me').catch((error) => error);
  await new Promise((resolve) => setImmediate(resolve));
  const signedOut = session.signOut();
  answer();

  assert.ok((await call) instanceof SessionOver);
  await signedOut;
  assert.equal(session.isSignedIn(), false);
});

test('is signed out here also where the server did not hear of it, and says so', async () => {
  const { sessions: [session] } = tabs(1, [200, grant()]);
  await session.signIn('maria', 'right');

  await assert.rejects(session.signOut(), NoAnswer);

  assert.equal(session.isSignedIn(), false);
});

test('works one tab at a time where the browser has no locks', async () => {
  const { fetch } = serving([200, grant()]);
  const session = createSession({
    send: createSend({ fetch, nowMs: () => 0 }),
    nowMs: () => 0,
    pause: async () => {},
    locks: undefined,
    channel: { postMessage() {}, addEventListener() {} },
    onOver() {},
    onElsewhere() {},
  });

  assert.equal(await session.restore(), true);
});

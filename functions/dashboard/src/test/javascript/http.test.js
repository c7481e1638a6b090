import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, signInFailure } from '../../main/resources/public/js/failures.js';
import { NoAnswer, Problem, createSend } from '../../main/resources/public/js/http.js';
import { serving } from './sample.js';

const NOW_MS = Date.parse('2026-11-21T08:00:00Z');

const sending = (...answers) => {
  const { fetch, asked } = serving(...answers);
  return { send: createSend({ fetch, nowMs: () => NOW_MS }), asked };
};

test('says in every request that it comes from the page, and the rest only where there is some', async () => {
  const { send, asked } = sending([200, {}], [201, {}]);

  await send('GET', '/v1/me');
  await send('POST', '/v1/invites', { body: { tier: 'free' }, token: 'secret', key: 'k' });

  assert.deepEqual(asked[0], { at: 'GET /v1/me', body: undefined, headers: { 'X-Requested-With': 'uptick', Accept: 'application/json' } });
  assert.deepEqual(asked[1].body, { tier: 'free' });
  assert.equal(asked[1].headers['X-Requested-With'], 'uptick');
  assert.equal(asked[1].headers['Content-Type'], 'application/json');
  assert.equal(asked[1].headers.Authorization, 'Bearer secret');
  assert.equal(asked[1].headers['Idempotency-Key'], 'k');
});

test('takes an answer without a body where none is due, and nowhere else', async () => {
  const { send } = sending([204], [202, ''], [200, '']);

  assert.equal(await send('DELETE', '/v1/me'), null);
  assert.equal(await send('POST', '/v1/password-resets', { body: {} }), null);
  await assert.rejects(send('GET', '/v1/me'), Problem);
});

test('reads Retry-After as seconds and as a date', async () => {
  const { send } = sending([429, {}, { 'Retry-After': '700' }], [503, {}, { 'Retry-After': 'Sat, 21 Nov 2026 08:00:30 GMT' }]);

  const limited = await send('POST', '/v1/login', {}).catch((error) => error);
  const down = await send('POST', '/v1/login', {}).catch((error) => error);

  assert.equal(signInFailure(limited, true), 'Too many attempts. Please try again in 12 minutes.');
  assert.equal(failure(down, true).text, 'It is busy or being updated. Please try again in 30 seconds.');
});

test('knows every wrong field, also where the server named just one', async () => {
  const errors = [
    { field: 'email', detail: 'no address' },
    { field: 'tier', detail: 'unknown' },
  ];
  const { send } = sending([400, { field: 'email', detail: 'no address', errors }], [409, { field: 'username', detail: 'Taken.' }], [404, {}]);

  const several = await send('POST', '/v1/invites', {}).catch((error) => error);
  const one = await send('POST', '/v1/accounts', {}).catch((error) => error);
  const none = await send('GET', '/v1/nothing').catch((error) => error);

  assert.deepEqual(several.errors, errors);
  assert.deepEqual(one.errors, [{ field: 'username', detail: 'Taken.' }]);
  assert.deepEqual(none.errors, []);
});

test('makes a problem of an answer that is no JSON', async () => {
  const { send } = sending([502, '<h1>Bad gateway</h1>']);

  const error = await send('GET', '/v1/me').catch((thrown) => thrown);

  assert.ok(error instanceof Problem);
  assert.match(failure(error, true).text, /502/);
});

test('tells being offline from a server that does not answer', async () => {
  const { send } = sending();

  const error = await send('GET', '/v1/me').catch((thrown) => thrown);

  assert.ok(error instanceof NoAnswer);
  assert.equal(failure(error, true).kind, 'error');
  assert.equal(failure(error, false).kind, 'offline');
});

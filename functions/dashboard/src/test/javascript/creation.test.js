import assert from 'node:assert/strict';
import test from 'node:test';
import { NoAnswer, Problem } from '../../main/resources/public/js/http.js';
import { createCreation } from '../../main/resources/public/js/parts/creation.js';

/** A creation over outcomes that come one by one, and the keys that it sent. */
function creating(...outcomes) {
  const keys = [];
  let count = 0;
  const call = async (method, path, { key }) => {
    keys.push(key);
    const outcome = outcomes.shift();
    if (outcome instanceof Error) {
      throw outcome;
    }
    return outcome;
  };
  return { create: createCreation(call, () => `key-${++count}`), keys };
}

const BODY = { name: 'weekly export' };

test('sends the same key again while nobody knows what became of the first try', async () => {
  const { create, keys } = creating(new NoAnswer(), new Problem({ status: 503 }), { id: 'made' });

  await assert.rejects(create('/v1/me/api-keys', BODY));
  await assert.rejects(create('/v1/me/api-keys', BODY));
  await create('/v1/me/api-keys', BODY);

  assert.deepEqual(keys, ['key-1', 'key-1', 'key-1']);
});

test('takes another key for another request, and for the same one once it is done or refused', async () => {
  const { create, keys } = creating({}, new Problem({ status: 400 }), new NoAnswer(), {});

  await create('/v1/me/api-keys', BODY);
  await assert.rejects(create('/v1/me/api-keys', BODY));
  await assert.rejects(create('/v1/me/api-keys', BODY));
  await create('/v1/me/api-keys', { name: 'another' });

  assert.deepEqual(keys, ['key-1', 'key-2', 'key-3', 'key-4']);
});

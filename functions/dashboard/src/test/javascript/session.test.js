import assert from 'node:assert/strict';
import test from 'node:test';
import { createSession, storageOf } from '../../main/resources/public/js/session.js';
import { memory } from './sample.js';

const GRANT = { access_token: 'secret', token_type: 'Bearer', expires_in: 900 };

test('gives the token out until it expires, and says then that it did', () => {
  let nowMs = 1_000_000;
  const session = createSession(memory(), () => nowMs);

  assert.equal(session.state(), 'none');
  session.start(GRANT);
  nowMs += 899_999;
  assert.equal(session.token(), 'secret');
  nowMs += 1;

  assert.equal(session.token(), null);
  assert.equal(session.state(), 'expired');
});

test('survives a reload of the page and leaves nothing behind at the end', () => {
  const storage = memory();
  createSession(storage, () => 0).start(GRANT);
  const reloaded = createSession(storage, () => 0);

  assert.equal(reloaded.token(), 'secret');
  reloaded.end();

  assert.equal(createSession(storage, () => 0).state(), 'none');
});

test('works from memory where the browser forbids storage', () => {
  const forbidding = {
    get sessionStorage() {
      throw new Error('denied');
    },
  };
  const session = createSession(storageOf(forbidding), () => 0);

  session.start(GRANT);

  assert.equal(session.token(), 'secret');
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { createApi, query } from '../../main/resources/public/js/api.js';
import { collection } from './sample.js';

/** An API over a session that gives the answers one by one. */
function answering(...answers) {
  const asked = [];
  const call = async (method, path) => {
    asked.push(`${method} ${path}`);
    return answers.shift();
  };
  return { api: createApi({ call }), asked };
}

test('passes the cursor on as it came', async () => {
  const { api, asked } = answering({ collection: null, items: [], next: null });

  await api.trends({ limit: 10, cursor: 'a+b/c=' });

  assert.equal(new URL(asked[0].slice(4), 'http://localhost').searchParams.get('cursor'), 'a+b/c=');
});

test('leaves out of a query what is not asked for, and keeps what is false or zero', () => {
  assert.equal(String(query({ q: '', cursor: null, include_closed: false, limit: 0 })), 'include_closed=false&limit=0');
});

test('gives members that were left out their empty value back', async () => {
  const { completed_at, ...unfinished } = collection();
  const { api } = answering({}, { collection: unfinished, items: [{ id: 't1', title: 'x', rank: 1 }] });

  const nothing = await api.trends({ limit: 10 });
  const page = await api.trends({ limit: 10 });

  assert.deepEqual(nothing, { collection: null, items: [], next: null });
  assert.equal(page.collection.completed_at, null);
  assert.equal(page.items[0].momentum_score, null);
  assert.equal(page.next, null);
});

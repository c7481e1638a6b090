import assert from 'node:assert/strict';
import test from 'node:test';
import { noticesFor } from '../../main/resources/public/js/notices.js';
import { collection, trend } from './sample.js';

const HOUR_MS = 3_600_000;
const COMPLETED_MS = Date.parse(collection().completed_at);
const complete = trend({
  reddit_velocity_score: 70,
  google_trends_spike_score: 60,
  similarweb_bonus_applied: true,
});

const kinds = (about, trends, nowMs = COMPLETED_MS) => noticesFor(about, trends, nowMs).map((notice) => notice.kind);

test('has nothing to say about a fresh, complete, live collection', () => {
  assert.deepEqual(kinds(collection(), [complete]), []);
});

test('labels sample data first, and says what of it is real', () => {
  const notices = noticesFor(collection({ provenance: 'sample', is_partial: true }), [trend()], COMPLETED_MS + 50 * HOUR_MS);

  assert.deepEqual(notices.map((notice) => notice.kind), ['sample', 'stale', 'partial', 'unasked']);
  assert.match(notices[0].text, /real, recorded 13 Sep to 22 Oct 2017; the dates are shifted/);
});

test('calls numbers old after 36 hours, not at 36', () => {
  assert.deepEqual(kinds(collection(), [complete], COMPLETED_MS + 36 * HOUR_MS), []);
  assert.deepEqual(kinds(collection(), [complete], COMPLETED_MS + 36 * HOUR_MS + 1), ['stale']);
});

test('counts from the start where the end of the collection is not known', () => {
  const unfinished = collection({ completed_at: null, started_at: '2026-11-19T00:00:00Z' });

  assert.deepEqual(kinds(unfinished, [complete], COMPLETED_MS), ['stale']);
});

test('names platforms that are missing alike together, and the others with their share', () => {
  const blocked = trend({ ...complete, reddit_velocity_score: null, sources: { reddit: { state: 'blocked', reason: null } } });
  const [partial] = noticesFor(collection({ is_partial: true }), [complete, blocked], COMPLETED_MS);
  const failed = { state: 'failed', reason: null };
  const [coverage] = noticesFor(
    collection(),
    [trend({ sources: { reddit: failed, google_trends: failed, similarweb: failed } })],
    COMPLETED_MS,
  );

  assert.equal(partial.text, 'Missing: Reddit for 1 of 2 trends (refused).');
  assert.equal(coverage.text, 'Reddit, Google Trends and Similarweb (failed).');
});

test('says once, and not as a fault, which platforms played no part', () => {
  const unasked = { state: 'not_asked', reason: 'It was not asked in this collection.' };
  const [soFar] = noticesFor(
    collection(),
    [trend({ sources: { reddit: unasked, google_trends: unasked, similarweb: unasked } })],
    COMPLETED_MS,
  );
  const [leftOut] = noticesFor(collection(), [{ ...complete, similarweb_bonus_applied: false, confidence_level: 'high' }], COMPLETED_MS);

  assert.equal(soFar.title, 'YouTube only');
  assert.equal(
    soFar.text,
    'Reddit, Google Trends and Similarweb are not part of this collection. The fewer platforms agree, the more momentum is held back; for now all confidence is low.',
  );
  assert.equal(leftOut.title, 'YouTube, Reddit and Google Trends only');
  assert.equal(leftOut.text, 'Similarweb is not part of this collection.');
});

test('misses no visits where a topic has no site', () => {
  const siteless = { ...complete, similarweb_bonus_applied: false, sources: { ...complete.sources, similarweb: { state: 'unsupported', reason: 'None of its names is a site.' } } };

  assert.deepEqual(noticesFor(collection(), [siteless], COMPLETED_MS), []);
});

test('names a platform that was left out for some trends alone', () => {
  const [notice] = noticesFor(collection(), [complete, { ...complete, reddit_velocity_score: null }], COMPLETED_MS);

  assert.equal(notice.text, 'Reddit for 1 of 2 trends (not asked).');
});

test('says of a partial collection without a visible gap that these trends are whole', () => {
  const [notice] = noticesFor(collection({ is_partial: true }), [complete], COMPLETED_MS);

  assert.equal(notice.text, 'None of the trends shown is affected.');
});

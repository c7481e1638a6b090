import assert from 'node:assert/strict';
import test from 'node:test';
import * as format from '../../main/resources/public/js/format.js';

test('takes the first English that the reader prefers, else British English', () => {
  assert.equal(format.localeFor(['de-DE', 'en-US', 'en-GB']), 'en-US');
  assert.equal(format.localeFor(['de-DE', 'fr']), 'en-GB');
  assert.equal(format.localeFor([]), 'en-GB');
});

test('shows a score whole and the momentum with one decimal', () => {
  assert.equal(format.score(87.1), '87');
  assert.equal(format.score(0), '0');
  assert.equal(format.momentum(85.94), '85.9');
  assert.equal(format.momentum(100), '100.0');
});

test('shortens counts to three digits and keeps the full number at hand', () => {
  assert.equal(format.compactCount(7_426_393, 'en-US'), '7.43M');
  assert.equal(format.compactCount(950, 'en-US'), '950');
  assert.equal(format.fullCount(7_426_393, 'en-US'), '7,426,393');
});

test('joins names as a sentence does', () => {
  assert.equal(format.list([]), '');
  assert.equal(format.list(['A']), 'A');
  assert.equal(format.list(['A', 'B']), 'A and B');
  assert.equal(format.list(['A', 'B', 'C']), 'A, B and C');
});

test('tells the time in the zone of the reader, over midnight too, and in UTC', () => {
  const instant = '2026-11-20T23:30:00Z';

  assert.match(format.localTime(instant, 'en-GB', 'Europe/Paris'), /Sat.*21 Nov 2026.*00:30/);
  assert.match(format.localTime(instant, 'en-GB', 'America/New_York'), /Fri.*20 Nov 2026.*18:30/);
  assert.equal(format.utcTime(instant), '2026-11-20 23:30 UTC');
});

test('gives an age in hours up to three days, then in days', () => {
  assert.equal(format.hoursSince('2026-11-20T00:00:00Z', Date.parse('2026-11-21T12:30:00Z')), 36.5);
  assert.equal(format.age(1.9), '1 hour');
  assert.equal(format.age(71.9), '71 hours');
  assert.equal(format.age(72), '3 days');
});

test('rounds a wait up, so that nobody comes back too early', () => {
  assert.equal(format.wait(0), '1 second');
  assert.equal(format.wait(29.2), '30 seconds');
  assert.equal(format.wait(91), '2 minutes');
  assert.equal(format.wait(7200), '2 hours');
});

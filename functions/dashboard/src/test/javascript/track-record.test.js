import assert from 'node:assert/strict';
import { test } from 'node:test';

import { recordSentences } from '../../main/resources/public/js/track-record.js';

const NOTHING = { n: 0, hits: 0, rate: null, low: null, high: null };

function board(levels, base, undecidable = 0) {
  return { horizon_days: 7, base_rate: base, undecidable, levels: levels.map(([confidence_level, rate]) => ({ confidence_level, rate, lift: null })) };
}

test('says that nothing is known yet', () => {
  assert.deepEqual(recordSentences(board([['high', NOTHING]], NOTHING)), ['How such calls did is not known yet: no trend is 7 days old.']);
});

test('says how each level did, beside all of them', () => {
  const high = { n: 24, hits: 19, rate: 19 / 24, low: 0.595, high: 0.908 };
  const all = { n: 260, hits: 101, rate: 101 / 260, low: 0.33, high: 0.45 };

  assert.deepEqual(recordSentences(board([['high', high], ['medium', NOTHING]], all, 2)), [
    'Of 24 called high 7 days before, 19 were still up: 79 %, give or take from 60 % to 91 %.',
    'Of all 260 trends that were followed for 7 days, 39 % still stood at 1.2 times what had been usual for them, or more.',
    '2 more were never seen again and count nowhere.',
  ]);
});

test('makes nothing of few', () => {
  const few = { n: 3, hits: 1, rate: 1 / 3, low: 0.06, high: 0.79 };

  assert.equal(recordSentences(board([['high', few]], few))[0], 'Of 3 called high 7 days before, 1 was still up: too few to say more.');
});

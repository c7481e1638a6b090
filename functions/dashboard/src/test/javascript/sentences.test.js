import assert from 'node:assert/strict';
import test from 'node:test';
import * as sentences from '../../main/resources/public/js/sentences.js';
import { trend } from './sample.js';

const [youtube, reddit, googleTrends] = sentences.SCORED_PLATFORMS;
const STATES = ['ok', 'empty', 'stale', 'suspect', 'blocked', 'quota', 'unsupported', 'failed', 'not_asked'];

test('says something else for every state, in few words and in a sentence', () => {
  const short = STATES.map((state) => sentences.shortAbsence({ state, reason: null }));
  const long = STATES.map((state) => sentences.absence(reddit, { state, reason: null }));

  assert.equal(new Set(short).size, STATES.length);
  assert.equal(new Set(long).size, STATES.length);
  for (const [index, sentence] of long.entries()) {
    assert.match(sentence, /Reddit/);
    assert.match(sentence, /\.$/);
    assert.doesNotMatch(sentence, /_/);
    assert.ok(short[index].length <= 14, short[index]);
  }
});

test('adds the reason as a second sentence, or lets it stand alone where it names the platform', () => {
  const because = (reason) => sentences.absence(reddit, { state: 'blocked', reason });

  assert.equal(because('no access key is configured'), 'Reddit refused to answer. No access key is configured.');
  assert.equal(because('Reddit asks for fewer requests.'), 'Reddit asks for fewer requests.');
  assert.equal(because(' '), 'Reddit refused to answer.');
});

test('gets by with a state that a later server may send', () => {
  assert.equal(sentences.shortAbsence({ state: 'paused', reason: null }), 'no number');
  assert.equal(sentences.absence(reddit, { state: 'paused', reason: null }), 'Reddit gave no number.');
});

test('calls a platform present only if it has a number, and zero is one', () => {
  assert.equal(sentences.isPresent(trend({ youtube_traction_score: 0 }), youtube), true);
  assert.equal(sentences.isPresent(trend({ youtube_traction_score: null }), youtube), false);
  assert.equal(sentences.isPresent(trend(), reddit), false);
});

test('explains an answer that was too little for a score', () => {
  const thin = trend({ sources: { google_trends: { state: 'ok', reason: 'Only 12 points.' } } });

  assert.equal(
    sentences.platformSentence(thin, googleTrends),
    'Google Trends answered, but with too little to make a score. Only 12 points.',
  );
});

test('treats Similarweb as a bonus: given, not given, or not known', () => {
  const asked = { similarweb: { state: 'ok', reason: null } };

  assert.equal(sentences.similarwebWord(trend({ sources: asked, similarweb_bonus_applied: true })), 'bonus');
  assert.equal(sentences.similarwebWord(trend({ sources: asked })), 'no bonus');
  assert.equal(sentences.similarwebWord(trend()), 'not asked');
  assert.match(sentences.platformSentence(trend({ sources: asked }), sentences.SIMILARWEB), /no bonus/);
});

test('puts a score into words round 50 as the usual', () => {
  const words = [100, 80, 79.9, 60.1, 60, 50, 40, 39.9, 20, 0].map(sentences.momentumWord);

  assert.deepEqual(words, [
    'far above usual',
    'far above usual',
    'above usual',
    'above usual',
    'about usual',
    'about usual',
    'about usual',
    'below usual',
    'far below usual',
    'far below usual',
  ]);
});

test('says what the confidence rests on and that it was not measured yet', () => {
  assert.equal(
    sentences.confidenceSentence(trend()),
    'Low: one platform only. Not yet calibrated: it becomes a measured probability once 200 outcomes are known.',
  );
  assert.equal(
    sentences.confidenceSentence(trend({ confidence_level: 'high', confidence_calibrated: true, reddit_velocity_score: 71 })),
    'High: 2 of 3 platforms. Checked against the known outcomes of earlier trends.',
  );
});

test('claims no confidence where nothing was judged', () => {
  const unscored = trend({ confidence_level: null, youtube_traction_score: null, momentum_score: null });

  assert.equal(sentences.confidenceSentence(unscored), 'Not judged: no platform has a score.');
});

test('names the one missing platform, counts several, and asks nothing when all are there', () => {
  const all = { reddit_velocity_score: 70, google_trends_spike_score: 60, similarweb_bonus_applied: true };

  const failed = { state: 'failed', reason: null };
  const alone = trend({ sources: { reddit: failed, google_trends: failed, similarweb: failed } });
  assert.equal(sentences.whyLabel(alone), 'Why 3 are missing');
  assert.equal(sentences.whyLabel(trend({ ...all, reddit_velocity_score: null, sources: { reddit: failed } })), 'Why Reddit is missing');
  assert.equal(sentences.whyLabel(trend()), 'What this rests on');
  assert.equal(sentences.whyLabel(trend(all)), 'What this rests on');
});

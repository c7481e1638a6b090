/**
 * What the numbers and the missing numbers mean, in plain words. Pure, no DOM. Read this file to
 * know everything that the page claims about a score.
 *
 * @typedef {import('./api.js').Trend} Trend
 * @typedef {import('./api.js').SourceState} SourceState
 *
 * @typedef {object} Platform
 * @property {'youtube' | 'reddit' | 'google_trends' | 'similarweb'} key as in `Trend.sources`
 * @property {string} name
 * @property {(trend: Trend) => number | null} score 0..100, null where there is none
 */
import { list, score as scoreText } from './format.js';

/** The platforms that give a score, in the order in which they are shown. @type {readonly Platform[]} */
export const SCORED_PLATFORMS = [
  { key: 'youtube', name: 'YouTube', score: (trend) => trend.youtube_traction_score },
  { key: 'reddit', name: 'Reddit', score: (trend) => trend.reddit_velocity_score },
  { key: 'google_trends', name: 'Google Trends', score: (trend) => trend.google_trends_spike_score },
];

/** Gives a bonus only, never a score. @type {Platform} */
export const SIMILARWEB = { key: 'similarweb', name: 'Similarweb', score: () => null };

/** @type {readonly Platform[]} */
export const PLATFORMS = [...SCORED_PLATFORMS, SIMILARWEB];

const ABSENCES = {
  ok: { short: 'too little yet', long: (name) => `${name} answered, but with too little to make a score` },
  empty: { short: 'nothing found', long: (name) => `${name} was asked and found nothing about this` },
  stale: { short: 'too old', long: (name) => `What ${name} last said is too old to count` },
  suspect: { short: 'looked wrong', long: (name) => `The numbers from ${name} looked wrong and were left out` },
  blocked: { short: 'refused', long: (name) => `${name} refused to answer` },
  quota: { short: 'limit reached', long: (name) => `The daily limit for asking ${name} was used up` },
  unsupported: { short: 'not possible', long: (name) => `${name} cannot be asked about this` },
  failed: { short: 'failed', long: (name) => `${name} could not be reached or gave no usable answer` },
  not_asked: { short: 'not asked', long: (name) => `${name} was not asked` },
};

const UNKNOWN_ABSENCE = { short: 'no number', long: (name) => `${name} gave no number` };

/** @param {Trend} trend @param {Platform} platform @returns {SourceState} */
export function sourceOf(trend, platform) {
  return trend.sources?.[platform.key] ?? { state: 'not_asked', reason: null };
}

/** @param {Trend} trend @param {Platform} platform @returns {boolean} whether the platform told us anything that counts */
export function isPresent(trend, platform) {
  return platform === SIMILARWEB
    ? trend.similarweb_bonus_applied || sourceOf(trend, platform).state === 'ok'
    : platform.score(trend) !== null;
}

/**
 * Whether the platform played no part at all, which is no fault of the trend: not connected, or not in the plan.
 *
 * @param {Trend} trend
 * @param {Platform} platform
 * @returns {boolean}
 */
export function isUnasked(trend, platform) {
  return !isPresent(trend, platform) && sourceOf(trend, platform).state === 'not_asked';
}

/** @param {SourceState} source @returns {string} two words at most, for the place of the number */
export function shortAbsence(source) {
  return (ABSENCES[source.state] ?? UNKNOWN_ABSENCE).short;
}

/**
 * Why there is no number. A reason that names the platform says it all; any other follows the state.
 *
 * @param {Platform} platform
 * @param {SourceState} source
 * @returns {string} "Reddit was not asked. No access key is configured."
 */
export function absence(platform, source) {
  const sentence = `${(ABSENCES[source.state] ?? UNKNOWN_ABSENCE).long(platform.name)}.`;
  const reason = (source.reason ?? '').trim();
  if (reason === '') {
    return sentence;
  }
  return reason.includes(platform.name) ? asSentence(reason) : `${sentence} ${asSentence(reason)}`;
}

/** @param {string} text @returns {string} with a capital at the start and a full stop at the end */
function asSentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
}

/** @param {Trend} trend @returns {string} */
export function similarwebWord(trend) {
  if (trend.similarweb_bonus_applied) {
    return 'bonus';
  }
  const source = sourceOf(trend, SIMILARWEB);
  return source.state === 'ok' ? 'no bonus' : shortAbsence(source);
}

/** @param {Trend} trend @param {Platform} platform @returns {string} one sentence on what the platform said, or why it said nothing */
export function platformSentence(trend, platform) {
  const source = sourceOf(trend, platform);
  if (platform === SIMILARWEB) {
    if (trend.similarweb_bonus_applied) {
      return 'Similarweb saw visits rise clearly: a small bonus was added.';
    }
    return source.state === 'ok' ? 'Similarweb saw no clear rise in visits: no bonus.' : absence(platform, source);
  }
  const score = platform.score(trend);
  if (score !== null && platform.key === 'google_trends' && source.state !== 'ok') {
    return `Wikipedia's page views score ${scoreText(score)}: ${momentumWord(score)}. They stand in for Google Trends. ${absence(platform, source)}`;
  }
  return score === null ? absence(platform, source) : `${platform.name} scores ${scoreText(score)}: ${momentumWord(score)}.`;
}

/**
 * @param {number} score 0..100, a score or the momentum
 * @returns {string} how far from usual (50), in words; the band of 10 round 50 counts as usual
 */
export function momentumWord(score) {
  if (score >= 80) {
    return 'far above usual';
  }
  if (score > 60) {
    return 'above usual';
  }
  if (score >= 40) {
    return 'about usual';
  }
  return score > 20 ? 'below usual' : 'far below usual';
}

/** @param {Trend} trend @returns {string} what the confidence rests on: "one platform only" */
export function confidenceBecause(trend) {
  const names = SCORED_PLATFORMS.filter((platform) => isPresent(trend, platform)).map((platform) => platform.name);
  switch (names.length) {
    case 0:
      return 'no platform has a score';
    case 1:
      return 'one platform only';
    default:
      return `${names.length} of ${SCORED_PLATFORMS.length} platforms`;
  }
}

/** @param {Trend} trend @returns {string} "Low", or "Not judged" where nothing could be judged */
export function confidenceLevel(trend) {
  const level = trend.confidence_level;
  return level === null ? 'Not judged' : level.charAt(0).toUpperCase() + level.slice(1);
}

/** @param {Trend} trend @returns {string} the level, what it rests on, and whether it was ever measured */
export function confidenceSentence(trend) {
  const because = `${confidenceLevel(trend)}: ${confidenceBecause(trend)}.`;
  if (trend.confidence_level === null) {
    return because;
  }
  return trend.confidence_calibrated
    ? `${because} Checked against the known outcomes of earlier trends.`
    : `${because} Not yet calibrated: it becomes a measured probability once 200 outcomes are known.`;
}

/** @param {Trend} trend @returns {string} the words on the button that opens the explanations */
export function whyLabel(trend) {
  const missing = PLATFORMS.filter((platform) => !isPresent(trend, platform) && !isUnasked(trend, platform)).map((platform) => platform.name);
  if (missing.length === 0) {
    return 'What this rests on';
  }
  return missing.length === 1 ? `Why ${list(missing)} is missing` : `Why ${missing.length} are missing`;
}

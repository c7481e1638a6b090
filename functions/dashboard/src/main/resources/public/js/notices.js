/**
 * What a reader must know about a collection before trusting its list: sample data, old data, and
 * what was not collected. Pure, no DOM.
 *
 * @typedef {import('./api.js').Collection} Collection
 * @typedef {import('./api.js').Trend} Trend
 *
 * @typedef {object} Notice
 * @property {'sample' | 'stale' | 'partial' | 'coverage' | 'unasked'} kind
 * @property {string} title
 * @property {string} text
 */
import { age, hoursSince, list, plural } from './format.js';
import { PLATFORMS, SIMILARWEB, isPresent, isUnasked, shortAbsence, sourceOf } from './sentences.js';

/** Collections run once a day; half a day more than that means that one did not come. */
export const STALE_AFTER_HOURS = 36;

/**
 * @param {Collection} collection
 * @param {readonly Trend[]} trends those loaded so far
 * @param {number} nowMs
 * @returns {Notice[]} in the order in which they matter
 */
export function noticesFor(collection, trends, nowMs) {
  return [sample(collection), stale(collection, nowMs), coverage(collection, trends), unasked(trends)].filter((notice) => notice !== null);
}

/** @param {Collection} collection @returns {string} when its numbers were gathered, ISO 8601 */
export function collectedAt(collection) {
  return collection.completed_at ?? collection.started_at;
}

/** @param {Collection} collection @returns {Notice | null} */
function sample(collection) {
  if (collection.provenance !== 'sample') {
    return null;
  }
  return {
    kind: 'sample',
    title: 'Sample data',
    text: 'YouTube numbers are real, recorded 13 Sep to 22 Oct 2017; the dates are shifted. The other platforms are simulated to match. Nothing here is from today.',
  };
}

/** @param {Collection} collection @param {number} nowMs @returns {Notice | null} */
function stale(collection, nowMs) {
  const hours = hoursSince(collectedAt(collection), nowMs);
  if (hours <= STALE_AFTER_HOURS) {
    return null;
  }
  return {
    kind: 'stale',
    title: 'Old numbers',
    text: `The last collection is ${age(hours)} old; a new one is due every day. Trends may have moved on.`,
  };
}

/** @param {Collection} collection @param {readonly Trend[]} trends @returns {Notice | null} */
function coverage(collection, trends) {
  const gaps = gapsIn(trends);
  if (collection.is_partial) {
    return {
      kind: 'partial',
      title: 'Not everything was collected',
      text: gaps.length > 0 ? `Missing: ${gaps.join('; ')}.` : 'None of the trends shown is affected.',
    };
  }
  return gaps.length > 0 ? { kind: 'coverage', title: 'Not in these numbers', text: `${gaps.join('; ')}.` } : null;
}

/**
 * Said once for the whole list, and not as a fault: the reader can do nothing about it.
 *
 * @param {readonly Trend[]} trends
 * @returns {Notice | null}
 */
function unasked(trends) {
  const absent = PLATFORMS.filter((platform) => isUnaskedInAll(trends, platform));
  if (absent.length === 0) {
    return null;
  }
  const present = PLATFORMS.filter((platform) => !absent.includes(platform)).map((platform) => platform.name);
  const names = `${list(absent.map((platform) => platform.name))} ${plural(absent.length, 'is', 'are')}`;
  const levels = trends.map((trend) => trend.confidence_level).filter((level) => level !== null);
  const isAllLow = levels.length > 0 && levels.every((level) => level === 'low');
  return {
    kind: 'unasked',
    title: present.length === 0 ? 'No platform yet' : `${list(present)} only`,
    text:
      `${names} not part of this collection.` +
      (isAllLow ? ' The fewer platforms agree, the more momentum is held back; for now all confidence is low.' : ''),
  };
}

/** @param {readonly Trend[]} trends @param {import('./sentences.js').Platform} platform @returns {boolean} */
function isUnaskedInAll(trends, platform) {
  return trends.length > 0 && trends.every((trend) => isUnasked(trend, platform));
}

/** Most topics have no site of their own: nothing is missing then. @param {readonly Trend} trend @param {import('./sentences.js').Platform} platform @returns {boolean} */
function isWithoutSite(trend, platform) {
  return platform === SIMILARWEB && sourceOf(trend, platform).state === 'unsupported';
}

/**
 * Platforms that are missing in the same way are named together.
 *
 * @param {readonly Trend[]} trends
 * @returns {string[]} "Reddit and Similarweb (failed)", "YouTube for 2 of 10 trends (failed)"
 */
function gapsIn(trends) {
  /** @type {Map<string, string[]>} */
  const namesByGap = new Map();
  for (const platform of PLATFORMS) {
    const missing = trends.filter((trend) => !isPresent(trend, platform) && !isWithoutSite(trend, platform));
    if (missing.length > 0 && !isUnaskedInAll(trends, platform)) {
      const why = [...new Set(missing.map((trend) => shortAbsence(sourceOf(trend, platform))))].join(', ');
      const where =
        missing.length === trends.length ? '' : ` for ${missing.length} of ${trends.length} ${plural(trends.length, 'trend', 'trends')}`;
      const gap = `${where} (${why})`;
      namesByGap.set(gap, [...(namesByGap.get(gap) ?? []), platform.name]);
    }
  }
  return [...namesByGap].map(([gap, names]) => `${list(names)}${gap}`);
}

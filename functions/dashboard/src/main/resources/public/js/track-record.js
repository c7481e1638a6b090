/**
 * How earlier calls did, in plain words. Pure, no DOM. Loaded after the list.
 *
 * @typedef {object} Rate
 * @property {number} n
 * @property {number} hits
 * @property {number | null} rate 0..1
 * @property {number | null} low
 * @property {number | null} high
 *
 * @typedef {object} Scoreboard
 * @property {number} horizon_days
 * @property {Rate} base_rate
 * @property {{confidence_level: 'high' | 'medium' | 'low', rate: Rate, lift: number | null}[]} levels
 * @property {number} undecidable
 */
import { plural } from './format.js';

/** Fewer say nothing: the interval would cover everything. */
const LEAST = 10;

/** @param {Scoreboard} board @returns {string[]} sentences, the first says it all */
export function recordSentences(board) {
  const base = board.base_rate;
  if (base.n === 0) {
    return [`How such calls did is not known yet: no trend is ${board.horizon_days} days old.`];
  }
  const told = board.levels.filter((level) => level.rate.n > 0).map((level) => levelSentence(level, board.horizon_days));
  return [
    ...told,
    `Of all ${base.n} trends that were followed for ${board.horizon_days} days, ${percent(base.rate)} still stood at 1.2 times what had been usual for them, or more.`,
    ...(board.undecidable === 0 ? [] : [`${board.undecidable} more ${plural(board.undecidable, 'was', 'were')} never seen again and ${plural(board.undecidable, 'counts', 'count')} nowhere.`]),
  ];
}

function levelSentence({ confidence_level: level, rate }, days) {
  const called = `Of ${rate.n} called ${level} ${days} days before, ${rate.hits} ${plural(rate.hits, 'was', 'were')} still up`;
  return rate.n < LEAST
    ? `${called}: too few to say more.`
    : `${called}: ${percent(rate.rate)}, give or take from ${percent(rate.low)} to ${percent(rate.high)}.`;
}

/** @param {number} share 0..1 */
function percent(share) {
  return `${Math.round(share * 100)} %`;
}

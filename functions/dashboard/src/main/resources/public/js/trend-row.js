/** One trend in the list: a row of numbers and, under it, the explanations that a button opens. */
import { element, hiddenText } from './elements.js';
import * as format from './format.js';
import {
  PLATFORMS,
  SIMILARWEB,
  confidenceBecause,
  confidenceLevel,
  confidenceSentence,
  isUnasked,
  momentumWord,
  platformSentence,
  shortAbsence,
  similarwebWord,
  sourceOf,
  whyLabel,
} from './sentences.js';

const NONE = '–';

/**
 * @param {import('./api.js').Trend} trend
 * @param {import('./times.js').Times} times
 * @returns {HTMLTableSectionElement} two rows, to be put into the table
 */
export function trendRow(trend, times) {
  const row = document.getElementById('trend-row').content.cloneNode(true).firstElementChild;
  const find = (selector) => row.querySelector(selector);

  find('.rank').textContent = trend.rank === null ? NONE : String(trend.rank);
  find('th.title').textContent = trend.title;
  reach(find('.reach'), trend, times.locale);
  momentum(find('.momentum'), trend.momentum_score);
  for (const platform of PLATFORMS) {
    score(find(`.score.${platform.key}`), trend, platform);
  }
  confidence(find('.confidence'), trend);
  explanations(find('.why'), find('.detail'), trend, times);
  return row;
}

function reach(cell, trend, locale) {
  cell.querySelector('.channel').textContent = trend.youtube_channel ?? '';
  count(cell.querySelector('.views'), trend.youtube_views, 'view', 'views', locale);
  count(cell.querySelector('.likes'), trend.youtube_likes, 'like', 'likes', locale);
}

function count(place, number, one, many, locale) {
  if (number === null) {
    place.remove();
    return;
  }
  place.textContent = `${format.compactCount(number, locale)} ${format.plural(number, one, many)}`;
  place.title = `${format.fullCount(number, locale)} ${format.plural(number, one, many)}`;
}

function momentum(cell, value) {
  cell.querySelector('.number').textContent = value === null ? NONE : format.momentum(value);
  cell.querySelector('.word').textContent = value === null ? 'not scored' : momentumWord(value);
  bar(cell.querySelector('.track'), value);
}

function score(cell, trend, platform) {
  cell.append(document.getElementById('trend-score').content.cloneNode(true));
  const value = platform.score(trend);
  cell.classList.toggle('absent', value === null);
  cell.querySelector('.label').textContent = platform.name;
  if (isUnasked(trend, platform)) {
    unasked(cell, trend, platform);
    return;
  }
  if (platform === SIMILARWEB) {
    cell.classList.toggle('absent', !trend.similarweb_bonus_applied);
    cell.querySelector('.value').textContent = similarwebWord(trend);
    cell.querySelector('.track').remove();
    return;
  }
  cell.querySelector('.value').textContent = value === null ? shortAbsence(sourceOf(trend, platform)) : format.score(value);
  bar(cell.querySelector('.track'), value);
}

/** A dash, for the reason is the same in every row and stands above the list; spoken, it is words. */
function unasked(cell, trend, platform) {
  const dash = element('span', '', NONE);
  dash.setAttribute('aria-hidden', 'true');
  cell.querySelector('.value').append(dash, hiddenText(shortAbsence(sourceOf(trend, platform))));
  cell.querySelector('.track').remove();
}

/** The length goes through the CSSOM: a style attribute would be refused by the content security policy. */
function bar(track, value) {
  track.classList.toggle('missing', value === null);
  track.style.setProperty('--score', String(value ?? 0));
}

function confidence(cell, trend) {
  cell.classList.add(`level-${trend.confidence_level ?? 'none'}`);
  cell.querySelector('.level').textContent = confidenceLevel(trend);
  cell.querySelector('.because').textContent = confidenceBecause(trend);
  if (trend.confidence_calibrated || trend.confidence_level === null) {
    cell.querySelector('.calibration').remove();
  }
}

function explanations(button, detail, trend, times) {
  detail.id = `why-${trend.id}`;
  button.setAttribute('aria-controls', detail.id);
  button.append(whyLabel(trend), hiddenText(`: ${trend.title}`));
  button.addEventListener('click', () => {
    detail.hidden = !detail.hidden;
    button.setAttribute('aria-expanded', String(!detail.hidden));
  });

  const list = detail.querySelector('ul');
  list.append(...PLATFORMS.map((platform) => element('li', '', platformSentence(trend, platform))));
  list.append(element('li', '', `Confidence ${lowerFirst(confidenceSentence(trend))}`));
  const counted = countedSentence(trend, times.locale);
  if (counted !== '') {
    list.append(element('li', '', counted));
  }
  if (trend.observed_at !== null) {
    const item = element('li', '', 'Observed ');
    item.append(times.element(trend.observed_at));
    list.append(item);
  }
}

/** @returns {string} "7,426,393 views and 78,240 likes on YouTube.", empty where neither is known */
function countedSentence(trend, locale) {
  const counts = [
    [trend.youtube_views, 'view', 'views'],
    [trend.youtube_likes, 'like', 'likes'],
  ]
    .filter(([number]) => number !== null)
    .map(([number, one, many]) => `${format.fullCount(number, locale)} ${format.plural(number, one, many)}`);
  return counts.length === 0 ? '' : `${format.list(counts)} on YouTube.`;
}

function lowerFirst(sentence) {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

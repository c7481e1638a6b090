/**
 * Numbers, times and waiting times as a reader sees them. Pure: the locale and the time zone are
 * arguments, so that the same input always gives the same text.
 */

const HOUR_MS = 3_600_000;

/**
 * The locale for numbers and dates. The page speaks English, so its dates do too; a reader whose
 * browser prefers some English gets that one.
 *
 * @param {readonly string[]} languages what the browser prefers, best first
 * @returns {string}
 */
export function localeFor(languages) {
  return languages.find((language) => /^en(-|$)/i.test(language)) ?? 'en-GB';
}

/** @param {number} score 0..100 @returns {string} no decimals: "87" */
export function score(score) {
  return String(Math.round(score));
}

/** @param {number} momentum 0..100 @returns {string} one decimal, for neighbours in the list are close: "85.9" */
export function momentum(momentum) {
  return momentum.toFixed(1);
}

/** @param {number} count @param {string} locale @returns {string} "7.4M", "78K", "950" */
export function compactCount(count, locale) {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 }).format(count);
}

/** @param {number} count @param {string} locale @returns {string} "7,426,393" */
export function fullCount(count, locale) {
  return new Intl.NumberFormat(locale).format(count);
}

/**
 * @param {number} count
 * @param {string} one word for exactly one
 * @param {string} many word for any other number
 * @returns {string} the word that fits the number
 */
export function plural(count, one, many) {
  return count === 1 ? one : many;
}

/** @param {readonly string[]} names @returns {string} "A", "A and B", "A, B and C" */
export function list(names) {
  if (names.length < 2) {
    return names.join('');
  }
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/**
 * @param {string} instant ISO 8601
 * @param {string} locale
 * @param {string} [timeZone] IANA name; the reader's own when left out
 * @returns {string} "Sat 21 Nov 2026, 09:02 CET" in the order of the locale
 */
export function localTime(instant, locale, timeZone) {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(instant));
}

/** @param {string} instant ISO 8601 @returns {string} "2026-11-21 08:02 UTC" */
export function utcTime(instant) {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** @param {string} instant ISO 8601 @param {number} nowMs @returns {number} hours since then */
export function hoursSince(instant, nowMs) {
  return (nowMs - Date.parse(instant)) / HOUR_MS;
}

/** @param {number} hours @returns {string} "41 hours" up to three days, then "5 days" */
export function age(hours) {
  const whole = Math.floor(hours);
  if (whole < 72) {
    return `${whole} ${plural(whole, 'hour', 'hours')}`;
  }
  const days = Math.floor(whole / 24);
  return `${days} days`;
}

/** @param {number} seconds @returns {string} "1 second", "30 seconds", "2 minutes", rounded up: never too early */
export function wait(seconds) {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 90) {
    return `${whole} ${plural(whole, 'second', 'seconds')}`;
  }
  const minutes = Math.ceil(whole / 60);
  if (minutes < 90) {
    return `${minutes} minutes`;
  }
  return `${Math.ceil(minutes / 60)} hours`;
}

/** Times on the page, in the time zone of the reader's settings, UTC as their tooltips. */
import { localTime, utcTime } from './format.js';
import { element } from './elements.js';

/** @typedef {ReturnType<typeof createTimes>} Times */

/** @param {string} locale */
export function createTimes(locale) {
  /** @type {string | undefined} the browser's until the settings are known */
  let zone;

  /** @param {string} instant */
  const text = (instant) => localTime(instant, locale, zone);

  return {
    locale,

    /** @param {string} instant ISO 8601 @returns {HTMLTimeElement} */
    element(instant) {
      const made = element('time', '', text(instant));
      made.dateTime = instant;
      made.title = utcTime(instant);
      return made;
    },

    /**
     * Also for the times that are on the page already.
     *
     * @param {string | undefined} wanted an IANA name; the browser's zone where it is left out, or unknown to the browser
     */
    setZone(wanted) {
      zone = isKnown(wanted) ? wanted : undefined;
      for (const shown of document.querySelectorAll('time')) {
        shown.textContent = text(shown.dateTime);
      }
    },
  };
}

function isKnown(zone) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

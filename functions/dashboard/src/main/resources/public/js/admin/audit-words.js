/** The audit log in words. Pure, no DOM. */
import { fullCount, plural } from '../format.js';

/**
 * @param {import('./admin-api.js').Verdict} verdict
 * @param {string} locale
 * @returns {{kind: 'whole' | 'failed', title: string, text: string}}
 */
export function verdictWords({ valid, first_broken_sequence = null, rows }, locale) {
  if (valid) {
    return {
      kind: 'whole',
      title: 'The log is whole.',
      text: `${fullCount(rows, locale)} ${plural(rows, 'entry', 'entries')} looked at: none was changed, removed or moved.`,
    };
  }
  const where =
    first_broken_sequence === null
      ? 'Its end does not fit what was written last.'
      : `Entry no. ${fullCount(first_broken_sequence, locale)} is the first that does not fit: ` +
        'it was changed, or one before it was removed or moved.';
  return {
    kind: 'failed',
    title: 'The log is not whole.',
    text: `${where} Keep a copy of the database as it is now and find out who has had access to it.`,
  };
}

/** @param {Record<string, unknown>} details @returns {string} "tier: premium, is_editor: true" */
export function detailsText(details) {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
}

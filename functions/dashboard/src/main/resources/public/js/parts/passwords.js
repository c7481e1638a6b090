/** The two fields for a password, told apart so that a password manager knows which it fills in and which it keeps. */
import { textField } from './fields.js';

const LONGEST = 1024;

/** @param {string} name as the API calls it @param {string} label @returns {import('./field.js').Field} */
export function presentPassword(name, label) {
  return textField({ name, label, type: 'password', autocomplete: 'current-password', isRequired: true, maxLength: LONGEST });
}

/**
 * How long it must be at least, the server says where it is too short.
 *
 * @param {string} name as the API calls it
 * @param {string} label
 * @returns {import('./field.js').Field}
 */
export function newPassword(name, label) {
  return textField({
    name,
    label,
    type: 'password',
    hint: 'The longer, the safer: a few words in a row are easy to remember.',
    autocomplete: 'new-password',
    isRequired: true,
    maxLength: LONGEST,
  });
}

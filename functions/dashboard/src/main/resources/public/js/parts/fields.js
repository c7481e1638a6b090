/** Fields that are filled in or chosen from: a line of text, a password, a list, a box to tick. */
import { element, hiddenText, marked } from '../elements.js';
import { field, newId } from './field.js';

/**
 * @param {{name: string, label: string, hint?: string, type?: 'text' | 'email' | 'password' | 'search', value?: string, autocomplete?: string,
 *   isRequired?: boolean, maxLength?: number}} about
 * @returns {import('./field.js').Field}
 */
export function textField({ name, label, hint = '', type = 'text', value = '', autocomplete = 'off', isRequired = false, maxLength = 254 }) {
  const input = marked(element('input', ''), `field-${name}`);
  Object.assign(input, { id: newId(), name, type, value, autocomplete, maxLength, required: isRequired });
  Object.assign(input, { spellcheck: false, autocapitalize: 'none' });
  const isSecret = type === 'password';
  const box = isSecret ? element('div', 'password', input, reveal(input, label)) : input;
  return field({
    name,
    node: element('div', 'field', labelOf(input, label, isRequired || type === 'search'), box),
    input,
    hint,
    value: () => (isSecret ? input.value : input.value.trim()),
    complaint: () => complaintOf(input, isRequired),
    clear() {
      input.value = isSecret ? '' : input.value;
    },
  });
}

/** How long a password must be is the server's to say. @param {HTMLInputElement} input @param {boolean} isRequired */
function complaintOf(input, isRequired) {
  if (input.value.trim() === '') {
    return isRequired ? 'Please fill this in.' : '';
  }
  return input.validity.typeMismatch ? 'That does not look like an e-mail address.' : '';
}

/**
 * @param {{name: string, label: string, hint?: string, value: string, options: readonly {value: string, label: string, group?: string}[]}} about
 *   options of a group follow each other
 * @returns {import('./field.js').Field}
 */
export function selectField({ name, label, hint = '', value, options }) {
  const input = marked(element('select', ''), `field-${name}`);
  Object.assign(input, { id: newId(), name });
  let place = input;
  for (const option of options) {
    if (option.group !== undefined && option.group !== place.label) {
      place = element('optgroup', '');
      place.label = option.group;
      input.append(place);
    }
    place.append(new Option(option.label, option.value, option.value === value, option.value === value));
  }
  return field({ name, node: element('div', 'field', labelOf(input, label, true), input), input, hint, value: () => input.value });
}

/** @param {{name: string, label: string, hint?: string, isChecked?: boolean}} about @returns {import('./field.js').Field} */
export function checkField({ name, label, hint = '', isChecked = false }) {
  const input = marked(element('input', ''), `field-${name}`);
  Object.assign(input, { type: 'checkbox', name, defaultChecked: isChecked });
  const node = element('div', 'field', element('label', 'choice', input, element('span', '', label)));
  return field({ name, node, input, hint, value: () => input.checked });
}

function labelOf(input, text, isRequired) {
  const made = element('label', '', text, isRequired ? '' : element('span', 'optional', ' (optional)'));
  made.htmlFor = input.id;
  return made;
}

/** @param {HTMLInputElement} input @param {string} label of the password */
function reveal(input, label) {
  const made = element('button', 'quiet', 'Show', hiddenText(` ${label.toLowerCase()}`));
  made.type = 'button';
  made.addEventListener('click', () => {
    const isShown = input.type === 'text';
    input.type = isShown ? 'password' : 'text';
    made.firstChild.data = isShown ? 'Show' : 'Hide';
  });
  return made;
}

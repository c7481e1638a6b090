/**
 * What every field of a form has: a label, perhaps a hint, and a place for its own error. Hint and error are tied to what
 * the reader fills in, so that a screen reader says them with it.
 *
 * @typedef {object} Field
 * @property {string} name as the API calls it
 * @property {HTMLElement} node to be put into a form
 * @property {HTMLElement} input where the focus goes
 * @property {() => any} value
 * @property {() => string} complaint empty while it may be sent
 * @property {(message: string) => void} say shows an error; an empty one takes it away
 * @property {() => void} clear empties what is secret
 */
import { element, marked } from '../elements.js';

let made = 0;

/** @returns {string} an id that no other field has */
export function newId() {
  return `field-${++made}`;
}

/**
 * @param {object} about
 * @param {string} about.name
 * @param {HTMLElement} about.node takes the hint and the error at its end
 * @param {HTMLElement} about.input
 * @param {HTMLElement} [about.described] what hint and error belong to: the input, or the group that it is in
 * @param {string} about.hint
 * @param {() => any} about.value
 * @param {() => string} [about.complaint]
 * @param {() => void} [about.clear]
 * @returns {Field}
 */
export function field({ name, node, input, described = input, hint, value, complaint = () => '', clear = () => {} }) {
  const hinted = element('p', 'hint', hint);
  hinted.id = newId();
  const error = marked(element('p', 'field-error'), `error-${name}`);
  error.id = newId();
  node.append(...(hint === '' ? [] : [hinted]), error);

  const say = (message) => {
    error.textContent = message;
    const ids = [hint === '' ? '' : hinted.id, message === '' ? '' : error.id].filter((id) => id !== '');
    described.toggleAttribute('aria-describedby', false);
    if (ids.length > 0) {
      described.setAttribute('aria-describedby', ids.join(' '));
    }
    if (described === input) {
      input.setAttribute('aria-invalid', String(message !== ''));
    }
  };
  say('');
  return { name, node, input, value, complaint, say, clear };
}

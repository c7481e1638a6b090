/** A key or a link that is shown this once: in a field of its own, with a button that copies it. */
import { button, element, hiddenText, marked } from '../elements.js';

/**
 * @param {{title: string, text: string, label: string, secret: string, onPutAway: () => void}} about
 * @returns {HTMLElement} with the focus to be put on its heading
 */
export function secretPanel({ title, text, label, secret, onPutAway }) {
  const heading = element('h3', '', title);
  heading.tabIndex = -1;
  const shown = marked(element('input', ''), 'secret');
  Object.assign(shown, { type: 'text', value: secret, readOnly: true, spellcheck: false, autocomplete: 'off' });
  shown.setAttribute('aria-label', label);
  shown.addEventListener('focus', () => shown.select());
  const told = element('p', 'form-done');
  told.setAttribute('role', 'status');
  const copy = marked(
    button('Copy', 'primary', async () => {
      try {
        await navigator.clipboard.writeText(secret);
        told.textContent = 'Copied.';
      } catch {
        shown.focus();
        told.textContent = 'This browser does not let the page copy. It is selected: copy it with the keyboard.';
      }
    }),
    'copy',
  );
  copy.append(hiddenText(` ${label}`));
  const panel = element(
    'section',
    'secret',
    heading,
    element('p', '', text),
    element('div', 'secret-line', shown, copy, marked(button('Done', 'secondary', onPutAway), 'put-away')),
    told,
  );
  return marked(panel, 'secret-panel');
}

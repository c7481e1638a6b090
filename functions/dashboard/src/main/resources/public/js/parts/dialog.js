/** Questions before something that cannot be taken back: a dialog that holds the focus, closed by Escape. */
import { button, element, marked } from '../elements.js';
import { createForm } from './form.js';
import { textField } from './fields.js';

/**
 * @param {object} about
 * @param {string} about.title a question
 * @param {string} about.text what it means
 * @param {string} about.action what the button says, such as "Revoke the key"
 * @param {string} [about.typed] what must be typed to go on, for what hurts most
 * @param {() => Promise<void>} about.run what it throws is shown in the dialog
 * @returns {Promise<boolean>} whether it was done
 */
export function confirm({ title, text, action, typed = '', run }) {
  const dialog = marked(element('dialog', 'dialog', element('h2', '', title), element('p', '', text)), 'dialog');
  let isDone = false;
  const proof = { ...textField({ name: 'proof', label: `Type ${typed} to go on`, isRequired: true }) };
  proof.complaint = () => (proof.value() === typed ? '' : `Please type exactly: ${typed}`);
  const form = createForm({
    testId: 'confirm',
    fields: typed === '' ? [] : [proof],
    action,
    kind: 'danger',
    async send() {
      await run();
      isDone = true;
      dialog.close();
    },
  });
  form.querySelector('.form-end').prepend(marked(button('Cancel', 'secondary', () => dialog.close()), 'cancel'));
  dialog.append(form);
  dialog.setAttribute('aria-label', title);
  document.getElementById('room').append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(isDone);
    });
  });
}

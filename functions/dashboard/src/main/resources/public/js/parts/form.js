/** A form that is sent once at a time, says at each field what is wrong with it, and puts the focus where to go on. */
import { element, marked } from '../elements.js';
import { fieldFailures, formFailure } from '../failures.js';
import { SessionOver } from '../session.js';

/**
 * @param {object} about
 * @param {string} about.testId
 * @param {readonly import('./field.js').Field[]} about.fields
 * @param {string} about.action what the button says
 * @param {'primary' | 'secondary' | 'danger'} [about.kind]
 * @param {(values: Record<string, any>) => Promise<string | void>} about.send answers what to say when it is done; what it
 *   throws is shown
 * @returns {HTMLFormElement}
 */
export function createForm({ testId, fields, action, kind = 'secondary', send }) {
  const error = marked(element('p', 'form-error'), `${testId}-error`);
  error.setAttribute('role', 'alert');
  const done = marked(element('p', 'form-done'), `${testId}-done`);
  done.setAttribute('role', 'status');
  const submit = marked(element('button', kind, action), `${testId}-submit`);
  submit.type = 'submit';
  const form = marked(element('form', 'form', error, ...fields.map(({ node }) => node), element('div', 'form-end', submit, done)), testId);
  form.noValidate = true; // the browser's bubbles are not tied to the fields, and gone when read
  form.method = 'post';
  let sending = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!sending) {
      void attempt();
    }
  });

  async function attempt() {
    clear();
    const complaints = fields.map((field) => ({ field: field.name, text: field.complaint() })).filter(({ text }) => text !== '');
    if (complaints.length > 0) {
      complain(complaints);
      return;
    }
    setSending(true);
    try {
      const said = await send(Object.fromEntries(fields.map((field) => [field.name, field.value()])));
      fields.forEach((field) => field.clear());
      done.textContent = said ?? '';
    } catch (cause) {
      if (!(cause instanceof SessionOver)) {
        refuse(cause);
      }
    } finally {
      setSending(false);
    }
  }

  function clear() {
    error.textContent = '';
    done.textContent = '';
    fields.forEach((field) => field.say(''));
  }

  /** @param {unknown} cause */
  function refuse(cause) {
    const failures = fieldFailures(
      cause,
      fields.map(({ name }) => name),
    );
    if (failures.length > 0) {
      complain(failures);
    } else {
      error.textContent = formFailure(cause, navigator.onLine);
      submit.focus();
    }
  }

  /** @param {readonly {field: string, text: string}[]} failures */
  function complain(failures) {
    const wrong = fields.filter(({ name }) => failures.some(({ field }) => field === name));
    wrong.forEach((field) => field.say(failures.find((failure) => failure.field === field.name).text));
    wrong[0].input.focus();
  }

  /** @param {boolean} busy */
  function setSending(busy) {
    sending = busy;
    submit.setAttribute('aria-disabled', String(busy));
    form.setAttribute('aria-busy', String(busy));
  }

  return form;
}

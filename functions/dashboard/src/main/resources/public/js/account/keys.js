/** API keys: made here, shown once, and ended here. */
import { button, element, hiddenText, marked } from '../elements.js';
import { anyOf } from '../parts/choices.js';
import { confirm } from '../parts/dialog.js';
import { selectField, textField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { createPages } from '../parts/pages.js';
import { row } from '../parts/row.js';
import { secretPanel } from '../parts/secret.js';
import { section } from '../parts/section.js';

const SCOPES = [
  { value: 'read', label: 'Read.', text: 'See what you see.' },
  { value: 'write', label: 'Write.', text: 'Change what you may change.' },
  { value: 'predictions', label: 'Predictions.', text: 'Deliver predictions of a model.' },
];

const LIVES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'Until it is revoked' },
];

export function createKeys({ account, times, announce }) {
  const shown = element('div', 'secret-place');
  const list = createPages({
    testId: 'key',
    ifEmpty: 'You have no API keys.',
    load: async () => ({ items: await account.keys() }),
    row: keyRow,
    announce,
  });
  const form = createForm({
    testId: 'key-form',
    fields: [
      textField({ name: 'name', label: 'Name', hint: 'What it is for, such as "weekly export".', isRequired: true, maxLength: 100 }),
      anyOf({ name: 'scopes', label: 'It may', values: ['read'], options: SCOPES, ifNone: 'Please choose at least one.' }),
      selectField({ name: 'expires_in_days', label: 'Valid for', value: '90', options: LIVES }),
    ],
    action: 'Create a key',
    async send({ name, scopes, expires_in_days }) {
      const made = await account.createKey({ name, scopes, ...(expires_in_days === '' ? {} : { expires_in_days: Number(expires_in_days) }) });
      form.reset();
      show(made);
      void list.load();
    },
  });
  const made = section(
    'API keys',
    'keys',
    element('p', '', 'For scripts that work in your name. A key never has the rights of an administrator.'),
    shown,
    list.node,
    element('h3', '', 'A new key'),
    form,
  );

  /** @param {import('./account-api.js').ApiKey & {key: string}} key */
  function show(key) {
    const panel = secretPanel({
      title: `The key "${key.name}"`,
      text: 'Copy it now: it is shown this once. Who has it can act as you, so keep it like a password.',
      label: 'the key',
      secret: key.key,
      onPutAway() {
        shown.replaceChildren();
        made.querySelector('h2').focus();
      },
    });
    shown.replaceChildren(panel);
    panel.querySelector('h3').focus();
  }

  /** @param {import('./account-api.js').ApiKey} key */
  function keyRow(key) {
    const revoke = button('Revoke', 'secondary', () =>
      confirm({
        title: `Revoke the key "${key.name}"?`,
        text: 'Scripts that use it stop working at once. This cannot be undone.',
        action: 'Revoke the key',
        async run() {
          await account.revokeKey(key.id);
          void list.load();
        },
      }).then((isDone) => isDone && made.querySelector('h2').focus()),
    );
    revoke.append(hiddenText(` ${key.name}`));
    const whenOr = (instant) => (instant === null ? 'never' : times.element(instant));
    return row({
      testId: 'key-row',
      title: key.name,
      badges: key.scopes,
      facts: [
        ['Begins with', key.prefix],
        ['Last used', whenOr(key.last_used_at)],
        ['Expires', whenOr(key.expires_at)],
      ],
      actions: [marked(revoke, 'revoke')],
    });
  }

  void list.load();
  return made;
}

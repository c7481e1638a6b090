/** Closing the account. */
import { element } from '../elements.js';
import { textField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { section } from '../parts/section.js';

export function closing({ account, toSignIn }) {
  const form = createForm({
    testId: 'closing-form',
    fields: [textField({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', isRequired: true, maxLength: 1024 })],
    action: 'Close my account',
    kind: 'danger',
    async send(values) {
      await account.close(values.password);
      toSignIn('Your account is closed.');
    },
  });
  return section(
    'Close the account',
    'closing',
    element(
      'p',
      '',
      'You are signed out at once and cannot sign in again; your API keys stop working. Only an administrator can open the account again, or erase your name and e-mail address from it for good.',
    ),
    form,
  );
}

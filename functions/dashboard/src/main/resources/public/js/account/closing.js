/** Closing the account. */
import { element } from '../elements.js';
import { createForm } from '../parts/form.js';
import { presentPassword } from '../parts/passwords.js';
import { section } from '../parts/section.js';

export function closing({ account, toSignIn }) {
  const form = createForm({
    testId: 'closing-form',
    fields: [presentPassword('password', 'Password')],
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
      'You are signed out at once and cannot sign in again; your API keys stop working. Only an administrator can open the account ' +
        'again, or erase your name and e-mail address from it for good.',
    ),
    form,
  );
}

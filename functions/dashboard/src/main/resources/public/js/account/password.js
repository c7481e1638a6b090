/** Another password: this tab stays signed in, everything else is signed out. */
import { createForm } from '../parts/form.js';
import { newPassword, presentPassword } from '../parts/passwords.js';
import { section } from '../parts/section.js';

export function password({ account }) {
  const form = createForm({
    testId: 'password-form',
    fields: [presentPassword('current_password', 'Current password'), newPassword('new_password', 'New password')],
    action: 'Change the password',
    async send(values) {
      await account.changePassword(values);
      return 'Changed. Your other devices are signed out.';
    },
  });
  return section('Password', 'password-section', form);
}

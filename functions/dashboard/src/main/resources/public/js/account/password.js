/** Another password: this tab stays signed in, everything else is signed out. */
import { PASSWORD_HINT } from '../entry/card.js';
import { textField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { section } from '../parts/section.js';

export function password({ account }) {
  const form = createForm({
    testId: 'password-form',
    fields: [
      textField({ name: 'current_password', label: 'Current password', type: 'password', autocomplete: 'current-password', isRequired: true, maxLength: 1024 }),
      textField({ name: 'new_password', label: 'New password', type: 'password', autocomplete: 'new-password', hint: PASSWORD_HINT, isRequired: true, maxLength: 1024 }),
    ],
    action: 'Change the password',
    async send(values) {
      await account.changePassword(values);
      return 'Changed. Your other devices are signed out.';
    },
  });
  return section('Password', 'password-section', form);
}

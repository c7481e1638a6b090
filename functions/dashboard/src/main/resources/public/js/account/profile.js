/** The names that the reader signs in with. A new e-mail address is where passwords are reset to, so the password is asked for. */
import { textField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { presentPassword } from '../parts/passwords.js';
import { section } from '../parts/section.js';

export function profile({ account, reader, user }) {
  let names = { email: user.email ?? '', username: user.username ?? '' };
  const email = textField({ name: 'email', label: 'E-mail', type: 'email', value: names.email, autocomplete: 'email', maxLength: 255 });
  const username = textField({ name: 'username', label: 'User name', value: names.username, autocomplete: 'username', maxLength: 100 });
  const current = presentPassword('current_password', 'Current password');
  for (const field of [email, username]) {
    const looksRight = field.complaint;
    field.complaint = () => (field.value() === '' && names[field.name] !== '' ? 'This can be changed, but not taken away.' : looksRight());
  }

  const form = createForm({
    testId: 'profile-form',
    fields: [email, username, current],
    action: 'Save the names',
    async send({ current_password, ...wanted }) {
      const changed = Object.entries(wanted).filter(([name, value]) => value !== names[name]);
      if (changed.length === 0) {
        return 'Nothing has changed.';
      }
      await account.changeMe({ ...Object.fromEntries(changed), current_password });
      names = wanted;
      void reader.load();
      return 'Saved.';
    },
  });
  return section('Name and e-mail', 'profile', form);
}

/** Making an account, with an invitation from an administrator or, where that is allowed, without. */
import { element } from '../elements.js';
import { createCreation } from '../parts/creation.js';
import { textField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { newPassword } from '../parts/passwords.js';
import { card, wayTo } from './card.js';

/** @param {import('../rooms.js').House & {place: HTMLElement, route: import('../routes.js').Route}} house */
export function open({ place, route, send, session, toSignIn, toTrends }) {
  const create = createCreation(send);
  const email = textField({
    name: 'email',
    label: 'E-mail',
    type: 'email',
    autocomplete: 'email',
    hint: 'For a new password, should you forget yours.',
    maxLength: 255,
  });
  const username = textField({ name: 'username', label: 'User name', autocomplete: 'username', maxLength: 100 });
  const password = newPassword('password', 'Password');
  const looksRight = email.complaint;
  email.complaint = () => (email.value() === '' && username.value() === '' ? 'Please give an e-mail address, a user name, or both.' : looksRight());

  const form = createForm({
    testId: 'register',
    fields: [email, username, password],
    action: 'Create the account',
    kind: 'primary',
    async send(values) {
      await create('/v1/accounts', given({ ...values, invite: route.token, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone }));
      try {
        await session.signIn(values.email || values.username, values.password);
      } catch (error) {
        console.warn('The account is made, but signing in failed', error);
        toSignIn('Your account is made. Please sign in.');
        return;
      }
      toTrends();
    },
  });
  place.replaceChildren(
    card(
      'Create an account',
      element('p', 'tagline', route.token === '' ? 'See what people are turning to, and how fast.' : 'You were invited to Uptick.'),
      form,
      wayTo('You have an account already? Sign in', '#top-10'),
    ),
  );
}

/** Without what was left empty. */
function given(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined));
}

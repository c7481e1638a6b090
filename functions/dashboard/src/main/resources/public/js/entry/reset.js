/** Setting a new password with the link from a mail or from an administrator. */
import { element } from '../elements.js';
import { createForm } from '../parts/form.js';
import { newPassword } from '../parts/passwords.js';
import { card, wayTo } from './card.js';

/** @param {import('../rooms.js').House & {place: HTMLElement, route: import('../routes.js').Route}} house */
export function open({ place, route, send, toSignIn }) {
  const form = createForm({
    testId: 'reset',
    fields: [newPassword('new_password', 'New password')],
    action: 'Set the new password',
    kind: 'primary',
    async send({ new_password }) {
      await send('POST', '/v1/password-resets/confirm', { body: { token: route.token, new_password } });
      toSignIn('Your new password is set. Please sign in with it.');
    },
  });
  place.replaceChildren(
    card(
      'New password',
      element('p', 'tagline', 'Afterwards you are signed out everywhere and sign in again with it.'),
      form,
      wayTo('The link does not work? Ask for a new one', '#forgot'),
    ),
  );
}

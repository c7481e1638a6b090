/** Asking for a link to set a new password. The answer is the same for every name, so that nobody learns who has an account. */
import { element } from '../elements.js';
import { textField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { card, wayTo } from './card.js';

/** @param {import('../rooms.js').House & {place: HTMLElement}} house */
export function open({ place, send }) {
  const form = createForm({
    testId: 'forgot',
    fields: [textField({ name: 'login', label: 'E-mail or user name', autocomplete: 'username', isRequired: true })],
    action: 'Send the link',
    kind: 'primary',
    async send({ login }) {
      await send('POST', '/v1/password-resets', { body: { login } });
      return (
        'If there is an account with that name and an e-mail address, a link is on its way to it. ' +
        'It works once and not for long. If nothing comes, look among the unwanted mail or ask an administrator.'
      );
    },
  });
  place.replaceChildren(
    card(
      'Forgotten password',
      element('p', 'tagline', 'We mail you a link with which you set a new one.'),
      form,
      wayTo('Back to signing in', '#top-10'),
    ),
  );
}

/** The way to end what was left signed in elsewhere. */
import { button, element, marked } from '../elements.js';
import { confirm } from '../parts/dialog.js';
import { section } from '../parts/section.js';

export function sessions({ account, toSignIn }) {
  const everywhere = button('Sign out everywhere', 'secondary', () =>
    confirm({
      title: 'Sign out everywhere?',
      text: 'Every browser and device that is signed in as you is signed out, this one too. API keys stay.',
      action: 'Sign out everywhere',
      async run() {
        await account.signOutEverywhere();
        toSignIn('You are signed out everywhere.');
      },
    }),
  );
  return section(
    'Signed in elsewhere',
    'sessions',
    element('p', '', 'You left Uptick open on a computer that is not yours, or lost a device? End every session at once.'),
    element('div', 'form-end', marked(everywhere, 'sign-out-everywhere')),
  );
}

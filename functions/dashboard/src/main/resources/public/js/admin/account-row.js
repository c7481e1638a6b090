/** One account in the list, with all that an administrator may do to it behind one button. */
import { button, element, hiddenText, marked } from '../elements.js';
import { confirm } from '../parts/dialog.js';
import { checkField, selectField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { row } from '../parts/row.js';

const TIERS = [
  { value: 'free', label: 'Free' },
  { value: 'premium', label: 'Premium' },
];

/** @param {import('./admin-api.js').Account} account @returns {string} what people call it */
export function nameOf({ username = null, email = null, id }) {
  return username ?? email ?? `Erased account ${id.slice(-6)}`;
}

/**
 * @param {import('./admin-api.js').Account} account
 * @param {object} parts
 * @param {ReturnType<typeof import('./admin-api.js').createAdminApi>} parts.admin
 * @param {import('../times.js').Times} parts.times
 * @param {(account: object, name: string, reset: {token: string, expires_at: string}) => void} parts.onReset
 * @returns {HTMLLIElement}
 */
export function accountRow(account, { admin, times, onReset }) {
  const name = nameOf(account);
  const whenOr = (instant, ifNone) => (instant === null ? ifNone : times.element(instant));
  const panel = marked(element('div', 'row-panel'), 'account-panel');
  panel.hidden = true;
  const manage = marked(
    button('Manage', 'secondary', () => {
      panel.hidden = !panel.hidden;
      manage.setAttribute('aria-expanded', String(!panel.hidden));
      if (panel.children.length === 0) {
        panel.append(rights(), element('p', 'hint', 'Other rights sign the person out; they sign in again with the new ones.'), others());
      }
    }),
    'manage',
  );
  manage.setAttribute('aria-expanded', 'false');
  manage.append(hiddenText(` ${name}`));
  const made = row({
    testId: 'account-row',
    title: name,
    badges: badgesOf(account),
    facts: [
      ['E-mail', account.email ?? 'none'],
      ['Last signed in', whenOr(account.last_login, 'never')],
      ...(account.is_closed ? [['Closed', whenOr(account.closed_at, 'just now')]] : []),
    ],
    actions: [manage],
  });
  made.append(panel);

  /** @param {Partial<import('./admin-api.js').Account>} changes the rest stays */
  function redraw(changes) {
    const next = accountRow({ ...account, ...changes }, { admin, times, onReset });
    made.replaceWith(next);
    next.querySelector('button').focus();
  }

  function rights() {
    return createForm({
      testId: 'rights',
      fields: [
        selectField({ name: 'tier', label: 'Tier', value: account.tier, options: TIERS }),
        checkField({ name: 'is_editor', label: 'Editor: may change topics and start collections', isChecked: account.is_editor }),
        checkField({ name: 'is_admin', label: 'Administrator: may do everything on this page', isChecked: account.is_admin }),
      ],
      action: 'Save the rights',
      async send(values) {
        const changes = Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== account[key]));
        if (Object.keys(changes).length === 0) {
          return 'Nothing has changed.';
        }
        redraw(await admin.changeAccount(account.id, changes));
      },
    });
  }

  function others() {
    const reset = createForm({
      testId: 'reset-link',
      fields: [],
      action: 'Make a link for a new password',
      async send() {
        onReset(account, name, await admin.resetPassword(account.id));
      },
    });
    const isErased = account.purged_at !== null;
    const actions = isErased ? ['Nothing is left of it but its number.'] : [openOrClose(), purge()];
    return element('div', 'row-more', ...(account.is_closed ? [] : [reset]), ...actions);
  }

  function openOrClose() {
    const { is_closed } = account;
    const { title, action, text } = is_closed
      ? { title: `Open ${name} again?`, action: 'Open the account again', text: 'Its owner can sign in again with the password as it was.' }
      : { title: `Close ${name}?`, action: 'Close the account', text: 'Its owner is signed out at once and cannot sign in; you can open it again.' };
    const press = async () => {
      if (await confirm({ title, text, action, run: () => admin.changeAccount(account.id, { is_closed: !is_closed }) })) {
        redraw({ is_closed: !is_closed, closed_at: null });
      }
    };
    return marked(button(action, 'secondary', press), 'open-or-close');
  }

  function purge() {
    const press = async () => {
      const isDone = await confirm({
        title: `Erase ${name} for good?`,
        text:
          'The account is closed, and name, e-mail address and password are taken out of it. What was recorded under its number ' +
          'stays, without a name. This cannot be undone.',
        action: 'Erase for good',
        typed: name,
        run: () => admin.purge(account.id),
      });
      if (isDone) {
        redraw({ username: null, email: null, is_closed: true, purged_at: new Date().toISOString(), is_admin: false, is_editor: false });
      }
    };
    return marked(button('Erase for good…', 'danger', press), 'purge');
  }

  return made;
}

/** @param {import('./admin-api.js').Account} account @returns {string[]} */
function badgesOf({ tier, is_editor, is_admin, is_closed }) {
  return [is_closed ? 'closed' : '', is_admin ? 'administrator' : '', is_editor ? 'editor' : '', tier].filter((badge) => badge !== '');
}

/** The accounts: found by name or address, opened one by one. */
import { element, marked } from '../elements.js';
import { checkField, textField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { createPages } from '../parts/pages.js';
import { secretPanel } from '../parts/secret.js';
import { section } from '../parts/section.js';
import { accountRow } from './account-row.js';
import { resetLink } from './links.js';

export function accounts({ admin, times, announce }) {
  let wanted = { q: '', include_closed: false };
  const shown = element('div', 'secret-place');
  const list = createPages({
    testId: 'accounts',
    ifEmpty: 'No account fits.',
    load: (cursor) => admin.accounts({ ...wanted, cursor }),
    row: (account) => accountRow(account, { admin, times, onReset: show }),
    announce,
  });
  const search = createForm({
    testId: 'account-search',
    fields: [
      textField({ name: 'q', label: 'Name or e-mail, or how it begins', type: 'search', maxLength: 255 }),
      checkField({ name: 'include_closed', label: 'Closed accounts too' }),
    ],
    action: 'Search',
    async send(values) {
      wanted = values;
      await list.load();
    },
  });
  search.classList.add('filters');
  const made = section('Accounts', 'accounts-block', search, shown, list.node);

  /** @param {import('./admin-api.js').Account} account @param {string} name @param {{token: string, expires_at: string}} reset */
  function show(account, name, reset) {
    const panel = secretPanel({
      title: `A new password for ${name}`,
      text: 'Hand over this link, on a way that you trust: who has it can take the account. It is shown this once and works once.',
      label: 'the link',
      secret: resetLink(window.location.origin, reset.token),
      onPutAway() {
        shown.replaceChildren();
        made.querySelector('h2').focus();
      },
    });
    panel.append(marked(element('p', 'hint', 'Valid until ', times.element(reset.expires_at), '.'), 'valid-until'));
    shown.replaceChildren(panel);
    panel.querySelector('h3').focus();
  }

  void list.load();
  return made;
}

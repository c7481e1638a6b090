/** The administration: three lists, each loaded when it is opened. */
import { element, marked } from '../elements.js';
import { accounts } from './accounts.js';
import { createAdminApi } from './admin-api.js';
import { audit } from './audit.js';
import { invites } from './invites.js';

const PARTS = [
  { part: '', label: 'Accounts', open: accounts },
  { part: 'invites', label: 'Invitations', open: invites },
  { part: 'audit', label: 'Audit log', open: audit },
];

/** @param {import('../rooms.js').House & {place: HTMLElement, route: import('../routes.js').Route}} house */
export function open(house) {
  const heading = element('h1', '', 'Administration');
  heading.tabIndex = -1;
  const nav = element('nav', 'tabs', ...PARTS.map((one) => link(one, house.route.part)));
  nav.setAttribute('aria-label', 'Administration');
  const { open: build } = PARTS.find(({ part }) => part === house.route.part);
  house.place.replaceChildren(heading, nav, element('div', 'blocks', build({ ...house, admin: createAdminApi(house.session) })));
}

function link({ part, label }, opened) {
  const made = marked(element('a', '', label), `admin-${part === '' ? 'accounts' : part}`);
  made.href = part === '' ? '#admin' : `#admin/${part}`;
  if (part === opened) {
    made.setAttribute('aria-current', 'page');
  }
  return made;
}

/**
 * Which view an address opens. Pure, no DOM.
 *
 * @typedef {'trends' | 'account' | 'admin' | 'forgot' | 'reset' | 'register'} View
 *
 * @typedef {object} Route
 * @property {View} view
 * @property {string} part of the view, empty for its first
 * @property {string} token from a link in a mail, empty where there is none: a secret
 */

const ADMIN_PARTS = ['', 'invites', 'audit'];
const PUBLIC = ['forgot', 'reset', 'register'];

/**
 * @param {string} hash as in the address, with its #
 * @returns {Route | null} null for a place on the page, such as what "Skip to the content" goes to
 */
export function routeOf(hash) {
  const text = hash.replace(/^#/, '');
  const link = /^(reset|invite)=(.+)$/.exec(text);
  if (link !== null) {
    return { view: link[1] === 'reset' ? 'reset' : 'register', part: '', token: link[2].trim() };
  }
  const [view, part = ''] = text.split('/', 2);
  switch (view) {
    case '':
    case 'top-10':
      return { view: 'trends', part: '', token: '' };
    case 'account':
    case 'forgot':
    case 'register':
      return { view, part: '', token: '' };
    case 'admin':
      return { view, part: ADMIN_PARTS.includes(part) ? part : '', token: '' };
    default:
      return null;
  }
}

/** @param {Route} route @returns {boolean} whether it is for people who are not signed in */
export function isPublic({ view }) {
  return PUBLIC.includes(view);
}

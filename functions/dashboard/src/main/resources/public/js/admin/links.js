/** Links that an administrator hands out: what stands behind the # never reaches a server's log. Pure, no DOM. */

/** @param {string} origin of the page @param {string} token @returns {string} */
export function resetLink(origin, token) {
  return `${origin}/#reset=${token}`;
}

/** @param {string} origin of the page @param {string} token @returns {string} */
export function inviteLink(origin, token) {
  return `${origin}/#invite=${token}`;
}

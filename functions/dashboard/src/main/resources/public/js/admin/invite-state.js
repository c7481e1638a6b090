/** What has become of an invitation. Pure, no DOM. */

/**
 * @param {import('./admin-api.js').Invite} invite
 * @param {number} nowMs
 * @returns {{word: string, isOpen: boolean, at: string}} when it ended or will end, ISO 8601
 */
export function inviteState({ used_at = null, revoked_at = null, expires_at }, nowMs) {
  if (used_at !== null) {
    return { word: 'used', isOpen: false, at: used_at };
  }
  if (revoked_at !== null) {
    return { word: 'taken back', isOpen: false, at: revoked_at };
  }
  const isOpen = Date.parse(expires_at) > nowMs;
  return { word: isOpen ? 'open' : 'expired', isOpen, at: expires_at };
}

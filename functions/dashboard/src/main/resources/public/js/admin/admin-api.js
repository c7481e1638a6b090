/**
 * The calls of the administration and the shapes that come back.
 *
 * @typedef {object} Account
 * @property {string} id
 * @property {string | null} username text from outside
 * @property {string | null} email text from outside
 * @property {'free' | 'premium'} tier
 * @property {boolean} is_editor
 * @property {boolean} is_admin
 * @property {boolean} is_closed
 * @property {string | null} closed_at ISO 8601
 * @property {string | null} purged_at when nothing was left of the person
 * @property {string | null} last_login
 *
 * @typedef {object} Invite
 * @property {string} id
 * @property {string | null} email null where whoever has the link may use it
 * @property {'free' | 'premium'} tier
 * @property {boolean} is_editor
 * @property {string} issued_at ISO 8601
 * @property {string} expires_at
 * @property {string | null} used_at
 * @property {string | null} revoked_at
 *
 * @typedef {object} Entry of the audit log
 * @property {number} sequence
 * @property {string} at ISO 8601
 * @property {string} actor the id of an account, or the name of a job
 * @property {string} action
 * @property {string} subject
 * @property {Record<string, unknown>} details
 *
 * @typedef {object} Verdict
 * @property {boolean} valid
 * @property {number | null} first_broken_sequence
 * @property {number} rows that were looked at
 */
import { query } from '../api.js';
import { createCreation } from '../parts/creation.js';

const PAGE_SIZE = 20;

/** @param {Pick<import('../session.js').Session, 'call'>} session */
export function createAdminApi({ call }) {
  const create = createCreation(call);
  const page = async (path, parameters) => {
    const { items = [], next = null } = await call('GET', `${path}?${query({ limit: PAGE_SIZE, ...parameters })}`);
    return { items, next };
  };
  const one = (path, id) => `${path}/${encodeURIComponent(id)}`;
  return {
    /** @param {{q: string, include_closed: boolean, cursor: string | null}} wanted @returns {Promise<{items: Account[], next: string | null}>} */
    accounts: (wanted) => page('/v1/accounts', wanted),

    /** @param {string} id @param {Partial<Pick<Account, 'tier' | 'is_editor' | 'is_admin' | 'is_closed'>>} changes @returns {Promise<Account>} */
    changeAccount: (id, changes) => call('PATCH', one('/v1/accounts', id), { body: changes }),

    /** Takes the name and address out of the row for good. @param {string} id @returns {Promise<void>} */
    purge: (id) => call('DELETE', `${one('/v1/accounts', id)}?purge=true`),

    /** @param {string} id @returns {Promise<{token: string, expires_at: string}>} this once */
    resetPassword: (id) => create(`${one('/v1/accounts', id)}/password-reset`, {}),

    /** @param {{cursor: string | null}} wanted @returns {Promise<{items: Invite[], next: string | null}>} */
    invites: (wanted) => page('/v1/invites', wanted),

    /**
     * @param {{email?: string, tier: string, is_editor: boolean, expires_in_days: number}} wanted
     * @returns {Promise<Invite & {token: string}>} the token, this once
     */
    invite: (wanted) => create('/v1/invites', wanted),

    /** @param {string} id @returns {Promise<void>} */
    revokeInvite: (id) => call('DELETE', one('/v1/invites', id)),

    /**
     * @param {{subject: string, actor: string, action: string, cursor: string | null}} wanted
     * @returns {Promise<{items: Entry[], next: string | null}>}
     */
    audit: (wanted) => page('/v1/audit', wanted),

    /** All of it, in as many calls as that takes. @returns {Promise<Verdict>} */
    async verifyAudit() {
      let rows = 0;
      let from = 1;
      while (true) {
        const { valid, first_broken_sequence, rows: looked, next } = await call('GET', `/v1/audit/verify?${query({ from })}`);
        rows += looked;
        if (!valid || (next ?? null) === null) {
          return { valid, first_broken_sequence: first_broken_sequence ?? null, rows };
        }
        from = next;
      }
    },
  };
}

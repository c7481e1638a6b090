/**
 * The calls of the account's page and the shapes that come back.
 *
 * @typedef {object} ApiKey
 * @property {string} id
 * @property {string} name text from outside
 * @property {string} prefix the beginning of the key, by which its owner knows it
 * @property {('read' | 'write' | 'predictions')[]} scopes
 * @property {string} issued_at ISO 8601
 * @property {string | null} expires_at
 * @property {string | null} last_used_at to the minute or so
 */
import { createCreation } from '../parts/creation.js';

/** @param {import('../session.js').Session} session */
export function createAccountApi({ call, replace, end }) {
  const create = createCreation(call);
  return {
    /** @param {{email?: string, username?: string, current_password: string}} changes @returns {Promise<import('../api.js').User>} */
    changeMe: (changes) => call('PATCH', '/v1/me', { body: changes }),

    /** @param {Partial<import('../api.js').Settings>} changes @returns {Promise<import('../api.js').Settings>} */
    changeSettings: (changes) => call('PUT', '/v1/me/settings', { body: changes }),

    /** @param {{current_password: string, new_password: string}} passwords every other session ends */
    changePassword: async (passwords) => replace(await call('POST', '/v1/me/password', { body: { ...passwords, session: 'cookie' } })),

    /** @returns {Promise<ApiKey[]>} those that count */
    keys: async () => (await call('GET', '/v1/me/api-keys')).items ?? [],

    /** @param {{name: string, scopes: string[], expires_in_days?: number}} wanted @returns {Promise<ApiKey & {key: string}>} the key, this once */
    createKey: (wanted) => create('/v1/me/api-keys', wanted),

    /** @param {string} id @returns {Promise<void>} */
    revokeKey: (id) => call('DELETE', `/v1/me/api-keys/${encodeURIComponent(id)}`),

    async signOutEverywhere() {
      await call('POST', '/v1/logout-everywhere', { body: {} });
      end();
    },

    /** @param {string} password */
    async close(password) {
      await call('DELETE', '/v1/me', { body: { password } });
      end();
    },
  };
}

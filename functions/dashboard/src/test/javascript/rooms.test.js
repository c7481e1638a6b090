import assert from 'node:assert/strict';
import test from 'node:test';
import { zoneOptions } from '../../main/resources/public/js/account/zones.js';
import { createAdminApi } from '../../main/resources/public/js/admin/admin-api.js';
import { detailsText, verdictWords } from '../../main/resources/public/js/admin/audit-words.js';
import { inviteState } from '../../main/resources/public/js/admin/invite-state.js';

test('offers UTC and the zone chosen so far also where the browser does not list them', () => {
  const options = zoneOptions(['Europe/London', 'America/Argentina/La_Rioja'], ['Asia/Calcutta', 'Europe/London']);

  assert.deepEqual(options, [
    { value: 'UTC', label: 'UTC' },
    { value: 'America/Argentina/La_Rioja', label: 'Argentina, La Rioja', group: 'America' },
    { value: 'Asia/Calcutta', label: 'Calcutta', group: 'Asia' },
    { value: 'Europe/London', label: 'London', group: 'Europe' },
  ]);
});

test('says what has become of an invitation, and when', () => {
  const invite = { issued_at: '2026-11-01T08:00:00Z', expires_at: '2026-11-08T08:00:00Z' };
  const before = Date.parse('2026-11-08T07:59:59Z');
  const after = Date.parse('2026-11-08T08:00:00Z');

  assert.deepEqual(inviteState(invite, before), { word: 'open', isOpen: true, at: invite.expires_at });
  assert.deepEqual(inviteState(invite, after), { word: 'expired', isOpen: false, at: invite.expires_at });
  assert.equal(inviteState({ ...invite, revoked_at: '2026-11-02T08:00:00Z' }, before).word, 'taken back');
  assert.deepEqual(inviteState({ ...invite, used_at: '2026-11-02T08:00:00Z', revoked_at: null }, after), {
    word: 'used',
    isOpen: false,
    at: '2026-11-02T08:00:00Z',
  });
});

test('says whether the audit log is whole, and where it is not', () => {
  const whole = verdictWords({ valid: true, first_broken_sequence: null, rows: 1234 }, 'en-GB');
  const one = verdictWords({ valid: true, rows: 1 }, 'en-GB');
  const broken = verdictWords({ valid: false, first_broken_sequence: 17, rows: 1234 }, 'en-GB');
  const cut = verdictWords({ valid: false, first_broken_sequence: null, rows: 3 }, 'en-GB');

  assert.equal(`${whole.title} ${whole.text}`, 'The log is whole. 1,234 entries looked at: none was changed, removed or moved.');
  assert.match(one.text, /^1 entry /);
  assert.match(broken.text, /no\. 17 /);
  assert.match(cut.text, /Its end does not fit/);
  assert.equal(broken.kind, 'failed');
});

test('writes the details of an entry out', () => {
  assert.equal(detailsText({ tier: 'premium', is_editor: true, fields: ['email'] }), 'tier: premium, is_editor: true, fields: ["email"]');
  assert.equal(detailsText({}), '');
});

test('looks at the whole audit log, in as many calls as the server needs', async () => {
  const asked = [];
  const answers = [
    { valid: true, first_broken_sequence: null, rows: 1000, next: 1001 },
    { valid: false, first_broken_sequence: 1200, rows: 200, next: 1201 },
  ];
  const admin = createAdminApi({
    call: async (method, path) => {
      asked.push(`${method} ${path}`);
      return answers.shift();
    },
  });

  assert.deepEqual(await admin.verifyAudit(), { valid: false, first_broken_sequence: 1200, rows: 1200 });
  assert.deepEqual(asked, ['GET /v1/audit/verify?from=1', 'GET /v1/audit/verify?from=1001']);
});

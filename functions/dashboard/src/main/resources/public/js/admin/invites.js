/** Invitations: made here with a link to hand out, and taken back here. */
import { button, element, hiddenText, marked } from '../elements.js';
import { confirm } from '../parts/dialog.js';
import { checkField, selectField, textField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { createPages } from '../parts/pages.js';
import { row } from '../parts/row.js';
import { secretPanel } from '../parts/secret.js';
import { section } from '../parts/section.js';
import { inviteState } from './invite-state.js';
import { inviteLink } from './links.js';

const TIERS = [
  { value: 'free', label: 'Free' },
  { value: 'premium', label: 'Premium' },
];

const LIVES = [
  { value: '1', label: 'A day' },
  { value: '7', label: 'A week' },
  { value: '30', label: '30 days' },
];

export function invites({ admin, times, announce }) {
  const shown = element('div', 'secret-place');
  const list = createPages({
    testId: 'invites',
    ifEmpty: 'Nobody has been invited yet.',
    load: (cursor) => admin.invites({ cursor }),
    row: inviteRow,
    announce,
  });
  const form = createForm({
    testId: 'invite-form',
    fields: [
      textField({
        name: 'email',
        label: 'E-mail',
        type: 'email',
        hint: 'Then only this address can register with it. Left empty, whoever has the link can.',
        maxLength: 255,
      }),
      selectField({ name: 'tier', label: 'Tier', value: 'free', options: TIERS }),
      checkField({ name: 'is_editor', label: 'Editor: may change topics and start collections' }),
      selectField({ name: 'expires_in_days', label: 'Valid for', value: '7', options: LIVES }),
    ],
    action: 'Make an invitation',
    async send({ email, tier, is_editor, expires_in_days }) {
      const made = await admin.invite({ ...(email === '' ? {} : { email }), tier, is_editor, expires_in_days: Number(expires_in_days) });
      form.reset();
      show(made);
      void list.load();
    },
  });
  const made = section('Invitations', 'invites-block', shown, list.node, element('h3', '', 'A new invitation'), form);

  /** @param {import('./admin-api.js').Invite & {token: string}} invite */
  function show(invite) {
    const panel = secretPanel({
      title: (invite.email ?? null) === null ? 'An invitation' : `An invitation for ${invite.email}`,
      text: 'Send this link. It is shown this once and works once.',
      label: 'the link',
      secret: inviteLink(window.location.origin, invite.token),
      onPutAway() {
        shown.replaceChildren();
        made.querySelector('h2').focus();
      },
    });
    shown.replaceChildren(panel);
    panel.querySelector('h3').focus();
  }

  /** @param {import('./admin-api.js').Invite} invite */
  function inviteRow(invite) {
    const whom = invite.email ?? 'Whoever has the link';
    const { word, isOpen, at } = inviteState(invite, Date.now());
    const revoke = button('Take back', 'secondary', () =>
      confirm({
        title: 'Take the invitation back?',
        text: `${whom} can no longer register with it.`,
        action: 'Take it back',
        async run() {
          await admin.revokeInvite(invite.id);
          void list.load();
        },
      }).then((isDone) => isDone && made.querySelector('h2').focus()),
    );
    revoke.append(hiddenText(` the invitation for ${whom}`));
    return row({
      testId: 'invite-row',
      title: whom,
      badges: [word, ...(invite.is_editor ? ['editor'] : []), invite.tier],
      facts: [
        ['Made', times.element(invite.issued_at)],
        [isOpen ? 'Expires' : 'Over since', times.element(at)],
      ],
      actions: isOpen ? [marked(revoke, 'revoke')] : [],
    });
  }

  void list.load();
  return made;
}

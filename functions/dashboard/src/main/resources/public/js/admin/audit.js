/** The audit log: who did what to what, newest first, and whether anybody has touched it. */
import { element, marked } from '../elements.js';
import { textField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { createPages } from '../parts/pages.js';
import { row } from '../parts/row.js';
import { section } from '../parts/section.js';
import { detailsText, verdictWords } from './audit-words.js';

export function audit({ admin, times, announce }) {
  let wanted = { subject: '', actor: '', action: '' };
  const list = createPages({
    testId: 'audit',
    ifEmpty: 'No entry fits.',
    load: (cursor) => admin.audit({ ...wanted, cursor }),
    row: (entry) => entryRow(entry, times),
    announce,
  });
  const filters = createForm({
    testId: 'audit-filters',
    fields: [
      textField({ name: 'action', label: 'Action, or how it begins', type: 'search' }),
      textField({ name: 'actor', label: 'By whom', type: 'search' }),
      textField({ name: 'subject', label: 'To what', type: 'search' }),
    ],
    action: 'Show',
    async send(values) {
      wanted = values;
      await list.load();
    },
  });
  filters.classList.add('filters');
  const verdict = marked(element('p', 'notice', ''), 'verdict');
  verdict.hidden = true;
  verdict.setAttribute('role', 'status');
  const verify = createForm({
    testId: 'verify',
    fields: [],
    action: 'Check the log',
    async send() {
      const { kind, title, text } = verdictWords(await admin.verifyAudit(), times.locale);
      verdict.className = `notice ${kind}`;
      verdict.replaceChildren(element('b', '', title), ` ${text}`);
      verdict.hidden = false;
    },
  });
  const made = section(
    'Audit log',
    'audit-block',
    element('p', '', 'Each entry seals the one before it, so that a changed, removed or moved one is found out.'),
    verify,
    verdict,
    filters,
    list.node,
  );
  void list.load();
  return made;
}

/** @param {import('./admin-api.js').Entry} entry @param {import('../times.js').Times} times */
function entryRow(entry, times) {
  const details = detailsText(entry.details ?? {});
  return row({
    testId: 'audit-row',
    title: entry.action,
    badges: [`no. ${entry.sequence}`],
    facts: [
      ['When', times.element(entry.at)],
      ['By', entry.actor],
      ['To', entry.subject],
      ...(details === '' ? [] : [['Details', details]]),
    ],
  });
}

/** What recommendations are made for: how much risk, for how long, and whether their risks were accepted. */
import { element, marked } from '../elements.js';
import { oneOf } from '../parts/choices.js';
import { checkField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { section } from '../parts/section.js';

const PROFILES = [
  { value: 'conservative', label: 'Careful.', text: 'I would rather gain little than see my money swing. Losses worry me.' },
  { value: 'moderate', label: 'Balanced.', text: 'I accept some ups and downs for a fair chance of gain.' },
  { value: 'aggressive', label: 'Daring.', text: 'I accept large swings, and losses, for a chance of high gains.' },
];

const PERIODS = [
  { value: 'daily', label: 'About a day.', text: 'Looks one trading day ahead.' },
  { value: 'weekly', label: 'About a week.', text: 'Looks 5 trading days ahead.' },
  { value: 'monthly', label: 'About a month.', text: 'Looks 21 trading days ahead.' },
];

const CONSENT =
  'I have understood that recommendations are calculated from past prices and public data, are no personal advice, can be wrong, ' +
  'and that I can lose the money I invest. I decide for myself.';

export function investing({ account, times, settings }) {
  const choices = createForm({
    testId: 'investing-form',
    fields: [
      oneOf({ name: 'preferred_profile', label: 'How much risk suits you', value: settings.preferred_profile, options: PROFILES }),
      oneOf({ name: 'holding_period', label: 'How long you mean to hold', value: settings.holding_period, options: PERIODS }),
    ],
    action: 'Save the choices',
    async send(values) {
      await account.changeSettings(values);
      return 'Saved.';
    },
  });

  const since = marked(element('p', 'hint'), 'consent-since');
  const consent = createForm({
    testId: 'consent-form',
    fields: [
      checkField({
        name: 'risk_consent_accepted',
        label: CONSENT,
        hint: 'Without this no recommendation is shown. You can take it back at any time.',
        isChecked: settings.risk_consent_accepted,
      }),
    ],
    action: 'Save the consent',
    async send(values) {
      tellSince(await account.changeSettings(values));
      return 'Saved.';
    },
  });

  /** @param {import('../api.js').Settings} now */
  function tellSince(now) {
    const at = now.risk_consent_accepted_at ?? null;
    const accepted = now.risk_consent_accepted ? 'Accepted on ' : 'Taken back; last accepted on ';
    since.replaceChildren(...(at === null ? ['Not accepted so far.'] : [accepted, times.element(at), '.']));
  }
  tellSince(settings);
  return section('Investing', 'investing', choices, element('h3', '', 'Risks of recommendations'), since, consent);
}

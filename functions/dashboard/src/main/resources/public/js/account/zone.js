/** The time zone in which all times on the page are shown. */
import { button, marked } from '../elements.js';
import { selectField } from '../parts/fields.js';
import { createForm } from '../parts/form.js';
import { section } from '../parts/section.js';
import { zoneOptions } from './zones.js';

export function zone({ account, reader, settings }) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const field = selectField({
    name: 'time_zone',
    label: 'Time zone',
    hint: 'All times on the page are shown in it.',
    value: settings.time_zone,
    options: zoneOptions(Intl.supportedValuesOf('timeZone'), [settings.time_zone, own]),
  });
  const form = createForm({
    testId: 'zone-form',
    fields: [field],
    action: 'Save the time zone',
    async send(values) {
      await account.changeSettings(values);
      void reader.load();
      return 'Saved.';
    },
  });
  const suggestion = button(`Take this computer's: ${own}`, 'secondary', () => {
    field.input.value = own;
    form.requestSubmit();
  });
  if (own !== settings.time_zone) {
    form.querySelector('.form-end').append(marked(suggestion, 'own-zone'));
  }
  return section('Time', 'zone', form);
}

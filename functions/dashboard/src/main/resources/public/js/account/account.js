/** The account's page: who the reader is, how they read, what they hold, and how they leave. */
import { element } from '../elements.js';
import { failure } from '../failures.js';
import { SessionOver } from '../session.js';
import { clearState, showState } from '../states.js';
import { createAccountApi } from './account-api.js';
import { closing } from './closing.js';
import { createKeys } from './keys.js';
import { investing } from './investing.js';
import { password } from './password.js';
import { profile } from './profile.js';
import { sessions } from './sessions.js';
import { zone } from './zone.js';

/** @param {import('../rooms.js').House & {place: HTMLElement}} house */
export function open(house) {
  const heading = element('h1', '', 'Account');
  heading.tabIndex = -1;
  const state = element('div', 'state');
  const parts = element('div', 'blocks settings');
  house.place.replaceChildren(heading, state, parts);
  void load();

  async function load() {
    state.replaceChildren(element('p', 'loading', 'Loading your account…'));
    try {
      const [user, settings] = await Promise.all([house.api.me(), house.api.settings()]);
      const about = { ...house, account: createAccountApi(house.session), user, settings };
      clearState(state);
      parts.replaceChildren(profile(about), zone(about), investing(about), password(about), createKeys(about), sessions(about), closing(about));
    } catch (error) {
      if (!(error instanceof SessionOver)) {
        showState(state, { ...failure(error, navigator.onLine), action: 'Try again', run: () => void load() });
      }
    }
  }
}

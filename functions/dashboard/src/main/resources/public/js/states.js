/** What stands above or in place of the list: notices, and the loading, empty and failed states. */
import { button, element, marked } from './elements.js';

const SKELETON_ROWS = 6;

/** @param {HTMLElement} place */
export function clearState(place) {
  place.replaceChildren();
}

/** Grey rows where the list will be; what is spoken comes from the announcer. @param {HTMLElement} place */
export function showLoading(place) {
  const skeleton = element('div', 'skeleton');
  skeleton.setAttribute('aria-hidden', 'true');
  for (let row = 0; row < SKELETON_ROWS; row++) {
    skeleton.append(element('span', 'skeleton-row'));
  }
  place.replaceChildren(element('p', 'loading', 'Loading the Top 10…'), skeleton);
}

/**
 * @param {HTMLElement} place
 * @param {{kind: 'empty' | 'error' | 'offline', title: string, text: string, action: string, run: () => void}} state
 */
export function showState(place, { kind, title, text, action, run }) {
  const panel = element('div', `panel ${kind}`);
  panel.dataset.testid = `state-${kind}`;
  if (kind !== 'empty') {
    panel.setAttribute('role', 'alert');
  }
  panel.append(element('h2', '', title), element('p', '', text), marked(button(action, 'secondary', run), 'retry'));
  place.replaceChildren(panel);
}

/**
 * @param {HTMLElement} place
 * @param {readonly {kind: string, title: string, text: string}[]} notices
 */
export function showNotices(place, notices) {
  place.replaceChildren(
    ...notices.map(({ kind, title, text }) => {
      const notice = element('p', `notice ${kind}`);
      notice.dataset.testid = `notice-${kind}`;
      notice.append(element('b', '', title), ' ', text);
      return notice;
    }),
  );
}

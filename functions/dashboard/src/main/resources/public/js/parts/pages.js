/** A list that comes page by page: loading, empty, failed, and the button for more. */
import { button, element, marked } from '../elements.js';
import { failure } from '../failures.js';
import { SessionOver } from '../session.js';
import { clearState, showState } from '../states.js';

/**
 * @template Item
 * @param {object} about
 * @param {string} about.testId
 * @param {string} about.ifEmpty
 * @param {(cursor: string | null) => Promise<{items: Item[], next?: string | null}>} about.load
 * @param {(item: Item) => HTMLLIElement} about.row
 * @param {(text: string) => void} about.announce
 * @returns {{node: HTMLElement, load: () => Promise<void>}} load starts again from the first page
 */
export function createPages({ testId, ifEmpty, load, row, announce }) {
  const state = element('div', 'state');
  const list = marked(element('ul', 'rows'), testId);
  const more = marked(button('Show more', 'secondary', () => void ask(next)), `${testId}-more`);
  const node = element('div', 'pages', state, list, more);
  /** @type {string | null} */
  let next = null;
  let latest = 0;
  more.hidden = true;

  /** @param {string | null} cursor */
  async function ask(cursor) {
    const mine = ++latest;
    node.setAttribute('aria-busy', 'true');
    try {
      const page = await load(cursor);
      if (mine === latest) {
        draw(page, cursor === null);
      }
    } catch (error) {
      if (mine === latest && !(error instanceof SessionOver)) {
        showState(state, { ...failure(error, navigator.onLine), action: 'Try again', run: () => void ask(cursor) });
      }
    }
    if (mine === latest) {
      node.removeAttribute('aria-busy');
    }
  }

  function draw(page, isFirst) {
    const made = page.items.map(row);
    clearState(state);
    if (isFirst) {
      list.replaceChildren();
    }
    list.append(...made);
    next = page.next ?? null;
    more.hidden = next === null;
    if (list.children.length === 0) {
      state.replaceChildren(element('p', 'hint', ifEmpty));
    }
    announce(made.length === 0 ? ifEmpty : `${list.children.length} shown`);
    if (!isFirst && made.length > 0) {
      made[0].tabIndex = -1;
      made[0].focus();
    }
  }

  return { node, load: () => ask(null) };
}

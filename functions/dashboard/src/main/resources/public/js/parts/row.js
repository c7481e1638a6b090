/** A list of things with a few facts each: a line where there is room, a card on a phone. */
import { element, marked } from '../elements.js';

/**
 * @param {object} about
 * @param {string} about.testId
 * @param {string} about.title text from outside
 * @param {readonly string[]} [about.badges] in a word each
 * @param {readonly (readonly [string, string | Node])[]} about.facts
 * @param {readonly Node[]} [about.actions]
 * @returns {HTMLLIElement}
 */
export function row({ testId, title, badges = [], facts, actions = [] }) {
  const heading = element('h3', '', title);
  heading.dir = 'auto';
  return marked(
    element(
      'li',
      'row',
      element('div', 'row-head', heading, ...badges.map((badge) => element('span', 'badge', badge))),
      element('dl', 'facts', ...facts.map(([name, value]) => element('div', '', element('dt', '', name), element('dd', '', value)))),
      ...(actions.length === 0 ? [] : [element('div', 'row-actions', ...actions)]),
    ),
    testId,
  );
}

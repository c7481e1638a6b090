/** A part of a view under a heading of its own. */
import { element, marked } from '../elements.js';

/**
 * @param {string} title
 * @param {string} testId
 * @param {...(string | Node)} children
 * @returns {HTMLElement} a landmark with the name of its heading
 */
export function section(title, testId, ...children) {
  const heading = element('h2', '', title);
  heading.id = `${testId}-heading`;
  heading.tabIndex = -1;
  const made = marked(element('section', 'block', heading, ...children), testId);
  made.setAttribute('aria-labelledby', heading.id);
  return made;
}

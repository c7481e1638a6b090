/** The frame of the views for people who are not signed in: a card with a heading, a form and a way back. */
import { element, marked } from '../elements.js';

/**
 * @param {string} title
 * @param {...(string | Node)} children
 * @returns {HTMLElement}
 */
export function card(title, ...children) {
  const heading = element('h1', '', title);
  heading.tabIndex = -1;
  return marked(element('div', 'sign-in', heading, ...children), 'card');
}

/** @param {string} words @param {string} hash where to @returns {HTMLElement} */
export function wayTo(words, hash) {
  const link = element('a', '', words);
  link.href = hash;
  return element('p', 'aside', link);
}

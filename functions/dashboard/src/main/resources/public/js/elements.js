/** Making elements: text from outside becomes text, never markup. */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children.filter((child) => child !== ''));
  return made;
}

/**
 * @param {string} label
 * @param {string} className
 * @param {() => void} onPress
 * @returns {HTMLButtonElement}
 */
export function button(label, className, onPress) {
  const made = element('button', className, label);
  made.type = 'button';
  made.addEventListener('click', onPress);
  return made;
}

/** What only a screen reader says. @param {string} text @returns {HTMLSpanElement} */
export function hiddenText(text) {
  return element('span', 'visually-hidden', text);
}

/**
 * @template {HTMLElement} Made
 * @param {Made} made
 * @param {string} testId by which tests find it
 * @returns {Made}
 */
export function marked(made, testId) {
  made.dataset.testid = testId;
  return made;
}

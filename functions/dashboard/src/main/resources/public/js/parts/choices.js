/** Fields with everything to choose from in sight: one of a few, or any of a few, each with a sentence of its own. */
import { element, marked } from '../elements.js';
import { field } from './field.js';

/** @typedef {{value: string, label: string, text: string}} Choice */

/**
 * @param {{name: string, label: string, hint?: string, value: string, options: readonly Choice[]}} about
 * @returns {import('./field.js').Field}
 */
export function oneOf({ name, label, hint = '', value, options }) {
  const inputs = options.map((option) => input('radio', name, option.value, option.value === value));
  return group({ name, label, hint, options, inputs, value: () => inputs.find((one) => one.checked)?.value, complaint: () => '' });
}

/**
 * @param {{name: string, label: string, hint?: string, values: readonly string[], options: readonly Choice[], ifNone: string}} about
 *   ifNone is what to say where nothing is chosen
 * @returns {import('./field.js').Field}
 */
export function anyOf({ name, label, hint = '', values, options, ifNone }) {
  const inputs = options.map((option) => input('checkbox', name, option.value, values.includes(option.value)));
  const chosen = () => inputs.filter((one) => one.checked).map((one) => one.value);
  return group({ name, label, hint, options, inputs, value: chosen, complaint: () => (chosen().length === 0 ? ifNone : '') });
}

function input(type, name, value, checked) {
  return Object.assign(marked(element('input', ''), `${name}-${value}`), { type, name, value, defaultChecked: checked });
}

function group({ name, label, hint, options, inputs, value, complaint }) {
  const choices = options.map((option, index) =>
    element('label', 'choice', inputs[index], element('span', '', element('b', '', option.label), ` ${option.text}`)),
  );
  const node = element('fieldset', 'field', element('legend', '', label), ...choices);
  return field({ name, node, input: inputs[0], described: node, hint, value, complaint });
}

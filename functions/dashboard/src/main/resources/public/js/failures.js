/** A failed call, told to the reader: what happened and what helps. Pure, no DOM. */
import { NoAnswer, Problem } from './http.js';
import { wait } from './format.js';

/** A password that was asked for once more is wrong. */
const WRONG_PASSWORD = ['/problems/wrong-password', '/problems/wrong-credentials'];

/** How the forms call a password that is asked for once more. */
const PASSWORDS = ['current_password', 'password'];

/** Failures with more to say than the server's own words. @type {Record<string, {title: string, text: string}>} */
const KNOWN = {
  '/problems/mail-not-configured': {
    title: 'This Uptick sends no mail',
    text: 'Please ask an administrator: they can hand you a link with which you set a new password.',
  },
};

/**
 * @param {unknown} error what a call threw
 * @param {boolean} online what the browser believes
 * @returns {{kind: 'offline' | 'error', title: string, text: string}}
 */
export function failure(error, online) {
  if (error instanceof NoAnswer) {
    return online
      ? { kind: 'error', title: 'Uptick did not answer', text: 'The server could not be reached, or took too long. Please try again.' }
      : { kind: 'offline', title: 'You are offline', text: 'Please try again once the connection is back.' };
  }
  if (!(error instanceof Problem)) {
    console.error(error);
    return { kind: 'error', title: 'Something went wrong', text: 'The fault is in this page. Please load it again.' };
  }
  if (error.type in KNOWN) {
    return { kind: 'error', ...KNOWN[error.type] };
  }
  if (error.type === '/problems/tier-limit') {
    return { kind: 'error', title: error.title, text: `${error.detail}${error.retryAfterSeconds === null ? '' : ` There is more ${later(error)}.`}` };
  }
  if (error.status === 429) {
    return { kind: 'error', title: error.title || 'Too many requests', text: `Please try again ${later(error)}.` };
  }
  if (error.status === 503) {
    return { kind: 'error', title: 'Uptick is not ready', text: `It is busy or being updated. Please try again ${later(error)}.` };
  }
  if (error.status >= 500) {
    return { kind: 'error', title: 'Something went wrong', text: `The fault is on our side (${error.status}). Please try again.` };
  }
  return { kind: 'error', title: error.title || 'That did not work', text: error.detail || `The server answered ${error.status}.` };
}

/**
 * @param {unknown} error what sending a form threw
 * @param {readonly string[]} fields of the form
 * @returns {{field: string, text: string}[]} what is said at a field; none where the form as a whole must say it
 */
export function fieldFailures(error, fields) {
  if (!(error instanceof Problem) || error.status >= 500) {
    return [];
  }
  const password = PASSWORDS.find((name) => fields.includes(name));
  if (WRONG_PASSWORD.includes(error.type) && password !== undefined) {
    return [{ field: password, text: 'That is not your password.' }];
  }
  const isKnown = error.errors.every(({ field }) => fields.includes(field));
  return isKnown ? error.errors.map(({ field, detail }) => ({ field, text: sentence(detail) })) : [];
}

/** @param {string} detail "must be an e-mail address" @returns {string} "Must be an e-mail address." */
function sentence(detail) {
  return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}${/[.!?]$/.test(detail) ? '' : '.'}`;
}

/**
 * @param {unknown} error what sending a form threw
 * @param {boolean} online what the browser believes
 * @returns {string} one line for the form
 */
export function formFailure(error, online) {
  const { title, text } = failure(error, online);
  return `${title}. ${text}`;
}

/**
 * @param {unknown} error what signing in threw
 * @param {boolean} online what the browser believes
 * @returns {string} one line for the form
 */
export function signInFailure(error, online) {
  if (error instanceof Problem && error.status === 401) {
    return 'That name and password do not belong together. Please check both.';
  }
  if (error instanceof Problem && error.status === 429) {
    return `Too many attempts. Please try again ${later(error)}.`;
  }
  if (error instanceof NoAnswer && !online) {
    return 'You are offline. Please sign in once the connection is back.';
  }
  return formFailure(error, online);
}

/** @param {Problem} problem @returns {string} "in 30 seconds", or "in a moment" where the server did not say */
function later(problem) {
  return problem.retryAfterSeconds === null ? 'in a moment' : `in ${wait(problem.retryAfterSeconds)}`;
}

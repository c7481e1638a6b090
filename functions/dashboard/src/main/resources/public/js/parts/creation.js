/** Making something exactly once, also where the answer got lost: the second try of the same request carries the same key. */
import { NoAnswer, Problem } from '../http.js';

/**
 * @param {(method: string, path: string, options: {body: object, key: string}) => Promise<any>} call
 * @param {() => string} [newKey]
 * @returns {(path: string, body: object) => Promise<any>}
 */
export function createCreation(call, newKey = () => crypto.randomUUID()) {
  /** @type {{request: string, key: string} | null} one whose outcome is not known */
  let open = null;
  return async (path, body) => {
    const request = JSON.stringify([path, body]);
    if (open?.request !== request) {
      open = { request, key: newKey() };
    }
    try {
      const made = await call('POST', path, { body, key: open.key });
      open = null;
      return made;
    } catch (error) {
      if (!(error instanceof NoAnswer) && !(error instanceof Problem && error.status >= 500)) {
        open = null;
      }
      throw error;
    }
  };
}

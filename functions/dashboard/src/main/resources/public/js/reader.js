/** The corner of the page: who is reading, where they may go, and in which time zone they read. */
import { SessionOver } from './session.js';

/** @typedef {ReturnType<typeof createReader>} Reader */

/**
 * @param {object} parts
 * @param {ReturnType<typeof import('./api.js').createApi>} parts.api
 * @param {import('./times.js').Times} parts.times
 */
export function createReader({ api, times }) {
  const corner = document.getElementById('corner');
  const name = document.getElementById('signed-in-as');
  const links = [...corner.querySelectorAll('nav a')];
  const administration = document.getElementById('to-admin');
  /** An answer about the reader before is thrown away. */
  let latest = 0;

  /** A courtesy: without it the page works, so a failure is only logged. @param {PromiseSettledResult<any>} result */
  function known(result) {
    if (result.status === 'rejected' && !(result.reason instanceof SessionOver)) {
      console.warn('Could not read who is signed in', result.reason);
    }
    return result.value ?? null;
  }

  function clear() {
    latest++;
    name.textContent = '';
    name.title = '';
    administration.hidden = true;
  }

  return {
    /** Asks who it is; also after their name or time zone has changed. */
    async load() {
      const mine = ++latest;
      corner.hidden = false;
      const [user, settings] = (await Promise.allSettled([api.me(), api.settings()])).map(known);
      if (mine !== latest) {
        return;
      }
      name.textContent = user?.username ?? user?.email ?? '';
      name.title = user?.email ?? '';
      administration.hidden = !(user?.roles.includes('admin') ?? false);
      times.setZone(settings?.time_zone);
    },

    /** @param {string} view the one that is open */
    mark(view) {
      for (const link of links) {
        link.toggleAttribute('aria-current', false);
        if (link.dataset.view === view) {
          link.setAttribute('aria-current', 'page');
        }
      }
    },

    leave() {
      clear();
      corner.hidden = true;
      times.setZone(undefined);
    },
  };
}

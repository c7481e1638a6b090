/** The views beside the Top 10: each is loaded when it is first shown, its styles with it. */
import { button, element, marked } from './elements.js';

const CARD = ['/css/forms.css'];
const ROOM = ['/css/forms.css', '/css/rooms.css'];

const ROOMS = {
  account: { title: 'Account', styles: ROOM, load: () => import('./account/account.js') },
  admin: { title: 'Administration', styles: ROOM, load: () => import('./admin/admin.js') },
  forgot: { title: 'Forgotten password', styles: CARD, load: () => import('./entry/forgot.js') },
  reset: { title: 'New password', styles: CARD, load: () => import('./entry/reset.js') },
  register: { title: 'Create an account', styles: CARD, load: () => import('./entry/register.js') },
};

/**
 * What a view is given to build itself from; its module exports `open` with this as its argument.
 *
 * @typedef {object} House
 * @property {import('./http.js').Send} send
 * @property {import('./session.js').Session} session
 * @property {ReturnType<typeof import('./api.js').createApi>} api
 * @property {import('./times.js').Times} times
 * @property {import('./reader.js').Reader} reader
 * @property {(text: string) => void} announce says it to a screen reader
 * @property {(note: string) => void} toSignIn leaves the view for the sign-in form
 * @property {() => void} toTrends leaves the view, signed in, for the Top 10
 *
 * @param {House} house
 */
export function createRooms(house) {
  const place = document.getElementById('room');
  /** @type {Set<string>} */
  const styled = new Set();
  /** A view that was left while it was loading is not opened. */
  let latest = 0;

  /** @param {string} path @returns {Promise<void>} once it applies: no view is seen undressed */
  function style(path) {
    if (styled.has(path)) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const link = element('link', '');
      link.rel = 'stylesheet';
      link.href = path;
      link.addEventListener('load', () => {
        styled.add(path);
        resolve();
      });
      link.addEventListener('error', () => {
        link.remove();
        reject(new Error(`${path} did not come`));
      });
      document.head.append(link);
    });
  }

  function showUnloaded() {
    const panel = element('div', 'panel error', element('h2', '', 'This part of the page did not come'));
    panel.setAttribute('role', 'alert');
    panel.append(
      element('p', '', 'The server could not be reached, or took too long.'),
      button('Load the page again', 'secondary', () => window.location.reload()),
    );
    place.replaceChildren(marked(panel, 'state-error'));
  }

  return {
    /** @param {import('./routes.js').Route} route @param {{focus: boolean}} options */
    async open(route, { focus }) {
      const mine = ++latest;
      const { title, styles, load } = ROOMS[route.view];
      document.title = `${title} - Uptick`;
      place.replaceChildren();
      place.hidden = false;
      let module;
      try {
        [module] = await Promise.all([load(), ...styles.map(style)]);
      } catch (error) {
        console.warn(error);
        if (mine === latest) {
          showUnloaded();
        }
        return;
      }
      if (mine === latest) {
        module.open({ ...house, place, route });
        if (focus) {
          place.querySelector('h1').focus();
        }
      }
    },

    /** Forgets what was shown: the next reader may be another person. */
    close() {
      latest++;
      place.replaceChildren();
      place.hidden = true;
    },
  };
}

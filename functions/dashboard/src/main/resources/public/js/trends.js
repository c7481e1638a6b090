/** The Top 10: loads it, keeps the list on the screen while a newer one is fetched, and adds pages to it. */
import { element } from './elements.js';
import { failure } from './failures.js';
import { plural } from './format.js';
import { NoAnswer } from './http.js';
import { collectedAt, noticesFor } from './notices.js';
import { SessionOver } from './session.js';
import { clearState, showLoading, showNotices, showState } from './states.js';
import { PAGE_SIZE, createTrendList } from './trend-list.js';

const OFFLINE = { kind: 'offline', title: 'You are offline', text: 'This list may not be the latest.' };
const NEWER = { kind: 'newer', title: 'A newer collection has arrived', text: 'The list starts again from the top.' };

/**
 * @param {object} parts
 * @param {ReturnType<typeof import('./api.js').createApi>} parts.api
 * @param {import('./times.js').Times} parts.times
 * @param {() => number} parts.nowMs
 * @param {(text: string) => void} parts.announce says it to a screen reader
 */
export function createTrends({ api, times, nowMs, announce }) {
  const section = document.getElementById('trends');
  const heading = document.getElementById('trends-heading');
  const collected = document.getElementById('collected');
  const notices = document.getElementById('notices');
  const state = document.getElementById('state');
  const loadMore = document.getElementById('load-more');
  const moreError = document.getElementById('more-error');
  const record = document.getElementById('track-record');
  const list = createTrendList(times);

  /** @type {import('./api.js').TrendPage | null} everything loaded so far, as one page; null while there is no collection */
  let shown = null;
  /** @type {{kind: string, title: string, text: string} | null} about the last load, above the list */
  let message = null;
  /** An answer counts only if nothing newer was asked meanwhile. */
  let latestCall = 0;

  document.getElementById('refresh').addEventListener('click', () => void load());
  loadMore.addEventListener('click', () => void more());
  document.addEventListener('visibilitychange', drawNotices);
  window.addEventListener('offline', drawNotices);
  window.addEventListener('online', () => {
    drawNotices();
    if (!section.hidden && (shown === null || message?.kind === 'failed')) {
      void load();
    }
  });

  async function load(why = null) {
    message = why;
    moreError.textContent = '';
    if (shown === null) {
      showLoading(state);
      announce('Loading the Top 10');
    }
    await ask(null, drawFirst, loadFailed);
  }

  async function more() {
    if (section.getAttribute('aria-busy') === 'true') {
      return;
    }
    moreError.textContent = '';
    loadMore.textContent = 'Loading…';
    await ask(shown.next, drawMore, ({ title, text }) => {
      moreError.textContent = `${title}. ${text}`;
    });
    loadMore.textContent = 'Show more';
  }

  /**
   * @param {string | null} cursor
   * @param {(page: import('./api.js').TrendPage) => void} onPage
   * @param {(told: ReturnType<typeof failure>, error: unknown) => void} onFailure
   */
  async function ask(cursor, onPage, onFailure) {
    const call = ++latestCall;
    section.setAttribute('aria-busy', 'true');
    let proceed;
    try {
      const page = await api.trends({ limit: PAGE_SIZE, cursor });
      proceed = () => onPage(page);
    } catch (error) {
      if (error instanceof SessionOver) {
        return; // the page hears of it from the session
      }
      proceed = () => onFailure(failure(error, navigator.onLine), error);
    }
    if (call === latestCall) {
      section.removeAttribute('aria-busy');
      proceed();
    }
  }

  /** @param {import('./api.js').TrendPage} page */
  function drawFirst(page) {
    clear();
    if (page.collection === null) {
      showEmpty('Nothing has been collected yet', 'The Top 10 appears here after the first collection.');
      return;
    }
    shown = page;
    collected.append('Collected ', times.element(collectedAt(page.collection)));
    drawNotices();
    if (page.items.length === 0) {
      showEmpty('No trends in the last collection', 'It is complete, but nothing in it could be ranked.');
      return;
    }
    list.add(page.items, { total: page.items.length, hasMore: page.next !== null });
    announce(`${page.items.length} ${plural(page.items.length, 'trend', 'trends')} loaded`);
    void drawRecord();
  }

  /** Behind the list, which does not wait for it. */
  async function drawRecord() {
    const call = latestCall;
    let sentences;
    try {
      const [{ recordSentences }, board] = await Promise.all([import('./track-record.js'), api.scoreboard()]);
      sentences = recordSentences(board);
    } catch (error) {
      if (error instanceof SessionOver) {
        return; // the page hears of it from the session
      }
      sentences = ['How earlier calls did could not be loaded.'];
    }
    if (call === latestCall && shown !== null) {
      record.replaceChildren(...sentences.map((sentence) => element('p', '', sentence)));
    }
  }

  /** @param {import('./api.js').TrendPage} page */
  function drawMore(page) {
    if (page.collection?.id !== shown.collection.id) {
      clear();
      heading.focus();
      void load(NEWER);
      return;
    }
    shown = { ...page, items: [...shown.items, ...page.items] };
    drawNotices();
    const next = list.add(page.items, { total: shown.items.length, hasMore: page.next !== null });
    announce(`${page.items.length} more, ${shown.items.length} trends in all`);
    next.focus();
  }

  function loadFailed(told, error) {
    if (shown === null) {
      showState(state, { ...told, action: 'Try again', run: retry });
      return;
    }
    // being offline has a notice of its own already
    if (!(error instanceof NoAnswer) || navigator.onLine) {
      message = { kind: 'failed', title: 'Could not refresh', text: `${told.title}. ${told.text} The list below is the earlier one.` };
      announce(`${message.title}. ${message.text}`);
    }
    drawNotices();
  }

  function showEmpty(title, text) {
    showState(state, { kind: 'empty', title, text, action: 'Check again', run: retry });
    announce(`${title}. ${text}`);
  }

  /** The pressed button is about to go, so the focus is saved first. */
  function retry() {
    heading.focus();
    clear();
    void load();
  }

  function drawNotices() {
    if (shown === null) {
      notices.replaceChildren();
      return;
    }
    const about = noticesFor(shown.collection, shown.items, nowMs());
    showNotices(notices, [...(navigator.onLine ? [] : [OFFLINE]), ...(message === null ? [] : [message]), ...about]);
  }

  function clear() {
    shown = null;
    clearState(state);
    list.clear();
    for (const place of [collected, notices, moreError, record]) {
      place.replaceChildren();
    }
  }

  return {
    /** @param {{focus: boolean}} options whether the reader was just brought here */
    open({ focus }) {
      section.hidden = false;
      clear();
      if (focus) {
        heading.focus();
      }
      void load();
    },

    /** Forgets what was shown: the next reader of this tab may be another person. */
    close() {
      latestCall++;
      clear();
      section.removeAttribute('aria-busy');
      section.hidden = true;
    },
  };
}

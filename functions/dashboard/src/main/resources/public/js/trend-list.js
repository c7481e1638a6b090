/** The list as it stands on the screen: heading, rows, and what comes after the last row. */
import { trendRow } from './trend-row.js';

/** How many trends one page of the list has. */
export const PAGE_SIZE = 10;

/** @param {import('./times.js').Times} times */
export function createTrendList(times) {
  const heading = document.getElementById('trends-heading');
  const explanation = document.getElementById('explanation');
  const table = document.getElementById('trend-table');
  const loadMore = document.getElementById('load-more');
  const endOfList = document.getElementById('end-of-list');

  return {
    /**
     * @param {readonly import('./api.js').Trend[]} trends to be added at the end
     * @param {{total: number, hasMore: boolean}} list as it is with them
     * @returns {HTMLElement} where a reader goes on: the title of the first added row
     */
    add(trends, { total, hasMore }) {
      const rows = trends.map((trend) => trendRow(trend, times));
      table.append(...rows);
      table.hidden = false;
      explanation.hidden = false;
      heading.textContent = `Top ${Math.max(PAGE_SIZE, total)} trends`;
      loadMore.hidden = !hasMore;
      endOfList.textContent = hasMore ? '' : `These are all ${total} trends of this collection.`;
      return rows[0]?.querySelector('th') ?? heading;
    },

    clear() {
      for (const row of table.querySelectorAll('tbody')) {
        row.remove();
      }
      table.hidden = true;
      explanation.hidden = true;
      loadMore.hidden = true;
      heading.textContent = `Top ${PAGE_SIZE} trends`;
      endOfList.textContent = '';
    },
  };
}

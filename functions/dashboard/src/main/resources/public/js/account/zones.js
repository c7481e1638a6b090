/** Time zones as a list to choose from, by continent. Pure, no DOM. */

/**
 * @param {readonly string[]} known the browser's IANA names
 * @param {readonly string[]} needed names that must be among them, such as the one chosen so far
 * @returns {{value: string, label: string, group?: string}[]} UTC and other names without a continent first
 */
export function zoneOptions(known, needed) {
  const names = [...new Set(['UTC', ...needed, ...known])];
  const single = names.filter((name) => !name.includes('/'));
  const placed = names.filter((name) => name.includes('/')).sort((one, other) => one.localeCompare(other, 'en'));
  return [
    ...single.map((name) => ({ value: name, label: name })),
    ...placed.map((name) => {
      const [continent, ...place] = name.split('/');
      return { value: name, label: place.join(', ').replaceAll('_', ' '), group: continent };
    }),
  ];
}

// Run inside a page by the browser test: what a machine can find of WCAG 2.2 AA, one line a fault.

/* global document, getComputedStyle, NodeFilter, window */

/** Text under 4.5:1 against what stands behind it (3:1 for large text), WCAG 1.4.3. */
function contrastFaults() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (canvas === null) return ['no canvas'];
  const read = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => (top[i] ?? 0) * (top[3] ?? 1) + (below[i] ?? 0) * (1 - (top[3] ?? 1)));
  const background = (element) => {
    const layers = [];
    for (let at = element; at !== null; at = at.parentElement) {
      const color = read(getComputedStyle(at).backgroundColor);
      layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const luminance = (color) => {
    const [r = 0, g = 0, b = 0] = color.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    const element = walker.currentNode.parentElement;
    if (text === '' || element === null || element.closest('script, style, svg, .hidden, .skip') !== null || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const behind = background(element);
    const [light = 0, dark = 0] = [luminance(over(read(style.color), behind)), luminance(behind)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (ratio < least) faults.add(`contrast ${ratio.toFixed(2)} of "${text.slice(0, 30)}" in ${element.tagName.toLowerCase()}.${element.className}`);
  }
  return [...faults];
}

/** Controls without a name, ids that stand twice, labels that lead nowhere, headings that skip a level, a page without language or title. */
function labelFaults() {
  const faults = [];
  const named = (element) =>
    (element.getAttribute('aria-label') ?? '').trim() !== '' ||
    (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).some((id) => id !== '' && (document.getElementById(id)?.textContent ?? '').trim() !== '') ||
    ('labels' in element && [...(element.labels ?? [])].some((label) => (label.textContent ?? '').trim() !== ''));
  for (const element of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    if (!named(element)) faults.push(`no label: ${element.outerHTML.slice(0, 80)}`);
  }
  for (const element of document.querySelectorAll('a[href], button, summary')) {
    if ((element.textContent ?? '').trim() === '' && !named(element)) faults.push(`no name: ${element.outerHTML.slice(0, 80)}`);
  }
  for (const element of document.querySelectorAll('img:not([alt]), svg:not([aria-hidden]):not([aria-label])')) faults.push(`no text for: ${element.outerHTML.slice(0, 60)}`);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) faults.push(`id twice: ${id}`);
  for (const label of document.querySelectorAll('label[for]')) {
    if (document.getElementById(label.getAttribute('for') ?? '') === null) faults.push(`label for nothing: ${label.getAttribute('for')}`);
  }
  for (const name of ['aria-labelledby', 'aria-describedby']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of (element.getAttribute(name) ?? '').split(/\s+/)) if (document.getElementById(id) === null) faults.push(`${name} to nothing: ${id}`);
    }
  }
  const levels = [...document.querySelectorAll('main h1, main h2, main h3, main h4')].filter((h) => h.closest('dialog') === null).map((h) => Number(h.tagName[1]));
  if (!levels.includes(1)) faults.push('no h1');
  levels.forEach((level, at) => { if (level - (levels[at - 1] ?? 0) > 1) faults.push(`heading skips to h${level}`); });
  if (document.documentElement.lang === '') faults.push('no language');
  if (document.title.trim() === '') faults.push('no title');
  return faults;
}

const overflow = document.documentElement.scrollWidth - window.innerWidth;
// The value of the last expression is what the test gets back.
// eslint-disable-next-line @typescript-eslint/no-unused-expressions
[...contrastFaults(), ...labelFaults(), ...(overflow > 1 ? [`${overflow} px wider than the window`] : [])];

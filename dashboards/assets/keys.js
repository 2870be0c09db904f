// @ts-check
// Keys for people who work through the queue by hand. Everything here can also be done with the pointer, and without this file.

(() => {
  const preview = document.getElementById('preview');
  const help = /** @type {HTMLDialogElement | null} */ (document.getElementById('keys'));
  const bulk = document.getElementById('bulk');

  /** A key pressed while the preview is still loading; it acts on the row that was meant. @type {string | null} */
  let pending = null;

  const rowsNow = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-row]')]);
  /** @param {HTMLElement[]} rows */
  const current = (rows) => rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  /** @param {HTMLElement | undefined} row @returns {HTMLAnchorElement | null} */
  const titleOf = (row) => row?.querySelector('[data-title]') ?? null;
  /** @param {Element | null} element */
  const isShown = (element) => element instanceof HTMLElement && element.getClientRects().length > 0;
  const previewIsShown = () => isShown(preview);
  /** True while the pane shows another case than the chosen row. */
  const isBehind = () => {
    const rows = rowsNow();
    const row = rows[current(rows)];
    return row !== undefined && previewIsShown() && preview?.querySelector('[data-case]')?.getAttribute('data-case') !== row.dataset['row'];
  };

  /** @param {number} index */
  function choose(index) {
    const rows = rowsNow();
    const row = rows[index];
    if (row === undefined) return;
    pending = null;
    for (const other of rows) other.removeAttribute('aria-current');
    row.setAttribute('aria-current', 'true');
    const title = titleOf(row);
    title?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
    const position = document.querySelector('[data-position]');
    if (position !== null) position.textContent = String(index + 1);
    if (title !== null) history.replaceState(null, '', title.href);
    row.dispatchEvent(new CustomEvent('haidang:chosen', { bubbles: true }));
  }

  /** @param {number} by */
  function move(by) {
    const rows = rowsNow();
    if (rows.length === 0) return click(by > 0 ? 'j' : 'k');
    const at = current(rows);
    const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
    if (to === at && isShown(titleOf(rows[at]))) return titleOf(rows[at])?.focus();
    choose(to);
  }

  /** Where a letter may stand: the pane, where it is shown, before the rest of the page. @param {string} selector */
  const find = (selector) => [...(preview?.querySelectorAll(selector) ?? []), ...document.querySelectorAll(selector)].find(isShown);

  /** @param {string} key */
  function click(key) {
    const found = find(`[data-key="${CSS.escape(key)}"]`);
    if (found instanceof HTMLElement) found.click();
  }

  /** The button or fold that a letter stands on. @param {string} key */
  function act(key) {
    if (isBehind()) {
      pending = key;
      return;
    }
    const found = find(`[data-key="${CSS.escape(key)}"]`);
    if (!(found instanceof HTMLElement)) return;
    if (found instanceof HTMLDetailsElement) {
      found.open = true;
      const first = found.querySelector('[data-digit]');
      if (first instanceof HTMLElement) first.focus();
      found.scrollIntoView({ block: 'nearest' });
    } else if (found.matches('textarea, select')) found.focus();
    else found.click();
  }

  /** A number picks in an open fold; otherwise it opens the saved filter that stands on it. @param {string} digit */
  function number(digit) {
    if (isBehind()) {
      pending = pending === null ? digit : `${pending} ${digit}`;
      return;
    }
    const choice = find(`details[open] [data-digit="${digit}"]`);
    if (choice instanceof HTMLElement) choice.click();
    else if (find('details[open] [data-digit]') === undefined) click(digit);
  }

  const picked = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('.pick:checked')]);

  /** The bar for ticked rows appears with the first tick. */
  function countPicked() {
    if (bulk === null) return;
    const n = picked().length;
    bulk.classList.toggle('waiting', n === 0);
    const label = bulk.querySelector('[data-picked]');
    if (label instanceof HTMLElement) {
      label.dataset['word'] ??= label.textContent ?? '';
      label.textContent = `${label.dataset['word']} ${n}`;
    }
  }

  function pick() {
    const rows = rowsNow();
    const box = rows[current(rows)]?.querySelector('.pick');
    if (box instanceof HTMLInputElement) {
      box.checked = !box.checked;
      countPicked();
    }
  }

  function open() {
    const rows = rowsNow();
    const link = rows[current(rows)]?.querySelector('[data-open]');
    if (link instanceof HTMLElement) link.click();
    else click('o');
  }

  const onMany = (/** @type {string} */ id, /** @type {string} */ key) => () => (picked().length > 0 ? document.getElementById(id)?.focus() : act(key));

  /** @type {Record<string, () => void>} */
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    o: open,
    x: pick,
    e: onMany('bulk-reason', 'e'),
    s: onMany('bulk-until', 's'),
    m: onMany('bulk-to', 'm'),
    g: () => click('g'),
    z: () => click('z'),
    '/': () => document.getElementById('search')?.focus(),
    '?': () => help?.showModal(),
  };
  for (const key of ['a', 'b', 'c', 'n', 'u', 'y']) keys[key] = () => act(key);
  for (const digit of '123456789') keys[digit] = () => number(digit);

  const remembered = 'haidang.keys';
  const areOn = () => localStorage.getItem(remembered) !== 'off';

  /** @param {EventTarget | null} target */
  const isTyping = (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'));

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help?.open) return;
    if (event.key === 'Escape' && document.activeElement instanceof HTMLElement) {
      const fold = document.activeElement.closest('details[open]');
      if (fold instanceof HTMLDetailsElement) fold.open = false;
      return document.activeElement.blur();
    }
    const action = keys[event.key];
    if (action === undefined || isTyping(event.target) || !areOn()) return;
    event.preventDefault();
    action();
  });

  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (event.target.closest('button[data-key="?"]') !== null) return help?.showModal();
    const title = event.target.closest('[data-title]');
    if (title === null) return;
    event.preventDefault();
    // On a phone there is no pane: a title leads to its case.
    const link = title.closest('[data-row]')?.querySelector('[data-open]');
    if (!previewIsShown() && link instanceof HTMLElement) link.click();
    else choose(rowsNow().findIndex((row) => row.contains(title)));
  }, true);

  document.addEventListener('haidang:shown', () => {
    if (pending === null || isBehind()) return;
    const waiting = pending.split(' ');
    pending = null;
    for (const key of waiting) keys[key]?.();
  });
  // Rows come and go while somebody works; the next one is chosen by its place.
  document.addEventListener('haidang:next', (event) => choose(/** @type {CustomEvent<number>} */ (event).detail));

  document.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.target.matches('.pick')) countPicked();
    if (event.target.matches('#bulk-day') && event.target.value !== '') /** @type {HTMLSelectElement} */ (document.getElementById('bulk-until')).value = 'day';
    if (event.target.matches('[data-keys-on]')) localStorage.setItem(remembered, event.target.checked ? 'on' : 'off');
  });

  const box = document.querySelector('[data-keys-on]');
  if (box instanceof HTMLInputElement) box.checked = areOn();
  // A form that was sent is not sent twice.
  document.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.defaultPrevented || event.target.method === 'dialog') return;
    if (event.target.dataset['sent'] === 'true') event.preventDefault();
    event.target.dataset['sent'] = 'true';
  });
  // A page that comes back out of the browser's memory can be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) delete form.dataset['sent'];
  });
  countPicked();
  // Somebody who is at work on the list goes on where they were; a first visit begins at the top of the page.
  if (new URLSearchParams(location.search).has('at')) {
    const rows = rowsNow();
    titleOf(rows[current(rows)])?.focus({ preventScroll: true });
    rows[current(rows)]?.scrollIntoView({ block: 'nearest' });
  }
})();

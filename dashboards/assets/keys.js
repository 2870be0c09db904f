// @ts-check
// Keys for people who work through the queue by hand. Everything here can also be done with the pointer, and without this file.

(() => {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-row]')]);
  const preview = document.getElementById('preview');
  const help = /** @type {HTMLDialogElement | null} */ (document.getElementById('keys'));
  const bulk = document.getElementById('bulk');

  /** Keys pressed while the preview is still loading; they act on the row that was meant. @type {string | null} */
  let pending = null;

  const current = () => rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  /** @param {HTMLElement | undefined} row @returns {HTMLAnchorElement | null} */
  const titleOf = (row) => row?.querySelector('[data-title]') ?? null;
  /** @param {Element | null} element */
  const isShown = (element) => element instanceof HTMLElement && element.getClientRects().length > 0;
  const previewIsShown = () => isShown(preview);
  /** True while the pane shows another case than the chosen row. */
  const isBehind = () => {
    const row = rows[current()];
    return row !== undefined && previewIsShown() && preview?.querySelector('[data-case]')?.getAttribute('data-case') !== row.dataset['row'];
  };

  /** @param {number} index */
  function choose(index) {
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
  }

  /** @param {number} by */
  function move(by) {
    if (rows.length === 0) return;
    const at = current();
    const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
    if (to === at && isShown(titleOf(rows[at]))) return titleOf(rows[at])?.focus();
    choose(to);
    // The title loads its preview when it is pressed (htmx); where there is no pane, moving loads nothing.
    if (previewIsShown()) titleOf(rows[to])?.click();
  }

  /** The button or fold that a letter stands on: in the preview first, else anywhere on the page. @param {string} key */
  function act(key) {
    if (isBehind()) {
      pending = key;
      return;
    }
    const found = [...(preview ?? document).querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(isShown);
    if (!(found instanceof HTMLElement)) return;
    if (found instanceof HTMLDetailsElement) {
      found.open = true;
      found.querySelector('select')?.focus();
      found.scrollIntoView({ block: 'nearest' });
    } else if (found instanceof HTMLTextAreaElement) found.focus();
    else found.click();
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
    const box = rows[current()]?.querySelector('.pick');
    if (box instanceof HTMLInputElement) {
      box.checked = !box.checked;
      countPicked();
    }
  }

  function open() {
    const link = rows[current()]?.querySelector('[data-open]');
    if (link instanceof HTMLElement) link.click();
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    o: open,
    x: pick,
    a: () => act('a'),
    y: () => act('y'),
    n: () => act('n'),
    c: () => act('c'),
    e: () => (picked().length > 0 ? document.getElementById('bulk-reason')?.focus() : act('e')),
    '/': () => document.getElementById('search')?.focus(),
    '?': () => help?.showModal(),
  };

  const remembered = 'haidang.keys';
  const areOn = () => localStorage.getItem(remembered) !== 'off';

  /** @param {EventTarget | null} target */
  const isTyping = (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'));

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help?.open) return;
    if (event.key === 'Escape' && document.activeElement instanceof HTMLElement) return document.activeElement.blur();
    const action = keys[event.key];
    if (action === undefined || isTyping(event.target) || !areOn()) return;
    event.preventDefault();
    action();
  });

  // On a phone there is no pane: a title leads to its case.
  document.addEventListener('click', (event) => {
    const title = event.target instanceof Element ? event.target.closest('[data-title]') : null;
    if (title === null) {
      if (event.target instanceof Element && event.target.closest('[data-key="?"]') !== null) help?.showModal();
      return;
    }
    if (!previewIsShown()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const link = title.closest('[data-row]')?.querySelector('[data-open]');
      if (link instanceof HTMLElement) link.click();
      return;
    }
    choose(rows.findIndex((row) => row.contains(title)));
  }, true);

  document.addEventListener('htmx:after:swap', () => {
    if (pending === null || isBehind()) return;
    const key = pending;
    pending = null;
    act(key);
  });

  document.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.matches('.pick')) countPicked();
    if (event.target instanceof HTMLInputElement && event.target.matches('[data-keys-on]')) localStorage.setItem(remembered, event.target.checked ? 'on' : 'off');
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
    titleOf(rows[current()])?.focus({ preventScroll: true });
    rows[current()]?.scrollIntoView({ block: 'nearest' });
  }
})();

// @ts-check
// A quick hand: the next stories are fetched before they are asked for, and a step moves on at once while it is being recorded. What the
// server refuses comes back where it was, with the reason. Without this file every link and form does the same with a whole page.

(() => {
  const preview = document.getElementById('preview');
  const review = () => document.getElementById('review');
  const goodForMs = 60_000;
  const ahead = 3;

  /** Pages that were fetched, by address. @type {Map<string, { at: number, html: Promise<string> }>} */
  const fetched = new Map();

  /** @param {string} url @param {boolean} look */
  function part(url, look) {
    const known = fetched.get(url);
    if (known !== undefined && Date.now() - known.at < goodForMs) return known.html;
    const html = fetch(url, { headers: { 'x-part': '1', 'hx-request': 'true', ...(look ? {} : { 'x-ahead': '1' }) }, redirect: 'error' })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))));
    // The summary of a review changes with every step.
    html.then((text) => void (text.includes('id="review-summary"') && fetched.delete(url)), () => fetched.delete(url));
    fetched.set(url, { at: Date.now(), html });
    return html;
  }

  const rowsNow = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-row]')]);
  /** @param {HTMLElement | undefined} row @returns {string | undefined} */
  const previewOf = (row) => row?.querySelector('[data-preview]')?.getAttribute('data-preview') ?? undefined;
  const token = () => (preview ?? review())?.getAttribute('data-csrf') ?? '';

  /** A line that is down, and a session that has ended: both fail before there is an answer to read. */
  const noAnswer = () => (preview ?? review())?.getAttribute('data-no-answer') ?? '';

  /** @param {string} text @param {boolean} bad */
  function say(text, bad = false) {
    const place = document.querySelector('[role=status].done');
    if (place === null) return;
    const line = document.createElement('p');
    line.className = `notice ${bad ? 'alert' : 'good'}`;
    line.textContent = text;
    place.replaceChildren(line);
  }

  /** @param {string} html */
  function element(html) {
    const holder = document.createElement('template');
    holder.innerHTML = html;
    return holder.content.firstElementChild;
  }

  // ── The queue: a pane beside the list ──

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let dwell;
  /** A story that stays before somebody's eyes is read. @param {HTMLElement} row */
  function noteSeen(row) {
    clearTimeout(dwell);
    if (!row.classList.contains('unread')) return;
    dwell = setTimeout(() => {
      row.classList.remove('unread');
      row.querySelector('.new-mark')?.remove();
      void fetch('/queue/seen', { method: 'POST', body: new URLSearchParams({ _token: token(), case: row.dataset['row'] ?? '' }) });
    }, 800);
  }

  /** @param {HTMLElement} row */
  async function show(row) {
    const url = previewOf(row);
    if (preview === null || url === undefined || preview.getClientRects().length === 0) return;
    const rows = rowsNow();
    const at = rows.indexOf(row);
    preview.setAttribute('aria-busy', 'true');
    try {
      const html = await part(url, true);
      if (row.getAttribute('aria-current') !== 'true') return;
      preview.innerHTML = html;
      preview.scrollTop = 0;
      tick();
      noteSeen(row);
      document.dispatchEvent(new CustomEvent('haidang:shown'));
    } catch {
      say(noAnswer(), true);
    } finally {
      preview.removeAttribute('aria-busy');
    }
    for (const next of [...rows.slice(at + 1, at + 1 + ahead), ...rows.slice(Math.max(at - 1, 0), at)]) {
      const address = previewOf(next);
      if (address !== undefined) part(address, false).catch(() => undefined);
    }
  }

  /** Takes a row out of sight and goes to the one below it. @param {HTMLElement} row */
  function leave(row) {
    const rows = rowsNow();
    const at = rows.indexOf(row);
    const place = { parent: row.parentElement, before: row.nextElementSibling };
    row.remove();
    const total = document.querySelector('[data-total]');
    if (total !== null) total.textContent = String(rows.length - 1);
    if (rows.length > 1) document.dispatchEvent(new CustomEvent('haidang:next', { detail: Math.min(at, rows.length - 2) }));
    else preview?.replaceChildren();
    return () => {
      place.parent?.insertBefore(row, place.before?.isConnected === true ? place.before : null);
      if (total !== null) total.textContent = String(rowsNow().length);
    };
  }

  // ── The review: one story after another ──

  /** @param {string} url @param {boolean} [push] */
  async function go(url, push = true) {
    const old = review();
    const undo = document.getElementById('undo');
    old?.setAttribute('aria-busy', 'true');
    try {
      // The summary tells what was recorded.
      if (old?.dataset['last'] === 'true') await Promise.allSettled([...underWay]);
      const fresh = element(await part(url, true));
      if (fresh === null || old === null) throw new Error('nothing came');
      old.replaceWith(fresh);
      if (fresh instanceof HTMLElement && undo?.isConnected === false && fresh.dataset['case'] !== undefined) {
        // What was fetched ahead does not know the last step.
        fresh.querySelector('#undo')?.replaceWith(undo);
        undo.querySelector('[name=back]')?.setAttribute('value', fresh.dataset['at'] ?? '/queue');
      }
    } catch {
      location.assign(url);
      return;
    }
    if (push) history.pushState(null, '', url);
    window.scrollTo(0, 0);
    tick();
    lookAhead();
    document.dispatchEvent(new CustomEvent('haidang:shown'));
    const id = review()?.dataset['case'];
    if (id !== undefined) void fetch('/queue/seen', { method: 'POST', body: new URLSearchParams({ _token: token(), case: id }) });
  }

  /** The stories after this one, each naming the next. @param {string | undefined} url @param {number} left */
  function reach(url, left) {
    if (url === undefined || left === 0) return;
    part(url, false).then((html) => reach(/ data-next="([^"&]+)"/.exec(html)?.[1], left - 1), () => undefined);
  }
  const lookAhead = () => (document.querySelector('#review progress') === null ? undefined : reach(review()?.dataset['next'], ahead));

  // ── Steps ──

  /** Steps on their way; undo waits for them. @type {Set<Promise<unknown>>} */
  const underWay = new Set();

  /** @param {Response} answer */
  async function reasonOf(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.querySelector('.problem p')?.textContent ?? page.title;
  }

  /** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
  async function send(form, submitter) {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') body.append(name, value);
    const answer = await fetch(form.action, { method: 'POST', body, headers: { 'x-step': '1' }, redirect: 'error' });
    if (!answer.ok) throw new Error(await reasonOf(answer));
    return /** @type {Promise<{ said: string, stays: boolean, row: string | null, undo: string }>} */ (answer.json());
  }

  /** @param {string} undo */
  function offer(undo) {
    const fresh = element(undo);
    const old = document.getElementById('undo');
    if (fresh === null || old === null) return;
    const back = old.querySelector('[name=back]')?.getAttribute('value');
    old.replaceWith(fresh);
    const here = review()?.dataset['at'] ?? back;
    if (here) fresh.querySelector('[name=back]')?.setAttribute('value', here);
  }

  /** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
  async function step(form, submitter) {
    const kind = form.dataset['step'];
    const row = document.querySelector('[data-row][aria-current=true]');
    const inReview = review() !== null;
    const number = (inReview ? review()?.querySelector('[data-number]') : row?.querySelector('[data-open]'))?.textContent ?? '';
    const own = inReview ? review()?.dataset['at'] : previewOf(/** @type {HTMLElement} */ (row));
    // What is sent is read before the form leaves the page.
    const sending = send(form, submitter);
    const putBack = kind !== 'gone' ? undefined : inReview ? void go(review()?.dataset['next'] ?? '/queue') : row instanceof HTMLElement ? leave(row) : undefined;
    underWay.add(sending);
    try {
      const { said, stays, row: html, undo } = await sending;
      if (own !== undefined) fetched.delete(own);
      say(number === '' || kind === 'stay' ? said : `${number}: ${said}`);
      offer(undo);
      const fresh = html === null ? null : element(html);
      if (kind === 'gone' || inReview) {
        if (stays && kind === 'gone' && !inReview && fresh instanceof HTMLElement) putBack?.();
        if (inReview && kind !== 'gone' && own !== undefined && review()?.dataset['at'] === own) await go(own, false);
      } else if (fresh instanceof HTMLElement && row instanceof HTMLElement && row.isConnected) {
        const chosen = row.getAttribute('aria-current') === 'true';
        if (chosen) fresh.setAttribute('aria-current', 'true');
        const hadFocus = row.contains(document.activeElement) || document.activeElement === document.body || preview?.contains(document.activeElement) === true;
        row.replaceWith(fresh);
        if (chosen && hadFocus) /** @type {HTMLElement | null} */ (fresh.querySelector('[data-title]'))?.focus({ preventScroll: true });
        if (chosen && kind !== 'unread') await show(fresh);
      }
      if (rowsNow().length === 0 && !inReview) location.assign(backToQueue());
    } catch (thrown) {
      putBack?.();
      say(`${number === '' ? '' : `${number}: `}${thrown instanceof Error && !(thrown instanceof TypeError) ? thrown.message : noAnswer()}`, true);
      delete form.dataset['sent'];
      if (own !== undefined) fetched.delete(own);
    } finally {
      underWay.delete(sending);
    }
  }

  /** The list anew: what came next moves up. */
  function backToQueue() {
    const url = new URL(location.href);
    for (const name of ['at', 'after', 'done']) url.searchParams.delete(name);
    if (url.search === '') url.searchParams.set('all', '1');
    return url.pathname + url.search;
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    const within = (preview?.contains(form) === true || review()?.contains(form) === true) && form.dataset['step'] !== undefined;
    if (within) {
      event.preventDefault();
      if (form.dataset['busy'] === 'true') return;
      form.dataset['busy'] = 'true';
      const undone = () => delete form.dataset['busy'];
      step(form, event.submitter).then(undone, undone);
    } else if (form.action.endsWith('/undo') && underWay.size > 0) {
      // Nothing is undone that has not been recorded yet; the offer then is of the newest step.
      event.preventDefault();
      void Promise.allSettled([...underWay]).then(() => setTimeout(() => /** @type {HTMLElement | null} */ (document.querySelector('#undo [data-key=z]'))?.click(), 0));
    }
  });

  document.addEventListener('haidang:chosen', (event) => {
    if (event.target instanceof HTMLElement) void show(event.target);
  });
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target.closest('#review a[rel=next], #review a[rel=prev]');
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    void go(link.href);
  });
  window.addEventListener('popstate', () => {
    if (review() !== null) void go(location.href, false);
  });

  // ── Clocks ──

  /** "1 day|2 days" for any number. @param {number} value @param {string | undefined} pair */
  const many = (value, pair = '') => (pair.split('|')[value === 1 ? 0 : 1] ?? '').replace(value === 1 ? '1' : '2', String(value));
  /** The two largest units, as the server writes them. @param {number} minutes @param {DOMStringMap} words */
  function duration(minutes, words) {
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
    const [large, small] = days > 0 ? [many(days, words['days']), hours === 0 ? '' : many(hours, words['hours'])]
      : hours > 0 ? [many(hours, words['hours']), rest === 0 ? '' : many(rest, words['minutes'])] : [many(rest, words['minutes']), ''];
    return `${large} ${small}`.trim();
  }
  function tick() {
    const words = /** @type {HTMLElement | null} */ (document.querySelector('[data-left]'))?.dataset;
    if (words === undefined) return;
    for (const clock of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll('time[data-clock]'))) {
      const minutes = Math.floor((new Date(clock.dateTime).getTime() - Date.now()) / 60_000);
      const text = (minutes < 0 ? words['overdue'] : words['left'])?.replace('{time}', duration(Math.abs(minutes), words));
      if (text !== undefined && text !== clock.textContent) clock.textContent = text;
      clock.classList.toggle('late', minutes < 120);
    }
  }
  setInterval(tick, 20_000);

  const first = document.querySelector('[data-row][aria-current=true]');
  if (first instanceof HTMLElement && preview !== null) {
    const rows = rowsNow();
    const at = rows.indexOf(first);
    for (const next of rows.slice(at + 1, at + 1 + ahead)) part(previewOf(next) ?? '', false).catch(() => undefined);
    noteSeen(first);
  }
  lookAhead();
})();

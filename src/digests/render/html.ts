import { isWebAddress, type Block, type DigestDocument, type Run } from './blocks.ts';
import { prefix, style } from './style.ts';

/** Text for HTML: markup escaped, and characters that no document may hold shown as U+FFFD. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return withoutControls(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Control characters and lone halves of surrogate pairs are forbidden in XML: one in a title would make Word refuse the whole file. */
export function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}

/**
 * One file that needs no other: style inside, no script, no image, nothing loaded. The same document gives the same bytes.
 */
export function htmlOf(document: DigestDocument): string {
  return [
    '<!doctype html>',
    `<html lang="${document.lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Even where a text slipped through, nothing could run or be loaded.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    `<title>${escapeHtml(document.title)}</title>`,
    `<style>\n${style}\n</style>`,
    '</head>',
    '<body>',
    bodyOf(document),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** What stands on the paper, to be put into another page. */
export function bodyOf({ banners, letterhead: head, blocks, closing: end, honesty }: DigestDocument): string {
  return [
    ...banners.map((banner) => p('banner', banner)),
    letterhead(head),
    ...blocks.map(block),
    closing(end),
    `<section${cls('last')}>`,
    ...honesty.map(block),
    '</section>',
  ].join('\n');
}

/** ` class="d-upper d-strong"` for "upper strong"; nothing for "". */
const cls = (names: string) => (names === '' ? '' : ` class="${names.split(' ').map((name) => prefix + name).join(' ')}"`);
const p = (names: string, text: string) => `<p${cls(names)}>${escapeHtml(text)}</p>`;

function letterhead({ parent, organ, nation, motto, number, placeAndDate, kind, subject }: DigestDocument['letterhead']): string {
  return [
    '<header>',
    `<table${cls('head')} role="presentation"><tr>`,
    `<td>${p('upper', parent)}${p('upper strong', organ)}<span${cls('rule')}></span>${p('', number)}</td>`,
    `<td>${p('upper strong', nation)}${p('strong', motto)}<span${cls('rule long')}></span>${p('slanted', placeAndDate)}</td>`,
    '</tr></table>',
    `<h1${cls('kind')}>${escapeHtml(kind)}</h1>`,
    ...subject.map((line) => p('kind', line)),
    `<span${cls('rule')}></span>`,
    '</header>',
  ].join('\n');
}

function closing({ recipients, recipientLines, signer, signed }: DigestDocument['closing']): string {
  const lines = recipientLines.map((line) => p('recipient', line)).join('');
  return `<table${cls('closing')} role="presentation"><tr><td>${p('recipients', recipients)}${lines}</td><td>${p('signer', signer)}${p('signed', signed)}</td></tr></table>`;
}

function block(given: Block): string {
  if (given.kind === 'heading') return `<h${given.level + 1}>${escapeHtml(given.text)}</h${given.level + 1}>`;
  if (given.kind === 'paragraph') return `<p${cls(given.style)}>${given.runs.map(run).join('')}</p>`;
  return table(given);
}

function run({ text, bold, italic, language, url }: Run): string {
  let html = escapeHtml(text);
  if (language !== undefined) html = `<span lang="${escapeHtml(language)}">${html}</span>`;
  if (bold === true) html = `<b>${html}</b>`;
  if (italic === true) html = `<i>${html}</i>`;
  return url !== undefined && isWebAddress(url) ? `<a href="${escapeHtml(url)}" rel="noopener noreferrer" target="_blank">${html}</a>` : html;
}

function table({ head, rows, figures }: Extract<Block, { kind: 'table' }>): string {
  const last = head.length - 1;
  const cells = (tag: 'th' | 'td', row: readonly string[]) =>
    row.map((text, index) => `<${tag}${cls(figures && index === last ? 'num' : '')}>${escapeHtml(text)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  // Where a screen is narrow the wide table scrolls, also by keyboard.
  return `<table${cls(head.length > 2 ? 'figures sources' : 'figures')}${head.length > 2 ? ' tabindex="0"' : ''}><thead><tr>${cells('th', head)}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

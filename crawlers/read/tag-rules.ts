// What HTML says about its tags, as far as reading needs it: which have no end, which end others, which show no text, which begin a line.

/** Elements without content or end tag. */
export const voidTags: ReadonlySet<string> = new Set(['area', 'base', 'basefont', 'br', 'col', 'command', 'embed', 'frame', 'hr', 'img', 'input', 'isindex', 'keygen', 'link', 'meta', 'param', 'source', 'track', 'wbr']);

/** Elements whose text nobody reads on the page. */
export const silentTags: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'canvas', 'select', 'datalist', 'textarea', 'audio', 'video', 'map', 'rt', 'rp']);

/** Their content is no markup; that of `script` and `style` has no character references either. */
export const rawTags: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'xmp']);

/** Elements that begin a new line where browsers show them. */
export const breaksLine: ReadonlySet<string> = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'br', 'button', 'caption', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'figcaption',
  'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'option', 'p', 'pre',
  'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', '#root', 'amp-img', 'amp-ad', 'hgroup', 'search',
]);

const paragraph = new Set(['p']);
const heading = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p']);
const control = new Set(['input', 'option', 'optgroup', 'select', 'button', 'datalist', 'textarea']);
const term = new Set(['dd', 'dt']);
const ruby = new Set(['rt', 'rp']);
const rows = new Set(['thead', 'tbody']);

/** Which elements, where innermost, end when a tag opens (WHATWG HTML, optional tags; the same table as htmlparser2's). */
export const endsBefore: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['tr', new Set(['tr', 'th', 'td'])], ['th', new Set(['th'])], ['td', new Set(['thead', 'th', 'td'])], ['tbody', rows], ['tfoot', rows],
  ['body', new Set(['head', 'link', 'script'])], ['a', new Set(['a'])], ['li', new Set(['li'])], ['dd', term], ['dt', term], ['rt', ruby], ['rp', ruby],
  ['option', new Set(['option'])], ['optgroup', new Set(['optgroup', 'option'])],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, heading] as const),
  ...['select', 'input', 'output', 'button', 'datalist', 'textarea'].map((tag) => [tag, control] as const),
  ...['p', 'address', 'article', 'aside', 'blockquote', 'details', 'div', 'dl', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'header', 'hr', 'main', 'nav', 'ol', 'pre', 'section', 'table', 'ul'].map((tag) => [tag, paragraph] as const),
]);

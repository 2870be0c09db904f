// A key by which two addresses of one article are told to be one. It is compared, never fetched.

import { createHash } from 'node:crypto';

/** Longer keys are shortened: a row of a PostgreSQL index holds 2,704 bytes, and one letter may take three. */
const longestKey = 800;

/** Parameters that say where the reader came from, not what is read. */
const tracking = /^(?:utm_\w+|ga_\w+|gclid|gclsrc|dclid|fbclid|igshid|msclkid|yclid|twclid|ttclid|mc_cid|mc_eid|_ga|_gl|zarsrc|zanpid|ref|refer|referer|referrer|ref_src|ref_url|cmpid|cmp|campaign|ncid|ocid|ito|smid|spm|scm|share|shared|share_token|from_source|isappinstalled|wt_mc|xtor|ns_mchannel|ns_source|ns_campaign|ns_linkname|ns_fee|at_medium|at_campaign|at_custom\d|partner|feed|rss|source|src|sr_share|sref|soc_src|soc_trk|taid|guccounter|guce_referrer\w*|amp|outputtype|__twitter_impression|fb_action_\w+|fb_ref|fb_source|hss_channel|_hsenc|_hsmi|mkt_tok|vero_\w+|nr_email_referer|rf|gaa_at|gaa_n|gaa_ts|gaa_sig|usqp|sessionid|phpsessid|jsessionid|sid|print)$/i;
const ampParts = [/^amp[.-]/, /\/amp\/?$/, /\/amp(?=\/)/, /\.amp(?=(?:\.html?)?$)/, /(?<=\.)amp\.html$/];

/**
 * Scheme, "www."/"m."/"amp.", port, letter case, fragment, tracking parameters, AMP marks, a last slash and the order of parameters do
 * not matter; everything else does. Text that is no http(s) address comes back trimmed.
 */
export function urlKey(address: string): string {
  const url = readAddress(address);
  return shortened(url ? keyOf(url) : address.trim());
}

/** Its beginning, and in place of the rest what tells it from others that begin alike. */
function shortened(key: string): string {
  if (key.length <= longestKey) return key;
  return `${key.slice(0, longestKey - 65)}~${createHash('sha256').update(key).digest('hex')}`;
}

function keyOf(url: URL): string {
  const host = url.hostname.replace(/\.$/, '').replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.])/, '');
  const path = pathKey(url.pathname);
  const parameters = [...url.searchParams].filter(([name, value]) => !tracking.test(name) && !(name === '' && value === '')).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`.toLowerCase()).sort();
  return `http://${host}${path}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;
}

function readAddress(address: string): URL | null {
  const text = address.trim().replace(/^(https?):\/*(?=[^/])/i, '$1://').replace(/^\/\//, 'http://');
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

function pathKey(pathname: string): string {
  let path = decode(pathname).normalize('NFC').toLowerCase().replace(/;jsessionid=[^/]*/, '').replace(/\/{2,}/g, '/');
  for (const part of ampParts.slice(1)) path = path.replace(part, (found) => (found.startsWith('amp.') ? found.slice(4) : ''));
  path = path.replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/, '/');
  return path.length > 1 ? path.replace(/\/+$/, '') : '/';
}

/** %E1%BB%8B and ị are one; what cannot be decoded stays, and so do control characters: no database takes a null byte. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path.replace(/%2f/gi, '%252F').replace(/%3f/gi, '%253F').replace(/%(23|[01][\da-f]|7f)/gi, '%25$1'));
  } catch {
    return path;
  }
}

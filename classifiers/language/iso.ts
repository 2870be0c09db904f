// ISO 639-1 inside, ISO 639-3 in the command's answers. Macrolanguages are named by their news standard: zho, arb, zsm.

const iso3Of: Readonly<Record<string, string>> = {
  vi: 'vie', en: 'eng', zh: 'zho', ja: 'jpn', ko: 'kor', th: 'tha', lo: 'lao', km: 'khm', fr: 'fra', ru: 'rus', de: 'deu', es: 'spa',
  id: 'ind', ms: 'zsm', my: 'mya', pt: 'por', it: 'ita', nl: 'nld', uk: 'ukr', bg: 'bul', tl: 'tgl', jv: 'jav', ar: 'arb', hi: 'hin',
  tr: 'tur', pl: 'pol', cs: 'ces', sk: 'slk', sl: 'slv', hr: 'hrv', sr: 'srp', bs: 'bos', sh: 'hbs', mk: 'mkd', be: 'bel', ro: 'ron',
  hu: 'hun', el: 'ell', he: 'heb', fa: 'fas', ur: 'urd', ps: 'pus', ku: 'kur', sv: 'swe', no: 'nor', nb: 'nob', nn: 'nno', da: 'dan',
  fi: 'fin', et: 'est', lv: 'lav', lt: 'lit', is: 'isl', ga: 'gle', gd: 'gla', cy: 'cym', br: 'bre', eu: 'eus', ca: 'cat', gl: 'glg',
  oc: 'oci', ast: 'ast', la: 'lat', eo: 'epo', sq: 'sqi', mt: 'mlt', lb: 'ltz', fy: 'fry', af: 'afr', sw: 'swa', yo: 'yor', so: 'som',
  am: 'amh', mn: 'mon', kk: 'kaz', ky: 'kir', uz: 'uzb', tt: 'tat', tk: 'tuk', tg: 'tgk', az: 'aze', hy: 'hye', ka: 'kat', bn: 'ben',
  pa: 'pan', gu: 'guj', or: 'ori', ta: 'tam', te: 'tel', kn: 'kan', ml: 'mal', si: 'sin', ne: 'nep', mr: 'mar', sa: 'san', bo: 'bod',
  dz: 'dzo', su: 'sun', ht: 'hat', mg: 'mlg', yi: 'yid', sd: 'snd', ug: 'uig', ba: 'bak', cv: 'chv', ce: 'che', os: 'oss', as: 'asm',
  co: 'cos', an: 'arg', io: 'ido', ia: 'ina', ie: 'ile', wa: 'wln', qu: 'que', gn: 'grn', sc: 'srd', rm: 'roh', kv: 'kom', av: 'ava',
  gv: 'glv', kw: 'cor', li: 'lim', vo: 'vol', bh: 'bih', und: 'und',
};

/** The ISO 639-3 code of a language given by ISO 639-1; a code that is already of three letters stays as it is. */
export function iso3(language: string): string {
  return iso3Of[language] ?? language;
}

const iso1Of: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(iso3Of).map(([one, three]) => [three, one])),
  cmn: 'zh', msa: 'ms', zlm: 'ms', ara: 'ar', fil: 'tl',
};

/** The ISO 639-1 code where one exists, else the code as given. */
export function iso1(language: string): string {
  return iso1Of[language] ?? language;
}

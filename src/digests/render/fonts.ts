// Which face Word takes for which script. Latin, Vietnamese and Cyrillic are Times New Roman, as the decree asks; the others are faces
// that Windows brings, and a machine without them takes its own.

type Faces = { readonly ascii: string; readonly hAnsi: string; readonly cs: string; readonly eastAsia: string };

const roman = 'Times New Roman';
const eastAsian: Readonly<Record<string, string>> = { zh: 'SimSun', ja: 'MS Mincho', ko: 'Batang' };
/** Leelawadee UI holds Thai, Lao and Khmer. */
const complex: Readonly<Record<string, string>> = { th: 'Leelawadee UI', lo: 'Leelawadee UI', km: 'Leelawadee UI' };

export function fontFor(language: string): Faces {
  return { ascii: roman, hAnsi: complex[language] ?? roman, cs: complex[language] ?? roman, eastAsia: eastAsian[language] ?? 'SimSun' };
}

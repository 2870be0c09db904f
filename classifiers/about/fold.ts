// Brings names and texts into one form before they are compared: spelling habits are folded, case is kept (Bình Định is a
// province, "bình định" a verb).

/** Vietnamese writes the tone of oa, oe, uy on either vowel; the older way (hòa) is kept. */
const newTone: readonly (readonly [string, string])[] = [
  ...pairs('oà oá oả oã oạ', 'òa óa ỏa õa ọa'), ...pairs('oè oé oẻ oẽ oẹ', 'òe óe ỏe õe ọe'), ...pairs('uỳ uý uỷ uỹ uỵ', 'ùy úy ủy ũy ụy'),
];
const toneOf = new Map(newTone);
// Only where nothing follows: "hoàn" and "huýt" have one way of writing; after q the u is no vowel of its own (quý).
const newTonePattern = new RegExp(`(?<![qQ])(?:${newTone.map(([from]) => from).join('|')})(?!\\p{L})`, 'gu');

function pairs(from: string, to: string): (readonly [string, string])[] {
  const targets = to.split(' ');
  return from.split(' ').map((text, index) => [text.normalize('NFC'), targets[index]!.normalize('NFC')] as const);
}

/** Lao and Thai write one letter in two ways. */
const digraphs: readonly (readonly [RegExp, string])[] = [
  [/ຫນ/g, 'ໜ'], [/ຫມ/g, 'ໝ'], [/ໍາ/g, 'ຳ'], [/ํา/g, 'ำ'],
];

/** Tone marks: each paper transcribes the tones of Vietnamese names in its own way (ບິ່ງດິ່ງ, ບິ່ງດິ້ງ). */
const toneMarks = /[\u0EC8-\u0ECB\u0E48-\u0E4B\u0E4C]/g;

/** The form in which names and texts are compared. Words in capitals become capitalised (BÌNH ĐỊNH → Bình Định). */
export function fold(text: string): string {
  let folded = text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\u00A0\u2010\u2011\u2012-]/g, ' ')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/ё/g, 'е')
    .replace(/Ё/g, 'Е')
    .replace(newTonePattern, (vowels) => toneOf.get(vowels) ?? vowels)
    .replace(/(?<!\p{L})\p{Lu}[\p{Lu}\p{M}]+(?!\p{L})/gu, (word) => word[0]! + word.slice(1).toLowerCase());
  folded = folded.replace(toneMarks, '');
  for (const [from, to] of digraphs) folded = folded.replace(from, to);
  return folded;
}

/**
 * The form for a language other than Vietnamese: Latin letters lose their diacritics, since papers abroad keep all, some or none of them
 * (Bình Dinh, Quy Nhon); other scripts stay as they are.
 */
export function foldAbroad(text: string): string {
  return fold(text).replace(/\p{Script=Latin}/gu, (letter) => withoutDiacritics(letter));
}

/** The same letters without diacritics: Bình Định → Binh Dinh. */
export function withoutDiacritics(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC');
}

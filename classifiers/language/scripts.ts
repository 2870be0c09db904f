// Which writing system a text is in. Seven of our ten languages are told by their script alone, without any statistics.

export type Script =
  | 'Latin' | 'Cyrillic' | 'Han' | 'Kana' | 'Hangul' | 'Thai' | 'Lao' | 'Khmer' | 'Burmese' | 'Arabic' | 'Devanagari'
  | 'Hebrew' | 'Greek' | 'Tamil' | 'Bengali' | 'Georgian' | 'Armenian' | 'Other';

// Unicode Script property: https://www.unicode.org/reports/tr24/
const patterns: readonly (readonly [Script, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/gu],
  ['Cyrillic', /\p{Script=Cyrillic}/gu],
  ['Han', /\p{Script=Han}/gu],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hangul', /\p{Script=Hangul}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Lao', /\p{Script=Lao}/gu],
  ['Khmer', /\p{Script=Khmer}/gu],
  ['Burmese', /\p{Script=Myanmar}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Devanagari', /\p{Script=Devanagari}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Tamil', /\p{Script=Tamil}/gu],
  ['Bengali', /\p{Script=Bengali}/gu],
  ['Georgian', /\p{Script=Georgian}/gu],
  ['Armenian', /\p{Script=Armenian}/gu],
];

/** Scripts whose characters each carry about as much as two or three letters of an alphabet. */
const dense: ReadonlySet<Script> = new Set(['Han', 'Kana', 'Hangul']);
const denseWeight = 2.5;

export type ScriptCount = { readonly script: Script; readonly letters: number; readonly share: number };

/** The scripts of a text, the weightiest first; `share` is of the weighted letters. Empty where there is no letter. */
export function countScripts(text: string): ScriptCount[] {
  const found: { script: Script; letters: number; weight: number }[] = [];
  // Most text is Latin or one other script: stop as soon as every letter is accounted for.
  let left = (text.match(/[\p{L}\p{M}]/gu) ?? []).length;
  for (const [script, pattern] of patterns) {
    if (left <= 0) break;
    const letters = (text.match(pattern) ?? []).length;
    if (letters === 0) continue;
    left -= letters;
    found.push({ script, letters, weight: letters * (dense.has(script) ? denseWeight : 1) });
  }
  if (left > 0) found.push({ script: 'Other', letters: left, weight: left });
  const total = found.reduce((sum, { weight }) => sum + weight, 0);
  return found
    .sort((a, b) => b.weight - a.weight)
    .map(({ script, letters, weight }) => ({ script, letters, share: weight / total }));
}

// Kanji that Japan simplified in its own way or made itself; Chinese text, simplified or traditional, does not use them.
const onlyJapanese = /[気沢駅円発対図団広桜滝渋稲経続総竜聴覧観読辺鉄銭関験黒働込峠畑匂辻枠栃塩悪圧囲壱隠栄応仮価拡覚楽帰亀暁勲薫恵掲渓撃権顕厳砕済斎雑児実釈縄粛処焼奨剰畳譲醸粋酔髄瀬斉摂専戦繊荘捜挿巣増蔵贈臓帯択単弾鋳庁伝転徳届悩脳廃拝売髪抜浜払仏変舗穂毎訳薬揺様謡頼両猟緑塁霊齢歴労録]/gu;

/** Whether a text without kana is Japanese all the same: headlines can be pure kanji. */
export function looksJapaneseWithoutKana(text: string): boolean {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const telling = (text.match(onlyJapanese) ?? []).length;
  return telling >= 1 && telling / han >= 0.04;
}

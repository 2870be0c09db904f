// What every text that enters the archive goes through: Unicode NFC, no invisible junk, single spaces.

/** Soft hyphens, byte-order marks, word joiners, direction marks, invisible operators and variation-free controls that no press text needs. */
const junk = /[\u00ad\u180e\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|(?![\t\n\r])\p{Cc}/gu;
const lonelySurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Between letters of these scripts a zero-width space marks a place to break the line, not a space between words. */
const zeroWidthSpace = /\u200b+/g;
/** Joiners shape letters in Indic, Arabic and emoji; elsewhere (Khmer and Lao pages copy them by accident) they only break searches. */
const strayJoiner = /(?<![\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Mong}\p{M}\p{Extended_Pictographic}\ufe0f])[\u200c\u200d]+/gu;

/** Most lines are tidy: letters, marks, digits and signs with single spaces between them. */
const untidy = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|^ | $| {2}|\p{M}{31}/u;

/** Marks on one letter beyond those that a stream-safe text has (UAX #15): sorting 100,000 of them takes seconds. */
const tooManyMarks = /(\p{M}{30})\p{M}+/gu;

const mostMarks = 30;

/** Whether that many code units in a row could be marks: a look at numbers, twenty times as fast over a whole page as the pattern. */
function mayHaveTooManyMarks(text: string): boolean {
  let inARow = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Below the first mark, or among Han and Hangul.
    inARow = unit < 0x300 || (unit >= 0x3400 && unit <= 0xd7a3) ? 0 : inARow + 1;
    if (inARow > mostMarks) return true;
  }
  return false;
}

/** Text in Unicode NFC, with at most 30 marks on a letter. */
export const composed = (text: string): string => (mayHaveTooManyMarks(text) ? text.replace(tooManyMarks, '$1') : text).normalize('NFC');

/** One line of text, NFC, without invisible junk, white space squeezed. */
export function cleanLine(text: string): string {
  if (!untidy.test(text)) return text.normalize('NFC');
  return composed(text
    .replace(lonelySurrogate, '')
    .replace(junk, '')
    .replace(zeroWidthSpace, '')
    .replace(strayJoiner, '')
    .replace(/[\s\u00a0\u2028\u2029]+/gu, ' ')
    .trim());
}

/** Text of several lines: each line cleaned, empty ones dropped. */
export function cleanText(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(cleanLine)
    .filter((line) => line !== '')
    .join('\n');
}


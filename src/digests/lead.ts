// The lead of an article: its first sentences, quoted exactly as they stand.

/** Characters: sentences are added until the lead has `least`, and never beyond `most`. */
const least = 140;
const most = 360;

/** "TP.", "Mr.", "No.": a short capitalised word before a full stop is an abbreviation, not an ending. */
const endsInAbbreviation = /(?:^|[\s(“"'])(?:\p{Lu}\p{L}{0,2}|\p{Lu}\.\p{Lu})\.\s*$/u;

export type Lead = { readonly lead: string; readonly leadIsCut: boolean };

/**
 * The first sentences of a text as one exact piece of it. A first sentence longer than 360 characters (Thai, Lao and Khmer write no full
 * stops) is cut at a blank, or at the end of a word where there is none; `leadIsCut` says that the article goes on.
 */
export function leadOf(text: string, language: string): Lead {
  const start = text.length - text.trimStart().length;
  const end = endOfLead(text, start, language);
  const lead = text.slice(start, end).trimEnd();
  return { lead, leadIsCut: text.slice(start + lead.length).trim() !== '' };
}

function endOfLead(text: string, start: number, language: string): number {
  let end = start;
  for (const { index, segment } of segments(text.slice(start), language, 'sentence')) {
    const next = start + index + segment.length;
    if (next - start > most) return end - start >= least / 2 ? end : cutInside(text, start, language);
    end = next;
    if (end - start >= least && !endsInAbbreviation.test(segment)) return end;
  }
  return end;
}

function cutInside(text: string, start: number, language: string): number {
  const blank = text.lastIndexOf(' ', start + most);
  if (blank - start >= least) return blank;
  let end = start;
  for (const { index, segment } of segments(text.slice(start, start + most + 40), language, 'word')) {
    if (index + segment.length > most) break;
    end = start + index + segment.length;
  }
  return end;
}

function segments(text: string, language: string, granularity: 'sentence' | 'word') {
  return new Intl.Segmenter(Intl.Segmenter.supportedLocalesOf(language === 'und' ? [] : [language]), { granularity }).segment(text);
}

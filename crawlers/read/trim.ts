// The edges and the inserts of an article: title repeated, dates, bylines, invitations, rights lines, lists of links.

import type { Block } from './blocks.ts';
import { composed } from './clean-text.ts';
import { invitesElsewhere, namesOther, isAccount, isByline, isDateAlone, isDateLine, isNotice } from './boilerplate-texts.ts';

/** Drops what is not article text from the chosen blocks. */
export function trimBlocks(blocks: readonly Block[], title: string): Block[] {
  const body = afterTitle(blocks, title);
  const kept = body.filter((block, i) => !isInsert(block, body[i + 1]) && !isSameText(block.text, title) && !(isEdge(i, body.length) && isDateLine(block.text)));
  return trimFoot(trimHead(withoutRepeats(withoutLinkLists(kept))));
}

/** The first and last lines, where dates and counters stand. */
const isEdge = (i: number, lines: number): boolean => i < 4 || i >= lines - 2;

/** What stands above the heading with the title is not the article. */
function afterTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const half = blocks.slice(0, Math.ceil(blocks.length / 2));
  const heading = half.findLastIndex((block) => /^h[12]$/.test(block.element.tag) && isSameText(block.text, title));
  const above = blocks.slice(0, heading).filter((block) => block.isProse).length;
  return heading >= 0 && above <= 3 ? blocks.slice(heading + 1) : blocks;
}

/** A lead that stands twice, once for each width of screen, is one. */
function withoutRepeats(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  return blocks.filter(({ text, weight }, i) => {
    if (weight < 40 || i > 5) return true;
    const known = seen.has(text);
    seen.add(text);
    return !known;
  });
}

/** Letters and digits only: scripts without spaces are spaced by hand here and there. */
const plain = (text: string): string => composed(text).toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
const firstLetter = (text: string): string => /[\p{L}\p{N}]/u.exec(text)?.[0].normalize('NFD').slice(0, 1).toLowerCase() ?? '';
let lastTitle = { written: '', plain: '', first: '' };

/** Whether a line only repeats the title. */
export function isSameText(text: string, title: string): boolean {
  if (title === '' || Math.abs(text.length - title.length) > 20 + title.length * 0.2) return false;
  if (lastTitle.written !== title) lastTitle = { written: title, plain: plain(title), first: firstLetter(title) };
  return firstLetter(text) === lastTitle.first && plain(text) === lastTitle.plain;
}

function isInsert(block: Block, next: Block | undefined): boolean {
  const { text } = block;
  const share = block.linkShare;
  if (!/[\p{L}\p{N}]/u.test(text) || isAccount(text)) return true;
  if (isByline(text) || isNotice(text) || isDateAlone(text)) return true;
  if (invitesElsewhere(text)) {
    const heading = block.weight < 60 && (/^h[1-6]$/.test(block.element.tag) || /[:：]$/.test(text) || !next || next.linkShare > 0.5);
    if (share > 0.25 || heading) return true;
  }
  if (isCaption(block) || (block.weight < 140 && namesOther(text)) || pointing.test(text)) return true;
  // A heading that is a link may name the section below it.
  if (/^h[23]$/.test(block.element.tag) && next?.isProse && next.element.parent === block.element.parent) return false;
  // A paragraph that is one link, without a full stop: a teaser. Items of a list of links are judged together.
  return share > 0.85 && block.weight > 15 && !/[.!?。！？”"»]$/.test(text) && block.element.tag !== 'td' && block.element.tag !== 'li';
}

/** A hand or an arrow that points to another place. */
const pointing = /^(?=.{0,200}$)[\u{1f446}-\u{1f449}\u{1f4cc}\u{1f4f2}\u{1f514}\u261b-\u261f]/u;

const pictureSource = /(?:(?:^|[\s.。(（])(?:ảnh|ảnh minh họa|photo|image|picture|图|圖|图片|写真|사진|ภาพ|ຮູບ|ພາບ|រូបភាព(?:ដោយ)?|រូប|фото|foto|credit|file photo)\s*[:：]\s*[^.。]{2,60}|[(（[][^()]{0,60}(?:getty|reuters|afp|\bap\b|epa|xinhua|ttxvn|vna|photo|image|credit|shutterstock|handout|ภาพ|ຮູບ|ພາບ|រូបភាព|រូបថត)[^()]{0,40}[)）\]]|(?:记者|記者|通讯员|新华社|中新社)[^。！？]{0,16}[摄攝])[.)）]?$/iu;
const isPicture = /^(?:图为|图：|圖為|圖：|資料照|资料图)/;
/** A picture's caption set as an ordinary paragraph: short, and it ends with the source of the picture. */
const isCaption = ({ text, weight }: Block): boolean => weight < 260 && mayNameSource.test(text) && (pictureSource.test(text.slice(-150)) || isPicture.test(text));
/** A quick look: most lines end there. */
const mayNameSource = /[:：()（）[\]]|^(?:图|圖|資料|资料)|[摄攝]/u;

/** Runs of two or more list items or headings that are links. */
function withoutLinkLists(blocks: readonly Block[]): Block[] {
  const isLink = (block: Block | undefined): boolean => block !== undefined && block.linkShare > 0.75;
  return blocks.filter((block, i) => !(isLink(block) && (isLink(blocks[i - 1]) || isLink(blocks[i + 1])) && !block.isProse));
}

/** Labels above the first sentence: section names, times, share counts. Headings just above it stay. */
function trimHead(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex((block) => block.isProse);
  if (first <= 0) return [...blocks];
  const before = blocks.slice(0, first).filter((block) => block.weight >= 40 && block.linkShare < 0.3);
  return [...before, ...blocks.slice(first)];
}

/** Labels, link lists and signatures below the last sentence. */
function trimFoot(blocks: readonly Block[]): Block[] {
  let end = blocks.length;
  while (end > 1 && isFoot(blocks[end - 1]!)) end--;
  return blocks.slice(0, end);
}

const sentenceEnd = /[.!?…。！？៕។”"»）)]['’”"»）)\]]*$/u;

function isFoot(block: Block): boolean {
  if (block.linkShare > 0.5) return true;
  if (sentenceEnd.test(block.text) && !/^[([（【].{0,40}[)\]）】]$/u.test(block.text)) return false;
  if (/^h[1-6]$/.test(block.element.tag)) return true;
  return isSignature(block.text) || (block.weight < 60 && onTheRight.test(block.element.written));
}

/** Where signatures stand. */
const onTheRight = /align\s*[=:]\s*["']?\s*right/i;

/** "Nguyễn Văn A", "N.V.A", "THANH HÀ – MINH TÚ", "(TTXVN)": names alone on the last line. */
function isSignature(text: string): boolean {
  if (text.length > 60 || /\d/.test(text)) return false;
  const words = text.replace(/[()（）[\]【】.,/&–—-]+/gu, ' ').trim().split(/\s+/);
  if (words.length > 8) return false;
  const latin = words.every((w) => /^\p{Lu}/u.test(w) || /^(?:và|and|et|und|y|de|van|von|theo|tổng hợp|dịch|hợp|thực|hiện|ảnh)$/iu.test(w));
  return latin && words.length > 0;
}

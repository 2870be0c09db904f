// What changes on a page without anybody having changed the article: spelling of spaces and quotes, counters, relative times, link boxes.

const spaces = /[\s\u00a0\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad]+/gu;

/** The form of a sentence by which it is told to be the same: case, words and numbers count; spaces and kinds of quotes do not. */
export function comparisonKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[“”„‟«»″"「」『』]|''|``/gu, '"')
    .replace(/[‘’‚‛`´′']/gu, "'")
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/…/gu, '...')
    .replace(spaces, '');
}

const unit = String.raw`(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|giây|phút|giờ|tiếng|ngày|tuần|秒鐘?|秒钟?|分鐘|分钟|分|小時|小时|時間|天|日|周|週間?|초|분|시간|일|주|วินาที|นาที|ชั่วโมง|วัน|ວິນາທີ|ນາທີ|ຊົ່ວໂມງ|ມື້|វិនាទី|នាទី|ម៉ោង|ថ្ងៃ|secondes?|heures?|jours?|semaines?|секунд\p{L}*|минут\p{L}*|час\p{L}*|дн\p{L}+|день)`;
const ago = String.raw`(?:ago|trước|前|전|ที่แล้ว|ก่อน|ກ່ອນ|ກ່ອນນີ້|ຜ່ານມາ|មុន|назад)`;
const month = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|mars|avr|mai|juin|juil|août|sept|déc|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*\.?`;
const zone = String.raw`(?:\(?(?:GMT|UTC)?\s*[+-]\d{1,2}(?::?\d{2})?\)?|\b(?:GMT|UTC|ICT|JST|KST|MSK|EST|EDT|PST|CET)\b|น\.)`;
const clock = String.raw`\d{1,2}\s*(?:[:h時时시]|ч\.?|giờ)\s*\d{2}(?:[:分분]\d{0,2})?\s*(?:[ap]\.?m\.?)?`;
const date = String.raw`\d{4}\s*[-/.年년]\s*\d{1,2}\s*[-/.月월]\s*\d{1,2}\s*[日일]?|\d{1,2}\s*[-/.]\s*\d{1,2}(?:\s*[-/.]\s*\d{2,4})?|\d{1,2}\s+${month}(?:\s+\d{4})?|${month}\s+\d{1,2}(?:,?\s+\d{4})?`;
const updated = String.raw`(?:last\s+(?:updated|modified)|updated?|published|posted|modified|cập nhật(?:\s+lần cuối)?(?:\s+lúc)?|đăng lúc|ngày đăng|更新(?:时间|時間|日時|于|於)?|发布时间|發布時間|最終更新(?:日時)?|公開|수정|입력|등록|최종수정|업데이트|อัปเดต(?:ล่าสุด)?(?:เมื่อ)?|ปรับปรุงล่าสุด|เผยแพร่|ອັບເດດ|ອັບເດດລ່າສຸດ|បានធ្វើបច្ចុប្បន្នភាព|ធ្វើបច្ចុប្បន្នភាព|mis à jour(?:\s+le)?|publié(?:\s+le)?|modifié(?:\s+le)?|обновлено|опубликовано)`;
const counted = String.raw`(?:views?|reads?|comments?|shares?|likes?|lượt xem|lượt đọc|lượt thích|bình luận|chia sẻ|次?浏览|浏览(?:量|次数)?|阅读(?:量|数|次数)?|次?阅读|點閱(?:率|數)?|瀏覽(?:數|次數)?|评论|評論|分享|点赞|閲覧数?|コメント|조회수?|댓글|공유|좋아요|เข้าชม|ยอดวิว|ผู้อ่าน|อ่าน|ความคิดเห็น|แชร์|ຄັ້ງ|ຈຳນວນຄົນເບິ່ງ|ຍອດວິວ|ອ່ານ|អ្នកមើល|អ្នកអាន|ចំនួនអ្នកអាន|ដង|vues?|lectures?|commentaires?|partages?|просмотр\p{L}*|комментари\p{L}*|прочитали|репост\p{L}*)`;
const number = String.raw`\d[\d.,\s]*\s*[kKmM万萬만]?`;

const movingParts = new RegExp(
  [
    String.raw`(?:cách đây|il y a|about|khoảng|около)?\s*\d+\s*${unit}\s*${ago}`, String.raw`(?:il y a|cách đây)\s+\d+\s*${unit}`, String.raw`just now|vừa xong|刚刚|剛剛|たった今|방금|เมื่อสักครู่|à l'instant|только что`,
    date, clock, zone, updated,
    String.raw`${number}\s*(?:次|回|ครั้ง|ຄັ້ງ|ដង|명|회|件)?\s*${counted}(?:\s*(?:次|回|ครั้ง|ຄັ້ງ|ដង|회))?`, String.raw`${counted}\s*[:：៖(]?\s*${number}(?:次|回|ครั้ง|ຄັ້ງ|ដង|회)?\)?`,
  ].map((part) => `(?:${part})`).join('|'),
  'giu',
);

/** A clock, a date or a counter that stands for itself, and what is left when those are out. */
function withoutMovingParts(text: string): string {
  return text.normalize('NFC').replace(movingParts, ' ').replace(/[\p{P}\p{S}\p{Z}\s]/gu, '');
}

/** Longer lines are prose: "two hours ago" in them is news. */
const longestFurniture = 90;
/** Letters that may stand beside a clock: a time zone, "by", an outlet's initials. */
const lettersBeside = 6;

/** A line that only says when the page was updated or how often it was read. */
export function isFurniture(line: string): boolean {
  if (line.length > longestFurniture) return false;
  const rest = withoutMovingParts(line);
  // A line without any moving part and a number alone ("1,234") are furniture only when nothing else stands there.
  return rest.length <= (rest.length < line.replace(/[\p{P}\p{S}\p{Z}\s]/gu, '').length ? lettersBeside : 0) || /^\d{1,9}$/.test(rest);
}

/** "(Updated 14:05) Storm 13 …": the bracket is furniture, the sentence is not. */
export function withoutBracketedTimes(sentence: string): string {
  return sentence.replace(/[(（[【][^()（）[\]【】]{1,60}[)）\]】]/gu, (bracket) => (withoutMovingParts(bracket) === '' && /\d|ago/u.test(bracket) && new RegExp(`${updated}|${ago}`, 'iu').test(bracket) ? '' : bracket));
}

const relatedHeads = /^(?:related(?:\s+(?:articles?|stories|news|posts|links))?|read (?:more|also|next)|see also|more (?:on this|from|stories).{0,30}|most read|tin (?:liên quan|khác|cùng chuyên mục|mới|đọc nhiều)|bài (?:liên quan|viết liên quan|đọc nhiều)|xem thêm|đọc thêm|có thể bạn quan tâm|相关(?:阅读|新闻|报道|链接|推荐)|相關(?:閱讀|新聞|報導|連結)|延伸(?:阅读|閱讀)|推荐阅读|热门(?:新闻|阅读)|関連(?:記事|ニュース|リンク|トピックス)|あわせて読みたい|관련\s*기사|관련\s*뉴스|많이 본 뉴스|ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|บทความที่เกี่ยวข้อง|ข่าวอื่น\p{L}*|ຂ່າວທີ່ກ່ຽວຂ້ອງ|ອ່ານເພີ່ມເຕີມ|ຂ່າວອື່ນໆ|ព័ត៌មានពាក់ព័ន្ធ|អត្ថបទពាក់ព័ន្ធ|អានបន្ថែម|(?:à )?lire aussi|sur le même sujet|articles? (?:liés|connexes)|voir aussi|читайте также|по теме|материалы по теме|смотрите также|другие новости)\s*(?<colon>[:：៖>»-].*)?$/iu;

/** `box` opens a box of links that runs to the next sentence of prose; `line` is a link with its label in front. */
export function relatedKind(line: string): 'box' | 'line' | null {
  const found = relatedHeads.exec(line.trim());
  if (found === null) return /^(?:>{1,3}|»|►|▶|👉)\s*\S/u.test(line) && line.length < 200 ? 'line' : null;
  return (found.groups?.['colon'] ?? '').replace(/[:：៖>»\s-]/gu, '') === '' ? 'box' : 'line';
}

/** A title in a list of links: short, and closed by no mark. Thai and Lao close no sentence, so there only short lines count. */
export function isLinkLike(line: string): boolean {
  return line.length <= 140 && !/[.!?。！？។៕…][”"»’」』)]*$/u.test(line);
}

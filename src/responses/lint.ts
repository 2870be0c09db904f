// Rule 4 in words: a correction request asks for a correction, never for removal. The words by which one would ask an outlet to take an
// article away, in the ten languages of the press. The database knows the Vietnamese and English ones too (migrations/0008_responses.sql).

import type { ResponseText } from '../model/index.ts';

const patterns: Readonly<Record<string, RegExp>> = {
  vi: /gỡ bỏ|bóc gỡ|gỡ xuống|(gỡ|xóa|xoá|hạ|rút|thu hồi|chặn|ngăn chặn)( bỏ)?( ngay)?( toàn bộ)?( các| những)? (bài|tin|nội dung|đường dẫn|liên kết|trang|ấn phẩm)/u,
  en: /\b(remov(e|al|ing)|takedown|take down|tak(e|ing) (it|this|that|them|(the|this|your) \w+) (down|off\w*)|delet(e|ion|ing)|unpublish\w*|de-?list\w*|de-?index\w*|retract(ion|ing)?|(withdraw|pull|block)(al|ing)? (of )?(the|this|your) (article|report|story|piece|text|page|item))\b/,
  zh: /删除|刪除|撤下|下架|撤稿|撤回|屏蔽|封锁/u,
  ja: /削除|取り下げ|撤回|非公開に/u,
  ko: /삭제|내려\s?주|내릴 것|철회|비공개/u,
  th: /ลบ(บทความ|ข่าว|เนื้อหา|ออก)|ถอด(บทความ|ข่าว|เนื้อหา|ออก)|ปิดกั้น/u,
  lo: /ລຶບ|ລົບ(ບົດຄວາມ|ຂ່າວ|ອອກ)|ຖອນ(ບົດຄວາມ|ຂ່າວ|ອອກ)/u,
  km: /លុប(អត្ថបទ|ចេញ|ចោល)|ដក(អត្ថបទ|ចេញ)/u,
  fr: /\b(retirer|retrait|supprimer|suppression|dépublier|effacer|déréférencer)(?![\p{L}])/u,
  ru: /(?<!\p{L})(удалить|удалени[еяю]|удалите|снять с публикации|снятие с публикации|убрать (статью|материал|публикацию)|отозвать|заблокировать)(?!\p{L})/u,
};

/** What the outlet itself wrote may hold such words and is passed over. */
function withoutQuotes(text: string, quoted: readonly string[]): string {
  return quoted.filter((quote) => quote !== '').reduce((rest, quote) => rest.replaceAll(quote, ' '), text).toLowerCase();
}

/**
 * The first word that asks for removal, or null. All ten languages are looked for in both sides, since a letter may be written in one and its
 * translation in another. `quoted`: sentences of the article that the text may quote.
 */
export function removalWords({ title, body, titleVi, bodyVi }: ResponseText, quoted: readonly string[] = []): string | null {
  const text = withoutQuotes([title, body, titleVi ?? '', bodyVi ?? ''].join('\n').normalize('NFC'), quoted.map((quote) => quote.normalize('NFC')));
  for (const pattern of Object.values(patterns)) {
    const found = pattern.exec(text);
    if (found !== null) return found[0];
  }
  return null;
}

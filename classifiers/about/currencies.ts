// Money says where news comes from: dong at home, baht or kip somewhere else.

const dongs: Readonly<Record<string, string>> = {
  vi: 'đồng|vnđ|vnd|đ', en: 'dong|dongs|vnd', fr: 'dong|dongs|đồngs?|vnd', zh: '越南盾|越盾|[亿万]盾', ja: 'ドン(?![ァ-ヶー])', ko: '[억만조] ?동(?![가-힣])', th: 'ด่ง|ดอง(?!ก)', lo: 'ດົ່ງ|ດົງ(?!ໂດກ)', km: 'ដុង', ru: 'донг(?:ов|а|и|ах)?|донгов',
};
const elsewheres: Readonly<Record<string, string>> = {
  vi: 'bạt|baht|kíp|riel|yên|won|nhân dân tệ|euro|bảng anh|bảng|ringgit|peso|rúp|rupiah|rupee|đô la úc|đô la singapore|dollar úc|franc|tân đài tệ|shekel',
  en: 'baht|kips?|riels?|yen|won|yuan|renminbi|euros?|pounds|ringgit|pesos?|rou?bles?|rupiah|rupees?|francs?|krona|kronor|kroner|zloty|lira|shekels?|rand|tenge',
  fr: 'bahts?|kips?|riels?|yens?|wons?|yuans?|euros?|livres sterling|ringgits?|pesos?|roubles?|rupiahs?|roupies?|francs?|cfa|zlotys?',
  zh: '泰铢|泰銖|基普|瑞尔|日元|日圓|韩元|韓元|人民币|人民幣|欧元|歐元|英镑|英鎊|林吉特|令吉|比索|卢布|盧布|印尼盾|卢比|新元|澳元|新台币|新台幣|港元|港幣|[万亿]元|[萬億]元|[0-9千百十]元',
  ja: '[0-9０-９万億千百]円|バーツ|キープ|リエル|ウォン|人民元|ユーロ|ポンド|リンギ|ペソ|ルーブル|ルピア|ルピー|台湾ドル|豪ドル',
  ko: '[0-9만억조천백] ?원|바트|낍|리엘|엔화|위안|유로|파운드|링깃|페소|루블|루피아|루피|대만달러|호주달러',
  th: 'บาท|กีบ|เรียล|เยน|วอน|หยวน|ยูโร|ปอนด์|ริงกิต|เปโซ|รูเบิล|รูเปียห์|รูปี',
  lo: 'ກີບ|ບາດ|ຣຽນ|ເຢນ|ວອນ|ຢວນ|ເອີໂຣ|ຢູໂຣ|ປອນ|ຣິງກິດ|ເປໂຊ|ຣູເບິນ|ຣູປີ',
  km: 'រៀល|បាត(?!់)|គីប|យ៉េន|វ៉ុន|យ័ន|យន់|អឺរ៉ូ|ផោន|រីងហ្គីត|ប៉េសូ|រូប៊ល|រូពី',
  ru: 'рубл(?:ь|я|ей|ю|ям|ями|ях)|бат(?:ов|а)?|кип(?:ов)?|риел(?:ей|я)?|иен(?:а|ы)?|вон(?:а|ы)?|юан(?:ь|я|ей)|евро|фунт(?:ов|а)|ринггит(?:ов|а)?|песо|рупи(?:я|и|й)|тенге|сом(?:ов|а)?|сум(?:ов|а)|гривен',
};

const patterns = new Map<string, readonly [RegExp, RegExp] | null>();

/** How often dong and other currencies are named; 0 and 0 in a language without a list. */
export function countCurrencies(text: string, language: string): { readonly dong: number; readonly others: number } {
  let pair = patterns.get(language);
  if (pair === undefined) {
    const of = (list: string | undefined) => list && new RegExp(/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(list) ? `(?<!\\p{L})(?:${list})(?!\\p{L})` : list, 'gu');
    const [dong, others] = [of(dongs[language]), of(elsewheres[language])];
    patterns.set(language, (pair = dong && others ? [dong, others] : null));
  }
  if (pair === null) return { dong: 0, others: 0 };
  const small = text.toLowerCase();
  return { dong: (small.match(pair[0]) ?? []).length, others: (small.match(pair[1]) ?? []).length };
}

// What each language needs beyond Unicode's sentence rules: abbreviations, and the words that open a sentence where none is closed by a mark.

/** Words that end with a full stop without ending a sentence (lower case, without the stop). */
const abbreviations: Readonly<Record<string, readonly string[]>> = {
  en: ['mr', 'mrs', 'ms', 'dr', 'prof', 'gen', 'col', 'lt', 'capt', 'sgt', 'adm', 'sen', 'rep', 'gov', 'st', 'no', 'nos', 'vs', 'etc', 'inc', 'ltd', 'co', 'corp', 'jr', 'sr', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sept', 'sep', 'oct', 'nov', 'dec', 'u.s', 'u.n', 'u.k', 'e.g', 'i.e', 'p.m', 'a.m', 'approx', 'art', 'fig', 'vol', 'pp', 'mt', 'is'],
  vi: ['tp', 'tx', 'tt', 'ts', 'ths', 'gs', 'pgs', 'bs', 'ks', 'lm', 'ông', 'q', 'p', 'tr', 'vd', 'v.v', 'st', 'nxb', 'đ/c', 'u.s'],
  fr: ['m', 'mm', 'mme', 'mlle', 'dr', 'pr', 'me', 'mgr', 'st', 'ste', 'av', 'apr', 'cf', 'etc', 'art', 'p', 'pp', 'vol', 'no', 'env', 'janv', 'févr', 'avr', 'juil', 'sept', 'oct', 'nov', 'déc', 'j.-c', 'ex'],
  ru: ['г', 'гг', 'в', 'вв', 'им', 'ул', 'д', 'стр', 'с', 'т', 'т.е', 'т.д', 'т.п', 'т.к', 'т.н', 'др', 'пр', 'руб', 'коп', 'тыс', 'млн', 'млрд', 'трлн', 'см', 'км', 'м', 'кв', 'о', 'о-в', 'п', 'пп', 'ст', 'рис', 'табл', 'проф', 'акад', 'ген', 'адм', 'гр', 'обл', 'р', 'н.э', 'янв', 'февр', 'апр', 'авг', 'сент', 'окт', 'нояб', 'дек'],
  th: ['พ.ศ', 'ค.ศ', 'พ', 'ค', 'ศ', 'ดร', 'ผศ', 'รศ', 'ศ.ดร', 'พล.อ', 'พล', 'อ', 'พ.ต.อ', 'กม', 'ตร', 'น', 'จ', 'ต', 'ม', 'ร', 'ส', 'ก', 'นพ', 'พญ', 'ด.ช', 'ด.ญ', 'น.ส', 'ว', 'มี.ค', 'ก.พ', 'ม.ค', 'เม.ย', 'พ.ค', 'มิ.ย', 'ก.ค', 'ส.ค', 'ก.ย', 'ต.ค', 'พ.ย', 'ธ.ค'],
  lo: ['ສ', 'ປ', 'ສ.ສ', 'ທ່ານ', 'ດຣ', 'ພ', 'ຄ', 'ກມ', 'ສ.ປ.ປ', 'ພ.ສ', 'ຄ.ສ'],
};

const general = ['no', 'dr', 'st', 'vs', 'etc', 'u.s', 'u.n', 'co', 'ltd', 'inc'];
const abbreviationSets = new Map(Object.entries(abbreviations).map(([language, words]) => [language, new Set(words)]));
const generalSet = new Set(general);

export function isAbbreviation(word: string, language: string): boolean {
  return (abbreviationSets.get(language) ?? generalSet).has(word);
}

/** Words that open a new sentence after a space, in scripts that write sentences without a mark at the end. */
export const openers: Readonly<Record<string, readonly string[]>> = {
  th: ['ทั้งนี้', 'อย่างไรก็ตาม', 'อย่างไรก็ดี', 'ขณะที่', 'ขณะเดียวกัน', 'ในขณะที่', 'นอกจากนี้', 'นอกจากนั้น', 'ส่วน', 'ด้าน', 'แต่', 'ต่อมา', 'ล่าสุด', 'ดังนั้น', 'เพราะฉะนั้น', 'ก่อนหน้านี้', 'จากนั้น', 'หลังจากนั้น', 'เมื่อวันที่', 'เมื่อวันนี้', 'เมื่อวานนี้', 'กระนั้น', 'ในทางกลับกัน', 'พร้อมกันนี้', 'สำหรับ', 'ตามรายงาน', 'ปัจจุบัน', 'สุดท้าย', 'ความจริง', 'แท้จริง', 'อีกทั้ง', 'ในปี', 'ในวัน', 'ปีนี้', 'ปีก่อน', 'โฆษก', 'รัฐบาล', 'ทางการ', 'กระทรวง', 'เจ้าหน้าที่', 'ชาวบ้าน', 'ชาวประมง', 'ผู้'],
  lo: ['ນອກຈາກນີ້', 'ນອກຈາກນັ້ນ', 'ຢ່າງໃດກໍຕາມ', 'ຢ່າງໃດກໍ່ຕາມ', 'ໃນຂະນະທີ່', 'ຂະນະທີ່', 'ພ້ອມດຽວກັນ', 'ພ້ອມນັ້ນ', 'ສ່ວນ', 'ແຕ່', 'ຕໍ່ມາ', 'ຫຼັງຈາກນັ້ນ', 'ດັ່ງນັ້ນ', 'ກ່ອນໜ້ານີ້', 'ທັງນີ້', 'ປັດຈຸບັນ', 'ສຳລັບ', 'ໂຄສົກ', 'ເມື່ອວັນທີ', 'ຄວາມຈິງ'],
};

/** Marks that end a sentence wherever they stand, whatever follows. */
export const hardStops = /[。！？｡។៕။]/u;
export const closers = /["'”’»」』）)\]】》〉›]/u;

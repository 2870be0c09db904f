// Names of other countries: the runtime knows them in every language; the short and spoken forms that the press uses are added.

import { foreignPlaces } from './foreign-places.ts';

const spoken: Readonly<Record<string, string>> = {
  vi: 'Trung Quốc|Mỹ|Hoa Kỳ|Nhật|Nhật Bản|Hàn Quốc|Triều Tiên|Nga|Pháp|Đức|Úc|Ý|Ấn Độ|Thái Lan|Lào|Campuchia|Philippines|Malaysia|Indonesia|Singapore|Đài Loan|Bắc Kinh|Washington|Tokyo|Seoul|Manila|Bangkok|Phnom Penh|Viêng Chăn|London|Paris|Moskva|châu Âu|EU|Liên Hiệp Quốc|Liên Hợp Quốc|Ukraine|Israel|Gaza|Iran',
  en: 'US|U.S.|UK|Britain|British|American|Chinese|Japanese|Korean|Russian|French|German|Thai|Lao|Cambodian|Philippine|Filipino|Malaysian|Indonesian|Indian|Australian|Beijing|Washington|Tokyo|Seoul|Manila|Bangkok|Phnom Penh|Vientiane|Jakarta|London|Paris|Moscow|Brussels|EU|European|Africa|African|Gaza|Taiwanese|England|Scotland|Wales|Texas|California|New York|Sydney',
  fr: 'chinois|chinoise|japonais|japonaise|coréen|coréenne|américain|américaine|russe|thaïlandais|cambodgien|laotien|philippin|indonésien|australien|allemand|belge|suisse|canadien|québécois|Pékin|Washington|Tokyo|Séoul|Manille|Bangkok|Phnom Penh|Vientiane|Jakarta|Londres|Moscou|Bruxelles|Europe|Afrique|Genève|Berlin|Marseille|Lyon|Montréal|Bretagne',
  zh: '美国|美國|中国|中國|中方|北京|日本|韩国|韓國|俄罗斯|俄羅斯|法国|法國|德国|德國|英国|英國|泰国|泰國|老挝|寮國|柬埔寨|菲律宾|菲律賓|菲方|马来西亚|馬來西亞|印尼|印度|新加坡|台湾|台灣|澳大利亚|澳洲|欧洲|歐洲|欧盟|歐盟|东京|東京|首尔|首爾|上海|广东|廣東|海南|山西|湖南|四川|香港|台北|高雄|乌克兰|烏克蘭|以色列|巴西|非洲|广西|廣西|云南|雲南|浙江|江苏|江蘇|山东|山東|河南|河北|湖北|辽宁|遼寧|吉林|黑龙江|黑龍江|安徽|福建|江西|贵州|貴州|陕西|陝西|甘肃|甘肅|青海|新疆|西藏|内蒙古|內蒙古|宁夏|寧夏|重庆|重慶|天津|深圳|广州|廣州|厦门|廈門|南宁|南寧|昆明|海口|三亚|三亞|成都|杭州|澳门|澳門|台中|台南|新竹|桃園|基隆|嘉義|屏東|花蓮|台東|彰化|雲林|苗栗|宜蘭|南投|新北|柔佛|槟城|檳城|吉隆坡|沙巴|沙捞越|砂拉越|雪兰莪|雅加达|曼谷|马尼拉|馬尼拉|金边|金邊|万象|永珍|仰光|伦敦|倫敦|巴黎|纽约|紐約|华盛顿|華盛頓|莫斯科',
  ja: '米国|アメリカ|中国|北京|韓国|ロシア|フランス|ドイツ|英国|イギリス|タイ|ラオス|カンボジア|フィリピン|マレーシア|インドネシア|インド|シンガポール|台湾|豪州|オーストラリア|欧州|EU|東京|大阪|北海道|沖縄|福岡|京都|名古屋|ソウル|マニラ|ワシントン|上海|香港|ウクライナ|山西省|国内|県内|市内|町内|青森|岩手|宮城|仙台|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|横浜|新潟|富山|石川県|金沢|福井|山梨|長野|岐阜|静岡|愛知|三重県|滋賀|兵庫|神戸|奈良|和歌山|鳥取|島根|岡山|広島|山口県|徳島|香川|愛媛|高知|佐賀|長崎|熊本|大分|宮崎|鹿児島|那覇|札幌|北九州|川崎|台北|高雄|バンコク|プノンペン|ジャカルタ|クアラルンプール|ロンドン|パリ|ニューヨーク|モスクワ|サラワク|パラワン',
  ko: '미국|중국|일본|러시아|프랑스|독일|영국|태국|라오스|캄보디아|필리핀|말레이시아|인도네시아|인도|싱가포르|대만|호주|유럽|베이징|도쿄|워싱턴|마닐라|서울|부산|인천|대구|광주|대전|울산|경기도|강원|전남|전북|경남|경북|제주|국내|북한|우크라이나|산시성|충남|충북|제주도|세종|수원|창원|포항|여수|목포|평택|안산|울릉|독도|오사카|방콕|프놈펜|자카르타|런던|파리|뉴욕|모스크바|하이난|광저우|상하이|홍콩|타이베이|팔라완|사라왁',
  th: 'จีน|สหรัฐ|อเมริกา|ญี่ปุ่น|เกาหลีใต้|เกาหลี|รัสเซีย|ฝรั่งเศส|เยอรมนี|อังกฤษ|ไทย|กรุงเทพ|เชียงใหม่|ขอนแก่น|ภูเก็ต|ลาว|กัมพูชา|เขมร|ฟิลิปปินส์|มาเลเซีย|อินโดนีเซีย|อินเดีย|สิงคโปร์|ไต้หวัน|ออสเตรเลีย|ยุโรป|ปักกิ่ง|โตเกียว|วอชิงตัน|มะนิลา|ยูเครน|ชานซี|ซานซี',
  lo: 'ຈີນ|ອາເມລິກາ|ສະຫະລັດ|ຍີ່ປຸ່ນ|ເກົາຫຼີ|ເກົາຫລີ|ລັດເຊຍ|ຝຣັ່ງ|ເຢຍລະມັນ|ອັງກິດ|ໄທ|ບາງກອກ|ລາວ|ວຽງຈັນ|ຫຼວງພະບາງ|ຫລວງພະບາງ|ສະຫວັນນະເຂດ|ຈຳປາສັກ|ປາກເຊ|ກຳປູເຈຍ|ຟີລິບປິນ|ມາເລເຊຍ|ອິນໂດເນເຊຍ|ອິນເດຍ|ສິງກະໂປ|ໄຕ້ຫວັນ|ອົດສະຕາລີ|ເອີຣົບ|ປັກກິ່ງ|ໂຕກຽວ|ຢູແກຣນ',
  km: 'ចិន|អាមេរិក|សហរដ្ឋអាមេរិក|ជប៉ុន|កូរ៉េ|រុស្ស៊ី|បារាំង|អាល្លឺម៉ង់|អង់គ្លេស|ថៃ|បាងកក|ឡាវ|កម្ពុជា|ភ្នំពេញ|សៀមរាប|បាត់ដំបង|ព្រះសីហនុ|ហ្វីលីពីន|ម៉ាឡេស៊ី|ឥណ្ឌូនេស៊ី|ឥណ្ឌា|សិង្ហបុរី|តៃវ៉ាន់|អូស្ត្រាលី|អឺរ៉ុប|ប៉េកាំង|តូក្យូ|អ៊ុយក្រែន',
  ru: 'США|американский|американские|Китай|китайский|китайские|Пекин|Япония|японский|Токио|Корея|Сеул|Россия|российский|российские|Москва|Франция|Германия|Великобритания|Таиланд|Бангкок|Лаос|Камбоджа|Филиппины|филиппинский|Манила|Малайзия|Индонезия|Индия|Сингапур|Тайвань|Австралия|Европа|ЕС|Украина|Израиль|Африка|Владивосток|Приморье|Сибирь|Хабаровск|Сахалин|Петербург|Урал',
};

/** ISO 3166-1 alpha-2 codes that the runtime names; those it does not know give themselves back and are left out. */
const codes = 'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KP KR KW KZ LA LB LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PS PT PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SN SO SR SS SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VE YE ZA ZM ZW'.split(' ');

/** Names of countries other than Viet Nam in a language, and some great cities. */
export function foreignNames(language: string): string[] {
  const names = [spoken[language], foreignPlaces[language]].flatMap((list) => list?.split('|') ?? []);
  let runtime: Intl.DisplayNames;
  try {
    runtime = new Intl.DisplayNames([language], { type: 'region', style: 'long', fallback: 'none' });
  } catch {
    return names;
  }
  const known = codes.map((code) => runtime.of(code)).filter((name): name is string => name !== undefined && name.length > 1);
  return [...new Set([...names, ...known.map((name) => name.replace(/\s*\(.*\)$/, ''))])];
}

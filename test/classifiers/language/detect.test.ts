import { beforeAll, describe, expect, test } from 'vitest';
import { createLanguageDetector, iso1, iso3, type LanguageDetector } from '../../../classifiers/language/index.ts';

let detector: LanguageDetector;
beforeAll(async () => {
  detector = await createLanguageDetector();
}, 30_000);

const headlines: readonly (readonly [string, string])[] = [
  ['vi', 'Ngư dân Hoài Nhơn trúng đậm cá ngừ đại dương đầu năm'],
  ['en', 'Lobster farmers on the coast count their losses after the storm'],
  ['zh', '归仁港迎来今年第一艘国际邮轮'],
  ['zh', '歸仁港迎來今年第一艘國際郵輪'],
  ['ja', 'クイニョン港に今年初の国際クルーズ船が入港した'],
  ['ko', '꾸이년 항구에 올해 첫 국제 크루즈선이 들어왔다'],
  ['th', 'เรือสำราญลำแรกของปีเทียบท่าเรือกวีเญิน'],
  ['lo', 'ເຮືອສຳລານລຳທຳອິດຂອງປີເຂົ້າຈອດທ່າເຮືອກວີເຍີນ'],
  ['km', 'កប៉ាល់ទេសចរណ៍ដំបូងនៃឆ្នាំបានចូលចតនៅកំពង់ផែ'],
  ['fr', 'Le premier paquebot de l’année fait escale dans le port'],
  ['ru', 'Первый в этом году круизный лайнер прибыл в порт'],
  ['de', 'Das erste Kreuzfahrtschiff des Jahres hat im Hafen angelegt'],
  ['es', 'El primer crucero del año hace escala en el puerto'],
  ['my', 'ယခုနှစ်၏ ပထမဆုံး ခရီးသည်တင်သင်္ဘော ဆိပ်ကမ်းသို့ ရောက်ရှိ'],
];

describe('a headline is told by its script, then by statistics', () => {
  test.each(headlines)('%s: %s', (language, text) => {
    expect(detector.detect(text)).toMatchObject({ language });
    expect(detector.detect(text).p).toBeGreaterThan(0.6);
  });
});

test('Malay and Indonesian are told apart by the words in which they differ', () => {
  expect(detector.detect('Polis berkata pelancong itu cedera kerana kereta mereka terbabas selepas mesyuarat').language).toBe('ms');
  expect(detector.detect('Polisi mengatakan wisatawan itu terluka karena mobil mereka tergelincir setelah rapat').language).toBe('id');
});

test('Javanese, which neither detector knows well, is told by its words', () => {
  expect(detector.detect('Warga desa padha ngungsi amarga banjir wiwit wingi sore').language).toBe('jv');
});

const vietnamese = 'Cảng Quy Nhơn đón chuyến tàu du lịch đầu tiên trong năm vào sáng nay, với hơn một nghìn hành khách lên bờ tham quan thành phố.';
const english = 'Quy Nhon port welcomed its first cruise ship of the year this morning, with more than a thousand passengers going ashore to see the city.';

test('a page in two languages is read by its paragraphs', () => {
  const parts = detector.parts(`${vietnamese}\n${vietnamese}\n12:30\n${english}`);
  expect(parts.map(({ language }) => language)).toEqual(['vi', 'en']);
  expect(parts[0]?.text).toContain('12:30');
  expect(parts[1]?.text).toBe(english);
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test('a foreign quotation or a line of names leaves a page in its one language', () => {
  const text = `${vietnamese}\n${vietnamese}\n${vietnamese}\n“Welcome to our city, dear friends,” the banner said.\n${vietnamese}`;
  expect(detector.parts(text)).toEqual([{ ...detector.detect(text), share: 1, text }]);
  expect(detector.parts('')).toEqual([{ language: 'und', p: 0, share: 1, text: '' }]);
});

test('a Japanese headline in kanji alone is not Chinese', () => {
  expect(detector.detect('防衛省、沖縄県沖で中国海軍艦艇を確認').language).toBe('ja');
  expect(detector.detect('経済対策、臨時国会提出検討').language).toBe('ja');
  expect(detector.detect('经济对策提交临时国会审议').language).toBe('zh');
});

test('foreign names in Latin letters do not turn a Khmer or Chinese sentence into English', () => {
  expect(detector.detect('អតីតអភិបាលរដ្ឋ Massachusetts លោក Mitt Romney').language).toBe('km');
  expect(detector.detect('英伟达 NVIDIA 首席执行官访问河内').language).toBe('zh');
});

test('fewer than eight letters of a shared alphabet are undecided, two Han characters are not', () => {
  expect(detector.detect('Việt')).toEqual({ language: 'und', p: 0 });
  expect(detector.detect('12:30, 45 % — 2026')).toEqual({ language: 'und', p: 0 });
  expect(detector.detect('')).toEqual({ language: 'und', p: 0 });
  expect(detector.detect('越南').language).toBe('zh');
  expect(detector.detect('베트남').language).toBe('ko');
});

test('addresses, handles and capital letters do not count as words', () => {
  expect(detector.detect('https://www.example.com/the-story-of-the-year Tin mới nhất về cơn bão ở miền Trung').language).toBe('vi');
  expect(detector.detect('LE PRÉSIDENT REÇOIT LES MAIRES DES COMMUNES SINISTRÉES').language).toBe('fr');
});

test('a lone surrogate, control characters and a very long text are judged without an exception', () => {
  expect(detector.detect('\ud800\u0000\u0001').language).toBe('und');
  expect(detector.detect('Bình Định '.repeat(100_000)).language).toBe('vi');
});

test('codes travel between ISO 639-1 and 639-3', () => {
  expect(['zh', 'ms', 'id', 'ar', 'tl', 'und'].map(iso3)).toEqual(['zho', 'zsm', 'ind', 'arb', 'tgl', 'und']);
  expect(['cmn', 'msa', 'fil', 'vie', 'xyz'].map(iso1)).toEqual(['zh', 'ms', 'tl', 'vi', 'xyz']);
});

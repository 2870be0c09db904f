import { describe, expect, test } from 'vitest';
import { createAbout } from '../../../classifiers/about/index.ts';
import type { AboutLabel } from '../../../src/model/index.ts';
import { loadProfile } from '../../../src/profile/index.ts';

const about = createAbout(loadProfile());
const judge = (language: string, title: string, text: string, date = '2026-03-12', outletCountry: string | null = null) =>
  about.judge({ title, text, date: new Date(date), outletCountry }, language);

const provinceNews: readonly (readonly [string, string, string])[] = [
  ['vi', 'Quy Nhơn sửa kè biển trước mùa bão', 'Thành phố bố trí 40 tỷ đồng để gia cố 1,2 km kè. Công trình xong trong tháng tám.'],
  ['en', 'Quy Nhon mends its sea wall', 'The city sets aside 40 billion dong to strengthen 1.2 kilometres before the storms come.'],
  ['fr', 'Quy Nhon répare sa digue', 'La ville consacre 40 milliards de dongs à 1,2 kilomètre de digue avant la saison des tempêtes.'],
  ['zh', '归仁台风季前修缮海堤', '市政府拨款四百亿盾加固一点二公里海堤，预计八月完工。'],
  ['ja', 'クイニョン、台風期を前に護岸を補修', '市は四百億ドンをかけて一・二キロの護岸を補強する。八月に終わる見込みだ。'],
  ['ko', '꾸이년, 태풍철 앞두고 방파제 보수', '시는 400억 동을 들여 1.2km 구간을 보강하며 8월에 마칠 예정이다.'],
  ['th', 'กวีเญินซ่อมเขื่อนกันคลื่นก่อนฤดูพายุ', 'เมืองจัดงบสี่หมื่นล้านด่งเสริมความแข็งแรงของเขื่อนยาว 1.2 กิโลเมตร คาดว่าเสร็จในเดือนสิงหาคม'],
  ['lo', 'ກວີເຍີນສ້ອມແປງເຂື່ອນກັນຄື້ນກ່ອນລະດູພາຍຸ', 'ເມືອງໄດ້ຈັດງົບປະມານ ເພື່ອເສີມຄວາມແຂງແຮງຂອງເຂື່ອນ 1,2 ກິໂລແມັດ ຄາດວ່າຈະສຳເລັດໃນເດືອນສິງຫາ.'],
  ['km', 'ក្វីញ៉ើនជួសជុលទំនប់សមុទ្រមុនរដូវព្យុះ', 'ក្រុងបានបែងចែកថវិកាដើម្បីពង្រឹងទំនប់ប្រវែង ១,២ គីឡូម៉ែត្រ។ ការងារនឹងចប់នៅខែសីហា។'],
  ['ru', 'В Куинёне чинят дамбу перед сезоном бурь', 'Город выделил 40 миллиардов донгов на укрепление 1,2 километра. Работы закончат в августе.'],
];

describe('news of the province in ten languages', () => {
  test.each(provinceNews)('%s: %s', (language, title, text) => {
    const { about: found, places } = judge(language, title, text);
    expect(found.label).toBe('province');
    expect(places[0]).toBe('quy-nhon');
  });
});

describe('names that mean something else', () => {
  const traps: readonly (readonly [string, AboutLabel, string, string, string])[] = [
    ['a county in Shanxi', 'none', 'zh', '平定县砂锅走俏', '山西阳泉市平定县的砂锅今年卖到上海，作坊雇了五百名村民。'],
    ['a county in Shanxi, in Vietnamese', 'none', 'vi', 'Sập lò than ở Sơn Tây, Trung Quốc', 'Tai nạn xảy ra tại huyện Bình Định, tỉnh Sơn Tây, khiến ba thợ mỏ Trung Quốc bị thương.'],
    ['the verb, in Japanese', 'none', 'ja', '反乱を平定した将軍の墓、発掘へ', '大学の調査団は来月、東北の乱を平定した武将の墓とされる塚を掘る。'],
    ['the verb, in Korean', 'none', 'ko', '반란을 평정한 장군의 무덤 발굴', '대학 조사단이 다음 달 강원도에서 고분을 발굴한다.'],
    ['a title of Lê Lợi', 'vietnam', 'vi', 'Vì sao Lê Lợi xưng Bình Định Vương', 'Năm 1418 ở Lam Sơn, Thanh Hóa, Lê Lợi dựng cờ khởi nghĩa và xưng Bình Định Vương.'],
    ['a street elsewhere', 'vietnam', 'vi', 'Quán cơm trên đường Bình Định đông khách', 'Quán nhỏ trên đường Bình Định, Đà Nẵng, bán hai trăm suất mỗi trưa.'],
    ['a quiz that names islands', 'none', 'en', 'Twenty questions for island lovers: a quiz', 'Can you tell Skye from Svalbard, or place the Spratlys on a blank map? Our quiz takes five minutes.'],
    ['islands that are not concerned', 'none', 'en', 'Indonesia offers gas block off Natuna', 'Jakarta invites bids for a block in the North Natuna Sea. Officials in Indonesia expect first gas in 2031.'],
    ['another province', 'vietnam', 'vi', 'Đà Nẵng khởi công cầu mới', 'UBND TP Đà Nẵng khởi công cây cầu qua sông Hàn, vốn 2.000 tỷ đồng.'],
    ['the islands as a subject', 'vietnam', 'en', 'Survey ship returns to waters near the Paracels', 'The vessel sailed past the Paracel Islands on Monday. Satellite images of Woody Island show a longer pier.'],
    ['news from elsewhere', 'none', 'ru', 'В Лионе открыли мост', 'Новый мост во Франции строили четыре года, по нему пойдут трамваи.'],
  ];
  test.each(traps)('%s is %s', (_, label, language, title, text) => {
    expect(judge(language, title, text).about.label).toBe(label);
  });
});

describe('names hold between dates', () => {
  const item = ['vi', 'Gia Lai: hồ cạn, cà phê Chư Sê héo', 'Nông dân các xã quanh Chư Sê, tỉnh Gia Lai, khoan giếng tìm nước cho 2.000 ha cà phê.'] as const;

  test('Gia Lai is another province before 1 July 2025 and the monitored one from then on', () => {
    expect(judge(...item, '2025-06-30').about.label).toBe('vietnam');
    expect(judge(...item, '2025-07-01').about.label).toBe('province');
  });

  test('places of the former Bình Định count on both sides of the merger', () => {
    for (const date of ['2024-05-02', '2026-05-02']) expect(judge('en', 'Hoai Nhon boats stay home', 'Skippers in Hoai Nhon wait for calmer seas.', date).about.label).toBe('province');
  });
});

describe('subject and mere mention', () => {
  const story = ['Lyon gets a new tram bridge', `The bridge over the Rhone took four years to build. Trams will cross it every six minutes, and cyclists have a lane of their own. ${'The city council of Lyon praised the engineers and the patience of shopkeepers. '.repeat(6)}`] as const;

  test('one name at the end of an article about elsewhere does not make it news of the province', () => {
    expect(judge('en', story[0], `${story[1]} Lyon also trades experience with Quy Nhon.`).about.label).not.toBe('province');
  });

  test('the same name in title and lead does', () => {
    expect(judge('en', 'Quy Nhon engineers learn from Lyon', `Twelve engineers from Quy Nhon visited the new bridge. ${story[1]}`).about.label).toBe('province');
  });
});

test('Vietnamese without diacritics counts only beside a second hint', () => {
  const weak = judge('vi', 'Mau don ke khai moi', 'Ban nop cho phong mot cua o Binh Dinh truoc thu sau.');
  const backed = judge('vi', 'Tàu cá Binh Dinh ra khơi', 'Hơn 200 tàu của ngư dân Hoài Nhơn, Bình Định rời cảng sáng nay.');
  expect(weak.places).toEqual([]);
  expect(weak.about.p).toBeLessThan(backed.about.p);
  expect(backed.about.label).toBe('province');
});

test('capitals, older spelling, hyphens and the older place of the tone mark are the same name', () => {
  for (const name of ['BÌNH ĐỊNH', 'Qui Nhơn', 'Quy-Nhơn', 'Bình Định'.normalize('NFD')]) {
    expect(judge('vi', `${name}: khai mạc lễ hội biển`, 'Lễ hội kéo dài ba ngày với hội đua thuyền.').about.label, name).toBe('province');
  }
  expect(judge('vi', 'Tuy Hoà mở chợ đêm', 'Chợ đêm họp cuối tuần.').places).toEqual(['phu-yen']);
});

test('a prior can turn a close call but not a clear one', () => {
  const clear = { title: 'Quy Nhơn sửa kè biển', text: 'Quy Nhơn bố trí vốn sửa kè biển. Người Quy Nhơn chờ đã lâu.', date: new Date('2026-03-12') };
  const open = { title: 'Living slowly', text: 'This morning I got up early and walked once around the lake.', date: new Date('2026-03-12') };
  const against = { province: 0.02, vietnam: 0.02, none: 0.96 };
  expect(about.judge(clear, 'vi', against).about.label).toBe('province');
  expect(about.judge(open, 'en').about.label).toBe('none');
  expect(about.judge(open, 'en', { province: 0, vietnam: 0.99, none: 0.01 }).about.label).toBe('vietnam');
});

test('probabilities are between 0 and 1, and an unknown language or an empty text is judged without an exception', () => {
  for (const [language, title, text] of [['und', '', ''], ['xx', 'Quy Nhơn', ''], ['de', 'Sturm trifft Quy Nhon', 'Der Sturm traf die Küste bei Quy Nhon in Vietnam.']] as const) {
    const { about: found } = judge(language, title, text);
    expect(found.p).toBeGreaterThan(0.33);
    expect(found.p).toBeLessThanOrEqual(1);
  }
});

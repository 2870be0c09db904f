import { describe, expect, test } from 'vitest';
import { createAbout } from '../../../classifiers/about/index.ts';
import type { AboutLabel } from '../../../src/model/index.ts';
import { loadProfile } from '../../../src/profile/index.ts';

const about = createAbout(loadProfile());
type Case = readonly [want: AboutLabel, language: string, title: string, text: string, outletCountry: string, day?: string];
const judge = ([, language, title, text, outletCountry, day = '2026-03-12']: Case) => about.judge({ title, text, date: new Date(day), outletCountry }, language);

/** 平定, bình định: to pacify; Pingding County in Shanxi. */
const pacify: readonly Case[] = [
  ['none', 'zh', '秦军三年平定六国', '讲座回顾了秦军如何平定六国、统一度量衡，西安市民挤满了报告厅。', 'CN'],
  ['none', 'zh', '康熙平定三藩特展开幕', '故宫博物院展出一百二十件文书，讲述康熙如何平定三藩之乱。', 'CN'],
  ['none', 'zh', '平定：一座小城的砂器', '平定的砂器烧了上千年，阳泉的老师傅还在用柴窑。', 'CN'],
  ['none', 'zh', '心情平定下来', '专家建议每天散步半小时，情绪会慢慢平定下来，睡眠也会改善。', 'SG'],
  ['none', 'ja', '信長の平定戦を歩く', '岐阜県の資料館で、織田信長の伊勢平定をたどる展示が始まった。地図と書状が並ぶ。', 'JP'],
  ['none', 'ko', '홍경래의 난 평정 과정', '평안도에서 일어난 홍경래의 난이 평정되기까지 다섯 달이 걸렸다. 전시는 서울에서 열린다.', 'KR'],
  ['none', 'ko', '핑딩현 도자기 축제', '중국 산시성 핑딩현에서 도자기 축제가 열려 관광객 3만 명이 찾았다.', 'KR'],
  ['none', 'en', 'Pingding County opens pottery museum', 'The museum in Pingding County, Shanxi, shows black-glazed ware from the Song dynasty. Entry is free.', 'CN'],
  ['none', 'vi', 'Huyện Bình Định của Trung Quốc mở bảo tàng gốm', 'Huyện Bình Định, tỉnh Sơn Tây, Trung Quốc vừa mở bảo tàng gốm đen. Bình Định có nghề gốm từ thời Tống.', 'VN'],
  ['none', 'vi', 'Tần Thủy Hoàng bình định sáu nước', 'Phim tài liệu kể lại mười năm quân Tần bình định sáu nước chư hầu và thống nhất Trung Hoa.', 'VN'],
  ['none', 'ru', 'В уезде Пиндин открыли музей керамики', 'Музей в провинции Шаньси показывает чёрную керамику эпохи Сун.', 'RU'],
  ['none', 'th', 'อำเภอผิงติ้งเปิดพิพิธภัณฑ์เครื่องปั้นดินเผา', 'พิพิธภัณฑ์ในมณฑลซานซีของจีนจัดแสดงเครื่องปั้นดินเผาสีดำ', 'TH'],
  ['none', 'lo', 'ເມືອງຜິງຕິ້ງ ເປີດຫໍພິພິທະພັນເຄື່ອງປັ້ນດິນເຜົາ', 'ຫໍພິພິທະພັນຢູ່ແຂວງຊານຊີ ປະເທດຈີນ ເປີດໃຫ້ເຂົ້າຊົມຟຣີ.', 'LA'],
  ['none', 'km', 'ស្រុកភីងទីងបើកសារមន្ទីរគ្រឿងស្មូន', 'សារមន្ទីរនៅខេត្តសានស៊ី ប្រទេសចិន តាំងបង្ហាញគ្រឿងស្មូនពណ៌ខ្មៅ។', 'KH'],
];

const titlesAndStreets: readonly Case[] = [
  ['vietnam', 'vi', 'Lê Lợi xưng Bình Định Vương năm nào?', 'Năm 1418, Lê Lợi xưng Bình Định Vương ở Lam Sơn, Thanh Hóa. Sử gia cho rằng hiệu Bình Định Vương có nghĩa là vua dẹp yên.', 'VN'],
  ['vietnam', 'ja', 'レ・ロイ、平定王を名乗る', '1418年、ベトナム北部ラムソンで挙兵したレ・ロイは平定王と称した。明軍との戦いは十年続いた。', 'JP'],
  ['vietnam', 'zh', '黎利自称平定王', '1418年黎利在越南清化蓝山起义，自称平定王，与明军作战十年。', 'CN'],
  ['vietnam', 'en', 'How Le Loi took the title Binh Dinh Vuong', 'In 1418 Le Loi rose at Lam Son in Thanh Hoa and called himself Binh Dinh Vuong, the Pacifying Prince. The war with the Ming lasted ten years.', 'GB'],
  ['vietnam', 'vi', 'Cháy nhà trên phố Bình Định, Hà Nội', 'Đám cháy bùng lên lúc 2 giờ sáng tại số 12 phố Quy Nhơn, quận Hà Đông, Hà Nội. Không ai bị thương.', 'VN'],
  ['vietnam', 'vi', 'Kẹt xe kéo dài trên đường Quy Nhơn ở TP.HCM', 'Người dân đường Quy Nhơn, quận Tân Phú, TP.HCM kiến nghị lắp đèn tín hiệu.', 'VN'],
];

const merger: readonly Case[] = [
  ['vietnam', 'vi', 'Gia Lai: rét đậm, học sinh nghỉ học', 'Nhiều trường ở Pleiku, tỉnh Gia Lai cho học sinh nghỉ vì rét.', 'VN', '2024-12-20'],
  ['province', 'vi', 'Gia Lai: rét đậm, học sinh nghỉ học', 'Nhiều trường ở Pleiku, tỉnh Gia Lai cho học sinh nghỉ vì rét.', 'VN', '2025-12-20'],
  ['vietnam', 'en', 'Gia Lai coffee growers face drought', 'Growers in Gia Lai, in Vietnam\'s Central Highlands, are drilling wells.', 'GB', '2025-06-30'],
  ['province', 'en', 'Gia Lai coffee growers face drought', 'Growers in Gia Lai, in Vietnam\'s Central Highlands, are drilling wells.', 'GB', '2025-07-01'],
];

/** Viet Nam or its islands named in passing, in news from somewhere else. */
const passing: readonly Case[] = [
  ['none', 'en', 'Manila protests after water cannon used at Scarborough', 'The Philippines lodged a protest with Beijing after a coast guard ship used water cannon at Scarborough Shoal.', 'PH'],
  ['none', 'zh', '南沙区新码头开通', '广州南沙区的新码头开通两条水上巴士，票价三元。南沙居民说，去市区快了一小时。', 'CN'],
  ['none', 'en', 'Memoir tops Leeds reading list', 'A reading group in Leeds has picked twelve books for the year. One is by a Vietnamese novelist; others come from Chile, Poland and Ghana.', 'GB'],
  ['none', 'ko', '안산 다문화 축제에 2만 명', '안산시 다문화 축제에 중국, 베트남, 우즈베키스탄 등 20개국 출신 주민이 참여했다. 음식 부스가 인기를 끌었다.', 'KR'],
  ['none', 'th', 'เชียงใหม่จัดเทศกาลอาหารนานาชาติ', 'เทศกาลที่เชียงใหม่มีอาหารจากจีน ญี่ปุ่น เวียดนาม และอินเดีย ผู้จัดคาดว่าจะมีคนมา 30,000 คน', 'TH'],
  ['none', 'ru', 'В Казани прошёл фестиваль кухонь мира', 'Повара из Китая, Вьетнама, Узбекистана и Грузии угощали гостей фестиваля в Казани. Вход был свободным.', 'RU'],
  ['none', 'lo', 'ງານອາຫານນານາຊາດ ທີ່ວຽງຈັນ', 'ງານຢູ່ວຽງຈັນ ມີອາຫານຈາກໄທ, ຫວຽດນາມ, ຈີນ ແລະ ຍີ່ປຸ່ນ. ຜູ້ຈັດຄາດວ່າຈະມີຄົນ 5 ພັນຄົນ.', 'LA'],
  ['none', 'km', 'ពិព័រណ៍អាហារនៅភ្នំពេញ', 'ពិព័រណ៍នៅភ្នំពេញ មានអាហារថៃ វៀតណាម ចិន និងជប៉ុន។ អ្នករៀបចំរំពឹងថាមានភ្ញៀវ ៥ ពាន់នាក់។', 'KH'],
  ['none', 'fr', 'À Nantes, la halle affiche complet', 'Fromager, caviste, traiteur vietnamien : les dix-sept étals de la halle de Nantes ont trouvé preneur. Le loyer est de 400 euros par mois.', 'FR'],
];

describe.each([['to pacify, and Pingding County', pacify], ['a king\'s title, and streets elsewhere', titlesAndStreets], ['before and after the merger', merger], ['named in passing', passing]] as const)('%s', (_, cases) => {
  test.each(cases.map((one) => [`${one[1]} ${one[2]} ${one[5] ?? ''}`, one] as const))('%s', (_name, one) => {
    expect(judge(one).about.label).toBe(one[0]);
  });
});

describe('the place within the province is told as closely as the map needs it', () => {
  const places: readonly (readonly [key: string, language: string, text: string])[] = [
    ['gao-2025', 'vi', 'Hộ trồng cà phê ở xã Gào, tỉnh Gia Lai được hỗ trợ giống.'],
    ['phu-tuc-2025', 'vi', 'Lũ cô lập hai buôn ở xã Phú Túc, Gia Lai.'],
    ['kon-ka-kinh', 'en', 'Rangers in Kon Ka Kinh found twelve snares.'],
    ['nhon-ly', 'vi', 'Bãi biển Nhơn Lý đón 20.000 khách.'],
  ];
  test.each(places)('%s', (key, language, text) => {
    expect(about.judge({ title: '', text, date: new Date('2026-03-12'), outletCountry: 'VN' }, language).places).toContain(key);
  });

  test('Guangzhou\'s Nansha puts nothing on the map, and the islands stay when they are named beside it', () => {
    const { places: found } = judge(passing[1]!);
    expect(found).not.toContain('spratly');
    expect(about.judge({ title: '广州南沙与南沙群岛', text: '讲座比较了广州南沙和南沙群岛的地名由来，南沙两字各有出处。', date: new Date('2026-03-12') }, 'zh').places).toContain('spratly');
  });
});

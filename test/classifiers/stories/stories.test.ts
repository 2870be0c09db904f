import { describe, expect, test } from 'vitest';
import {
  bandsOf, bandsOfEmbedding, copySimilarity, copyThreshold, fingerprint, likeness, sameStory, sameStoryThreshold, StoryPlacer, topTerms,
} from '../../../classifiers/stories/index.ts';

const day = (iso: string) => new Date(`${iso}T03:00:00Z`);
const print = (title: string, text: string, language: string, date: Date | null = null) => fingerprint({ title, text, date }, language);

/** One wire text a language, written for this test, long enough to be cut and changed. */
const wires: Readonly<Record<string, string>> = {
  vi: 'Sáng 12/3, hơn 240 tàu cá của ngư dân phường Tam Quan Bắc đồng loạt ra khơi sau lễ cầu ngư. Ông chủ tịch nghiệp đoàn cho biết giá dầu giảm 800 đồng mỗi lít nên chuyến biển này nhiều chủ tàu đi đủ bạn. Các tàu sẽ khai thác cá ngừ đại dương trong khoảng hai mươi ngày và bán cho nhà máy ở cảng Quy Nhơn. Đài thông tin duyên hải lưu ý gió mùa đông bắc có thể mạnh lên cấp sáu vào cuối tuần, tàu thuyền cần giữ liên lạc.',
  en: 'More than 240 boats left the harbour of Tam Quan on Thursday after the whale ceremony that opens the tuna season. The head of the union said fuel had become cheaper by 800 dong a litre, so most skippers found full crews. The fleet will stay out for about twenty days and sell to the plant at Quy Nhon port. Coastal radio warned that the north-east monsoon may rise to force six by the weekend and asked crews to keep in touch.',
  zh: '三月十二日上午，三关北坊的二百四十多艘渔船在祭海仪式后集体出海。渔业工会主席说，柴油每升降价八百盾，因此这一航次大多数船主都招满了船员。船队将在海上作业约二十天，捕捞金枪鱼，卖给归仁港的加工厂。沿海电台提醒，东北季风周末可能增强到六级，渔船应保持联系。',
  ja: '十二日朝、タムクアンの漁港から二百四十隻余りの漁船が、豊漁を祈る祭りのあと一斉に出港した。組合長によると、軽油が一リットル当たり八百ドン安くなり、ほとんどの船が乗組員をそろえた。船団は約二十日間マグロを追い、クイニョン港の工場に卸す。沿岸無線は、北東の季節風が週末に風力六まで強まるおそれがあるとして連絡を絶やさないよう呼びかけた。',
  ko: '12일 아침 땀꽌 항구에서 어선 240여 척이 풍어제를 마치고 일제히 출항했다. 조합장은 경유 값이 리터당 800동 내려 대부분의 선주가 선원을 다 채웠다고 말했다. 선단은 약 20일 동안 참치를 잡아 꾸이년 항구의 공장에 판다. 연안 무선국은 북동 계절풍이 주말에 6급까지 강해질 수 있으니 연락을 유지하라고 당부했다.',
  th: 'เช้าวันที่ 12 มีนาคม เรือประมงกว่า 240 ลำออกจากท่าเรือตามกวานหลังพิธีบวงสรวงทะเล ประธานสหภาพกล่าวว่าน้ำมันถูกลงลิตรละ 800 ด่ง เจ้าของเรือส่วนใหญ่จึงหาลูกเรือได้ครบ กองเรือจะจับปลาทูน่าราวยี่สิบวันแล้วขายให้โรงงานที่ท่าเรือกวีเญิน วิทยุชายฝั่งเตือนว่าลมมรสุมตะวันออกเฉียงเหนืออาจแรงขึ้นถึงระดับหกในช่วงสุดสัปดาห์',
  lo: 'ຕອນເຊົ້າວັນທີ 12 ມີນາ ເຮືອຫາປາກວ່າ 240 ລຳ ອອກຈາກທ່າເຮືອຕາມກວານ ຫຼັງພິທີບູຊາທະເລ. ປະທານສະຫະພັນກ່າວວ່າ ນ້ຳມັນຖືກລົງລິດລະ 800 ດົງ ເຈົ້າຂອງເຮືອສ່ວນໃຫຍ່ຈຶ່ງຫາລູກເຮືອໄດ້ຄົບ. ກອງເຮືອຈະຈັບປາທູນາປະມານຊາວວັນ ແລ້ວຂາຍໃຫ້ໂຮງງານຢູ່ທ່າເຮືອກວີເຍີນ. ວິທະຍຸຊາຍຝັ່ງເຕືອນວ່າ ລົມມໍລະສຸມອາດແຮງຂຶ້ນໃນທ້າຍອາທິດ.',
  km: 'ព្រឹកថ្ងៃទី១២ មីនា ទូកនេសាទជាង ២៤០ គ្រឿងបានចេញពីកំពង់ផែតាំក្វាន ក្រោយពិធីសែនព្រេនសមុទ្រ។ ប្រធានសហជីពមានប្រសាសន៍ថា ប្រេងចុះថ្លៃ ៨០០ ដុងក្នុងមួយលីត្រ ដូច្នេះម្ចាស់ទូកភាគច្រើនរកកម្មករបានគ្រប់។ ក្រុមទូកនឹងចាប់ត្រីធូណាប្រមាណម្ភៃថ្ងៃ ហើយលក់ឱ្យរោងចក្រនៅកំពង់ផែក្វីញ៉ើន។ វិទ្យុឆ្នេរសមុទ្រព្រមានថា ខ្យល់មូសុងអាចខ្លាំងឡើងនៅចុងសប្តាហ៍។',
  fr: 'Plus de 240 bateaux ont quitté jeudi le port de Tam Quan après la cérémonie de la baleine qui ouvre la saison du thon. Le président du syndicat explique que le gazole a baissé de 800 dongs le litre et que la plupart des patrons ont trouvé des équipages complets. La flotte restera en mer une vingtaine de jours et vendra à l’usine du port de Quy Nhon. La radio côtière prévient que la mousson du nord-est peut atteindre la force six en fin de semaine.',
  ru: 'Более 240 судов вышли в четверг из гавани Тамкуан после обряда, которым открывают сезон тунца. Глава союза рыбаков рассказал, что топливо подешевело на 800 донгов за литр, поэтому почти все хозяева набрали полные команды. Флот пробудет в море около двадцати дней и продаст улов заводу в порту Куинёна. Береговая станция предупредила, что северо-восточный муссон к выходным может усилиться до шести баллов.',
};

describe('copies of one text', () => {
  test.each(Object.entries(wires))('%s: another headline, a cut end and a changed word are still the same text', (language, text) => {
    const wire = print('Đoàn tàu ra khơi', text, language, day('2026-03-12'));
    const otherHeadline = print('240', text, language, day('2026-03-12'));
    const cut = print('x', text.slice(0, Math.floor(text.length * 0.6)), language, day('2026-03-13'));
    const changed = print('y', text.replace(/240|二百四十|២៤០/, '250'), language, day('2026-03-12'));
    expect(copySimilarity(wire, otherHeadline)).toBe(1);
    expect(copySimilarity(wire, cut)).toBeGreaterThanOrEqual(copyThreshold);
    expect(copySimilarity(wire, changed)).toBeGreaterThanOrEqual(copyThreshold);
    expect(likeness(wire, cut)).toMatchObject({ copy: true, sameStory: true, similarity: 1 });
    for (const copy of [otherHeadline, cut, changed]) expect(bandsOf(copy).some((band) => bandsOf(wire).includes(band))).toBe(true);
  });

  test('two different texts on one subject are no copies', () => {
    const a = print('Tàu ra khơi', wires.vi!, 'vi');
    const b = print('Lễ cầu ngư', 'Lễ cầu ngư ở Tam Quan Bắc năm nay đón hơn ba nghìn người, đông nhất từ trước tới nay. Sau phần tế là hội đua thuyền và hát bả trạo kéo dài tới khuya, ban tổ chức nói sẽ đề nghị ghi danh di sản.', 'vi');
    expect(copySimilarity(a, b)).toBeLessThan(0.2);
  });

  test('a text too short for shingles is a copy only of itself', () => {
    expect(copySimilarity(print('', 'Tin vắn', 'vi'), print('', 'Tin vắn', 'vi'))).toBeLessThan(copyThreshold);
    expect(copySimilarity(print('', '', 'vi'), print('', '', 'vi'))).toBe(0);
  });
});

describe('one event in other words', () => {
  const told: readonly (readonly [string, string, string])[] = [
    ['vi', 'Hơn 240 tàu cá Tam Quan mở biển đánh bắt cá ngừ', 'Ngư dân Tam Quan Bắc vừa mở biển với hơn 240 tàu sau lễ cầu ngư. Nhờ giá dầu giảm 800 đồng mỗi lít, chủ tàu không còn lo thiếu bạn. Cá ngừ sẽ được đưa về nhà máy ở cảng Quy Nhơn.'],
    ['en', 'Tuna fleet of 240 boats sails from Tam Quan', 'Cheaper fuel, down 800 dong, helped Tam Quan skippers hire full crews before the whale ceremony on Thursday. The 240 boats will hunt tuna for twenty days and land it at Quy Nhon.'],
    ['zh', '三关北二百四十艘渔船出海捕金枪鱼', '因柴油降价八百盾，三关北的船主今年不愁招不到船员。祭海仪式后，二百四十多艘渔船驶向金枪鱼渔场，渔获将运到归仁港。'],
    ['ru', 'Тамкуан проводил в море 240 судов', 'Рыбаки Тамкуана открыли сезон тунца. Подешевевшее на 800 донгов топливо помогло набрать команды; улов ждёт завод в Куинёне.'],
  ];
  test.each(told)('%s: %s', (language, title, text) => {
    const wire = print(title.slice(0, 20), wires[language]!, language, day('2026-03-12'));
    const other = print(title, text, language, day('2026-03-13'));
    expect(copySimilarity(wire, other)).toBeLessThan(copyThreshold);
    expect(sameStory(wire, other)).toBeGreaterThanOrEqual(sameStoryThreshold);
    expect(topTerms(wire).some((key) => topTerms(other).includes(key))).toBe(true);
  });

  test('the same words two months later are another event', () => {
    const [language, title, text] = told[0]!;
    const wire = print(title, wires.vi!, language, day('2026-03-12'));
    expect(sameStory(wire, print(title, text, language, day('2026-05-12')))).toBe(0);
  });

  test('different news about one province stays apart', () => {
    const wire = print('Tàu cá Tam Quan ra khơi', wires.vi!, 'vi', day('2026-03-12'));
    const other = print('Quy Nhơn mở tuyến xe buýt ra sân bay', 'Từ tuần sau, sáu xe buýt điện sẽ nối trung tâm Quy Nhơn với sân bay Phù Cát, mỗi lượt 45 phút. Giá vé 50.000 đồng, học sinh được giảm nửa giá.', 'vi', day('2026-03-12'));
    expect(sameStory(wire, other)).toBeLessThan(0.2);
  });

  test('a fingerprint that was stored as JSON compares as before', () => {
    const wire = print('Tàu', wires.vi!, 'vi', day('2026-03-12'));
    const stored = JSON.parse(JSON.stringify(wire)) as typeof wire;
    expect(likeness(wire, stored)).toEqual(likeness(wire, wire));
  });
});

describe('across languages', () => {
  const near = (angle: number) => Float32Array.from({ length: 256 }, (_, index) => (index === 0 ? Math.cos(angle) : index === 1 ? Math.sin(angle) : 0));

  test('only embeddings speak, and only when they are near', () => {
    const vi = print('Tàu', wires.vi!, 'vi', day('2026-03-12'));
    const en = print('Fleet', wires.en!, 'en', day('2026-03-12'));
    expect(sameStory(vi, en)).toBe(0);
    expect(sameStory(vi, en, near(0), near(0.3))).toBeGreaterThanOrEqual(sameStoryThreshold);
    expect(sameStory(vi, en, near(0), near(0.9))).toBeLessThan(sameStoryThreshold);
    expect(sameStory(vi, en, near(0), null)).toBe(0);
  });

  test('near embeddings meet in the index', () => {
    const shared = bandsOfEmbedding(near(0)).filter((band) => bandsOfEmbedding(near(0.3)).includes(band));
    expect(shared.length).toBeGreaterThan(0);
    expect(bandsOfEmbedding(null)).toEqual([]);
    const placer = new StoryPlacer();
    placer.place('vi', { title: 'Tàu', text: wires.vi!, date: day('2026-03-12') }, 'vi', near(0));
    expect(placer.place('en', { title: 'Fleet', text: wires.en!, date: day('2026-03-12') }, 'en', near(0.3))).toEqual({ story: 'vi' });
  });
});

test('all index numbers are whole, below 2^53 and apart from each other by kind', () => {
  const made = print('Fleet', wires.en!, 'en');
  const kinds = [bandsOf(made), topTerms(made), bandsOfEmbedding(Float32Array.from({ length: 256 }, () => 1))];
  for (const numbers of kinds) for (const number of numbers) expect(Number.isSafeInteger(number)).toBe(true);
  const all = kinds.flat();
  expect(new Set(all).size).toBe(all.length);
});

// Product rule 2: criticism is not falsehood. Critical texts, written for this test, in ten languages: none may yield a claim of any voice that alerts,
// and texts that name neither place nor border may yield nothing at all.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createClaimFinder } from '../../classifiers/claims/index.ts';
import type { RegisterEntry } from '../../src/model/index.ts';

const folder = new URL('../../src/register/starter/', import.meta.url);
const register = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RegisterEntry);
const finder = createClaimFinder(register);

/** Human rights, a protest, the environment, a court case, irony; the last two name islands or border without saying whose they are. */
const critical: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Two bloggers from Quy Nhon were sentenced to seven years in a hearing closed to their families, which rights groups called a travesty.',
    'Residents blocked the road to the steel mill for a third day and say the province lied to them about the ash.',
    'How generous: after the flood each household received one packet of noodles and a speech by the vice-chairman.',
    'Widows of men lost near the Paracels say Hanoi spends more on parades about the islands than on their pensions.',
    'Hmong families who fled across the Lao border describe beatings at a police station in Dien Bien.',
  ],
  vi: [
    'Hai người viết blog ở Quy Nhơn bị tuyên bảy năm tù trong phiên xử kín, gia đình không được vào.',
    'Dân chặn đường vào nhà máy thép ngày thứ ba và nói tỉnh đã dối họ về xỉ than.',
    'Thật hào phóng: sau lũ mỗi hộ được một gói mì và một bài phát biểu của phó chủ tịch.',
    'Vợ các ngư dân mất tích gần Hoàng Sa nói tiền diễu hành về biển đảo còn nhiều hơn tiền tuất của họ.',
    'Những gia đình Hmông chạy qua biên giới Lào kể bị đánh ở đồn công an Điện Biên.',
  ],
  zh: [
    '归仁两名博主在不准家属旁听的庭审中被判七年，人权团体称之为闹剧。',
    '居民连续第三天堵住钢厂道路，说省政府在煤灰问题上骗了他们。',
    '真是慷慨：洪水过后每户领到一包方便面和副主席的一篇讲话。',
    '在西沙附近失踪的渔民遗孀说，河内花在游行上的钱比给她们的抚恤金还多。',
    '逃过老挝边境的苗族家庭讲述了在奠边派出所挨打的经过。',
  ],
  ja: [
    'クイニョンのブロガー2人が家族の傍聴も許されない法廷で懲役7年を言い渡された。',
    '住民は製鉄所への道を3日続けて封鎖し、灰について省にうそをつかれたと訴える。',
    '何と気前のよいことか。洪水のあと各戸に配られたのは即席麺一袋と副主席の演説だった。',
    '西沙付近で行方不明になった漁民の妻たちは、行進に使う金のほうが遺族年金より多いと話す。',
    'ラオス国境を越えて逃れたモン族の家族は、ディエンビエンの警察署で殴られたと語った。',
  ],
  ko: [
    '꾸이년의 블로거 두 명이 가족도 들어가지 못한 재판에서 징역 7년을 받았다.',
    '주민들은 사흘째 제철소 길을 막고 성이 석탄재 문제로 자신들을 속였다고 말한다.',
    '참 너그럽기도 하다. 홍수 뒤 집집마다 라면 한 봉지와 부주석의 연설이 돌아갔다.',
    '파라셀 군도 부근에서 실종된 어민의 아내들은 행사비가 유족 연금보다 많다고 말한다.',
    '라오스 국경을 넘어 도망친 몽족 가족들은 디엔비엔 경찰서에서 맞았다고 증언한다.',
  ],
  th: [
    'บล็อกเกอร์สองคนจากกวีเญินถูกจำคุกเจ็ดปีในการพิจารณาคดีลับที่ครอบครัวเข้าไม่ได้',
    'ชาวบ้านปิดถนนเข้าโรงเหล็กเป็นวันที่สามและบอกว่าจังหวัดโกหกเรื่องเถ้าถ่าน',
    'ช่างใจกว้างเหลือเกิน หลังน้ำท่วมแต่ละบ้านได้บะหมี่หนึ่งซองกับคำปราศรัยของรองประธาน',
    'ภรรยาของชาวประมงที่หายไปใกล้พาราเซลบอกว่างบเดินขบวนมากกว่าเงินบำนาญของพวกเธอ',
    'ครอบครัวชาวม้งที่หนีข้ามชายแดนลาวเล่าว่าถูกทุบตีที่สถานีตำรวจเดียนเบียน',
  ],
  lo: [
    'ບລັອກເກີສອງຄົນຈາກກວີເຍິນຖືກຈຳຄຸກເຈັດປີ ໃນການພິພາກສາລັບທີ່ຄອບຄົວເຂົ້າບໍ່ໄດ້.',
    'ຊາວບ້ານປິດທາງເຂົ້າໂຮງງານເຫຼັກເປັນມື້ທີສາມ ແລະ ບອກວ່າແຂວງຕົວະເລື່ອງຂີ້ເຖົ່າ.',
    'ໃຈກວ້າງແທ້: ຫຼັງນ້ຳຖ້ວມແຕ່ລະເຮືອນໄດ້ໝີ່ໜຶ່ງຊອງ ກັບຄຳປາໄສຂອງຮອງປະທານ.',
    'ເມຍຊາວປະມົງທີ່ຫາຍໄປໃກ້ພາຣາເຊວບອກວ່າ ເງິນເດີນຂະບວນຫຼາຍກວ່າເງິນບຳນານຂອງພວກເຂົາ.',
    'ຄອບຄົວຊາວມົ້ງທີ່ໜີຂ້າມຊາຍແດນລາວ ເລົ່າວ່າຖືກທຸບຕີຢູ່ສະຖານີຕຳຫຼວດດຽນບຽນ.',
  ],
  km: [
    'អ្នកសរសេរប្លុកពីរនាក់មកពីគ្វីញ៉ើនជាប់គុកប្រាំពីរឆ្នាំ ក្នុងសវនាការដែលគ្រួសារចូលមិនបាន។',
    'អ្នកស្រុកបិទផ្លូវចូលរោងចក្រដែកជាថ្ងៃទីបី ហើយថាខេត្តបានកុហកពួកគេអំពីផេះ។',
    'ចិត្តទូលាយណាស់៖ ក្រោយទឹកជំនន់ គ្រួសារនីមួយៗបានមីមួយកញ្ចប់ និងសុន្ទរកថារបស់អនុប្រធាន។',
    'ភរិយាអ្នកនេសាទដែលបាត់ខ្លួនជិតប៉ារ៉ាសែលថា លុយដង្ហែក្បួនច្រើនជាងប្រាក់សោធនរបស់ពួកគេ។',
    'គ្រួសារម៉ុងដែលរត់ឆ្លងព្រំដែនឡាវរៀបរាប់ថាត្រូវគេវាយនៅប៉ុស្តិ៍ប៉ូលិសឌៀនបៀន។',
  ],
  fr: [
    'Deux blogueurs de Quy Nhon ont pris sept ans de prison lors d\'une audience fermée à leurs familles.',
    'Les habitants bloquent la route de l\'aciérie pour le troisième jour et disent que la province leur a menti sur les cendres.',
    'Quelle générosité : après l\'inondation, chaque foyer a reçu un paquet de nouilles et un discours du vice-président.',
    'Les veuves de pêcheurs disparus près des Paracels disent que les défilés coûtent plus que leurs pensions.',
    'Des familles hmong qui ont fui par la frontière du Laos racontent avoir été battues au poste de Dien Bien.',
  ],
  ru: [
    'Двух блогеров из Куиньона приговорили к семи годам на закрытом заседании, куда не пустили родных.',
    'Жители третий день перекрывают дорогу к заводу и говорят, что провинция солгала им о золе.',
    'Какая щедрость: после наводнения каждой семье дали пачку лапши и речь заместителя председателя.',
    'Вдовы рыбаков, пропавших у Парасельских островов, говорят, что на парады тратят больше, чем на их пенсии.',
    'Семьи хмонгов, бежавшие через границу Лаоса, рассказали об избиениях в участке Дьенбьена.',
  ],
};

describe.each(Object.entries(critical))('criticism in %s', (language, texts) => {
  test.each(texts.map((text) => [text] as const))('%s', (text) => {
    for (const outletCountry of ['VN', 'US', 'KH', 'LA', 'CN', null]) {
      const alone = finder.find({ title: '', text, outletCountry }, language);
      expect(alone.filter((claim) => claim.voice === 'asserts')).toEqual([]);
    }
  });

  test('yields nothing whatever where no place and no border is named', () => {
    const text = texts.slice(0, 3).join('\n');
    expect(finder.find({ title: texts[1]!, text, outletCountry: 'US' }, language)).toEqual([]);
  });

  test('beside a real claim leaves the critical sentence out of the quote', () => {
    const wording = register.find((entry) => entry.id === 'PARACEL-CN')!.wordings.find((one) => one.language === language && one.voice === 'asserts')!;
    const claims = finder.find({ title: texts[2]!, text: `${texts[0]!}\n${wording.text}\n${texts[1]!}`, outletCountry: 'CN' }, language);
    expect(claims.map((claim) => claim.register)).toContain('PARACEL-CN');
    for (const claim of claims) expect(wording.text).toContain(claim.quote);
  });
});

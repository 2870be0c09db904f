import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createClaimFinder } from '../../../classifiers/claims/index.ts';
import type { RegisterEntry } from '../../../src/model/index.ts';

const folder = new URL('../../../src/register/starter/', import.meta.url);
const register = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RegisterEntry);
const finder = createClaimFinder(register);
const find = (text: string, language: string, title = '', outletCountry: string | null = null) => finder.find({ title, text, outletCountry }, language);

describe('a claim', () => {
  test('is quoted exactly, with its sentence', () => {
    const text = 'Rain is due. Coast guard divers cleaned a wreck off China\'s Xisha Islands on Monday, the agency reported. Nobody was hurt.';
    const [claim] = find(text, 'en', '', 'CN');
    expect(claim).toMatchObject({ register: 'PARACEL-CN', kind: 'stated-position', voice: 'asserts' });
    expect(text).toContain(claim!.quote);
    expect(text).toContain(claim!.sentence);
    expect(claim!.sentence).toContain(claim!.quote);
    expect(claim!.p).toBeGreaterThan(0.5);
    expect(claim!.p).toBeLessThanOrEqual(1);
  });

  test('is looked for only where the register has its entry', () => {
    const text = 'The nine-dash line marks the sea in which China holds historic rights.';
    expect(find(text, 'en').map((claim) => claim.register)).toEqual(['NINE-DASH']);
    expect(createClaimFinder(register.filter((entry) => entry.id !== 'NINE-DASH')).find({ title: '', text }, 'en')).toEqual([]);
  });

  test('of an entry that the office added is found by its wordings, and a denial of it is no assertion', () => {
    const base = register[0]!;
    const entry: RegisterEntry = { ...base, id: 'OFFICE-1', wordings: [{ language: 'en', voice: 'asserts', text: 'The Quy Nhơn marine festival was cancelled because of a cholera outbreak' }] };
    const office = createClaimFinder([entry]);
    const say = (text: string) => office.find({ title: '', text }, 'en').map((claim) => claim.voice);
    expect(say('The Quy Nhơn marine festival was cancelled because of a cholera outbreak.')).toEqual(['asserts']);
    expect(say('The Quy Nhơn marine festival was not cancelled because of a cholera outbreak.')).toEqual(['rejects']);
    expect(say('The Quy Nhơn marine festival drew forty thousand visitors.')).toEqual([]);
  });

  test('is never found in nothing, in an unknown language, or in text without any place', () => {
    expect(find('', 'en')).toEqual([]);
    expect(find('Quy Nhơn đón 5 triệu khách.', 'und')).toEqual([]);
  });
});

/** Processor time in milliseconds: other work on the machine does not count. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test('300 short articles take less than a second of processor time, and so does one of 100 kB', () => {
  const text = 'A patrol passed the Paracels on Monday. China says the islands are its own; Viet Nam rejects that. Fishermen from Quy Nhơn went home.';
  for (let i = 0; i < 50; i += 1) find(text, 'en', 'Patrol');
  expect(cpuMs(() => { for (let i = 0; i < 300; i += 1) find(text, 'en', 'Patrol'); })).toBeLessThan(1000);
  expect(cpuMs(() => find(`${text} `.repeat(750), 'en'))).toBeLessThan(1000);
});

describe('the voice', () => {
  test.each([
    ['asserts', 'en', 'A coast guard spokesman said the trawler was stopped in China\'s Xisha Islands.'],
    ['asserts', 'zh', '一艘渔船周一在中国西沙群岛海域获救。'],
    ['asserts', 'vi', 'Tàu khảo sát neo gần quần đảo Nam Sa của Trung Quốc từ sáng thứ Hai.'],
    ['attributes', 'en', 'Beijing says that the Paracel Islands belong to China.'],
    ['attributes', 'ja', '中国は西沙諸島が自国の領土だと主張している。'],
    ['rejects', 'vi', 'Việt Nam kiên quyết bác bỏ yêu sách của Trung Quốc đối với Hoàng Sa.'],
  ] as const)('of a plain sentence is heard: %s (%s)', (voice, language, text) => {
    expect(find(text, language).map((claim) => claim.voice)).toEqual([voice]);
  });

  test.each([
    ['control', 'en', 'China has controlled the Paracels since 1974.'],
    ['dispute', 'en', 'The frigate sailed past the disputed Paracel Islands before putting in at Cam Ranh.'],
    ['a name', 'en', 'The Paracels, known in China as Xisha, were hit by the storm.'],
    ['our islands in a paper of Viet Nam', 'vi', 'Hoàng Sa, Trường Sa là của Việt Nam, là máu thịt của Tổ quốc ta.'],
    ['Viet Nam as the owner', 'vi', 'Tàu Trung Quốc xua đuổi ngư dân ở quần đảo Hoàng Sa thuộc chủ quyền của Việt Nam.'],
    ['a line that is called by who drew it', 'en', 'A cruise ship crossed China\'s nine-dash line on Friday without being hailed.'],
    ['islands beyond doubt beside ours', 'vi', 'Vùng biển phía bắc quần đảo Hoàng Sa và phía đông đảo Hải Nam (Trung Quốc) sẽ có gió mạnh cấp 7.'],
    ['what is called unlawful', 'vi', 'Trung Quốc triển khai phi pháp tên lửa trên đảo Phú Lâm thuộc quần đảo Hoàng Sa.'],
    ['people who bear a land\'s name', 'en', 'Khmer Krom monks in Tra Vinh were defrocked and jailed after a hearing of one hour.'],
    ['a province with the name of an island', 'vi', 'Thái Bình ký với doanh nghiệp Trung Quốc hợp đồng bán gạo, lãnh đạo tỉnh nói.'],
    ['a district of Guangzhou', 'zh', '广州南沙区今天开通新的地铁线。'],
  ] as const)('of %s alone (%s) asserts nothing', (_, language, text) => {
    for (const country of ['VN', 'US', null]) expect(find(text, language, '', country).filter((claim) => claim.voice === 'asserts')).toEqual([]);
  });
});

describe('one voice for each entry', () => {
  const voicesOfEntry = (text: string, title = '') => find(text, 'en', title, 'US').map((claim) => `${claim.register} ${claim.voice}`);

  test('what is reported elsewhere in the article is reported', () => {
    expect(voicesOfEntry('The Paracel Islands belong to China. Beijing says that the Paracel Islands belong to China.')).toEqual(['PARACEL-CN attributes']);
  });

  test('but a place that the outlet itself names as a state\'s own is asserted', () => {
    expect(voicesOfEntry('Beijing says that the Paracel Islands belong to China. A cargo ship lay off China\'s Xisha Islands on Monday.')).toEqual(['PARACEL-CN asserts']);
  });

  test('and a rejection is the point of the report', () => {
    expect(voicesOfEntry('Beijing says that the Paracel Islands belong to China. Viet Nam rejects China\'s claim to the Paracel Islands as null and void.')).toEqual(['PARACEL-CN rejects']);
  });
});

describe('wording', () => {
  test.each([
    ['vi', 'Tau keo chay gan quan dao Nam Sa cua Trung Quoc tu hom qua.', 'SPRATLY-CN'],
    ['ru', 'Дайверы провели неделю на малайзийском атолле Лаянг-Лаянг.', 'SPRATLY-MY'],
    ['fr', 'Une épave repose au large de l\'île chinoise de Yongxing, aux Paracels.', 'PARACEL-CN'],
    ['th', 'เรือสำรวจทอดสมอใกล้เกาะไท่ผิงของไต้หวัน', 'ISLANDS-TW'],
  ] as const)('without marks, or by an adjective of nationality, asserts too (%s)', (language, text, entry) => {
    expect(find(text, language).map((claim) => `${claim.register} ${claim.voice}`)).toEqual([`${entry} asserts`]);
  });

  test.each([
    ['th', 'KH', 'เกาะตรอลเป็นดินแดนของกัมพูชา', 'PHUQUOC-KH'],
    ['lo', 'TW', 'ໄທ່ຜິງ ເປັນດິນແດນຂອງໄຕ້ຫວັນ.', 'ISLANDS-TW'],
  ] as const)('in less common spellings names the place (%s)', (language, country, text, entry) => {
    expect(find(text, language, '', country).map((claim) => claim.register)).toEqual([entry]);
  });

  test('with the speaker after the words is no assertion', () => {
    expect(find('Nam Sa vốn là của Trung Quốc, ông đáp.', 'vi', '', 'SG').filter((claim) => claim.voice === 'asserts')).toEqual([]);
    expect(find('Le groupe de Kalayaan est philippin et le demeurera, a lancé un sénateur.', 'fr', '', 'PH').filter((claim) => claim.voice === 'asserts')).toEqual([]);
  });

  test('of two archipelagos is laid to the one that the article speaks of', () => {
    const text = 'Divers counted corals off Nansha for a week. The Xisha and Nansha Islands belong to China. Off Nansha the water is clear.';
    expect(find(text, 'en', 'A week off Nansha', 'CN').map((claim) => claim.register)).toEqual(['SPRATLY-CN']);
  });

  test.each([
    ['a name behind the word that it begins with', 'fr', 'CN', 'À l\'intérieur de la ligne en neuf traits, les ressources appartiennent à la Chine.', 'NINE-DASH'],
    ['one character for "our"', 'zh', 'CN', '会议要求加快我西沙永兴岛海水淡化站建设。', 'PARACEL-CN'],
    ['"our country" in a paper of the claimant', 'vi', 'CN', 'Rùa dừng ăn cỏ biển ở đảo đá thuộc quần đảo Nam Sa của nước ta.', 'SPRATLY-CN'],
    ['a border moved by so many metres', 'en', 'KH', 'Viet Nam pushed the border 400 metres into Cambodian fields in Tbong Khmum.', 'BORDER-KH'],
  ] as const)('is read right: %s', (_, language, country, text, entry) => {
    expect(find(text, language, '', country).map((claim) => `${claim.register} ${claim.voice}`)).toEqual([`${entry} asserts`]);
  });

  test('of cattle that are moved across a border is no moved border', () => {
    expect(find('Smugglers moved three hundred cattle across the border from Cambodia into Viet Nam in one night.', 'en')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { splitClauses, splitSentences } from '../../../classifiers/segment/index.ts';

const texts = (text: string, language: string) => splitSentences(text, language).map((sentence) => sentence.text);

const examples: readonly (readonly [language: string, sentences: readonly string[], between: string])[] = [
  ['en', ['Dr. Smith said U.S. ships left.', '"Is it ours?" he asked.', 'The price rose 3.5 percent to No. 4.'], ' '],
  ['vi', ['TP. Quy Nhơn có 3.200 tàu.', 'GS. TS. Nguyễn hỏi: "Bao giờ?"', 'Ông đi.'], ' '],
  ['zh', ['外交部发言人说：“这里没有争议。谁都知道。”', '他没有再说。', '真的吗？', '是的！'], ''],
  ['ja', ['彼は「これは誤りだ。根拠がない」と語った。', '次の文。', '「違う。」と述べた。'], ''],
  ['ko', ['"우리는 반대한다."라고 말했다.', '다음 문장이다.'], ' '],
  ['th', ['กระทรวงต่างประเทศระบุว่า เรือออกจากท่าแล้วเมื่อวันที่ 3 มี.ค. 2563', 'อย่างไรก็ตาม ชาวประมงยังไม่ได้กลับบ้าน'], ' '],
  ['lo', ['ຊາວປະມົງກັບຄືນເຮືອນແລ້ວເມື່ອວັນຈັນຜ່ານມານີ້', 'ຢ່າງໃດກໍຕາມ ເຮືອຍັງຢູ່ທ່າ.', 'ບໍ່ມີໃຜບາດເຈັບ.'], ' '],
  ['km', ['ទូកបានចូលកំពង់ផែ។', 'គ្មានអ្នករងរបួសទេ។', 'មន្ត្រីនឹងស៊ើបអង្កេត៕'], ' '],
  ['fr', ["M. Dupont a dit « C'est faux ! » hier.", 'Mme. Li est partie.'], ' '],
  ['ru', ['В 2020 г. порт закрыли.', 'Ущерб составил 3 млн. руб. и рос.', 'Потом открыли.'], ' '],
];

describe('sentences', () => {
  test.each(examples)('of %s are found with their offsets', (language, sentences, between) => {
    const text = sentences.join(between);
    expect(texts(text, language)).toEqual(sentences);
    for (const { text: sentence, start } of splitSentences(text, language)) expect(text.slice(start, start + sentence.length)).toBe(sentence);
  });

  test('end at a line break, whatever the language', () => {
    expect(texts('one\ntwo  \r\n\n三', 'zz')).toEqual(['one', 'two', '三']);
  });

  test('of nothing are none', () => {
    expect(splitSentences(' \n ', 'en')).toEqual([]);
  });

  test('of a long Thai run without any mark stay short enough to quote', () => {
    const run = 'ชาวประมงออกเรือแต่เช้า '.repeat(60);
    expect(Math.max(...texts(run, 'th').map((sentence) => sentence.length))).toBeLessThan(260);
  });

  test('of 100 kB on one line take less than a second', () => {
    const text = '"Is it late? " 西沙 กระทรวงต่างประเทศระบุว่า '.repeat(2400).slice(0, 100_000);
    const started = performance.now();
    for (const language of ['en', 'th', 'zh', 'lo']) splitSentences(text, language);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test('clauses lie within their sentence at the offsets they give', () => {
  const sentence = 'The ministry said, once again, that the harbour (rebuilt in 2019) is open – and free.';
  const clauses = splitClauses(sentence, 'en');
  expect(clauses.map((clause) => clause.text)).toContain('that the harbour (rebuilt in 2019) is open');
  for (const { text, start } of clauses) expect(sentence.slice(start, start + text.length)).toBe(text);
});

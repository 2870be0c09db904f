// Training articles that only mention the province: a sentence of ours put at the end of an article about something
// else. The subject stays what it was, and so does the label. The hand-written articles have few of these, the press has many.

const provinceMentions: Readonly<Record<string, readonly string[]>> = {
  en: ['A similar scheme has been tried in Quy Nhon.', 'Among those present was a visitor from Binh Dinh, who declined to comment.', 'Earlier editions were held in Lyon, Osaka and Quy Nhon.', 'The authors also looked at Ghent, Izmir and Quy Nhon for comparison.'],
  fr: ['Une expérience du même genre avait été menée à Quy Nhon.', 'Les éditions précédentes avaient eu lieu à Gand, à Osaka et à Quy Nhon.', 'Le cuisinier est arrivé de Bình Định il y a trente ans.'],
  vi: ['Mô hình tương tự từng được thử ở Quy Nhơn.', 'Trong số khách mời có một người từ Bình Định.', 'Các kỳ trước diễn ra ở Lyon, Osaka và Quy Nhơn.', 'Anh từng học một năm ở Quy Nhơn.'],
  zh: ['类似的做法曾在归仁试行。', '前几届分别在里昂、大阪和归仁举行。', '现场还有一位来自平定省的访客。'],
  ja: ['同じような試みはクイニョンでも行われた。', '過去の大会はリヨン、大阪、クイニョンで開かれた。', '会場にはビンディン省から来た人もいた。'],
  ko: ['비슷한 시도가 꾸이년에서도 있었다.', '지난 대회는 리옹, 오사카, 꾸이년에서 열렸다.', '현장에는 빈딘성에서 온 방문객도 있었다.'],
  th: ['โครงการคล้ายกันเคยทดลองที่กวีเญิน', 'ครั้งก่อนจัดที่ลียง โอซากา และกวีเญิน', 'ในงานมีผู้มาเยือนจากบิ่ญดิ่ญหนึ่งคน'],
  ru: ['Похожий опыт уже ставили в Куинёне.', 'Прошлые встречи проходили в Лионе, Осаке и Куинёне.', 'Среди гостей был человек из провинции Биньдинь.'],
  lo: ['ໂຄງການຄ້າຍຄືກັນເຄີຍທົດລອງຢູ່ກວີເຍີນ.'],
  km: ['គម្រោងស្រដៀងគ្នានេះធ្លាប់សាកល្បងនៅក្វីញ៉ើន។'],
};

/** Of every article about something else, how many get a mention. */
const oneIn = 3;

type Item = { readonly id: string; readonly lang: string; readonly text: string; readonly about: string };

/** Copies of articles not about the province, with one sentence more that mentions it. */
export function withMentions<Kind extends Item>(items: readonly Kind[]): Kind[] {
  const others = items.filter(({ about }) => about !== 'province');
  return others.flatMap((item, index) => {
    if (index % oneIn !== 0) return [];
    const sentences = provinceMentions[item.lang] ?? [];
    const sentence = sentences[index % Math.max(1, sentences.length)];
    return sentence === undefined ? [] : [{ ...item, text: `${item.text} ${sentence}` }];
  });
}

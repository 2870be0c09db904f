// Training articles that only mention the province: a sentence of ours put into an article about something
// else, at its end or, where Viet Nam is no matter of it, anywhere. The subject stays what it was, and so does the label. The hand-written articles have few of these, the press has many.

const provinceMentions: Readonly<Record<string, readonly string[]>> = {
  en: ['A similar scheme has been tried in Quy Nhon.', 'Among those present was a visitor from Binh Dinh, who declined to comment.', 'Earlier editions were held in Lyon, Osaka and Quy Nhon.', 'The authors also looked at Ghent, Izmir and Quy Nhon for comparison.', 'Two of the workers come from Binh Dinh, the others from Nepal and Ghana.', 'One stall sells Quy Nhon fish noodles beside tacos and pies.'],
  fr: ['Une expérience du même genre avait été menée à Quy Nhon.', 'Les éditions précédentes avaient eu lieu à Gand, à Osaka et à Quy Nhon.', 'Le cuisinier est arrivé de Bình Định il y a trente ans.', 'Un des ouvriers vient de Quy Nhon, deux autres du Népal.'],
  vi: ['Mô hình tương tự từng được thử ở Quy Nhơn.', 'Trong số khách mời có một người từ Bình Định.', 'Các kỳ trước diễn ra ở Lyon, Osaka và Quy Nhơn.', 'Anh từng học một năm ở Quy Nhơn.', 'Một quầy bán bún cá Quy Nhơn bên cạnh quầy bánh mì Thổ Nhĩ Kỳ.'],
  zh: ['类似的做法曾在归仁试行。', '前几届分别在里昂、大阪和归仁举行。', '现场还有一位来自平定省的访客。', '其中一名工人来自越南归仁，另外两人来自尼泊尔。', '街角新开的小店卖归仁鱼饼米线，也卖咖喱饭。'],
  ja: ['同じような試みはクイニョンでも行われた。', '過去の大会はリヨン、大阪、クイニョンで開かれた。', '会場にはビンディン省から来た人もいた。', '従業員の一人はベトナムのクイニョン、二人はネパールの出身だ。', '屋台の一つではビンディン風の麺も売られた。'],
  ko: ['비슷한 시도가 꾸이년에서도 있었다.', '지난 대회는 리옹, 오사카, 꾸이년에서 열렸다.', '현장에는 빈딘성에서 온 방문객도 있었다.', '직원 가운데 한 명은 베트남 빈딘성 출신이고 두 명은 네팔 출신이다.', '한 점포는 꾸이년식 생선국수를 함께 판다.', '그의 아내는 베트남 꾸이년에서 왔다.'],
  th: ['โครงการคล้ายกันเคยทดลองที่กวีเญิน', 'ครั้งก่อนจัดที่ลียง โอซากา และกวีเญิน', 'ในงานมีผู้มาเยือนจากบิ่ญดิ่ญหนึ่งคน', 'คนงานคนหนึ่งมาจากจังหวัดบิ่ญดิ่ญ เวียดนาม อีกสองคนมาจากเนปาล', 'ร้านหนึ่งขายก๋วยเตี๋ยวปลาแบบกวีเญินคู่กับส้มตำ', 'ภรรยาของเขาเป็นชาวกวีเญิน'],
  ru: ['Похожий опыт уже ставили в Куинёне.', 'Прошлые встречи проходили в Лионе, Осаке и Куинёне.', 'Среди гостей был человек из провинции Биньдинь.', 'Один из рабочих приехал из Куинёна, двое из Непала.', 'В одном киоске продают лапшу по рецепту из Биньдиня.'],
  lo: ['ໂຄງການຄ້າຍຄືກັນເຄີຍທົດລອງຢູ່ກວີເຍີນ.', 'ຄົນງານຜູ້ໜຶ່ງມາຈາກແຂວງບິ່ງດິ່ງ ປະເທດຫວຽດນາມ ອີກສອງຄົນມາຈາກເນປານ.', 'ຮ້ານໜຶ່ງຂາຍເຝີປາແບບກວີເຍີນ ຄຽງກັບຕຳໝາກຫຸ່ງ.', 'ເມຍຂອງລາວເປັນຄົນກວີເຍີນ.'],
  km: ['គម្រោងស្រដៀងគ្នានេះធ្លាប់សាកល្បងនៅក្វីញ៉ើន។', 'កម្មករម្នាក់មកពីខេត្តប៊ិញឌិញ ប្រទេសវៀតណាម ពីរនាក់ទៀតមកពីនេប៉ាល់។', 'តូបមួយលក់គុយទាវត្រីបែបក្វីញ៉ើន ជាមួយនំបញ្ចុក។', 'ភរិយារបស់គាត់មកពីក្វីញ៉ើន។'],
};

/** Of every article about Viet Nam, how many get a mention, and of every article about neither. */
const oneIn = { vietnam: 3, none: 2 } as const;

type Item = { readonly id: string; readonly lang: string; readonly text: string; readonly about: string };

/** Copies of articles not about the province, with one sentence more that mentions it. */
export function withMentions<Kind extends Item>(items: readonly Kind[]): Kind[] {
  const others = items.filter(({ about }) => about !== 'province');
  return others.flatMap((item, index) => {
    const national = item.about === 'vietnam';
    if (index % (national ? oneIn.vietnam : oneIn.none) !== 0) return [];
    const sentences = provinceMentions[item.lang] ?? [];
    const sentence = sentences[index % Math.max(1, sentences.length)];
    return sentence === undefined ? [] : [{ ...item, text: national ? `${item.text} ${sentence}` : putIn(item.text, sentence, index) }];
  });
}

/** Behind one of the sentences, or of the clauses where a script sets no full stop; which one depends on the index. */
function putIn(text: string, sentence: string, index: number): string {
  const ends = [...text.matchAll(/[.!?](?=\s)|[。！？។]|(?<=\p{Script=Thai})(?=\s)/gu)].map(({ index: at, 0: mark }) => at + mark.length);
  const at = ends[Math.floor(index / 2) % Math.max(1, ends.length)] ?? text.length;
  return `${text.slice(0, at)} ${sentence} ${text.slice(at).trimStart()}`;
}

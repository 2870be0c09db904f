// Templates that the desk writes in Vietnamese and English: the request under the press law, the statement, the briefing. ⟦…⟧ is left to the person.

export type DeskWords = {
  /** The form of the press law: the work, the wrong text, the right text, what it rests on. */
  readonly domestic: { readonly subject: string; readonly body: string };
  readonly statement: { readonly subject: string; readonly body: string; readonly withoutClaim: string };
  readonly briefing: { readonly subject: string; readonly body: string; readonly withoutClaim: string };
  readonly wrong: Readonly<Record<'document-fact' | 'stated-position', string>>;
  readonly right: Readonly<Record<'document-fact' | 'stated-position', string>>;
  readonly verify: string;
  readonly noPoints: string;
};

export const desk: Readonly<Record<'vi' | 'en', DeskWords>> = {
  vi: {
    domestic: {
      subject: 'V/v đề nghị cải chính thông tin trong bài “{title}”',
      body: `Kính gửi: {outlet}

Căn cứ quy định của Luật Báo chí về cải chính trên báo chí (⟦điều, khoản đang có hiệu lực⟧), văn phòng báo chí tỉnh {province} đề nghị quý báo cải chính nội dung sau:

1. Tác phẩm: bài “{title}”, đăng ngày {date}, tại {url}.

2. {wrong}: “{quote}”.

3. {right}: {position}

4. Căn cứ:
{evidence}

5. Đề nghị quý báo đăng lời cải chính dưới tiêu đề “Thông tin cải chính, xin lỗi”, nêu tên tác phẩm, ngày đăng, nội dung chưa đúng và nội dung đúng, theo vị trí và thời hạn mà Luật Báo chí quy định; bài viết được giữ nguyên vị trí và ghi rõ phần đã cải chính.

Văn phòng báo chí tỉnh {province} sẵn sàng cung cấp bản sao các văn bản nêu trên.`,
    },
    statement: {
      subject: 'Thông cáo báo chí về ⟦nội dung⟧',
      body: `Ngày {date}, {outlet} đăng bài “{title}” ({url}), trong đó viết: “{quote}”.

Về việc này, người phát ngôn tỉnh {province} nêu rõ:

{position}

Căn cứ:
{evidence}

{points}`,
      withoutClaim: `Ngày {date}, {outlet} đăng bài “{title}” ({url}).

Về việc này, người phát ngôn tỉnh {province} nêu rõ: ⟦nội dung trả lời, kèm căn cứ⟧`,
    },
    briefing: {
      subject: 'Báo cáo nhanh về bài “{title}”',
      body: `1. Đã đăng: {outlet} ({country}), ngày {date}, bài “{title}” ({url}); đến nay có {articles} bài cùng vụ việc tại {countries} nước, trong đó {copies} bản sao.

2. {wrong}: “{quote}”.

3. {right}: {position}

4. Căn cứ:
{evidence}

5. Ý có thể nói:
{points}

6. Đề xuất: ⟦ra thông cáo, đề nghị cải chính, hay không trả lời; vì sao⟧`,
      withoutClaim: `1. Đã đăng: {outlet} ({country}), ngày {date}, bài “{title}” ({url}); đến nay có {articles} bài cùng vụ việc tại {countries} nước, trong đó {copies} bản sao.

2. Nội dung chính: ⟦tóm tắt trung thực, cả điều phê bình⟧

3. Căn cứ liên quan: ⟦văn bản, số liệu⟧

4. Đề xuất: ⟦ra thông cáo, hay không trả lời; vì sao⟧`,
    },
    wrong: { 'document-fact': 'Nội dung chưa đúng (nguyên văn)', 'stated-position': 'Nội dung khác với lập trường đã nêu của Việt Nam (nguyên văn)' },
    right: { 'document-fact': 'Nội dung đúng theo văn bản', 'stated-position': 'Lập trường đã nêu' },
    verify: 'chờ văn phòng kiểm chứng',
    noPoints: '⟦ý có thể nói⟧',
  },
  en: {
    domestic: {
      subject: 'Request for a correction of the article “{title}”',
      body: `To: {outlet}

Under the provisions of the Press Law on corrections (⟦article and clause in force⟧), the press office of {province} province asks for a correction of the following:

1. The work: the article “{title}”, published on {date} at {url}.

2. {wrong}: “{quote}”.

3. {right}: {position}

4. This rests on:
{evidence}

5. Please publish the correction under the heading “Thông tin cải chính, xin lỗi”, naming the work, its date, the wrong text and the right text, in the place and within the time that the Press Law prescribes; the article stays where it is, with the corrected part marked.

The press office of {province} province is glad to supply copies of the documents.`,
    },
    statement: {
      subject: 'Press statement on ⟦subject⟧',
      body: `On {date}, {outlet} published the article “{title}” ({url}), which says: “{quote}”.

On this, the spokesperson of {province} province states:

{position}

This rests on:
{evidence}

{points}`,
      withoutClaim: `On {date}, {outlet} published the article “{title}” ({url}).

On this, the spokesperson of {province} province states: ⟦the answer, with what it rests on⟧`,
    },
    briefing: {
      subject: 'Briefing on the article “{title}”',
      body: `1. Published: {outlet} ({country}), {date}, the article “{title}” ({url}); so far {articles} articles of the same story in {countries} countries, {copies} of them copies.

2. {wrong}: “{quote}”.

3. {right}: {position}

4. This rests on:
{evidence}

5. What may be said:
{points}

6. Proposal: ⟦a statement, a correction request or no answer; why⟧`,
      withoutClaim: `1. Published: {outlet} ({country}), {date}, the article “{title}” ({url}); so far {articles} articles of the same story in {countries} countries, {copies} of them copies.

2. What it says: ⟦a faithful summary, criticism included⟧

3. What bears on it: ⟦documents, figures⟧

4. Proposal: ⟦a statement or no answer; why⟧`,
    },
    wrong: { 'document-fact': 'The text that is wrong (as published)', 'stated-position': 'The text that differs from the stated position of Viet Nam (as published)' },
    right: { 'document-fact': 'What the documents say', 'stated-position': 'The stated position' },
    verify: 'to be verified by the office',
    noPoints: '⟦what may be said⟧',
  },
};

// The words of the digest as a document, in Vietnamese. `Words` is what English must have too.

/** Figures as Vietnamese writes them: 1.234. */
const n = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, '.');

type Volume = { readonly articles: number; readonly stories: number; readonly outlets: number; readonly countries: number };

export const vi = {
  number: n,
  topics: {
    sovereignty: 'Chủ quyền, biên giới, biển đảo',
    human_rights: 'Nhân quyền, tôn giáo, dân tộc',
    investment: 'Đầu tư, thương mại, công nghiệp',
    tourism_culture: 'Du lịch, văn hóa',
    environment_disaster: 'Môi trường, thiên tai',
    diplomacy: 'Đối ngoại, hợp tác',
    society: 'Xã hội',
    other: 'Chủ đề khác',
  },
  tones: { negative: 'tiêu cực', neutral: 'trung tính', positive: 'tích cực', 'not-scored': 'chưa chấm' },
  about: { province: 'về tỉnh', vietnam: 'về Việt Nam' },
  states: { suggested: 'Máy gợi ý, chưa có người xác nhận', confirmed: 'Cán bộ đã xác nhận' },
  summary: {
    nothing: 'Trong kỳ không ghi nhận bài nào về tỉnh hoặc về Việt Nam.',
    volume: ({ articles, stories, outlets, countries }: Volume) =>
      `Trong kỳ có ${n(articles)} bài trong ${n(stories)} vụ việc, của ${n(outlets)} nguồn tin ở ${n(countries)} nước và vùng lãnh thổ; bản sao của cùng một văn bản tính một lần.`,
    about: {
      province: (items: number) => `${n(items)} vụ việc nói về tỉnh.`,
      vietnam: (items: number) => `${n(items)} vụ việc nói về Việt Nam, biển hoặc biên giới Việt Nam, không nói riêng về tỉnh.`,
    },
    topic: (topic: string, items: number, articles: number) => `${topic}: ${n(items)} vụ việc, ${n(articles)} bài.`,
    tone: (tone: string, articles: number) => `Sắc thái ${tone}: ${n(articles)} bài.`,
    claims: (what: string, claims: number, confirmed: number) =>
      `${n(claims)} luận điểm trong đó ${what} (cán bộ đã xác nhận ${n(confirmed)}, máy gợi ý và chưa ai xác nhận ${n(claims - confirmed)}).`,
    toRead: (rule: string, items: number) => `Cần đọc theo quy tắc “${rule}”: ${n(items)} vụ việc; quy tắc không đánh giá nội dung đúng hay sai.`,
  },
  /** A claim is named by the kind of its entry; what the outlet rejects does not differ from anything. */
  claim: {
    'stated-position': {
      asserts: 'nguồn tin khẳng định điều khác lập trường đã nêu',
      attributes: 'nguồn tin thuật lại lời bên khác, điều được thuật lại khác lập trường đã nêu',
      rejects: 'nguồn tin bác bỏ, hoặc đưa tin về việc bác bỏ, điều khác lập trường đã nêu',
    },
    'document-fact': {
      asserts: 'nguồn tin khẳng định điều trái với hồ sơ',
      attributes: 'nguồn tin thuật lại lời bên khác, điều được thuật lại trái với hồ sơ',
      rejects: 'nguồn tin bác bỏ, hoặc đưa tin về việc bác bỏ, điều trái với hồ sơ',
    },
    stated: (state: string, what: string) => `${state}: ${what}`,
    entry: (kind: 'document-fact' | 'stated-position', id: string, version: number, title: string) =>
      kind === 'document-fact' ? ` ${id}, bản ${version} (${title})` : ` (hồ sơ ${id}, bản ${version}: ${title})`,
    inOutlet: (outlet: string) => `tại ${outlet}`,
    inArticles: (articles: number) => `trong ${n(articles)} bài, kể cả bản sao`,
  },
  letterhead: {
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    parent: '[TÊN CƠ QUAN CHỦ QUẢN]',
    organ: '[TÊN CƠ QUAN BAN HÀNH]',
    number: 'Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-……',
    kind: 'BÁO CÁO',
    placeAndDate: (seat: string, day: string | null) => {
      const [year, month, date] = day?.split('-') ?? [];
      // The Decree puts a 0 before days below 10 and months 1 and 2.
      return `${seat}, ngày ${date ?? '……'} tháng ${month === undefined ? '……' : Number(month) < 3 ? month : Number(month)} năm ${year ?? '………'}`;
    },
    week: (number: number, year: number) => `Điểm báo tuần ${number} năm ${year}`,
    period: (from: string, to: string) => `Điểm báo từ ${from} đến ${to}`,
    subject: (province: string, from: string, to: string) => `về ${province}, từ ngày ${from} đến ngày ${to}`,
    recipients: 'Nơi nhận:',
    recipientLines: ['- ……………………;', '- ……………………;', '- Lưu: VT, ……'],
    signer: 'THỦ TRƯỞNG CƠ QUAN',
    signed: '(Ký, đóng dấu)',
  },
  fictional: 'BÁO CHÍ MẪU (HƯ CẤU): mọi nguồn tin và bài viết trong văn bản này là dữ liệu mẫu, không có thật.',
  preview: 'BẢN XEM TRƯỚC, chưa phát hành',
  summaryHeading: 'Tóm tắt',
  figuresHeading: 'Số liệu',
  itemsHeading: 'Nội dung báo chí phản ánh',
  honestyHeading: 'Những điều bản điểm báo này chưa phản ánh được',
  reading: 'Số trong ngoặc vuông là số thứ tự của mục được dẫn. Tiêu đề và đoạn trích giữ nguyên văn ngôn ngữ gốc, không qua dịch máy. Chủ đề, sắc thái và đối tượng do phần mềm chấm; sắc thái không nói lên bài viết đúng hay sai.',
  figures: {
    tone: 'Sắc thái', topic: 'Chủ đề chính', country: 'Nước, vùng lãnh thổ của nguồn tin', language: 'Ngôn ngữ', articles: 'Số bài', sum: 'Cộng',
    note: 'Mỗi bảng cộng lại bằng tổng số bài; một bài tính ở chủ đề có xác suất cao nhất.',
  },
  item: {
    published: (day: string) => `ngày ${day}`,
    firstSeen: (day: string) => `trang không ghi ngày, thấy lần đầu ngày ${day}`,
    language: (language: string) => language,
    tone: (tone: string) => `sắc thái: ${tone}`,
    topics: (names: string) => `chủ đề: ${names}`,
    revision: (number: number) => `bản thứ ${number} của bài (bài đã được sửa)`,
    original: 'trang gốc',
    story: (articles: number, countries: string, tones: string) => `Vụ việc có ${n(articles)} bài (${tones}) từ ${countries}`,
    copies: (copies: number) => `thêm ${n(copies)} bản sao`,
    others: 'Bài khác trong vụ việc',
    moreOthers: (left: number) => `và ${n(left)} bài nữa`,
    toRead: (rules: string) => `Cần đọc theo quy tắc: ${rules}`,
    cut: ' […]',
  },
  honesty: {
    sources: (total: number, troubled: number) => `Đang theo dõi ${n(total)} nguồn tin; ${n(troubled)} nguồn im lặng, bị chặn hoặc gặp lỗi vào lúc lập bản này:`,
    noTrouble: (total: number) => `Đang theo dõi ${n(total)} nguồn tin; không nguồn nào im lặng, bị chặn hoặc gặp lỗi vào lúc lập bản này.`,
    source: 'Nguồn tin', state: 'Tình trạng', lastSuccess: 'Lần đọc được gần nhất', articles: 'Số bài trong kỳ', why: 'Lý do',
    states: { silent: 'im lặng', new: 'chưa đọc lần nào', failing: 'lỗi', blocked: 'bị chặn', unavailable: 'máy này chưa đọc được' },
    silent: 'Đọc được nhưng không có bài nào trong kỳ.',
    never: 'chưa lần nào',
    notScored: (list: string) => `Chưa chấm sắc thái (ngôn ngữ ngoài phạm vi đã đo): ${list}.`,
    allScored: 'Mọi bài đều thuộc ngôn ngữ đã đo sắc thái.',
    languageCount: (language: string, articles: number) => `${language} ${n(articles)} bài`,
    gatesIntro: (found: number) => `Có ${n(found)} bài được xuất bản trong kỳ đã thu về, gồm:`,
    gate: 'Bước', counted: 'tính vào bản này',
    gates: { copy: 'bản sao của văn bản đã tính', 'about-none': 'không nói về tỉnh hay Việt Nam', 'not-understood': 'chưa xử lý xong vào lúc lập bản này' },
    linksIntro: (found: number) => `Có ${n(found)} liên kết được tìm thấy trong kỳ, kết thúc như sau:`,
    outcome: 'Kết quả', count: 'Số liên kết',
    outcomes: { waiting: 'đang chờ đọc', kept: 'giữ bài', unchanged: 'không đổi', skipped: 'bỏ qua' },
    reasons: {
      'forbidden-by-robots': 'robots.txt không cho đọc', 'blocked-by-origin': 'nguồn từ chối', gone: 'trang không còn', unreachable: 'không kết nối được',
      'too-slow': 'trả lời quá chậm', 'too-large': 'trang quá lớn', 'unsafe-address': 'địa chỉ nội bộ', 'server-error': 'máy chủ nguồn lỗi', 'broken-answer': 'câu trả lời bị hỏng', 'too-many-redirects': 'chuyển hướng quá nhiều', 'not-html': 'không phải trang web',
      empty: 'trang trống', 'not-an-article': 'không phải bài viết', paywall: 'phải trả tiền', unreadable: 'không đọc được chữ', 'too-old': 'quá cũ', 'duplicate-address': 'trùng địa chỉ',
    },
    claimsRejected: (count: number) => `${n(count)} luận điểm do máy gợi ý đã bị cán bộ bác bỏ nên không đưa vào bản này.`,
    untranslated: 'Bản này không có bản dịch: người đọc cần xem nguyên văn hoặc nhờ phiên dịch.',
  },
  issue: (id: number, sha256: string) => `Bản điểm báo số ${id} trong hệ thống; SHA-256 của nội dung: ${sha256}.`,
  day: (iso: string) => iso.split('-').reverse().join('/'),
  list: (parts: readonly string[]) => parts.join(', '),
  quoted: (text: string) => `“${text}”`,
};

export type Words = typeof vi;

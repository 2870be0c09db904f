// Lines that are not article text, told by their wording in the languages of the press: bylines, invitations, credits, dates alone.

const start = '^[\\s>»›▶►•●■◆★☆*|–—・-]*';
const anyOf = (...alternatives: string[]): string => `(?:${alternatives.join('|')})`;

/** "Read more:", "Xem thêm:" — an invitation to another text, where the rest of the line is its title. */
const moreToRead = new RegExp(
  start + anyOf(
    'read (?:more|also|next|the full)', 'see also', 'also read', 'also', 'related(?: (?:stories|articles|coverage|news|posts|topics|content|links?))?', 'more (?:on this|from|in|stories|news|about this)', 'recommended(?: for you)?', 'must[- ]read', 'on [\\w.]+\\.com', 'watch(?: now| next)?', 'click here', 'you (?:may|might) also (?:like|be interested in)', "don'?t miss", 'editor(?:s’|s\'|’s|\'s) (?:picks?|recommendation)', 'what to read next', 'next article', 'previous article', 'further reading', 'get .{2,30} on the go',
    'xem thêm', 'đọc thêm', 'tin liên quan', 'bài liên quan', 'tin cùng chuyên mục', 'cùng chuyên mục', 'tin khác', 'tin mới hơn', 'tin cũ hơn', 'các tin khác', 'mời (?:độc giả|bạn đọc|quý vị).{0,20} (?:xem|đón)', 'có thể bạn quan tâm', '>> ?xem', 'bài viết liên quan', 'tin nổi bật', 'tin đọc nhiều',
    '相关(?:新闻|阅读|报道|链接|文章)', '延伸阅读', '推荐阅读', '更多(?:新闻|阅读|内容|精彩)', '相關(?:新聞|報導|文章)', '延伸閱讀', '看更多', '更多報導', '猜你喜欢', '热门推荐', '上一篇', '下一篇',
    '関連(?:記事|ニュース|リンク)', 'あわせて読みたい', 'こちらもおすすめ', '続きを読む', '前の記事', '次の記事', '관련 ?(?:기사|뉴스)', '더 보기', '추천 ?기사', '이 기사도',
    'อ่าน(?:ต่อ|เพิ่มเติม|ข่าว)', 'ข่าว(?:ที่)?เกี่ยวข้อง', 'เนื้อหาที่เกี่ยวข้อง', 'บทความที่เกี่ยวข้อง', 'ຂ່າວ(?:ທີ່)?ກ່ຽວຂ້ອງ', 'ອ່ານ(?:ຕໍ່|ເພີ່ມ)', 'អាន(?:បន្ត|បន្ថែម)', 'អត្ថបទ(?:ទាក់ទង|ពាក់ព័ន្ធ)', 'ព័ត៌មាន(?:ទាក់ទង|ពាក់ព័ន្ធ)',
    'lire (?:aussi|également|la suite)', '[àa] lire (?:aussi|également)', 'voir aussi', 'sur le même sujet', 'pour aller plus loin', 'читайте также', 'читать (?:также|далее|ещё|еще)', 'по теме', 'смотрите также', 'материалы по теме',
    'lesen sie auch', 'mehr (?:zum thema|dazu|lesen)', 'weiterlesen', 'auch interessant', 'das könnte sie auch', 'lea (?:también|además)', 'leia (?:também|mais)', 'veja (?:também|mais)', 'saiba mais', 'te puede interesar', 'leggi anche', 'lees ook', 'läs (?:mer|också|även)', 'les også', 'læs også', 'lue myös', 'czytaj (?:też|także|więcej)', 'zobacz (?:też|także)', 'baca juga', 'ayrıca oku', 'čtěte (?:také|též)', 'přečtěte si',
  ) + '(?=$|[\\s:：>».…\\-–—|!"“„(\\[])',
  'iu',
);

/** A line that says who wrote, edited, filmed or supplied the text, standing alone. Publications, not people: it is dropped. */
const byline = new RegExp(
  start + '[([（【]?\\s*' + anyOf(
    '(?:additional |with )?report(?:ing|ed) by\\b.*', '(?:writing|editing|edited|compiled|translated|photos?|photography|video|produced|graphics?) by\\b.{2,200}$', '(?:reporters?|author|writer|journalist|editor|correspondent)s?:\\s.{2,80}$',
    '(?:tác giả|người viết|phóng viên|biên tập(?: viên)?|thực hiện|bài và ảnh|bài, ảnh|tin, ảnh|tin và ảnh|ảnh|nguồn|theo|biên dịch|người dịch|nhóm (?:phóng viên|pv)|pv)\\s*[:：]\\s*.{2,80}$', 'bài,? (?:và )?ảnh\\s.{2,60}$',
    '(?:本报|本刊|本网)?(?:记者|記者|作者|责任编辑|責任編輯|责编|编辑|編輯|编译|編譯|撰文|撰稿|采写|校对|审核|监制|来源|來源|文|图|摄影|攝影|通讯员)[\\s:：/／丨|].{1,60}$', '（?(?:记者|記者|作者|责任编辑|责编|编辑|編輯|完|通讯员)[^。！？]{0,40}）?$', '(?:文|取材|撮影|写真|編集|執筆|記者|ライター)\\s*[=＝:：・].{1,40}$',
    '(?:ผู้เขียน|ผู้สื่อข่าว|เรื่อง|ภาพ|เรียบเรียง(?:โดย)?|โดย|ที่มา|บรรณาธิการ)\\s*[:：].{1,80}$', '(?:ຂ່າວ|ຮູບ(?:ພາບ)?|ພາບ|ຂຽນໂດຍ|ໂດຍ|ແຫຼ່ງຂ່າວ|ຂ່າວ[-–, ]*ພາບ|ບັນນາທິການ)\\s*[:：].{1,80}$', '(?:ដោយ|អ្នកនិពន្ធ|អ្នកយកព័ត៌មាន|អត្ថបទ|រូបភាព|ប្រភព|រូបថត)\\s*[៖:：].{1,80}$',
    '[\\uac00-\\ud7a3]{2,5}\\s*(?:기자|특파원|통신원|인턴기자|선임기자)(?:[\\s/=|(].{0,60})?$', '(?:글|사진|취재|편집)\\s*[=:·].{1,50}$', '(?:автор|авторы|текст|фото|корреспондент|редактор|источник|подготовил[аи]?)\\s*[:：].{2,80}$', '(?:por|di|autor|redacción|fuente|redação)\\s*:\\s.{2,60}$',
  ),
  'iu',
);

/** Bylines that are told by the capital letters of a name. */
const bylineByCapitals = new RegExp(
  start + '[([（【]?\\s*' + anyOf(
    '(?:(?:[Pp]osted|[Pp]ublished|[Pp]ublicado|[Ww]ritten|[Rr]eported|[Ss]tory|[Tt]ext|[Ww]ords) )?(?:[Bb]y|[Pp]or|BY):? (?=\\p{Lu})(?!.*\\p{Ll}[.!?](?:\\s|$)).{2,110}$',
    '(?:[Pp]ar|[Pp]ropos recueillis par|[Tt]exte|[Pp]hotos?)\\s*:?\\s+(?=\\p{Lu})[^.!?]{2,70}$', '(?:[Vv]on|[Aa]utor(?:in)?:|[Tt]ext:|[Ff]otos?:)\\s+(?=\\p{Lu})[^.!?]{2,60}$',
  ),
  'u',
);

/** Invitations, house notices and rights lines, wherever they stand. */
const notice = new RegExp(
  anyOf(
    '^.{0,60}\\b(?:sign up|subscribe|subscription)\\b.{0,80}(?:newsletter|inbox|today|e-?mail|free|daily|now|here|alerts?|channel|podcast)', 'newsletters?\\b.{0,30}(?:sign up|subscribe|inbox|here)', 'follow (?:us|him|her|them|me|@|\\S+ \\S+|on)\\b.{0,60}(?:twitter|facebook|instagram|tiktok|telegram|whatsapp|linkedin|google news|youtube|threads|bluesky)', '(?:download|install|get) (?:our|the|\\w+) (?:\\w+ )?app\\b', '(?:like|join) us on (?:facebook|twitter|telegram)', 'all rights reserved', '(?:have|got) a (?:news )?tip\\b', '(?:may|can) be reached at\\b', 'reach (?:the )?(?:reporters?|author|writer|him|her|them)\\b.{0,30}(?:at|on)\\b', 'this (?:story|article|post) (?:was|has been) (?:originally |first )?(?:published|updated|corrected|edited|produced)', '(?:may|can)not be (?:published|reproduced|republished)[, ]', 'click (?:here|below) (?:to|for)\\b', 'enable javascript', 'your browser does not support', '^advertisements?$', '^(?:loading|share|print|comments?|save|tweet|copy link|email|close|menu|story continues below|article continues).{0,30}$', 'we (?:use|may earn|receive).{0,40}(?:cookies|commission)', 'if you (?:buy|purchase|click).{0,60}(?:commission|affiliate)', 'leave a (?:comment|reply)', 'thank you for (?:reading|subscribing)', 'support (?:our|independent) journalism', 'first published:?\\s', '^(?:photo|image|picture|video|file photo|credit|source|photo credit|image credit|pictured)s?\\s*(?:[:/©]|by\\b)',
    'theo dõi (?:chúng tôi|.{2,30} trên) ', '(?:đăng ký|nhận) (?:nhận )?(?:bản )?tin', 'bản quyền (?:thuộc|©)', 'vui lòng ghi rõ nguồn', 'không được sao chép', 'gửi (?:bình luận|ý kiến)', 'ý kiến bạn đọc', 'nghe đọc bài', 'thích fanpage', 'tải ứng dụng', '^(?:từ khóa|từ khoá|tags?|chủ đề|bình luận|chia sẻ|in bài|lưu bài|video|ảnh minh họa)\\s*[:：]?.{0,60}$', 'quét mã qr',
    '版权(?:所有|声明)', '版權所有', '未经.{0,12}(?:授权|许可)', '不得转载', '转载请', '免责声明', '特别声明', '扫(?:码|一扫|描二维码)', '关注.{0,12}(?:公众号|微信|微博)', '分享到', '点击(?:进入|查看|下载)', '^(?:打印|关闭|字号|分享|收藏|举报)', '责任编辑[:：]', '（?(?:责编|编辑)[:：]', '加入.{0,8}LINE', '下載.{0,8}APP', '無断(?:転載|複製)', '転載を禁', 'フォローする', 'メルマガ', '会員登録', '무단 ?(?:전재|복제|배포)', '재배포 ?금지', '저작권자', 'ⓒ', '구독(?:하기|신청)', '카카오톡', '제보(?:는|하기)',
    'ติดตาม.{0,30}(?:ได้ที่|ทาง|เฟซบุ๊ก|facebook|line)', 'สงวนลิขสิทธิ์', 'แชร์(?:ข่าว|เรื่อง)', 'ສະຫງວນລິຂະສິດ', 'ຕິດຕາມ.{0,30}(?:facebook|ເຟສບຸກ)', 'រក្សាសិទ្ធិ', 'ចែករំលែក', 'តាមដាន.{0,30}(?:facebook|telegram)',
    'abonnez-vous', 'inscrivez-vous', 'tous droits réservés', 'suivez[- ]nous', 'подпи(?:сывайтесь|шитесь|саться) на', 'все права защищены', 'при (?:использовании|перепечатке|цитировании)', 'нашли ошибку', 'ctrl\\s*\\+\\s*enter', 'alle rechte vorbehalten', 'jetzt (?:abonnieren|anmelden|registrieren)', 'todos los derechos reservados', 'todos os direitos reservados', 'suscr[íi]bete', 'inscreva-se', 'tutti i diritti riservati', 'wszelkie prawa zastrzeżone', 'hak cipta',
  ),
  'iu',
);

/** Words of dates between spaces, and those that stand glued together. Removed one by one: a pattern over all of them at once could run for years. */
const spacedTimeWord = /(?<![\p{L}\p{M}])(?:st|nd|rd|th|[ap]\.?m\.?|gmt|utc|est|edt|cst|cet|cest|ist|pst|pdt|bst|sgt|ict|h|t|z|uhr|at|on|um|den|der|le|à|às|de|of|ago|days?|hours?|minutes?|mins?|min read|updated?|published|posted|last|modified|date|first|cập nhật|lúc|ngày|tháng|năm|thứ|chủ nhật|hai|ba|tư|sáu|bảy|giờ|phút|trước|sáng|chiều|tối|jan\w*|feb\w*|mar\w*|apr\w*|may|mai|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|okt\w*|nov\w*|de[cz]\w*|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|(?:янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)[а-я]*|ма[йя]|мск|года?|опубликовано|обновлено|сегодня|вчера|[гв])(?![\p{L}\p{M}])/giu;
const gluedTimeWord = /[年月日号时時分秒点點]|星期[一二三四五六日天]|周[一二三四五六日]|[上下]午|[日月火水木金土]曜日?|发布(?:时间|日期)?|更新(?:时间|日時)?|時間|时间|公開|配信|[년월일시분초]|오[전후]|입력|수정|기사입력|[월화수목금토일]요일|วัน(?:ที่|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?|เวลา|น|พ\.ศ|เผยแพร่|อัปเดต|[ก-ฮ]\.[คยพ]|[ก-ฮ]ี?\.[คย]|(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน|กุมภาพันธ์|ວັນ(?:ທີ|ຈັນ|ອັງຄານ|ພຸດ|ພະຫັດ|ສຸກ|ເສົາ|ອາທິດ)?|ເດືອນ|ປີ|ເວລາ|ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ|ថ្ងៃ(?:ទី)?|ទី|ខែ|ឆ្នាំ|ម៉ោង|នាទី|(?:ព្រឹក|ល្ងាច)|មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ/gu;
const numbered = /\p{Nd}{4}|\p{Nd}[:h]\p{Nd}\p{Nd}|\p{Nd}\s?[/年.-]\s?\p{Nd}|ago$|trước$/iu;

/** Nothing but a date: "Thứ hai, 12/5/2025, 10:30 (GMT+7)", "Updated Nov 19, 9:41 AM". */
export function isDateAlone(text: string): boolean {
  if (text.length > 90 || !numbered.test(text) || /^[\d\s]{0,5}$|^\+?[\d\s()-]{7,}$/.test(text)) return false;
  const rest = text.replace(/\p{Nd}+/gu, ' ').replace(spacedTimeWord, ' ').replace(gluedTimeWord, ' ');
  return /^[\s,.:;/|()[\]+·•–—'’-]*$/.test(rest);
}

export const invitesElsewhere = (text: string): boolean => moreToRead.test(text);
export const isByline = (text: string): boolean => text.length <= 240 && (byline.test(text) || bylineByCapitals.test(text));
export const isNotice = (text: string): boolean => text.length <= 260 && notice.test(text);
/** The line under a quoted post that names its account: "— Name (@name) May 12, 2025". */
export const isAccount = (text: string): boolean => /^[—–-]\s?.{0,80}\(@\w+\)|^@\w+$/u.test(text) && text.length < 160;

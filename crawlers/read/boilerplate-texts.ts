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
  ) + '(?=$|[\\s:：៖>».…\\-–—|!"“„(\\[])',
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
    '^(?:lượt xem|số lượt xem|số người truy cập|lượt truy cập|đã xem|views?|阅读(?:量|数)?|閱讀數?|點閱數|浏览(?:次数|量)?|瀏覽(?:次數|人數)?|点击(?:数|量)?|点个在看|調回|조회수?|閲覧数|อ่าน|ผู้(?:เข้า)?ชม|จำนวนผู้เข้าชม|ຜູ້ເຂົ້າຊົມ|ຈຳນວນ(?:ຄົນ)?(?:ອ່ານ|ເຂົ້າຊົມ)|អ្នកមើល|ចំនួនអ្នក(?:មើល|អាន)|просмотр\\p{L}*)\\s*[:：]?\\s*[\\p{Nd}.,万萬kK]+', 'cơ quan (?:chủ quản|ngôn luận)\\s*:', 'giấy phép (?:số|xuất bản|hoạt động|thiết lập|báo chí)', '^(?:địa chỉ|điện thoại|đt|email|fax|hotline|trụ sở|tòa soạn|toà soạn)\\s*[:：]', 'lượt đánh giá', '(?:bạn )?đánh giá bài viết', '(?:đồng ý|chấp nhận|chính sách).{0,60}cookie|cookie.{0,80}(?:chính sách|đồng ý|chấp nhận|trải nghiệm)', '^quảng cáo$', 'no media source currently available', '^chịu trách nhiệm (?:nội dung|chính)', '^tổng biên tập\\s*:',
    '^tải xuống$', 'theo dõi (?:chúng tôi|.{2,30} trên) ', '(?:đăng ký|nhận) (?:nhận )?(?:bản )?tin', 'bản quyền (?:thuộc|©)', 'vui lòng ghi rõ nguồn', 'không được sao chép', 'gửi (?:bình luận|ý kiến)', 'ý kiến bạn đọc', 'nghe đọc bài', 'thích fanpage', 'tải ứng dụng', '^(?:từ khóa|từ khoá|tags?|chủ đề|bình luận|chia sẻ|in bài|lưu bài|video|ảnh minh họa)\\s*[:：]?.{0,60}$', 'quét mã qr',
    'abonnez-vous', 'inscrivez-vous', 'tous droits réservés', 'suivez[- ]nous', 'подпи(?:сывайтесь|шитесь|саться) на', 'все права защищены', 'при (?:использовании|перепечатке|цитировании)', 'нашли ошибку', 'ctrl\\s*\\+\\s*enter', 'alle rechte vorbehalten', 'jetzt (?:abonnieren|anmelden|registrieren)', 'todos los derechos reservados', 'todos os direitos reservados', 'suscr[íi]bete', 'inscreva-se', 'tutti i diritti riservati', 'wszelkie prawa zastrzeżone', 'hak cipta',
  ),
  'iu',
);

/** The same in the scripts of East and South-East Asia: looked at only where a line has such letters. */
const easternNotice = new RegExp(
  anyOf(
    '(?:許可證|许可证|備案號|备案号|ICP备|ICP證|公网安备|京公网)', '^(?:地址|電話|电话|傳真|传真|邮编|郵編|邮箱|信箱|热线|熱線)\\s*[:：]', '风险提示|風險提示', '(?:文章|该文|本文)观点仅代表', '仅提供信息存储', '下载.{0,4}(?:APP|客户端)|(?:APP|客户端).{0,4}下载|下载地址|安装.{0,8}客户端|尽在.{0,12}(?:APP|客户端)', '^(?:大|中|小|更大)?字号', '^(?:我要留言|进入讨论区|登录后发表|往期推荐|点个在看|点赞|赞)', '這篇文章對你有幫助|这篇文章对(?:你|您)有帮助', '(?:贊助|赞助|捐款|訂閱|订阅).{0,16}(?:支持|本站|我們|我们)|請每月贊助', '隱私權(?:規範|政策|聲明)', '(?:資料)?更新(?:日期|時間)?[:：].{0,24}更新人員', '^返回.{0,12}(?:查看更多|首页|首頁)',
    'สงวนสิทธิ์', '^(?:ที่อยู่|โทรศัพท์|โทร\\.?|อีเมล|แฟกซ์)\\s*[:：]', 'สมัครรับข่าว', 'ສະໝັກຮັບ(?:ຂ່າວ|ຈົດໝາຍ)', '^(?:ທີ່ຢູ່|ໂທລະສັບ|ໂທ|ອີເມວ)\\s*[:：]', 'ຄວາມເຫັນທັງໝົດ.{0,20}ອະນຸມັດ|ອອກຄວາມເຫັນຂອງທ່ານ', '^(?:អាសយដ្ឋាន|ទូរស័ព្ទ|អ៊ីមែល)\\s*[៖:：]', 'កំណត់ចំណាំចំពោះអ្នកបញ្ចូលមតិ', 'ផ្សាយតែមតិ', 'ចុះឈ្មោះទទួល(?:ព័ត៌មាន|ដំណឹង)', '^ទាញយក$|^ດາວໂຫຼ?ດ$|^ดาวน์โหลด$|^下载$|^下載$|^附件$',
    '^請?(?:请)?(?:繼續|继续)往下(?:閱讀|阅读)', '版权(?:所有|声明)', '版權所有', '未经.{0,12}(?:授权|许可)', '不得转载', '转载请', '免责声明', '特别声明', '扫(?:码|一扫|描二维码)', '关注.{0,12}(?:公众号|微信|微博)', '分享到', '点击(?:进入|查看|下载)', '^(?:打印|关闭|字号|分享|收藏|举报)', '责任编辑[:：]', '（?(?:责编|编辑)[:：]', '加入.{0,8}LINE', '下載.{0,8}APP', '無断(?:転載|複製)', '転載を禁', 'フォローする', 'メルマガ', '会員登録', '무단 ?(?:전재|복제|배포)', '재배포 ?금지', '저작권자', 'ⓒ', '구독(?:하기|신청)', '카카오톡', '제보(?:는|하기)',
    'เกาะติด.{0,40}(?:ได้ที่|line)', 'ติดตาม.{0,60}(?:ได้ที่|ทาง|เฟซบุ๊ก|facebook|line)', 'สงวนลิขสิทธิ์', 'แชร์(?:ข่าว|เรื่อง)', 'ສະຫງວນລິຂະສິດ', 'ຕິດຕາມ.{0,60}(?:facebook|ເຟສບຸກ|tiktok|youtube)', 'ກົດ(?:ແຊຣ໌|ແຊ|ໄລກ໌|ຖືກໃຈ)', 'រក្សាសិទ្ធិ', 'ចែករំលែក', 'តាមដាន.{0,60}(?:facebook|telegram|tiktok|youtube)',
  ),
  'iu',
);
const eastern = /[\u0e00-\u1dff\u2c00-\uffff]/;

/** Words of dates between spaces, and those that stand glued together. Removed one by one: a pattern over all of them at once could run for years. */
const spacedTimeWord = /(?<![\p{L}\p{M}])(?:st|nd|rd|th|[ap]\.?m\.?|gmt|utc|est|edt|cst|cet|cest|ist|pst|pdt|bst|sgt|ict|h|t|z|uhr|at|on|um|den|der|le|à|às|de|of|ago|days?|hours?|minutes?|mins?|min read|updated?|published|posted|last|modified|date|first|cập nhật|lúc|ngày|tháng|năm|thứ|chủ nhật|hai|ba|tư|sáu|bảy|giờ|phút|trước|sáng|chiều|tối|jan\w*|feb\w*|mar\w*|apr\w*|may|mai|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|okt\w*|nov\w*|de[cz]\w*|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|(?:янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)[а-я]*|ма[йя]|мск|года?|опубликовано|обновлено|сегодня|вчера|[гв])(?![\p{L}\p{M}])/giu;
const gluedTimeWord = /[年月日号时時分秒点點]|星期[一二三四五六日天]|周[一二三四五六日]|[上下]午|[日月火水木金土]曜日?|发布(?:时间|日期)?|更新(?:时间|日時)?|時間|时间|公開|配信|[년월일시분초]|오[전후]|입력|수정|기사입력|[월화수목금토일]요일|วัน(?:ที่|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?|ที่|เวลา|น|พ\.ศ|เผยแพร่|อัปเดต|[ก-ฮ]\.[คยพ]|[ก-ฮ]ี?\.[คย]|(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน|กุมภาพันธ์|ວັນ(?:ທີ|ຈັນ|ອັງຄານ|ພຸດ|ພະຫັດ|ສຸກ|ເສົາ|ອາທິດ)?|ເດືອນ|ປີ|ເວລາ|ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ|ថ្ងៃ(?:ទី)?|ទី|ខែ|ត្រូវ(?:នឹង|និង)|ច័ន្ទ|ចន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍|សុក្រ|សៅរ៍|អាទិត្យ|កើត|រោច|មាឃ|ផល្គុន|ចេត្រ|ពិសាខ|ជេស្ឋ|អាសាឍ|ស្រាពណ៍|ភទ្របទ|អស្សុជ|កត្តិក|មិគសិរ|បុស្ស|[ពគ]\.ស\.?|ជូត|ឆ្លូវ|ខាល|ថោះ|រោង|ម្សាញ់|មមី|មមែ|រកា|\S{2,8}ស័ក|ឆ្នាំ|ម៉ោង|នាទី|(?:ព្រឹក|ល្ងាច)|មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ/gu;
const numbered = /\p{Nd}{4}|\p{Nd}[:h]\p{Nd}\p{Nd}|\p{Nd}\s?[/年.-]\s?\p{Nd}|ago$|trước$/iu;

/** Nothing but a date: "Thứ hai, 12/5/2025, 10:30 (GMT+7)", "Updated Nov 19, 9:41 AM". */
export function isDateAlone(text: string): boolean {
  if (text.length > 140 || !numbered.test(text) || /^[\d\s]{0,5}$|^\+?[\d\s()-]{7,}$/.test(text)) return false;
  const rest = text.replace(/\p{Nd}+/gu, ' ').replace(spacedTimeWord, ' ').replace(gluedTimeWord, ' ');
  return /^[\s,.:;/|()（）[\]+·•–—'’-]*$/.test(rest);
}

const headingOfOthers = new RegExp(
  start + anyOf(
    '(?:สรุป|ສະຫຼຸບ|សង្ខេប|tóm tắt|summary|摘要|總結|总结).{0,16}\\bAI', 'AI.{0,8}(?:summary|摘要|總結|总结|tóm tắt)',
    '(?:more|latest|related|other|recent|popular|trending|top|similar)\\s+(?:news|stories|articles|posts|coverage|content|on this|from|in|topics|reading|reports?|headlines)\\b.*', '(?:recommended|related|you (?:may|might) also (?:like|enjoy)|most (?:read|viewed|popular|shared)|read (?:more|also|next)|see also|continue reading|up next|don.t miss|also read|more like this|explore more|keep reading|from around the web|sponsored(?: content| links)?|promoted)\\b.{0,40}',
    '(?:bài )?(?:xem|đọc) (?:thêm|nhiều|tiếp)', '(?:các )?(?:tin|bài|tin bài|bài viết|video|chủ đề) (?:khác|liên quan|mới(?: hơn| nhất)?|cũ hơn|nổi bật|đọc nhiều|xem nhiều|cùng (?:chuyên mục|chủ đề|loại))', '(?:cùng chuyên mục|có thể bạn quan tâm|đọc nhiều(?: nhất)?|mới nhất|đừng bỏ lỡ|tin trong ngày|dành cho bạn)',
    '(?:更多|相关|相關|其他|其它|最新|热门|熱門|推荐|推薦|延伸|继续|繼續|精彩)(?:快讯|快訊|新闻|新聞|阅读|閱讀|报道|報導|報道|文章|消息|推荐|推薦|内容|內容|资讯|資訊|话题|話題)', '(?:猜你喜欢|猜你喜歡|你可能(?:也)?(?:喜欢|喜歡|感兴趣|感興趣)|大家都在看|热点|排行榜?)',
    '(?:関連(?:記事|ニュース)|おすすめ(?:記事)?|人気(?:記事|ランキング)?|新着(?:記事)?|あわせて読みたい)', '(?:관련|추천|많이 본|인기|최신|주요) ?(?:기사|뉴스)',
    'ข่าว(?:ที่)?(?:เกี่ยวข้อง|อื่น ?ๆ|ล่าสุด|แนะนำ|ยอดนิยม|น่าสนใจ).{0,12}', '(?:อ่านเพิ่มเติม|อ่านต่อ|เรื่องอื่น|เรื่องที่เกี่ยวข้อง|บทความ(?:ที่เกี่ยวข้อง|อื่น|แนะนำ|ล่าสุด)|แนะนำ(?:สำหรับคุณ)?).{0,12}',
    '(?:ຂ່າວ|ບົດຄວາມ|ເລື່ອງ)(?:ດ່ວນ)?(?:ທີ່)?(?:ກ່ຽວຂ້ອງ|ອື່ນ ?ໆ?|ຫຼ້າສຸດ|ຍອດນິຍົມ|ແນະນຳ).{0,8}', 'ອ່ານ(?:ຕໍ່|ເພີ່ມ(?:ເຕີມ)?).{0,8}', '(?:អត្ថបទ|ព័ត៌មាន|រឿង)(?:ទាក់ទង|ពាក់ព័ន្ធ|ផ្សេង(?:ទៀត)?|ថ្មីៗ?|ពេញនិយម|ដែលទាក់ទង).{0,8}', 'អាន(?:បន្ត|បន្ថែម|ផងដែរ)',
    '(?:à lire (?:aussi|également)|lire aussi|sur le même sujet|articles? (?:liés|similaires|récents)|les plus lus|dans la même rubrique)', '(?:читайте также|по теме|другие новости|материалы по теме|похожие|популярное|последние новости|смотрите также)', '(?:lesen sie auch|mehr zum thema|das könnte sie auch interessieren|meistgelesen|weitere (?:artikel|themen|meldungen|nachrichten)|ähnliche (?:artikel|beiträge)|mehr (?:aus|von|zu)\\b.{0,40})', '(?:noticias relacionadas|te puede interesar|lo más (?:leído|visto)|más noticias|leia (?:também|mais)|notícias relacionadas|leggi anche|articoli correlati|czytaj (?:też|także)|zobacz (?:też|także))',
  ) + '\\s*[:：»>…›→]*\\s*$',
  'iu',
);
const headingOfComments = new RegExp(
  start + '(?:\\(?\\p{Nd}+\\)?\\s*)?' + anyOf(
    'comments?', 'responses?', 'repl(?:y|ies)', 'leave a (?:comment|reply)', 'join the (?:conversation|discussion)', '(?<=\\p{Nd}\\)?\\s*)(?:thoughts?|comments?|responses?|replies) (?:on|to) .{3,140}', 'kommentare?', '(?:schreibe|hinterlasse) einen kommentar', 'commentaires?', 'laisser un commentaire', 'comentarios?', 'comentários?', 'комментари[ийя]\\p{L}*', 'komentarze', 'commenti',
    '(?:các )?(?:ý kiến|bình luận)(?: (?:của )?(?:bạn đọc|độc giả))?', '(?:网友|網友|读者|讀者|全部|最新|热门|熱門)?(?:评论|評論|留言|回响|迴響|讨论|討論)区?', 'コメント', '댓글', '(?:แสดง)?ความ(?:คิด)?เห็น', '(?:ສະແດງ)?ຄວາມ(?:ຄິດ)?ເຫັນ', 'មតិ(?:យោបល់)?',
  ) + '\\s*[:：]?\\s*(?:[(（\\[]?\\p{Nd}+[)）\\]]?)?\\s*$',
  'iu',
);
const replyLabel = new RegExp('(?:^|[\\s·•|,(])' + anyOf('reply', 'répondre', 'antworten', 'responder', 'rispondi', 'ответить', 'odpowiedz', 'trả lời', '回复', '回覆', '返信', '답글', 'ตอบกลับ', 'ຕອບ(?:ກັບ)?', 'ឆ្លើយតប', 'zitieren') + '(?=$|[\\s·•|,)\\d#])', 'iu');

/** A heading over other texts: "Related stories", "Tin khác". */
export const isHeadingOfOthers = (text: string): boolean => text.length <= 90 && headingOfOthers.test(text);
/** A heading over comments: "Ý kiến (6)", "34 responses to …". */
export const isHeadingOfComments = (text: string): boolean => text.length <= 160 && headingOfComments.test(text);
/** The line below a comment: "Like · Reply · 2 h". */
export const isReplyLabel = (text: string): boolean => text.length <= 60 && replyLabel.test(text);

const day = /\p{Nd}{4}\s?[-/.年]\s?\p{Nd}{1,2}\s?[-/.月]\s?\p{Nd}{1,2}|\p{Nd}{1,2}\s?[-/.]\s?\p{Nd}{1,2}\s?[-/.]\s?\p{Nd}{2,4}|\p{Nd}{1,2}(?:\.|st|nd|rd|th)?\s(?:\S{3,14}\s){1,2}\p{Nd}{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s\p{Nd}{1,2},?\s\p{Nd}{4}|ថ្ងៃទី\s?\p{Nd}/iu;
const clock = /(?<!\p{Nd})\p{Nd}{1,2}[:h.]\p{Nd}{2}(?!\p{Nd})/u;
const dateLabel = new RegExp(start + anyOf('ngày đăng', 'đăng ngày', 'cập nhật', 'ngày (?:viết|xuất bản)', 'published', 'updated', 'posted', 'publicado', 'publié', 'veröffentlicht', 'erstellt', 'stand', 'опубликовано', '发布(?:时间|日期)?', '發布(?:時間|日期)?', '公開', '更新', '等録', 'เผยแพร่', 'วันที่(?:ลงข่าว|เผยแพร่)?', 'เขียนวันที่', 'ວັນທີ', 'ລົງວັນທີ', 'ចុះផ្សាយ', 'ថ្ងៃទី'), 'iu');

/** A line that tells when, beside labels, counters and links: "Ngày đăng: 08/04/2025 - 14:20 | In trang". For the edges of a text only. */
export const isDateLine = (text: string): boolean => text.length <= 140 && day.test(text) && (lettersIn(text) <= 18 || clock.test(text) || dateLabel.test(text)) && !/[.!?。！？…"”»]$/u.test(text);

const lettersIn = (text: string): number => text.replace(/[^\p{L}\p{M}]/gu, '').length;

export const invitesElsewhere = (text: string): boolean => moreToRead.test(text);
/** An invitation with the title of another text behind its colon. */
export const namesOther = (text: string): boolean => /^.{2,40}?[:：៖]\s*\S/u.test(text) && !/[.!?。！？។…]["”»)）]?$/u.test(text) && moreToRead.test(text);

const reporterInBrackets = /^[〔（(【[]\s*(?:本報|本报|本刊|中央社|新華社|新华社)?(?:特派|駐\S{2,6}|驻\S{2,6})?(?:記者|记者|通訊員|通讯员|特派員|特派员|編譯|编译)[^〕）)】\]]{1,40}[〕）)】\]]\s*/u;
/** A paragraph without the reporter in brackets with which it begins: "〔記者…／…報導〕". Publications, not people. */
export const withoutReporter = (text: string): string => text.replace(reporterInBrackets, '');
export const isByline = (text: string): boolean => text.length <= 240 && (byline.test(text) || bylineByCapitals.test(text));
export const isNotice = (text: string): boolean => text.length <= 260 && (notice.test(text) || (eastern.test(text) && easternNotice.test(text)));
/** The line under a quoted post that names its account: "— Name (@name) May 12, 2025". */
export const isAccount = (text: string): boolean => /^[—–-]\s?.{0,80}\(@\w+\)|^@\w+$/u.test(text) && text.length < 160;

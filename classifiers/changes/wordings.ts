// How newsrooms of the ten languages write that they corrected, added to or took back an article. Written by us from the house
// styles of such notes. All languages are tried on every page: outlets often note changes in English, and a page's language may be told wrongly.

const any = (...parts: readonly string[]): string => `(?:${parts.join('|')})`;

/** Stands at the beginning of a line or title, closed by a colon, dash or bracket: a label says what the line is. */
const correctionLabels = any(
  String.raw`corrections?(?:\s+(?:and|&)\s+clarifications?)?`, 'correction appended', 'corrected', 'clarifications?', 'erratum', 'errata', 'corrigendum', 'for the record',
  '(?:lời |tin )?(?:xin )?đính chính(?: lại)?(?: thông tin)?', 'cải chính', 'cáo lỗi(?: và đính chính)?', 'xin lỗi bạn đọc',
  '更正(?:启事|啟事|说明|說明|声明|聲明)?', '订正', '訂正(?:啟事|とお詫び|とおわび|記事)?', '勘误', '勘誤', '更正与说明', '更正與說明', '致歉',
  '(?:お詫び|おわび)(?:と訂正)?', '修正', '정정(?:\\s*보도(?:문)?)?', '정정\\s*및\\s*반론\\s*보도(?:문)?', '반론\\s*보도(?:문)?', '바로잡습니다', '바로\\s*잡습니다', '알려왔습니다', '고침',
  'แก้ไข(?:ข่าว|ข้อมูล|ข้อผิดพลาด|คำผิด)?', 'แก้ข่าว', 'ขออภัย(?:ในความผิดพลาด)?', '(?:ຂໍ)?ແກ້ໄຂ(?:ຂ່າວ|ຂໍ້ມູນ)?', 'ຂໍອະໄພ',
  '(?:ការ|សេចក្តី|សូម)?កែតម្រូវ', '(?:ការ|សេចក្តី)?កែតំរូវ', 'សេចក្តីកែ', 'សូមអភ័យទោស', 'rectificatifs?', 'rectifications?', 'précision', 'mea culpa',
  'исправлен(?:ие|о)', 'поправка', 'уточнение', 'опровержение', 'внесены исправления', 'редакция приносит извинения',
);

const updateLabels = any(
  'updates?', 'updated', 'cập nhật', '更新', '最新更新', '追記', '更新情報', '(?:추가|업데이트)', 'อัปเดต(?:ข้อมูล)?', 'อัพเดต', 'ອັບເດດ', 'ບັນຊີເພີ່ມເຕີມ', 'បច្ចុប្បន្នភាព',
  'mise à jour', 'actualisé', 'обновление', 'обновлено', 'дополнено', 'дополнение',
);

const withdrawalLabels = any(
  'retraction', 'retracted', 'withdrawn', 'withdrawal', 'article (?:removed|withdrawn|retracted)', 'kill notice', 'editors? kill', 'rút bài', 'gỡ bài', 'thu hồi bài(?: viết)?', '撤稿(?:声明|聲明|启事)?',
  '撤回', '撤銷', '撤销', '記事(?:の)?(?:取り消し|削除|撤回)', '(?:おわび|お詫び)と記事の(?:取り消し|削除)', '기사\\s*(?:삭제|철회)', '삭제된\\s*기사', 'ถอดข่าว', 'ถอนข่าว', 'ຖອນຂ່າວ',
  'ដកអត្ថបទ', 'article retiré', 'article supprimé', 'retrait', 'аннулировано', 'аннулирована', 'материал удал[её]н', 'новость удалена',
);

/** This very text, as notes call it: "the report" or "bài viết" alone may be somebody else's. */
const articleWord = '(?:article|story|report|piece|post|page|item|headline|video|caption|graphic|photo)';
const thisText = {
  en: any(`this ${articleWord}`, `(?:an|the|a) (?:earlier|previous|original|initial|prior) version of (?:this|our|the) ${articleWord}`),
  vi: any('(?:bài viết|bài báo|bản tin|tin|nội dung|bài) này', 'phiên bản (?:trước|đầu|ban đầu) của (?:bài|tin|bản tin)', 'bản tin (?:trước|ban đầu)', 'tít bài'),
  zh: any('本文', '本报道', '本報導', '本報道', '本稿', '本新闻', '本新聞', '(?:本文|本报道|本報導)?(?:此前|早前)(?:的)?(?:版本|报道|報道|報導)'),
};
/** The same where nothing else stands on the page, so that it can only speak of itself. */
const thisPage = {
  en: any(`(?:this|the|that)(?: requested)? ${articleWord}(?: you [^.]{0,30})?`, '(?:this|the) content'),
  vi: '(?:bài viết|bài báo|bản tin|tin bài|tin|nội dung|trang)(?: này| trên)?',
  zh: '(?:本|该|該|此|這|这|您访问的|您訪問的)?(?:篇)?(?:文章|报道|報導|報道|新闻|新聞|稿件|内容|內容|页面|頁面|文)',
};

const correctionStatements = [
  `^(?:\\W|note|editor['’]?s note|editors['’] note|\\s)*${thisText.en}[^.]{0,40}\\b(?:has been|was|have been|is being)\\s+(?:\\w+ly\\s+)?(?:corrected|amended|clarified|revised to correct)`,
  '^\\W*(?:editor[\'’]?s note\\W+)?(?:an|the|a) (?:earlier|previous|original|initial|prior) (?:version|headline)(?! of (?!(?:this|our|the|that) (?:article|story|report|piece|post|headline|caption|graphic)))\\b[^.]{0,80}\\b(?:incorrectly|wrongly|mistakenly|erroneously|misstated|misspelled|misidentified|misattributed|said|stated|gave|referred|contained|omitted)',
  '^\\W*(?:corrects?|correcting|fixes)\\s+(?:[\\w-]+\\s+){0,4}(?:paragraph|para|headline|lead|spelling|name|title|figure|date|day|number|byline|dateline|typo)',
  '^\\W*we (?:apologi[sz]e|regret|have corrected|are sorry)\\b.{0,40}\\b(?:error|mistake|inaccurac)', '^\\W*we regret the error',
  '(?:tòa soạn|toà soạn|ban biên tập|báo|tạp chí|đài|chúng tôi)[^.]{0,60}xin (?:được )?(?:đính chính|cải chính|cáo lỗi|sửa lại)', `${thisText.vi}[^.]{0,40}đã (?:được )?(?:đính chính|sửa lại|hiệu đính|cải chính|chỉnh sửa)`,
  `^\\W*(?:do sơ suất|trong bản tin trước|phiên bản (?:trước|đầu|ban đầu)|bản trước)[^.]{0,140}(?:sai|nhầm|chưa chính xác|không chính xác|xin lỗi|cáo lỗi|đính chính)`, '(?:thành thật|chân thành)? ?xin lỗi (?:bạn đọc|quý độc giả|độc giả|quý vị)',
  `^(?:\\W|编者按|編者按|编者注|編者註)*${thisText.zh}.{0,40}(?:已(?:经|經)?(?:作|做)?(?:出)?(?:更正|订正|訂正|修正|勘误)|有误|有誤|错误地|錯誤地|误写|误为|誤植|誤為)`, '^\\W*(?:特此更正|现更正|現更正|现予更正|本报向读者致歉|谨此更正|謹此更正)',
  '(?:特此更正|谨致歉意|謹致歉意|向读者致歉|向讀者致歉)',
  '(?:記事|見出し|本文|初出時|当初)[^。]{0,80}(?:訂正(?:しました|します|いたします|いたしました|済み)|修正(?:しました|いたしました)|誤りでした|誤っていました)', '(?:訂正して|訂正し)、?(?:おわび|お詫び)', '^\\W*初出時',
  '(?:기사|제목|본문)[^.]{0,60}(?:정정(?:했습니다|합니다|하였습니다|되었습니다|됐습니다)|바로잡(?:습니다|았습니다)|수정(?:했습니다|하였습니다|되었습니다|됐습니다))', '^\\W*(?:이를|이에)?\\s*(?:바로잡습니다|정정합니다)', '바로잡습니다\\W*$',
  '(?:บทความ|ข่าว|รายงาน|เนื้อหา)(?:นี้|ชิ้นนี้|ฉบับนี้|ก่อนหน้านี้|ดังกล่าว).{0,40}(?:ได้รับการแก้ไข|ถูกแก้ไข|ได้แก้ไข|ระบุผิด|คลาดเคลื่อน|ผิดพลาด)', '(?:กองบรรณาธิการ|ทางสำนักข่าว|สำนักข่าว|ผู้สื่อข่าว|ทีมข่าว)?.{0,20}ขออภัย(?:ใน|สำหรับ|ต่อ)?(?:ความ|ข้อ)ผิดพลาด', '^\\W*(?:เวอร์ชันก่อนหน้า|ฉบับก่อนหน้า)',
  '(?:ບົດຄວາມ|ຂ່າວ|ບົດລາຍງານ|ບົດ)(?:ນີ້|ກ່ອນໜ້ານີ້|ດັ່ງກ່າວ).{0,40}(?:ໄດ້ຮັບການແກ້ໄຂ|ຖືກແກ້ໄຂ|ໄດ້ແກ້ໄຂ|ຜິດພາດ|ບໍ່ຖືກຕ້ອງ)', 'ຂໍອະໄພ.{0,30}ຜິດພາດ',
  '(?:អត្ថបទ|ព័ត៌មាន|សេចក្តីរាយការណ៍)(?:នេះ|មុន|ខាងលើ).{0,50}(?:កែតម្រូវ|កែតំរូវ|កែប្រែ|កែសម្រួល|មិនត្រឹមត្រូវ|ខុស)', 'សូម(?:អភ័យទោស|ទោស).{0,40}(?:កំហុស|ខុសឆ្គង)',
  '^\\W*(?:une|la) (?:première |précédente )?version (?:précédente |antérieure |initiale )?de (?:cet|l[’\']|notre) ?(?:article|dépêche)[^.]{0,60}(?:indiquait|mentionnait|affirmait|comportait|attribuait|contenait|faisait état|par erreur|à tort)', '(?:cet|l[\'’]) ?article a été (?:corrigé|rectifié|modifié (?:pour|afin de) corriger)', 'nous (?:présentons|prions)[^.]{0,60}(?:excuses|excuser)[^.]{0,40}',
  '(?:в|во) (?:предыдущей|первоначальной|первой|более ранней|прежней) (?:версии|редакции)(?: (?:этой|этого|данной|данного|нашей|нашего))? (?:материала|статьи|новости|заметки|текста|сообщения|публикации|заголовка)', '^\\W*(?:статья|материал|заметка|новость|заголовок|текст)[^.]{0,30}(?:исправлен[аоы]?|скорректирован[аоы]?|уточн[её]н[аоы]?)\\b', 'редакция[^.]{0,60}(?:приносит|просит)[^.]{0,20}извинени',
];

const updateStatements = [
  `^\\W*${thisText.en}[^.]{0,40}\\b(?:has been|was) (?:\\w+ly )?updated\\b`, '^\\W*(?:adds|updates)\\s+(?:with\\s+)?(?:[\\w-]+\\s+){0,5}(?:paragraphs?|details?|background|comments?|quotes?|throughout|figures?|toll)', `${thisText.vi}[^.]{0,30}đã được (?:cập nhật|bổ sung)`,
  `^\\W*${thisText.zh}.{0,20}(?:已|有)(?:更新|补充|補充)`, '(?:この記事は|本記事は)[^。]{0,40}(?:更新|追記|加筆)(?:しました|されました|しています)', '(?:이 )?기사[^.]{0,30}(?:업데이트|보완)(?:했습니다|됐습니다|되었습니다|하였습니다)',
  '(?:บทความ|ข่าว)(?:นี้|ชิ้นนี้).{0,20}(?:ได้รับการอัปเดต|อัปเดต|ปรับปรุง)', '(?:ບົດຄວາມ|ຂ່າວ)ນີ້.{0,20}(?:ອັບເດດ|ປັບປຸງ)', '(?:អត្ថបទ|ព័ត៌មាន)នេះ.{0,30}ធ្វើបច្ចុប្បន្នភាព', 'cet article a été (?:mis à jour|actualisé|complété)', '(?:статья|материал|новость|текст)[^.]{0,20}(?:обновл[её]н[аоы]?|дополнен[аоы]?)',
];

const removedEn = '[^.]{0,60}\\b(?:has been|was|have been|is|had to be)\\s+(?:\\w+ly\\s+)?(?:removed|withdrawn|retracted|taken down|unpublished|deleted|no longer available)';
const removedVi = '[^.]{0,50}(?:đã|bị|đã bị|đã được)\\s+(?:gỡ(?: bỏ| xuống)?|xóa|xoá|rút(?: lại| xuống)?|thu hồi|tháo gỡ)';
const removedZh = '.{0,24}(?:已(?:经|經)?(?:被)?(?:作者|发布者|發佈者|发布方)?(?:删除|刪除|撤回|撤稿|撤销|撤銷|下架|移除|下线|下線)|不存在|无法查看|無法查看|予以撤稿|予以撤回)';
const removedJa = '[^。]{0,40}(?:削除(?:しました|されました|いたしました|され)|取り消し(?:ます|ました|いたします)|撤回(?:します|しました)|公開を終了|掲載を終了)';
const removedKo = '[^.]{0,40}(?:삭제|철회|취소)(?:되었습니다|됐습니다|했습니다|합니다|하였습니다|된)';
const removedTh = '.{0,24}(?:ถูกลบ|ถูกถอด|ถูกนำออก|ถอนออก|ถูกเพิกถอน|ไม่มีอยู่แล้ว|ได้ลบ|ได้ถอน|ได้ถูกลบ)';
const removedLo = '.{0,24}(?:ຖືກລຶບ|ຖືກຖອນ|ຖືກຖອດ|ຖືກເອົາອອກ|ໄດ້ຖອນ)';
const removedKm = '.{0,24}(?:ត្រូវបានលុប|ត្រូវបានដក|បានលុប|ដកចេញ|លុបចោល)';
const removedRu = '[^.]{0,40}(?:удал[её]н[аоы]?|снят[аоы]? с публикации|отозван[аоы]?|аннулирован[аоы]?|больше не (?:доступн[аоы]?|существует))';

const withdrawalStatements = [
  `^\\W*${thisText.en}${removedEn}`, '^\\W*we (?:have )?(?:removed|withdrawn|retracted|taken down|unpublished) (?:this|the|an) (?:article|story|report|piece|post)', '^\\W*(?:reuters|afp|ap|the associated press) (?:is withdrawing|withdraws|has withdrawn) (?:this|the|a) (?:story|article|report)', 'no substitute story',
  `^\\W*${thisText.vi}${removedVi}`, '(?:tòa soạn|toà soạn|ban biên tập|chúng tôi)[^.]{0,40}(?:đã |xin )?(?:gỡ bỏ|gỡ|rút|thu hồi) bài', `^\\W*${thisText.zh}${removedZh}`,
  `^\\W*(?:この|本|当)記事${removedJa}`, '記事(?:全体)?を(?:取り消し|削除し|撤回し)', `^\\W*(?:이|본)\\s*기사${removedKo}`, `^\\W*(?:บทความ|ข่าว|รายงาน)นี้${removedTh}`, `^\\W*(?:ບົດຄວາມ|ຂ່າວ)ນີ້${removedLo}`, `^\\W*(?:អត្ថបទ|ព័ត៌មាន)នេះ${removedKm}`,
  '^\\W*cet article[^.]{0,30}(?:a été|est) (?:retiré|supprimé|dépublié|effacé)', 'nous avons (?:retiré|dépublié|supprimé) (?:cet|l[\'’]) ?article', `^\\W*(?:эта|данная|этот|данный|настоящий)\\s(?:статья|материал|новость|публикация)${removedRu}`, '^\\W*редакция (?:отзывает|отозвала|сняла|удалила)[^.]{0,20}(?:материал|статью|новость|публикацию)',
];

const noticeStatements = [
  ...withdrawalStatements, thisPage.en + removedEn, thisPage.vi + removedVi, `${thisPage.vi}[^.]{0,30}không (?:còn )?tồn tại`, thisPage.zh + removedZh,
  `(?:この|当該|本|お探しの|指定された)(?:記事|ページ|コンテンツ)${removedJa}`, `(?:이|해당|본|요청하신)\\s*(?:기사|게시물|페이지|콘텐츠)${removedKo}`, `(?:บทความ|ข่าว|เนื้อหา|หน้า|รายงาน)(?:นี้|ดังกล่าว|ที่คุณ.{0,12})?${removedTh}`,
  `(?:ບົດຄວາມ|ຂ່າວ|ເນື້ອຫາ|ໜ້າ)(?:ນີ້|ດັ່ງກ່າວ)?${removedLo}`, `(?:អត្ថបទ|ព័ត៌មាន|មាតិកា|ទំព័រ)(?:នេះ)?${removedKm}`, '(?:l[\'’]|cette |ce )(?:article|page|contenu)[^.]{0,30}(?:a été|est) (?:retirée?|supprimée?|dépubliée?|effacée?)',
  '(?:cet article|cette page|ce contenu) n[\'’](?:est plus (?:disponible|en ligne)|existe plus)', `(?:статья|материал|новость|публикация|страница|запись)${removedRu}`,
];

/** Only where nothing of the article is left: an address that answers "not found" with an ordinary page. */
const missingPages = [
  '^\\W*(?:error\\s*)?404\\b', 'page (?:you (?:requested|are looking for)[^.]{0,40})?(?:was |is |could |can ?)?(?:not|n[o\'’]t) (?:be )?found', 'không tìm thấy (?:trang|bài|nội dung)', '(?:页面|頁面|网页|網頁|文章)(?:不存在|未找到|找不到)', '(?:找不到|未找到)(?:该|此|您)?.{0,8}(?:页面|頁面|网页|文章)',
  'ページ(?:が|は)見つかりません', '페이지를 찾을 수 없', 'ไม่พบ(?:หน้า|เนื้อหา|ข่าว)', 'ບໍ່ພົບ(?:ໜ້າ|ຂ່າວ)', '(?:រកមិនឃើញ|មិនមាន)ទំព័រ', 'page (?:introuvable|non trouvée)', '(?:страница|статья) не найдена', 'trang (?:này )?không tồn tại',
];

const label = (labels: string): RegExp => new RegExp(
  `^(?:[*#•►▶>]\\s*)?(?:(?:editor['’]?s note|n\\.d\\.l\\.r\\.?|note)\\s*[:,–—-]\\s*)?(?:[\\[【(（«<]\\s*${labels}\\s*(?:[:：–—-][^\\])】）»>]{0,80}|[\\d/.,年月日\\s]{0,24})?[\\])】）»>]|${labels}(?:\\s*[(（][^)）]{1,50}[)）])?(?:\\s+(?:on\\s+|ngày\\s+|du\\s+|от\\s+)?[\\p{L}.]{0,9}\\s?\\d[\\p{L}\\d.,/:\\s-]{0,24})?\\s*(?:[:：៖]|\\s[–—-]\\s|[–—-](?=\\p{Lu})|$))`, 'iu',
);
const every = (statements: readonly string[]): RegExp => new RegExp(statements.map((one) => `(?:${one})`).join('|'), 'iu');

/** Label: opens a line. Statement: a whole sentence about the article itself. */
export const wordings = {
  withdrawn: { label: label(withdrawalLabels), statement: every(withdrawalStatements) },
  'correction-note': { label: label(correctionLabels), statement: every(correctionStatements) },
  updated: { label: label(updateLabels), statement: every(updateStatements) },
} as const;

/** Read only where nothing of the article is left. */
export const notice = every([...noticeStatements, ...missingPages]);

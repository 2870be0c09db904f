// What stands on a page around its article, per language. The notice says on every page that outlet and news are invented.

export type Words = {
  readonly home: string;
  readonly sections: readonly string[];
  readonly related: string;
  readonly cookies: string;
  readonly accept: string;
  /** Stands where other papers put a name. Invented papers have no reporters. */
  readonly desk: string;
  readonly caption: string;
  readonly missing: string;
  readonly notice: string;
};

export const words: Readonly<Record<string, Words>> = {
  vi: {
    home: 'Trang chủ', sections: ['Thời sự', 'Kinh tế', 'Xã hội', 'Văn hóa', 'Thể thao', 'Thế giới'], related: 'Tin liên quan',
    cookies: 'Trang này dùng cookie để nhớ lựa chọn của bạn.', accept: 'Đồng ý', desk: 'Tin, ảnh: ban biên tập', caption: 'Ảnh minh họa.',
    missing: 'Không tìm thấy trang.', notice: 'Tờ báo này và mọi tin tức trên trang đều là hư cấu, dùng để trình diễn phần mềm.',
  },
  en: {
    home: 'Home', sections: ['News', 'Business', 'Region', 'Culture', 'Sport', 'Opinion'], related: 'Read more',
    cookies: 'We use cookies to remember your choices.', accept: 'Accept', desk: 'By our newsroom', caption: 'File illustration.',
    missing: 'Page not found.', notice: 'This outlet and all of its news are invented, for demonstrating software.',
  },
  zh: {
    home: '首页', sections: ['要闻', '财经', '社会', '文化', '体育', '国际'], related: '相关新闻',
    cookies: '本网站使用 Cookie 记录您的选择。', accept: '同意', desk: '本报编辑部', caption: '资料图。',
    missing: '页面不存在。', notice: '本报及其所有新闻均为虚构，仅用于软件演示。',
  },
  'zh-Hant': {
    home: '首頁', sections: ['要聞', '財經', '社會', '文化', '體育', '國際'], related: '相關新聞',
    cookies: '本網站使用 Cookie 記錄您的選擇。', accept: '同意', desk: '本報編輯部', caption: '資料照片。',
    missing: '找不到頁面。', notice: '本報及其所有新聞均為虛構，僅供軟體展示之用。',
  },
  ja: {
    home: 'ホーム', sections: ['社会', '経済', '国際', '文化', 'スポーツ', '社説'], related: '関連記事',
    cookies: '当サイトは設定を記憶するためクッキーを使用します。', accept: '同意する', desk: '編集局', caption: '資料写真',
    missing: 'ページが見つかりません。', notice: 'この新聞とその記事はすべて架空のもので、ソフトウェアの実演用です。',
  },
  ko: {
    home: '홈', sections: ['정치', '경제', '사회', '문화', '스포츠', '국제'], related: '관련 기사',
    cookies: '이 사이트는 선택을 기억하기 위해 쿠키를 사용합니다.', accept: '동의', desk: '편집국', caption: '자료 사진',
    missing: '페이지를 찾을 수 없습니다.', notice: '이 매체와 모든 기사는 소프트웨어 시연을 위해 지어낸 것입니다.',
  },
  th: {
    home: 'หน้าแรก', sections: ['การเมือง', 'เศรษฐกิจ', 'สังคม', 'วัฒนธรรม', 'กีฬา', 'ต่างประเทศ'], related: 'ข่าวที่เกี่ยวข้อง',
    cookies: 'เว็บไซต์นี้ใช้คุกกี้เพื่อจดจำการตั้งค่าของคุณ', accept: 'ยอมรับ', desk: 'กองบรรณาธิการ', caption: 'แฟ้มภาพ',
    missing: 'ไม่พบหน้านี้', notice: 'สื่อนี้และข่าวทั้งหมดเป็นเรื่องสมมติ เพื่อสาธิตซอฟต์แวร์',
  },
  lo: {
    home: 'ໜ້າຫຼັກ', sections: ['ການເມືອງ', 'ເສດຖະກິດ', 'ສັງຄົມ', 'ວັດທະນະທຳ', 'ກິລາ', 'ຕ່າງປະເທດ'], related: 'ຂ່າວທີ່ກ່ຽວຂ້ອງ',
    cookies: 'ເວັບໄຊນີ້ໃຊ້ຄຸກກີ້ເພື່ອຈື່ການຕັ້ງຄ່າຂອງທ່ານ', accept: 'ຍອມຮັບ', desk: 'ກອງບັນນາທິການ', caption: 'ຮູບປະກອບ',
    missing: 'ບໍ່ພົບໜ້ານີ້', notice: 'ໜັງສືພິມນີ້ ແລະ ຂ່າວທັງໝົດແມ່ນເລື່ອງສົມມຸດ ເພື່ອສາທິດຊອບແວ',
  },
  km: {
    home: 'ទំព័រដើម', sections: ['នយោបាយ', 'សេដ្ឋកិច្ច', 'សង្គម', 'វប្បធម៌', 'កីឡា', 'អន្តរជាតិ'], related: 'ព័ត៌មានពាក់ព័ន្ធ',
    cookies: 'គេហទំព័រនេះប្រើខូគីដើម្បីចងចាំការកំណត់របស់អ្នក។', accept: 'យល់ព្រម', desk: 'ការិយាល័យនិពន្ធ', caption: 'រូបភាពឯកសារ',
    missing: 'រកមិនឃើញទំព័រ។', notice: 'សារព័ត៌មាននេះ និងព័ត៌មានទាំងអស់ត្រូវបានប្រឌិតឡើង សម្រាប់ការបង្ហាញកម្មវិធី។',
  },
  fr: {
    home: 'Accueil', sections: ['Actualités', 'Économie', 'Région', 'Culture', 'Sport', 'Débats'], related: 'À lire aussi',
    cookies: 'Ce site utilise des cookies pour retenir vos choix.', accept: 'Accepter', desk: 'La rédaction', caption: 'Photo d’archives.',
    missing: 'Page introuvable.', notice: 'Ce journal et toutes ses nouvelles sont inventés, pour la démonstration d’un logiciel.',
  },
  ru: {
    home: 'Главная', sections: ['Политика', 'Экономика', 'Общество', 'Культура', 'Спорт', 'Мир'], related: 'Читайте также',
    cookies: 'Сайт использует файлы cookie, чтобы помнить ваши настройки.', accept: 'Согласен', desk: 'Редакция', caption: 'Архивное фото.',
    missing: 'Страница не найдена.', notice: 'Это издание и все его новости вымышлены для демонстрации программы.',
  },
};

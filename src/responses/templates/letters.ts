// The polite request to an editor in the ten languages of the press. Skeletons: the office reads them over with somebody who knows the
// language before the first one is sent (docs/notes/responses.md). {…} is filled in; "differs" for a stated position, "contradicts" for a documented fact.

export type Letter = {
  readonly subject: string;
  readonly greeting: string;
  readonly published: string;
  readonly says: string;
  readonly differs: string;
  readonly contradicts: string;
  readonly evidence: string;
  readonly ask: string;
  readonly close: string;
};

export const letters: Readonly<Record<string, Letter>> = {
  vi: {
    subject: 'Đề nghị đính chính: “{title}”',
    greeting: 'Kính gửi Ban Biên tập {outlet},',
    published: 'Ngày {date}, quý báo đăng bài “{title}” ({url}).',
    says: 'Bài viết có câu:',
    differs: 'Câu này khác với lập trường đã nêu của Việt Nam mà chúng tôi xin trân trọng thông tin tới quý báo:',
    contradicts: 'Câu này không khớp với sự việc có văn bản sau đây:',
    evidence: 'Căn cứ:',
    ask: 'Chúng tôi trân trọng đề nghị quý báo xem xét đăng đính chính hoặc làm rõ, và lưu ý nội dung trên khi tiếp tục đưa tin. Chúng tôi sẵn sàng cung cấp bản sao văn bản và trả lời câu hỏi của quý báo.',
    close: 'Trân trọng cảm ơn,\nVăn phòng báo chí tỉnh {province}, Việt Nam',
  },
  en: {
    subject: 'Request for a correction: “{title}”',
    greeting: 'Dear Editor of {outlet},',
    published: 'On {date} you published the article “{title}” ({url}).',
    says: 'It contains this sentence:',
    differs: 'The sentence differs from the stated position of Viet Nam, which we would respectfully bring to your attention:',
    contradicts: 'The sentence does not agree with the following documented fact:',
    evidence: 'This rests on:',
    ask: 'We would be grateful if you would consider publishing a correction or a clarification, and keep this in mind when you report on the subject again. We are glad to supply copies of the documents and to answer questions.',
    close: 'With thanks and kind regards,\nPress office of {province} province, Viet Nam',
  },
  zh: {
    subject: '关于更正报道的请求：“{title}”',
    greeting: '{outlet}编辑部：',
    published: '贵媒体于{date}刊登了《{title}》一文（{url}）。',
    says: '文中写道：',
    differs: '此句与越南已公开阐明的立场不同，谨此说明：',
    contradicts: '此句与下述有文件可查的事实不符：',
    evidence: '依据如下：',
    ask: '敬请贵媒体考虑刊登更正或说明，并在今后报道中予以注意。我方愿提供相关文件副本并回答贵方的问题。',
    close: '谨致谢意，\n越南{province}省新闻办公室',
  },
  ja: {
    subject: '記事訂正のお願い：「{title}」',
    greeting: '{outlet} 編集部 御中',
    published: '貴媒体は{date}に記事「{title}」（{url}）を掲載されました。',
    says: '記事には次の一文がございます。',
    differs: 'この一文は、ベトナムが公式に表明している立場と異なりますので、謹んでお知らせ申し上げます。',
    contradicts: 'この一文は、文書で確認できる次の事実と一致しておりません。',
    evidence: '根拠は次のとおりです。',
    ask: 'つきましては、訂正または補足の掲載をご検討いただき、今後の報道でもご留意くださいますようお願い申し上げます。関係文書の写しの提供やご質問への回答は喜んでいたします。',
    close: '何卒よろしくお願い申し上げます。\nベトナム・{province}省 広報室',
  },
  ko: {
    subject: '기사 정정 요청: “{title}”',
    greeting: '{outlet} 편집부 귀하',
    published: '귀사는 {date} “{title}”({url}) 기사를 게재하였습니다.',
    says: '기사에는 다음 문장이 있습니다.',
    differs: '이 문장은 베트남이 공식적으로 밝힌 입장과 다르므로 정중히 알려 드립니다.',
    contradicts: '이 문장은 문서로 확인되는 다음 사실과 일치하지 않습니다.',
    evidence: '근거는 다음과 같습니다.',
    ask: '정정 또는 설명의 게재를 검토해 주시고, 이후 보도에서도 유의해 주시면 감사하겠습니다. 관련 문서의 사본을 제공하고 질문에 기꺼이 답변하겠습니다.',
    close: '감사합니다.\n베트남 {province}성 홍보실',
  },
  th: {
    subject: 'ขอความกรุณาแก้ไขข้อมูล: “{title}”',
    greeting: 'เรียน บรรณาธิการ {outlet}',
    published: 'เมื่อวันที่ {date} ท่านได้เผยแพร่บทความ “{title}” ({url})',
    says: 'ในบทความมีข้อความว่า',
    differs: 'ข้อความนี้แตกต่างจากจุดยืนที่เวียดนามได้แถลงไว้ จึงขอเรียนให้ทราบดังนี้',
    contradicts: 'ข้อความนี้ไม่ตรงกับข้อเท็จจริงที่มีเอกสารยืนยันดังต่อไปนี้',
    evidence: 'โดยอ้างอิงจาก',
    ask: 'จึงใคร่ขอความกรุณาพิจารณาเผยแพร่คำแก้ไขหรือคำชี้แจง และโปรดคำนึงถึงข้อมูลนี้ในการรายงานครั้งต่อไป เรายินดีส่งสำเนาเอกสารและตอบคำถามของท่าน',
    close: 'ขอแสดงความนับถือ\nสำนักงานสื่อมวลชนจังหวัด{province} ประเทศเวียดนาม',
  },
  lo: {
    subject: 'ຂໍຄວາມກະລຸນາແກ້ໄຂຂໍ້ມູນ: “{title}”',
    greeting: 'ຮຽນ ບັນນາທິການ {outlet}',
    published: 'ໃນວັນທີ {date} ທ່ານໄດ້ເຜີຍແຜ່ບົດ “{title}” ({url}).',
    says: 'ໃນບົດນັ້ນມີຂໍ້ຄວາມວ່າ:',
    differs: 'ຂໍ້ຄວາມນີ້ແຕກຕ່າງຈາກຈຸດຢືນທີ່ຫວຽດນາມໄດ້ປະກາດໄວ້ ຈຶ່ງຂໍຮຽນໃຫ້ຊາບດັ່ງນີ້:',
    contradicts: 'ຂໍ້ຄວາມນີ້ບໍ່ກົງກັບຂໍ້ເທັດຈິງທີ່ມີເອກະສານຢືນຢັນດັ່ງຕໍ່ໄປນີ້:',
    evidence: 'ອີງຕາມ:',
    ask: 'ຈຶ່ງຂໍຄວາມກະລຸນາພິຈາລະນາເຜີຍແຜ່ການແກ້ໄຂ ຫຼື ຄໍາຊີ້ແຈງ ແລະ ຄໍານຶງເຖິງຂໍ້ມູນນີ້ໃນການລາຍງານຄັ້ງຕໍ່ໄປ. ພວກເຮົາຍິນດີສົ່ງສໍາເນົາເອກະສານ ແລະ ຕອບຄໍາຖາມຂອງທ່ານ.',
    close: 'ດ້ວຍຄວາມນັບຖື,\nຫ້ອງການສື່ມວນຊົນແຂວງ {province}, ສປປ ຫວຽດນາມ',
  },
  km: {
    subject: 'សំណើសុំកែតម្រូវព័ត៌មាន៖ “{title}”',
    greeting: 'សូមគោរពជូន និពន្ធនាយក {outlet}',
    published: 'នៅថ្ងៃទី {date} លោកអ្នកបានចុះផ្សាយអត្ថបទ “{title}” ({url})។',
    says: 'ក្នុងអត្ថបទមានឃ្លាថា៖',
    differs: 'ឃ្លានេះខុសពីជំហរដែលវៀតណាមបានប្រកាស ដែលយើងខ្ញុំសូមជម្រាបជូនដូចតទៅ៖',
    contradicts: 'ឃ្លានេះមិនស្របនឹងការពិតដែលមានឯកសារបញ្ជាក់ដូចតទៅ៖',
    evidence: 'យោងតាម៖',
    ask: 'យើងខ្ញុំសូមលោកអ្នកមេត្តាពិចារណាចុះផ្សាយការកែតម្រូវ ឬការបំភ្លឺ ហើយសូមគិតគូរអំពីព័ត៌មាននេះក្នុងការរាយការណ៍លើកក្រោយ។ យើងខ្ញុំរីករាយនឹងផ្ញើច្បាប់ចម្លងឯកសារ និងឆ្លើយសំណួរ។',
    close: 'សូមអរគុណ និងគោរព\nការិយាល័យសារព័ត៌មានខេត្ត {province} ប្រទេសវៀតណាម',
  },
  fr: {
    subject: 'Demande de rectification : « {title} »',
    greeting: 'À la rédaction de {outlet},',
    published: 'Le {date}, vous avez publié l’article « {title} » ({url}).',
    says: 'On y lit la phrase suivante :',
    differs: 'Cette phrase diffère de la position officielle du Viet Nam, que nous nous permettons de porter à votre connaissance :',
    contradicts: 'Cette phrase ne concorde pas avec le fait documenté suivant :',
    evidence: 'Sources :',
    ask: 'Nous vous serions reconnaissants de bien vouloir envisager la publication d’un rectificatif ou d’une précision, et d’en tenir compte lorsque vous traiterez à nouveau du sujet. Nous vous transmettrons volontiers copie des documents et répondrons à vos questions.',
    close: 'Avec nos remerciements et nos salutations distinguées,\nBureau de presse de la province de {province}, Viet Nam',
  },
  ru: {
    subject: 'Просьба об уточнении: «{title}»',
    greeting: 'В редакцию {outlet}',
    published: '{date} вы опубликовали материал «{title}» ({url}).',
    says: 'В нём говорится:',
    differs: 'Это утверждение расходится с официально изложенной позицией Вьетнама, которую мы позволим себе довести до вашего сведения:',
    contradicts: 'Это утверждение не согласуется со следующим документально подтверждённым фактом:',
    evidence: 'Основания:',
    ask: 'Будем признательны, если вы рассмотрите возможность опубликовать поправку или разъяснение и учтёте это при дальнейшем освещении темы. Мы охотно предоставим копии документов и ответим на вопросы.',
    close: 'С благодарностью и уважением,\nПресс-служба провинции {province}, Вьетнам',
  },
};

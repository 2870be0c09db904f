// Kinds of text that name places without being about them: quizzes, games, atlases, lists.

const words: Readonly<Record<string, string>> = {
  vi: 'câu đố|trắc nghiệm|trò chơi|game|tựa game|atlas|quả địa cầu|bản đồ treo tường|đố vui|top 10|xếp hạng|danh sách|tiểu thuyết|bộ phim',
  en: 'quiz|trivia|game|gamer|gameplay|board game|atlas|globe|globes|crossword|listicle|ranked|top ten|novel|puzzle|jigsaw|teasers|pub quiz|expansion pack|console',
  fr: 'quiz|jeu vidéo|jeu de société|jeu|joueurs|atlas|globe|globes|mots croisés|classement|casse-tête|puzzle|roman',
  zh: '测验|测试题|知识问答|问答题|猜谜|游戏|桌游|地图册|地球仪|盘点|十大|榜单|拼图|测一测|玩家|問答|遊戲|桌遊|地圖集|地球儀|謎題|小说',
  ja: 'クイズ|ゲーム|ボードゲーム|地図帳|地球儀|ランキング|パズル|検定|プレイヤー|問題集|トリビア|謎解き|小説',
  ko: '퀴즈|게임|보드게임|지도책|지구본|지구의|순위|퍼즐|상식|플레이어|소설',
  th: 'ควิซ|แบบทดสอบ|เกม|บอร์ดเกม|แอตลาส|สมุดแผนที่|ลูกโลก|จัดอันดับ|ปริศนา|ทายปัญหา|ผู้เล่น|นิยาย',
  lo: 'ຄຳຖາມທາຍ|ເກມ|ແຜນທີ່ໂລກ|ລູກໂລກ|ຈັດອັນດັບ|ປິດສະໜາ|ທາຍ|ຄວິດ|ປຶ້ມແຜນທີ່|ຜູ້ຫຼິ້ນ',
  km: 'ល្បែង|ហ្គេម|សំណួរ|ប្រាជ្ញា|អាត្លាស|ភូគោល|ផែនដីគោល|ចំណាត់ថ្នាក់|កម្រងសំណួរ|ប្រជែងប្រាជ្ញា|អ្នកលេង',
  ru: 'викторина|викторину|квиз|игра|игре|игру|игры|игроков|геймплей|атлас|глобус|глобусы|кроссворд|рейтинг|тест|головоломка|роман|настолка',
};

const patterns = new Map<string, RegExp>();

/** How many such words stand in the text. */
export function countTrapWords(text: string, language: string): number {
  const list = words[language];
  if (list === undefined) return 0;
  let pattern = patterns.get(language);
  if (pattern === undefined) {
    const spaced = !['zh', 'ja', 'ko', 'th', 'lo', 'km'].includes(language);
    pattern = new RegExp(spaced ? `(?<!\\p{L})(?:${list})(?!\\p{L})` : list, 'gu');
    patterns.set(language, pattern);
  }
  return (text.toLowerCase().match(pattern) ?? []).length;
}

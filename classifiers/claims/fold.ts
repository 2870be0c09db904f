// Folding: the form in which texts and names are compared. Lower case, one form of quotes and hyphens, simplified Chinese characters, no zero-width marks.

export type Folded = {
  readonly text: string;
  /** For each folded character (and one past the end) its offset in the text that was given; null where they are the same. */
  readonly offsets: Int32Array | null;
};

// Only characters that our names and word lists use; one to one, so that offsets stay.
const traditional = '國島領屬線灣縣區黃稱說認為據駁絕聲強調張堅視報導歸權黨軍漁農陸實際佔領爭議無邊條約畫圖經歷諸壞從東長個來這時會對後發關於門義蘭萊亞羅馬體點學開過還進應國內禮臺鄰遠邊雙鐵線東樣傳統條總選舉劃圓與濟鳥趙嶼永樂駐轄隸壤紐環護衛艦艇際協義務務請託據觀眾當顯處產業轉運蘇緬寮萬曆書寫讀華夏廣澤韓戰後諸許設貿資費賓質賽車軌輸輪農鄉醫銀錢鎮鑒閣隊階隨險雖雞離難電響頁頂項順預頭題顏類顧風飛飯館騎驗魚鮮黑龍鴻羣佈佔倉側備傷僅僑兒兩凍剛創劉則動勞勢勝勳匯單卻參吳員問嗎嘆團園壓壽夢奪婦孫寧審寬將尋層岡峽師帶幣幹幾庫廠彈彙復惡愛態慶憲憑應懷懸戶損換擁擇擊擔擬擴擾攝收敵數斷曬曾書樓標樞樣機權歐歡歲殘殺氣決沒況涼淚淨測準溝滅滿漢潔潛澳濃濕災煙營爾牆牽狀獎獨獲獻現瑪畢異療盡監盤眞碼確碑禍禦種積穩窮競筆節範築簡簽籌籍糧糾紀紅納紙級細終組結給統絲維網緊緒緩編緣總績織繼續罰罷羅聯聲職肅腦臨舊艙藝蘆處虛號蟲補製複覺覽觸計訊討訓記訪訴診詞試詩話該詳語誤課調談論諮證識譯議譽負財貢貧貨販貫責貴買賀賊賠賢賣賬賴購趕跡踐軟較載輕辦辭遲遺鄭鋼錄錯鏡鐘鑽閉閒間閱闊陣陰陳陽際險隱雜霧靈靜韋頒領頗飄養餘餘駕騙髮鬥魯鴉鹽麗麥齊齡';
const simplified = '国岛领属线湾县区黄称说认为据驳绝声强调张坚视报导归权党军渔农陆实际占领争议无边条约画图经历诸坏从东长个来这时会对后发关于门义兰莱亚罗马体点学开过还进应国内礼台邻远边双铁线东样传统条总选举划圆与济鸟赵屿永乐驻辖隶壤纽环护卫舰艇际协义务务请托据观众当显处产业转运苏缅寮万历书写读华夏广泽韩战后诸许设贸资费宾质赛车轨输轮农乡医银钱镇鉴阁队阶随险虽鸡离难电响页顶项顺预头题颜类顾风飞饭馆骑验鱼鲜黑龙鸿群布占仓侧备伤仅侨儿两冻刚创刘则动劳势胜勋汇单却参吴员问吗叹团园压寿梦夺妇孙宁审宽将寻层冈峡师带币干几库厂弹汇复恶爱态庆宪凭应怀悬户损换拥择击担拟扩扰摄收敌数断晒曾书楼标枢样机权欧欢岁残杀气决没况凉泪净测准沟灭满汉洁潜澳浓湿灾烟营尔墙牵状奖独获献现玛毕异疗尽监盘真码确碑祸御种积稳穷竞笔节范筑简签筹籍粮纠纪红纳纸级细终组结给统丝维网紧绪缓编缘总绩织继续罚罢罗联声职肃脑临旧舱艺芦处虚号虫补制复觉览触计讯讨训记访诉诊词试诗话该详语误课调谈论咨证识译议誉负财贡贫货贩贯责贵买贺贼赔贤卖账赖购赶迹践软较载轻办辞迟遗郑钢录错镜钟钻闭闲间阅阔阵阴陈阳际险隐杂雾灵静韦颁领颇飘养余余驾骗发斗鲁鸦盐丽麦齐龄';
const marksFrom = '’‘ʼ‐‑‒–＇（）：，；？！０１２３４５６７８９ё　\u00a0・';
const marksTo = "'''----'():,;?!0123456789е  ·";

const table = new Map<number, number>();
for (const [from, to] of [[traditional, simplified], [marksFrom, marksTo]] as const) {
  for (let i = 0; i < from.length; i += 1) table.set(from.charCodeAt(i), to.charCodeAt(i));
}

const zeroWidth = /[\u200b-\u200d\u2060\ufeff\u00ad]/;

/** Folds a text in NFC. The folded text is never longer than the text given. */
export function fold(text: string): Folded {
  const dropping = zeroWidth.test(text);
  const codes: number[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (dropping && zeroWidth.test(text[i]!)) continue;
    codes.push(table.get(code) ?? lower(code));
    if (dropping) offsets.push(i);
  }
  if (dropping) offsets.push(text.length);
  return { text: toText(codes), offsets: dropping ? Int32Array.from(offsets) : null };
}

/** Where an offset of the folded text lies in the text that was folded. */
export function unfoldedOffset(folded: Folded, offset: number): number {
  return folded.offsets === null ? offset : folded.offsets[offset]!;
}

function lower(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  const small = String.fromCharCode(code).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
}

function toText(codes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < codes.length; i += 8192) text += String.fromCharCode(...codes.slice(i, i + 8192));
  return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-fold.h"

/* Traditional characters that reports of trials use, each followed by its simplified form. One for
 * one only; words that differ by more than script are lexicon entries. */
static const char traditional[] =
  "選选隨随機机組组對对雙双單单開开藥药療疗劑剂試试驗验觀观隱隐備备質质評评價价結结論论標标準准後后"
  "時时間间個个與与為为給给僅仅無无應应異异顯显優优較较續续歲岁於于進进種种類类別别發发現现將将醫医"
  "學学臨临徵征術术檢检測测義义統统計计數数據据達达過过還还從从點点側侧腫肿癥症腦脑臟脏風风濕湿關关"
  "節节竇窦貼贴針针鍼针瀉泻膚肤體体細细幹干輸输動动靜静脈脉內内復复複复傷伤損损壓压飲饮飯饭實实際际"
  "預预護护頭头鎮镇產产婦妇兒儿級级訪访導导終终證证參参納纳篩筛樣样總总連连週周歷历鬆松慮虑憂忧鬱郁"
  "丟丢專专嚴严兩两麼么烏乌書书亞亚億亿們们眾众衆众偉伟傳传倫伦儲储養养寫写沖冲況况幾几劃划則则創创"
  "辦办務务勵励勞劳勢势區区華华協协盧卢衛卫釐厘縣县變变葉叶號号聽听員员響响問问圍围國国圖图圓圆場场"
  "壞坏塊块堅坚處处夾夹嬰婴寧宁寬宽賓宾尋寻壽寿爾尔嘗尝層层屬属島岛幣币師师帶带幫帮並并廣广慶庆庫库"
  "張张彈弹強强歸归當当錄录徹彻徑径憶忆態态懷怀惡恶懸悬驚惊懼惧慣惯癒愈願愿戶户執执擴扩掃扫擾扰撫抚"
  "報报擔担擬拟擁拥擇择攣挛擠挤換换攝摄擺摆敵敌斷断舊旧曉晓暈晕暫暂殺杀雜杂權权條条來来極极構构櫃柜"
  "欄栏樹树橋桥夢梦樓楼橫横歡欢歐欧殘残畢毕氣气漢汉湯汤溝沟沒没淚泪澤泽潔洁淺浅漿浆濃浓塗涂潤润澀涩"
  "漲涨漸渐溫温灣湾潰溃滯滞滿满濾滤滅灭燈灯靈灵災灾煉炼熱热愛爱狀状猶犹獨独獼猕豬猪獻献瑪玛環环電电"
  "畫画暢畅瘍疡瘡疮皰疱癰痈痙痉癢痒瘻瘘癱瘫癲癫癬癣皺皱鹽盐監监蓋盖盤盘矯矫碼码礎础確确礙碍離离積积"
  "稱称穩稳竅窍筆笔籌筹簽签簡简糞粪緊紧糾纠紅红纖纤約约紀纪純纯紗纱縱纵紛纷紙纸紋纹線线綫线練练織织"
  "紹绍經经繞绕繪绘絡络絕绝綠绿維维綜综緩缓締缔編编緣缘縫缝縮缩網网羅罗職职聯联聾聋腸肠脹胀脅胁膽胆"
  "勝胜膠胶脫脱臉脸臘腊膩腻藝艺蘇苏蘋苹範范薦荐薈荟蓮莲獲获蘿萝營营藍蓝雖虽蟲虫蝕蚀補补裝装見见規规"
  "視视覺觉覽览觸触譽誉訂订討讨訓训議议記记講讲許许設设訴诉診诊詞词譯译話话詢询該该詳详語语誤误誘诱"
  "說说説说請请諸诸讀读課课誰谁調调談谈謂谓譜谱謝谢穀谷負负貢贡財财責责敗败貨货貧贫購购貫贯貴贵費费"
  "資资賦赋賴赖賽赛贊赞趙赵趨趋躍跃踐践蹤踪車车轉转輪轮軟软軸轴輕轻載载輔辅輛辆輩辈邊边遼辽遷迁邁迈"
  "運运這这遠远違违遲迟適适遜逊遞递邏逻遺遗鄧邓鄰邻釀酿釋释裡里裏里鑒鉴鈣钙鐘钟鍾钟鈉钠錢钱鐵铁鉛铅"
  "銅铜鋁铝銀银鏈链銷销鎖锁鋅锌錯错錫锡鏡镜長长門门閉闭悶闷聞闻閥阀閱阅隊队陽阳陰阴陣阵階阶陸陆陳陈"
  "險险難难霧雾黴霉韌韧韓韩頁页頂顶項项順顺須须頓顿頑顽領领頸颈頻频顆颗題题顏颜額额顫颤飛飞飢饥飽饱"
  "館馆驅驱魚鱼雞鸡麥麦黃黄齊齐齡龄齒齿龍龙龜龟萬万爲为臺台髮发鬍胡羣群峯峰瞭了啟启啓启牀床衝冲禦御"
  "掛挂採采佈布併并鏽锈癇痫痺痹癆痨廢废糧粮紓纾縊缢繫系係系羥羟醯酰釙钋鉀钾鎂镁氫氢鹼碱";

static const struct
{
  gunichar c;
  const char *string;
} strings[] = {
  { 0x2153, "1/3" }, { 0x2160, "i" }, { 0x2161, "ii" }, { 0x2162, "iii" }, { 0x2163, "iv" },
  { 0x2164, "v" }, { 0x2170, "i" }, { 0x2171, "ii" }, { 0x2172, "iii" }, { 0x2173, "iv" },
  { 0x2174, "v" }, { 0xFB00, "ff" }, { 0xFB01, "fi" }, { 0xFB02, "fl" }, { 0xFB03, "ffi" },
  { 0xFB04, "ffl" }, { 0x2026, "..." }, { 0x2103, "°c" },
};

static gpointer
make_traditional (gpointer data)
{
  GHashTable *table = g_hash_table_new (NULL, NULL);
  const char *p = traditional;

  while (*p != '\0')
    {
      gunichar from = g_utf8_get_char (p);
      gunichar to;

      p = g_utf8_next_char (p);
      to = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
      g_hash_table_insert (table, GUINT_TO_POINTER (from), GUINT_TO_POINTER (to));
    }
  return table;
}

static gunichar
to_simplified (gunichar c)
{
  static GOnce once = G_ONCE_INIT;
  gpointer to = g_hash_table_lookup (g_once (&once, make_traditional, NULL), GUINT_TO_POINTER (c));

  return to != NULL ? GPOINTER_TO_UINT (to) : c;
}

static TcFold
fold_raised (gunichar c)
{
  static const char superscripts[] = "0123456789+-=()";
  TcFold fold = { TC_FOLD_SUPERSCRIPT, 0, NULL, FALSE };

  if (c == 0xB9)
    fold.c = '1';
  else if (c == 0xB2 || c == 0xB3)
    fold.c = '2' + (c - 0xB2);
  else if (c >= 0x2070 && c <= 0x207E && c != 0x2071)
    fold.c = superscripts[c - 0x2070];
  else if (c >= 0x2080 && c <= 0x208E)
    {
      fold.kind = TC_FOLD_SUBSCRIPT;
      fold.c = superscripts[c - 0x2080];
    }
  else
    fold.kind = TC_FOLD_CHAR;
  return fold;
}

static gunichar
fold_punctuation (gunichar c)
{
  switch (c)
    {
    case 0x00AD: case 0x200B: case 0x200C: case 0x200D: case 0x2060: case 0xFEFF:
      return 0;
    case 0x00A0: case 0x202F: case 0x205F: case 0x3000:
      return ' ';
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x00B4:
      return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x2033: case 0x00AB: case 0x00BB:
      return '"';
    case 0x2212: case 0xFE58: case 0xFE63: case 0x00AF:
      return '-';
    case 0x2236:
      return ':';
    case 0x301C: case 0x223C:
      return '~';
    case 0x3008: case 0x2329:
      return '<';
    case 0x3009: case 0x232A:
      return '>';
    case 0x3010: case 0x3014: case 0xFF3B:
      return '[';
    case 0x3011: case 0x3015: case 0xFF3D:
      return ']';
    case 0x2219: case 0x22C5: case 0x2027: case 0x30FB: case 0xFF65:
      return 0xB7;
    case 0x2715: case 0x2716: case 0x2A2F: case 0x2A09:
      return 0xD7;
    case 0x00B5:
      return 0x3BC;
    case 0x2264: case 0x2A7D:
      return 0x2264;
    case 0x2265: case 0x2A7E:
      return 0x2265;
    default:
      if (c >= 0x2000 && c <= 0x200A)
        return ' ';
      if (c >= 0x2010 && c <= 0x2015)
        return '-';
      return c;
    }
}

/**
 * tc_fold_char:
 * @c: a character of a source
 *
 * Says what a character becomes for matching.
 */
TcFold
tc_fold_char (gunichar c)
{
  TcFold fold = { TC_FOLD_CHAR, c, NULL, FALSE };

  if (c < 0x80)
    {
      fold.was_upper = g_ascii_isupper (c);
      fold.c = g_ascii_tolower (c);
      if (c <= ' ')
        fold.kind = TC_FOLD_BLANK;
      return fold;
    }
  if (c >= 0xFF01 && c <= 0xFF5E)
    return tc_fold_char (c - 0xFEE0);
  for (guint i = 0; c >= 0x2026 && c <= 0xFB04 && i < G_N_ELEMENTS (strings); i++)
    if (strings[i].c == c)
      return (TcFold) { TC_FOLD_STRING, 0, strings[i].string, c >= 0x2160 && c <= 0x2164 };
  fold = fold_raised (c);
  if (fold.kind != TC_FOLD_CHAR)
    return fold;
  fold.c = fold_punctuation (c);
  if (fold.c == 0)
    fold.kind = TC_FOLD_DROP;
  else if (fold.c == ' ')
    fold.kind = TC_FOLD_BLANK;
  else if (fold.c >= 0x4E00 && fold.c <= 0x9FFF)
    fold.c = to_simplified (fold.c);
  else if (fold.c < 0x3000 && g_unichar_isupper (fold.c))
    {
      fold.was_upper = TRUE;
      fold.c = g_unichar_tolower (fold.c);
    }
  return fold;
}

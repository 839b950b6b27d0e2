/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-fold.h"

/* Traditional characters that reports of trials use, each followed by its simplified form. One for
 * one only; words that differ by more than script are lexicon entries. */
static const char traditional[] =
  "選选隨随機机組组對对雙双單单盲盲開开藥药療疗劑剂試试驗验觀观察察隱隐備备質质評评價价結结論论"
  "標标準准後后時时間间個个與与為为給给僅仅無无應应異异顯显著著優优較较續续歲岁於于進进種种類类"
  "別别發发現现將将醫医學学臨临徵征術术檢检測测義义統统計计數数據据達达過过還还從从點点術术側侧"
  "腫肿瘤瘤癥症腦脑臟脏風风濕湿關关節节膝膝竇窦貼贴針针鍼针灸灸瀉泻膚肤體体細细幹干髓髓輸输動动"
  "靜静脈脉內内復复複复傷伤損损壓压糖糖飲饮飯饭實实際际預预護护頭头鎮镇靜静麻麻醉醉產产婦妇兒儿"
  "級级訪访導导終终證证據据參参加加納纳納纳篩筛樣样總总共共連连續续週周歷历總总鬆松慮虑憂忧鬱郁";

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

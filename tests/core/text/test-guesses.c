/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "tc-decode-part.h"
#include "tc-legacy-asian.h"
#include "tc-legacy-european.h"
#include "tc-magic.h"

/* Tests: tc-decode-part.c tc-legacy-asian.c tc-legacy-european.c tc-magic.c */

#define BYTES(b) b, sizeof (b) - 1

/* --- tc-legacy-asian.c ------------------------------------------------------------------------------ */

/* Text is converted into the encoding; the guess must find the way back. */
static void
test_chinese (void)
{
  static const char * const texts[] = {
    "目的：评价哼唱的疗效。方法：纳入40例患者。", "A probe trial (临床试验) in adults.", "（ＯＳ）评价", "随访十二个月",
  };
  static const char * const traditional[] = { "目的：評價療效。方法：納入四十例。", "臨床試驗" };
  gsize length;
  gboolean weak;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *bytes = g_convert (texts[i], -1, "GB18030", "UTF-8", NULL, &length, NULL);

      g_test_message ("%s", texts[i]);
      g_assert_cmpstr (tc_legacy_asian_guess (bytes, length, &weak), ==, "GB18030");
    }
  for (guint i = 0; i < G_N_ELEMENTS (traditional); i++)
    {
      g_autofree char *bytes = g_convert (traditional[i], -1, "BIG5", "UTF-8", NULL, &length, NULL);

      g_test_message ("%s", traditional[i]);
      g_assert_cmpstr (tc_legacy_asian_guess (bytes, length, &weak), ==, "Big5");
    }
}

static void
test_not_chinese (void)
{
  gboolean weak;
  static const struct { const char *name, *bytes; gsize length; } others[] = {
    { "nothing", BYTES ("") }, { "ascii", BYTES ("40 patients") }, { "french", BYTES ("\xe9tude \xe0 M\xe1laga") },
    { "lone-byte", BYTES ("\xc4") }, { "cut", BYTES ("\xc4\xbf\xb5") }, { "no-lead-byte", BYTES ("\x80\x80\x80") },
    { "not-valid", BYTES ("\xc4\xbf\xff\xff") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i].name);
      g_assert_null (tc_legacy_asian_guess (others[i].bytes, others[i].length, &weak));
    }
}

static void
test_japanese (void)
{
  static const char * const texts[] = {
    "目的：架空の薬が睡眠に与える効果を調べる。", "効果を調べる", "A trial of hummin. 対象は成人の患者であり、効果をみた。",
  };
  static const char * const encodings[] = { "Shift_JIS", "EUC-JP" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (encodings); j++)
      {
        gboolean weak;
        gsize length;
        g_autofree char *bytes = g_convert (texts[i], -1, encodings[j], "UTF-8", NULL, &length, NULL);

        g_test_message ("%s in %s", texts[i], encodings[j]);
        g_assert_cmpstr (tc_legacy_asian_guess (bytes, length, &weak), ==, encodings[j]);
        g_assert_false (weak);
      }
}

/* --- tc-legacy-european.c ----------------------------------------------------------------------------- */

/* The expected encodings are separate words; a weak guess is one that a person should look at. */
static void
test_european (void)
{
  static const struct { const char *text, *encodings; gboolean weak; } cases[] = {
    { "Celem próby było sprawdzić, czy mrukowit łagodzi gorączkę. Grupa żadna nie była źle leczona.",
      "windows-1250 ISO-8859-2", FALSE },
    { "Łagodna gorączka u dzieci wiejskich", "ISO-8859-2", FALSE },
    { "Cílem zkoušky bylo zjistit, zda léčba snižuje horečku u dětí ještě týden.", "windows-1250 ISO-8859-2", FALSE },
    { "A kísérlet célja annak vizsgálata volt, hogy a készítmény csökkenti-e a lázat. Húsz beteg szedte őszig, "
      "különösen idősebb nők.", "windows-1250", FALSE },
    { "Целью испытания было проверить, снижает ли средство жар.", "windows-1251 KOI8-R", FALSE },
    { "ВЛИЯНИЕ НОВОГО СРЕДСТВА НА СОН И НАСТРОЕНИЕ ПАЦИЕНТОВ", "windows-1251 KOI8-R", FALSE },
    { "A trial of hummin. Целью было проверить препарат.", "windows-1251 KOI8-R", FALSE },
    { "Die Prüfung zeigte, daß Kinder mit Fieber früher gesund würden.", "windows-1252", FALSE },
    { "L’étude a montré que l’œuvre réduisait la fièvre après l’été.", "windows-1252", FALSE },
    { "¿Quién mejoró? El estudio mostró que la niñez sanó.", "windows-1252", FALSE },
    { "Forsøget viste at børn på øen blev raske før de ældre.", "windows-1252", FALSE },
    { "12 ± 3 µg, 4 µg, mean±sd, 5 m³, 6 m³, 7 m³, 8 °C", "windows-1252", FALSE },
    { "Sørensen C", "windows-1252", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) encodings = g_strsplit (cases[i].encodings, " ", -1);

      for (guint j = 0; encodings[j] != NULL; j++)
        {
          gboolean weak;
          gsize length;
          g_autofree char *bytes = g_convert (cases[i].text, -1, encodings[j], "UTF-8", NULL, &length, NULL);

          g_test_message ("%s in %s", cases[i].text, encodings[j]);
          g_assert_cmpstr (tc_legacy_european_guess (bytes, length, &weak), ==, encodings[j]);
          g_assert_cmpint (weak, ==, cases[i].weak);
          g_assert_null (tc_legacy_asian_guess (bytes, length, &weak));
        }
    }
}

/* --- tc-magic.c --------------------------------------------------------------------------------------- */

static void
test_magic (void)
{
  static const struct { const char *bytes; gsize length; const char *kind; } files[] = {
    { BYTES ("%PDF-1.4"), "PDF document" }, { BYTES ("PK\x03\x04"), "ZIP archive or Office document" },
    { BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old Office document" }, { BYTES ("{\\rtf1"), "RTF document" },
    { BYTES ("\xff\xd8\xff\xe0"), "JPEG image" }, { BYTES ("GIF89a"), "GIF image" }, { BYTES ("II*\0"), "TIFF image" },
    { BYTES ("\x1f\x8b"), "compressed file" }, { BYTES ("SQLite format 3\0"), "SQLite database" },
    { BYTES ("%PDF"), NULL }, { BYTES (""), NULL }, { BYTES ("GIF90a"), NULL }, { BYTES ("Dear diary"), NULL },
    { BYTES (" %PDF-1.4"), NULL }, { BYTES ("SQLite format 3"), NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_cmpstr (tc_magic_guess (files[i].bytes, files[i].length), ==, files[i].kind);
}

/* --- tc-decode-part.c --------------------------------------------------------------------------------- */

/* Whatever a part of a file holds, text comes out; what is not of the file's encoding is said. */
static void
test_parts (void)
{
  static const struct { const char *bytes; gsize length; const char *encoding, *text; gboolean damaged; } parts[] = {
    { BYTES (""), "UTF-8", "", FALSE },
    { BYTES ("\xe7\x9b\xae 1\r\n"), "UTF-8", "目 1\r\n", FALSE },
    { BYTES ("\xc4\xbf\xb5\xc4"), "GB18030", "目的", FALSE },
    /* What the part before ended in the middle of is forgotten, and the encoding may be another one. */
    { BYTES ("\x1b$B\xff"), "ISO-2022-JP", "\x1b$Bÿ", FALSE },
    { BYTES ("ab"), "ISO-2022-JP", "ab", FALSE },
    { BYTES ("\xc4\xbf\xb5"), "GB18030", "Ä¿µ", TRUE },
    { BYTES ("\xc4\xbf\xb5\xc4"), "GB18030", "目的", FALSE },
    { BYTES ("\xe9t\xe9"), "windows-1252", "été", FALSE },
    { BYTES ("\xe9t\xe9"), "no such encoding", "été", FALSE },
    { BYTES ("good\n\xe7\x9b\xae\nM\xe1laga\n"), "UTF-8", "good\n目\nMálaga\n", TRUE },
    { BYTES ("a\0b"), "UTF-8", "ab", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *used = NULL;
      gboolean damaged = FALSE;
      g_autofree char *text = tc_decode_part (parts[i].bytes, parts[i].length, parts[i].encoding, &used, &damaged);

      g_assert_cmpstr (text, ==, parts[i].text);
      g_assert_cmpint (damaged, ==, parts[i].damaged);
      g_assert_nonnull (used);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/legacy-asian/texts", test_chinese);
  g_test_add_func ("/text/legacy-asian/others", test_not_chinese);
  g_test_add_func ("/text/legacy-asian/japanese", test_japanese);
  g_test_add_func ("/text/legacy-european", test_european);
  g_test_add_func ("/text/magic", test_magic);
  g_test_add_func ("/text/decode-part", test_parts);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../model/value-test.h"
#include "tc-study-knowledge.h"
#include "tc-study-naming.h"
#include "tc-surname.h"

/* Tests: tc-study-knowledge.c tc-study-naming.c tc-surname.c */

#define LONG_TITLE "Humming against invented hiccups in persons who do not exist"

/* What a study is called; values in JSON. */
static const struct
{
  const char *name;
  const char *authors;
  const char *title;
  const char *title_zh;
  const char *doi;
  const char *registry_ids;
  int year;
  const char *text;
  gboolean is_part;
  const char *label;
  const char *shown_title;
} cases[] = {
  { "author-and-year", "[\"Muster C\",\"Probe B\"]", "\"Humming\"", NULL, NULL, NULL, 2031, "x", FALSE,
    "Muster 2031", "Humming" },
  { "given-first", "[\"Carla Muster\",\"Bea D. Probe\"]", "\"Humming\"", NULL, NULL, NULL, 2031, "x", FALSE,
    "Muster 2031", "Humming" },
  { "either-end", "[\"Carla Muster\",\"Bea Probe\"]", "\"Humming\"", NULL, NULL, NULL, 2031, "x", FALSE,
    "Carla Muster 2031", "Humming" },
  { "author", "[\"Muster C\"]", "\"Humming\"", "\"哼唱\"", NULL, NULL, 0, "x", TRUE, "Muster C", "Humming" },
  { "nothing", NULL, NULL, NULL, NULL, NULL, 0, NULL, FALSE, "f.txt", "f.txt" },
  { "blank-text", NULL, NULL, NULL, NULL, NULL, 2031, " \n\t\r\n", FALSE, "f.txt", "f.txt" },
  { "no-items", "[]", NULL, NULL, NULL, "[]", 2031, "", TRUE, "f.txt", "f.txt" },
  { "chinese", NULL, NULL, "\"哼唱\"", "\"10.5555/x\"", NULL, 0, "x", FALSE, "f.txt", "哼唱" },
  { "doi", NULL, NULL, NULL, "\"10.5555/x\"", "[\"NCT09999999\"]", 0, "x", FALSE, "f.txt", "doi:10.5555/x" },
  { "register", NULL, NULL, NULL, NULL, "[\"NCT09999999\"]", 0, "x", FALSE, "f.txt", "NCT09999999" },
  { "text", NULL, NULL, NULL, NULL, NULL, 0, "\n  We hummed.\nNobody listened.", FALSE, "f.txt", "We hummed." },
  { "part-doi", NULL, "\"Humming\"", NULL, "\"10.5555/x\"", NULL, 2031, "x", TRUE, "doi:10.5555/x", "Humming" },
  { "part-register", NULL, "\"Humming\"", NULL, NULL, "[\"NCT09999999\"]", 0, "x", TRUE, "NCT09999999", "Humming" },
  { "part-title", NULL, "\"" LONG_TITLE "\"", NULL, NULL, NULL, 0, "x", TRUE,
    "Humming against invented hiccups in…", LONG_TITLE },
  { "part-text", NULL, NULL, NULL, NULL, NULL, 0, "Id 1\nHumming", TRUE, "Id 1", "Id 1" },
  { "part-chinese", NULL, "\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一\"", NULL, NULL, NULL, 0,
    NULL, TRUE, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…",
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一" },
};

static void
test_names (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TcValue) authors = value_test_parse (cases[i].authors);
  g_autoptr (TcValue) title = value_test_parse (cases[i].title);
  g_autoptr (TcValue) title_zh = value_test_parse (cases[i].title_zh);
  g_autoptr (TcValue) doi = value_test_parse (cases[i].doi);
  g_autoptr (TcValue) registry_ids = value_test_parse (cases[i].registry_ids);
  const TcStudyNames names = {
    authors, title, title_zh, doi, registry_ids, cases[i].year, "f.txt", cases[i].text, cases[i].is_part,
  };
  g_autofree char *label = tc_study_make_label (&names);
  g_autofree char *shown = tc_study_make_title (&names);

  g_assert_cmpstr (label, ==, cases[i].label);
  g_assert_cmpstr (shown, ==, cases[i].shown_title);
}

/* Initials and commas tell which part is the family name; where nothing does, and of groups, it is the whole name. */
static void
test_surname (void)
{
  static const struct
  {
    const char *name;
    const char *surname;
  } names[] = {
    { "Muster C", "Muster" },
    { "Muster CD", "Muster" },
    { "Muster C.-D.", "Muster" },
    { "Muster C. D.", "Muster" },
    { "Muster C Jr", "Muster" },
    { "van der Muster C", "van der Muster" },
    { "Muster-Probe Ç", "Muster-Probe" },
    { "Muster, Carla", "Muster" },
    { "van der Muster, Carla D.", "van der Muster" },
    { "Muster C, MD", "Muster" },
    { "C. Muster", "Muster" },
    { "C. D. Muster", "Muster" },
    { "C.-D. van der Muster", "van der Muster" },
    { "Carla D Muster", "Muster" },
    { "Carla D. van der Muster", "van der Muster" },
    { "Carla  D. Muster Jr.", "Muster" },
    { "Carla Muster", "Carla Muster" },
    { "Muster", "Muster" },
    { "C", "C" },
    { "C D", "C" },
    { "C Jr", "C Jr" },
    { ", Carla", ", Carla" },
    { "", "" },
    { "例一", "例一" },
    { "例一 A", "例一 A" },
    { "WHO Sample Group", "WHO Sample Group" },
    { "Sample Study Group", "Sample Study Group" },
    { "Vitamin D Study Group", "Vitamin D Study Group" },
    { "Hepatitis B Research Network", "Hepatitis B Research Network" },
    { "Toxin B Alliance", "Toxin B Alliance" },
    { "Sample Group C", "Sample Group C" },
    { "Vitamin D Humming Singers", "Vitamin D Humming Singers" },
    { "Group C", "Group" },
    { "Carla D van der Muster", "van der Muster" },
    { "CARLA ROSS", "CARLA ROSS" },
    { "MUSTER CD", "MUSTER CD" },
    { "MUSTER C", "MUSTER" },
    { "MUSTER C.D.", "MUSTER" },
    { "C. D. MUSTER", "MUSTER" },
    { "MUSTER, CD", "MUSTER" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *surname = tc_surname_find (names[i].name);

      g_test_message ("%s", names[i].name);
      g_assert_cmpstr (surname, ==, names[i].surname);
    }
}

/* A text of any length, cut in the middle of a character or not. */
static void
test_long_text (void)
{
  for (guint shift = 0; shift < 3; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      TcStudyNames names = { .file_name = "f.txt" };
      g_autofree char *title = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      for (guint i = 0; i < 2000; i++)
        g_string_append (text, "哼");
      names.text = text->str;
      title = tc_study_make_title (&names);
      g_assert_true (g_utf8_validate (title, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (title, -1), ==, 101);
      g_assert_true (g_str_has_suffix (title, "哼…"));
    }
}

static void
add (GPtrArray  *suggestions,
     TcId        source_id,
     const char *field,
     guint       item,
     const char *text,
     double      confidence)
{
  g_autoptr (TcValue) value = tc_value_new_text (text);
  TcSuggestion *suggestion = tc_suggestion_new (field, item, value, "en", "probe.rule", confidence);

  suggestion->source_id = source_id;
  g_ptr_array_add (suggestions, suggestion);
}

/* The best list and the best single value; what was learnt first stays. */
static void
test_knowledge (void)
{
  g_auto (TcStudyKnowledge) knowledge = { { FALSE }, { NULL } };
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autofree char *author = NULL;
  g_autofree char *journal = NULL;

  add (suggestions, 1, "authors", 0, "Probe B et al.", 0.95);
  add (suggestions, 2, "authors", 0, "Testperson A", 0.9);
  add (suggestions, 2, "authors", 1, "Probe B", 0.9);
  add (suggestions, 1, "journal", 0, "J Invent", 0.5);
  add (suggestions, 2, "journal", 0, "Journal of Inventions", 0.8);
  add (suggestions, 2, "dose", 0, "much", 0.8);
  knowledge.known[TC_STUDY_FIELD_YEAR] = TRUE;
  add (suggestions, 2, "year", 0, "2031", 0.8);
  tc_study_learn_suggestions (&knowledge, suggestions);
  author = tc_study_first_text (knowledge.values[TC_STUDY_FIELD_AUTHORS]);
  journal = tc_study_first_text (knowledge.values[TC_STUDY_FIELD_JOURNAL]);
  g_assert_cmpstr (author, ==, "Testperson A");
  g_assert_cmpstr (journal, ==, "Journal of Inventions");
  g_assert_null (knowledge.values[TC_STUDY_FIELD_YEAR]);
  g_assert_false (knowledge.known[TC_STUDY_FIELD_TITLE]);
}

/* What the initials of the others say of the first one. */
static void
test_first_surname (void)
{
  static const struct
  {
    const char *names[4];
    const char *surname;
  } lists[] = {
    { { "Carla Muster", "B. Probe" }, "Muster" },
    { { "Carla Muster", "Bea Probe", "Ana M. Esempio Jr." }, "Muster" },
    { { "Carla van der Muster", "Bea D Probe" }, "van der Muster" },
    { { "Carla Muster III", "Bea D. Probe" }, "Muster" },
    { { "Carla Muster" }, "Carla Muster" },
    { { "Carla Muster", "Probe B" }, "Carla Muster" },
    { { "Carla Muster", "B. Probe", "Esempio A" }, "Carla Muster" },
    { { "Carla Muster Beispiel", "B. Probe" }, "Carla Muster Beispiel" },
    { { "Sample Study Group", "B. Probe" }, "Sample Study Group" },
    { { "例一", "B. Probe" }, "例一" },
    { { "Muster C", "B. Probe" }, "Muster" },
    { { "Muster", "B. Probe" }, "Muster" },
    { { "", "B. Probe" }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *surname = tc_surname_find_first (lists[i].names);

      g_assert_cmpstr (surname, ==, lists[i].surname);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/naming/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_names);
    }
  g_test_add_func ("/naming/surname", test_surname);
  g_test_add_func ("/naming/first-surname", test_first_surname);
  g_test_add_func ("/store/naming/long-text", test_long_text);
  g_test_add_func ("/store/naming/knowledge", test_knowledge);

  return g_test_run ();
}

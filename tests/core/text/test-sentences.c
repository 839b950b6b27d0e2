/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-sentences.h"

#include <string.h>

/* Tests: tc-sentences.c */

static char *
split (const char *text)
{
  g_autoptr (TcNormal) normal = tc_normalise (text);
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (TcSentence));
  GString *out = g_string_new (NULL);

  tc_sentences_split (normal, 0, normal->length, sentences);
  for (guint i = 0; i < sentences->len; i++)
    {
      const TcSentence *s = &g_array_index (sentences, TcSentence, i);

      g_string_append_printf (out, "%s%.*s", i > 0 ? "|" : "", (int) (s->end - s->start), normal->text + s->start);
    }
  return g_string_free (out, FALSE);
}

static void
test_splits (void)
{
  static const struct
  {
    const char *text;
    const char *sentences;
  } cases[] = {
    { "", "" },
    { "One. Two.", "one.|two." },
    { "It fell by 0.5. Nobody died.", "it fell by 0.5.|nobody died." },
    { "Probe et al. Found it.", "probe et al. found it." },
    { "Cells vs. Saline were given.", "cells vs. saline were given." },
    { "Given i.v. Twice.", "given i.v. twice." },
    { "Grant No. 12 paid. It did.", "grant no. 12 paid.|it did." },
    { "ClinicalTrials. gov lists it.", "clinicaltrials. gov lists it." },
    { "We saw 12. Eight were well.", "we saw 12.|eight were well." },
    { "It ended.Methods were good.", "it ended.|methods were good." },
    { "All were well (P<0.05). Nobody fell.", "all were well (p<0.05).|nobody fell." },
    { "Why? Because! Yes.", "why?|because!|yes." },
    { "目的:观察疗效。方法:随机分组。", "目的:观察疗效。|方法:随机分组。" },
    { "提高疗效.方法:选取88例.", "提高疗效.|方法:选取88例." },
    { "平均1.14%。结束", "平均1.14%。|结束" },
    { "Title without stop\nText.", "title without stop|text." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentences = split (cases[i].text);

      g_assert_cmpstr (sentences, ==, cases[i].sentences);
    }
}

/* No expression ever sees more than a bounded piece, however the text is written. */
static void
test_cuts (void)
{
  static const char *const pieces[] = { "word ", "x", "甲" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TcNormal) normal = NULL;
      g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (TcSentence));
      gsize covered = 0;

      for (guint k = 0; k < 100000; k++)
        g_string_append (text, pieces[i]);
      normal = tc_normalise (text->str);
      tc_sentences_split (normal, 0, normal->length, sentences);
      for (guint k = 0; k < sentences->len; k++)
        {
          const TcSentence *s = &g_array_index (sentences, TcSentence, k);

          g_assert_cmpuint (s->end - s->start, <=, TC_SENTENCE_MAX + 8);
          g_assert_true (g_utf8_validate (normal->text + s->start, s->end - s->start, NULL));
          covered += s->end - s->start;
        }
      g_assert_cmpuint (covered + sentences->len + 8, >=, normal->length);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/sentences/splits", test_splits);
  g_test_add_func ("/text/sentences/cuts", test_cuts);
  return g_test_run ();
}

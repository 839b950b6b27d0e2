/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tc-clauses.h"
#include "tc-searcher.h"

/* Tests: tc-clauses.c tc-gate.c tc-searcher.c
 * Through them: tc-clause-part.c tc-clause.c tc-starts.c */

static void
append_word (GString    *out,
             const char *separator,
             const char *word)
{
  g_string_append_printf (out, "%s%s", separator, word[0] == TC_CLAUSE_BORDER ? "\\b" : "");
  g_string_append (out, word + (word[0] == TC_CLAUSE_BORDER || word[0] == TC_CLAUSE_MARK));
}

/* As "a|b@0-3 =|x@9+": the words of a clause, single bytes first, and their distance from the start; "^" for the start
 * of the text. */
static char *
describe (GPtrArray *clauses)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; clauses != NULL && i < clauses->len; i++)
    {
      const TcClause *clause = g_ptr_array_index (clauses, i);
      const char *separator = i > 0 ? " " : "";

      if (clause->at_start)
        g_string_append_printf (out, "%s^", separator);
      for (guint byte = 0; byte < 128; byte++)
        if ((clause->bytes[byte / 64] >> (byte % 64) & 1) != 0)
          {
            g_string_append_printf (out, "%s%c", separator, byte);
            separator = "|";
          }
      for (guint k = 0; k < clause->words->len; k++, separator = "|")
        append_word (out, separator, g_ptr_array_index (clause->words, k));
      g_string_append_printf (out, "@%u", clause->min);
      if (clause->max == TC_CLAUSE_FAR)
        g_string_append_c (out, '+');
      else if (clause->max != clause->min)
        g_string_append_printf (out, "-%u", clause->max);
    }
  return g_string_free (out, FALSE);
}

static void
test_reads (void)
{
  static const struct
  {
    const char *expression;
    const char *clauses;
    guint max_length;
    gboolean at_end;
  } cases[] = {
    { "abc", "abc@0", 3, FALSE },
    { "\\b(?:double|single)[ -]blind", "\\bdouble|\\bsingle@0  |-@6 \\bblind@7", 12, FALSE },
    { "patients?", "patient@0", 8, FALSE },
    { "\\b(?:a )?(?:one|two)\\b", "\\bone|\\btwo@0-2", 5, FALSE },
    { "\\b(?:x)?(?:one|two)\\b", "one|two@0-1", 4, FALSE },
    { "[,;] ?(?:one|-two)", ",|;@0 \\bone|-two@1-2", 6, FALSE },
    { "^of (?#count)\\d", "\\bof @0 count@3 0|1|2|3|4|5|6|7|8|9@3", 4, FALSE },
    { "colou+r", "colo@0 u@4 r@5+", TC_CLAUSE_FAR, FALSE },
    { "(?:ab|c?)d", "d@0-2", 3, FALSE },
    { "ab*?c", "a@0 c@1+", TC_CLAUSE_FAR, FALSE },
    { "(?<n>\\d|[xy])=", "0|1|2|3|4|5|6|7|8|9|x|y@0 =@1", 2, FALSE },
    { "[^a]bc", "bc@1-4", 6, FALSE },
    { "(?<!no )(?<=x)ab(?!cd)", "ab@0", 2, FALSE },
    { "ab(?=.{0,3}cd)", "ab@0 cd@2-14", 2, FALSE },
    { "a{2}b{1,3}(?:cd){2,}", "a@0 b@2 cd@3-5", TC_CLAUSE_FAR, FALSE },
    { "[一二]例", "一|二@0 例@1-4", 7, FALSE },
    { "(?:in|of) $", "in|of@0  @2", 3, TRUE },
    { "a$|b", "a|b@0", 1, FALSE },
    { "(?:x(?<y>yz)?)?", "", 3, FALSE },
    /* What is not understood says nothing. */
    { "(?i)abc", "", TC_CLAUSE_FAR, FALSE },
    { "(a)\\1", "", TC_CLAUSE_FAR, FALSE },
    { "[[:alpha:]]b", "", TC_CLAUSE_FAR, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcClauses) clauses = tc_clauses_new (cases[i].expression);
      g_autofree char *described = describe (clauses->all);

      g_test_message ("%s", cases[i].expression);
      g_assert_cmpstr (described, ==, cases[i].clauses);
      g_assert_cmpuint (clauses->max_length, ==, cases[i].max_length);
      g_assert_cmpint (clauses->at_end, ==, cases[i].at_end);
    }
}

/* Each alternative tells by what suits it best where it begins, and only what tells less than all does is left out. */
static void
test_reads_starts (void)
{
  static const struct
  {
    const char *expression;
    const char *starts;
  } cases[] = {
    { "abc", "abc@0" },
    { "\\bthis (?:[a-z]{1,3} ){0,2}trial|\\b(?:control|placebo) groups?|double-blind", "\\bthis |double-blind@0  group@7" },
    { "^a|[^b]{2}large", "^@0 large@2-8" },
    { "(?:a|^)large", "large@0-1" },
    { "^(?:in [^.]{0,9})?died", "^@0" },
    { "(?:large)?small", "small@0-5" },
    { "(?:large|small){1,2}", "large|small@0" },
    { "(?=large)x", "large@0" },
    { "(?!large)x+", "x@0" },
    { "x*large", "" },
    { "large|x*", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TcClauses) clauses = tc_clauses_new (cases[i].expression);
      g_autofree char *described = describe (clauses->starts);

      g_test_message ("%s", cases[i].expression);
      g_assert_cmpstr (described, ==, cases[i].starts);
    }
}

typedef struct
{
  TcSearcher *searcher;
} Note;

static void
note_cb (guint    id,
         gsize    start,
         gsize    end,
         gpointer data)
{
  tc_searcher_note_word (((Note *) data)->searcher, id, start);
}

static char *
list_matches (TcSearcher      *searcher,
              const TcPattern *pattern,
              const char      *text,
              gsize            length)
{
  GString *out = g_string_new (NULL);
  TcMatch *match = NULL;
  TcSearch found = tc_searcher_search (searcher, pattern, text, length, &match);

  for (; found == TC_SEARCH_FOUND; found = tc_match_next (match))
    {
      int start;
      int end;

      tc_match_fetch_pos (match, 0, &start, &end);
      g_string_append_printf (out, "%d-%d ", start, end);
    }
  tc_match_free (match);
  return g_string_free (out, FALSE);
}

/* With gates and windows the same is found as without, in every part of every sentence. */
static void
test_finds_the_same (void)
{
  static const char *const expressions[] = {
    "\\b(?:in|of) (?<n>\\d+|two|three)(?: [a-z]+){0,3}? (?:people|women)\\b",
    "(?<![\\d.])\\d+(?:\\.\\d+)? ?(?:mg|例)",
    "(?:in|of|each) $",
    "^[^.;]{0,20}\\b(?:left|died)\\b",
    "n ?= ?\\d+|[一二三]+例|\\d+/\\d+",
    "(?:共|纳入)[^。]{0,10}?(?<n>\\d+|[一二三十]+)例",
    "[a-z]{2,6} (?:people|women)",
    "é+t|x*",
    "\\b(?:an? )?(?:older|thin)\\b|\\bthree ?of",
    "(?#count)(?<![\\d.,])\\d+(?= [a-z=]|/)(?: (?:older|left))?",
    "^(?:in|each)|\\bof [a-z]{2,5} (?:thin|people)|\\b[a-z]{3,6}er women|\\d (?:mg|left)|died",
    "(?:^| )(?:in|and|each) (?:\\d+|of)|(?:three|two) (?=thin|people)",
    /* What must follow, far away or near, says where there is no use in trying. */
    "(?:in|of|and) [^.]*\\b(?:died|women)\\b",
    "\\d[^.]{0,30}[(/=]",
    "[a-z]{2,5} .{3,9}(?:left|people)",
  };
  static const char text[] = "in 12 older women and of two thin people, 3 left. Each of 5 (n = 5) died; 2.5 mg, 3/7. "
                             "本研究共纳入三十例, 其中12例用药5 mg。étét n=1, of three people and 3.5 mg in each ";
  g_autoptr (TcSource) source = tc_source_new ();
  g_autoptr (TcProse) document = NULL;
  g_autoptr (TcGates) gates = tc_gates_new ();
  g_autoptr (TcMatcher) matcher = tc_matcher_new ();
  TcSearcher gated;
  TcSearcher plain;
  TcPattern *patterns[G_N_ELEMENTS (expressions)];
  Note note = { &gated };
  guint n_found = 0;

  tc_source_take_text (source, g_strdup (text));
  document = tc_prose_new (source);
  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      TcGate *gate = g_new (TcGate, 1);

      patterns[i] = tc_pattern_new (expressions[i], NULL);
      tc_gates_register (gates, expressions[i], gate);
      tc_pattern_take_gate (patterns[i], gate);
    }
  tc_gates_add_words (gates, matcher, 0);
  tc_matcher_compile (matcher);
  tc_searcher_init (&plain);
  tc_searcher_init (&gated);
  tc_searcher_begin (&gated, gates, document);
  g_assert_cmpuint (document->sentences->len, >=, 3);
  for (guint i = 0; i < document->sentences->len; i++)
    {
      const TcProseSentence *sentence = tc_prose_sentence (document, i);

      tc_searcher_begin_sentence (&gated);
      tc_matcher_scan (matcher, document->normal->text, sentence->start, sentence->end, note_cb, &note);
      tc_searcher_end_sentence (&gated, tc_gates_get_mark (gates, "count"));
    }
  for (guint i = 0; i < document->sentences->len; i++)
    for (gsize start = tc_prose_sentence (document, i)->start; start < tc_prose_sentence (document, i)->end; start++)
      for (gsize end = start; end <= tc_prose_sentence (document, i)->end; end++)
        for (guint k = 0; k < G_N_ELEMENTS (expressions); k++)
          {
            const char *at = document->normal->text + start;
            g_autofree char *with = NULL;
            g_autofree char *without = NULL;
            g_autofree char *copy = g_strndup (at, end - start);

            if (!g_utf8_validate (at, end - start, NULL))
              continue;
            with = list_matches (&gated, patterns[k], at, end - start);
            without = list_matches (&plain, patterns[k], copy, end - start);
            g_assert_cmpstr (with, ==, without);
            n_found += without[0] != '\0';
          }
  g_assert_cmpuint (n_found, >, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    tc_pattern_free (patterns[i]);
  tc_searcher_clear (&gated);
  tc_searcher_clear (&plain);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/clauses/reads", test_reads);
  g_test_add_func ("/extract/clauses/reads-starts", test_reads_starts);
  g_test_add_func ("/extract/clauses/finds-the-same", test_finds_the_same);
  return g_test_run ();
}

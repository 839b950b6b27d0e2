/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-merge.h"

#include <string.h>

#include "prose-fixture.h"

/* Tests: tc-merge.c */

/* The English sentence, then the Chinese one. */
#define SECTIONS "methods en | We enrolled 40 patients in one town.\nmethods zh | 共纳入40例患者，均在一个小镇。"

typedef struct
{
  const char *field;
  const char *value;              /* JSON */
  double confidence;
  const char *quote;              /* stands once in the text */
  gboolean universal;
  gboolean fallback;
} Said;

static void
say (TcFindings    *findings,
     const TcProse *prose,
     const Said    *said)
{
  const char *at = strstr (prose->source->text, said->quote);
  guint start = g_utf8_pointer_to_offset (prose->source->text, at);
  TcCandidate *candidate =
    tc_findings_add_span (findings, said->field, "probe.rule", tc_value_from_json (said->value, NULL),
                          said->confidence, (TcSpan) { start, start + g_utf8_strlen (said->quote, -1) });

  candidate->chinese = (guchar) said->quote[0] >= 0x80;
  candidate->universal = said->universal;
  candidate->fallback = said->fallback;
}

static const struct
{
  const char *name;
  gboolean citation_only;
  Said said[5];
  const char *suggestions;        /* "field item value language confidence quotes", one a line */
  guint n_discrepancies;
} cases[] = {
  { "nothing", FALSE, { { NULL } }, "", 0 },
  { "one", FALSE, { { "n_enrolled", "40", 0.9, "40 patients" } }, "n_enrolled 0 40 en 0.90 1\n", 0 },
  { "same-in-both", FALSE, { { "n_enrolled", "40", 0.9, "40 patients" }, { "n_enrolled", "40", 0.8, "纳入40例" } },
    "n_enrolled 0 40 en+zh 0.98 2\n", 0 },
  { "different-in-both", FALSE, { { "n_enrolled", "40", 0.9, "40 patients" }, { "n_enrolled", "41", 0.8, "纳入40例" } },
    "n_enrolled 0 40 en 0.90 1\nn_enrolled 0 41 zh 0.80 1\n", 1 },
  { "different-but-unsure", FALSE, { { "n_enrolled", "40", 0.9, "40 patients" }, { "n_enrolled", "41", 0.6, "纳入40例" } },
    "n_enrolled 0 40 en 0.90 1\nn_enrolled 0 41 zh 0.60 1\n", 0 },
  { "twice-in-one-language", FALSE, { { "n_enrolled", "40", 0.8, "40 patients" }, { "n_enrolled", "40", 0.9, "enrolled 40" } },
    "n_enrolled 0 40 en 0.90 1\n", 0 },
  { "much-less-certain", FALSE, { { "n_enrolled", "40", 0.9, "40 patients" }, { "n_enrolled", "1", 0.2, "one town" } },
    "n_enrolled 0 40 en 0.90 1\n", 0 },
  { "fallback", FALSE, { { "control", "\"none\"", 0.9, "one town", FALSE, TRUE }, { "control", "\"placebo\"", 0.5, "patients" } },
    "control 0 \"placebo\" en 0.50 1\n", 0 },
  { "fallback-alone", FALSE, { { "control", "\"none\"", 0.9, "one town", FALSE, TRUE } }, "control 0 \"none\" en 0.90 1\n", 0 },
  { "case-does-not-matter", FALSE, { { "control", "\"Placebo\"", 0.9, "one town" }, { "control", "\"placebo\"", 0.8, "patients" } },
    "control 0 \"Placebo\" en 0.90 1\n", 0 },
  { "items-in-text-order", FALSE, { { "country", "\"Norway\"", 0.5, "patients" }, { "country", "\"Japan\"", 0.9, "enrolled" } },
    "country 0 \"Japan\" en 0.90 1\ncountry 1 \"Norway\" en 0.50 1\n", 0 },
  { "verbatim-in-both", FALSE, { { "conclusion", "\"one town\"", 0.9, "one town" }, { "conclusion", "\"一个小镇\"", 0.9, "一个小镇" } },
    "conclusion 0 \"one town\" en+zh 0.99 2\n", 0 },
  { "in-no-language", FALSE, { { "doi", "\"10.5555/x\"", 0.9, "40 patients", TRUE } }, "doi 0 \"10.5555/x\"  0.90 1\n", 0 },
  { "review", TRUE, { { "n_enrolled", "40", 0.9, "40 patients" }, { "year", "2031", 0.9, "one town", TRUE } },
    "year 0 2031  0.90 1\n", 0 },
  { "codebook-order", FALSE, { { "deaths", "0", 0.9, "patients" }, { "year", "2031", 0.9, "one town", TRUE } },
    "year 0 2031  0.90 1\ndeaths 0 0 en 0.90 1\n", 0 },
};

static void
test_merge (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TcProse) prose = prose_fixture_new (SECTIONS);
  g_autoptr (TcFindings) findings = tc_findings_new ();
  g_autoptr (GPtrArray) suggestions = tc_suggestions_new ();
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (cases[i].said) && cases[i].said[k].field != NULL; k++)
    say (findings, prose, &cases[i].said[k]);
  tc_merge_findings (prose, findings, cases[i].citation_only, suggestions);
  for (guint k = 0; k < suggestions->len; k++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, k);
      g_autofree char *value = tc_value_to_json (suggestion->value);

      g_string_append_printf (found, "%s %u %s %s %.2f %u\n", suggestion->field, suggestion->item, value,
                              suggestion->language, suggestion->confidence, suggestion->quotes->len);
    }
  g_assert_cmpstr (found->str, ==, cases[i].suggestions);
  g_assert_cmpuint (findings->discrepancies->len, ==, cases[i].n_discrepancies);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/extract/merge/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_merge);
    }
  return g_test_run ();
}

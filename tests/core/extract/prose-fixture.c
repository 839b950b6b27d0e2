/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prose-fixture.h"

#include <string.h>

/* Appends the text of a line; the section goes to @sections, as there is no text yet for it to stand in. */
static void
add_line (GArray     *sections,
          GString    *text,
          const char *line)
{
  const char *bar = strstr (line, " | ");
  g_autofree char *head = g_strndup (line, bar - line);
  char *space = strrchr (head, ' ');
  TcSection section = { 0, { g_utf8_strlen (text->str, -1), 0 }, "" };

  g_assert_nonnull (space);
  *space = '\0';
  g_assert_true (tc_section_kind_from_string (head, &section.kind));
  if (!g_str_equal (space + 1, "-"))
    g_strlcpy (section.language, space + 1, sizeof section.language);
  g_string_append (text, bar + strlen (" | "));
  section.span.end = g_utf8_strlen (text->str, -1);
  g_array_append_val (sections, section);
  g_string_append_c (text, '\n');
}

TcProse *
prose_fixture_new (const char *sections)
{
  g_autoptr (TcSource) source = tc_source_new ();
  g_auto (GStrv) lines = g_strsplit (sections, "\n", -1);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TcSection));
  GString *text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      add_line (all, text, lines[i]);
  tc_source_take_text (source, g_string_free (text, FALSE));
  for (guint i = 0; i < all->len; i++)
    {
      const TcSection *section = &g_array_index (all, TcSection, i);

      tc_source_add_section (source, section->kind, section->span, section->language);
    }

  return tc_prose_new (source);
}

const TcRules *
prose_fixture_get_rules (void)
{
  static TcRules *rules;
  g_autoptr (GError) error = NULL;

  if (rules == NULL)
    rules = tc_rules_new (&error);
  g_assert_no_error (error);

  return rules;
}

TcFindings *
prose_fixture_find (TcProse *prose)
{
  g_autoptr (GError) error = NULL;
  TcFindings *findings = tc_findings_new ();

  g_assert_true (tc_rules_run (prose_fixture_get_rules (), prose, findings, NULL, &error));
  g_assert_no_error (error);

  return findings;
}

char *
prose_fixture_describe (const TcFindings *findings,
                        const char       *which)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *described = g_string_new (NULL);

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);
      gboolean wanted = g_str_has_suffix (which, ".") ? g_str_has_prefix (candidate->rule, which)
                                                      : g_str_equal (candidate->field, which);
      g_autofree char *value = tc_value_to_json (candidate->value);

      if (!wanted || g_hash_table_contains (known, value))
        continue;
      g_string_append_printf (described, "%s\n", value);
      g_hash_table_add (known, g_steal_pointer (&value));
    }

  return g_string_free (described, FALSE);
}

void
prose_fixture_check (const ProseCase *cases,
                     guint            i)
{
  g_autoptr (TcProse) prose = prose_fixture_new (cases[i].sections);
  g_autoptr (TcFindings) findings = prose_fixture_find (prose);
  g_autofree char *found = NULL;

  cases[i].finder (prose, findings);
  found = prose_fixture_describe (findings, cases[i].which);
  g_assert_cmpstr (found, ==, cases[i].found);
  g_assert_cmpuint (findings->warnings->len, ==, 0);
}

void
prose_fixture_survive (const ProseCase    *cases,
                       guint               n_cases,
                       const char * const *texts,
                       guint               n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    for (guint k = 0; k < n_cases; k++)
      {
        g_autoptr (TcProse) prose = NULL;
        g_autoptr (TcFindings) findings = NULL;

        /* Cases of one finder stand together. */
        if (k > 0 && cases[k].finder == cases[k - 1].finder)
          continue;
        prose = prose_fixture_new (texts[i]);
        findings = prose_fixture_find (prose);
        cases[k].finder (prose, findings);
        for (guint c = 0; c < findings->candidates->len; c++)
          {
            const TcCandidate *candidate = g_ptr_array_index (findings->candidates, c);

            g_assert_cmpuint (candidate->n_quotes, >, 0);
            g_assert_cmpuint (candidate->quotes[0].start, <, candidate->quotes[0].end);
            g_assert_cmpuint (candidate->quotes[0].end, <=, prose->source->n_chars);
          }
      }
}

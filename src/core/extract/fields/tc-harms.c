/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-harms.h"

#include <string.h>

#include "tc-bytes.h"

/* How a sentence begins that takes back a part of "no adverse events". */
static const char *const exceptions[] = {
  "just ", "only ", "except ", "except for ", "apart from ", "other than ", "仅", "只有", "只是",
};

/* What then happened. */
static const char *const happened[] = {
  " experienced ", " had ", " developed ", " reported ", " complained ", " suffered ", " was seen",
  " was observed", " was noted", " occurred", " were seen", " were observed", " were noted",
  " was reported", " were reported", "出现", "发生", "有", "报告",
};

/* Whether the sentence behind one takes back a part of it. */
static gboolean
takes_back (const TcProse *document,
            guint          index)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index + 1);
  const char *text = document->normal->text + sentence->start;
  gsize length = sentence->end - sentence->start;
  gboolean excepts = FALSE;

  if (sentence->section != tc_prose_sentence (document, index)->section)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (exceptions) && !excepts; i++)
    excepts = length > strlen (exceptions[i]) &&
              memcmp (text, exceptions[i], strlen (exceptions[i])) == 0;
  for (guint i = 0; excepts && i < G_N_ELEMENTS (happened); i++)
    if (tc_bytes_find (text, length, happened[i], strlen (happened[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* Bytes of "just " and "only ", which say nothing without what they take back. */
static gsize
skip_only (const TcProse         *document,
           const TcProseSentence *sentence)
{
  const char *text = document->normal->text + sentence->start;

  return g_str_has_prefix (text, "just ") || g_str_has_prefix (text, "only ") ? strlen ("just ") : 0;
}

/**
 * tc_harms_resolve:
 * @document: a document that the rules ran over
 * @findings: what they found
 *
 * Where the next sentence takes back a part of "no adverse events", adds it to "none"; in Chinese
 * nothing is proposed, as the words of an English report would be compared with it.
 */
void
tc_harms_resolve (const TcProse *document,
                  TcFindings    *findings)
{
  const char *rule = g_intern_static_string ("safety.none");

  for (guint i = findings->candidates->len; i > 0; i--)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i - 1);
      const TcProseSentence *next;
      g_autofree char *text = NULL;
      g_autofree char *value = NULL;

      if (candidate->rule != rule || candidate->sentence + 1 >= document->sentences->len ||
          !takes_back (document, candidate->sentence))
        continue;
      if (candidate->chinese)
        {
          g_ptr_array_remove_index (findings->candidates, i - 1);
          continue;
        }
      next = tc_prose_sentence (document, candidate->sentence + 1);
      text = tc_prose_reported (document, next->start + skip_only (document, next), next->end);
      value = g_strdup_printf ("none detected; %s", text);
      tc_value_unref (candidate->value);
      candidate->value = tc_value_new_text (value);
      tc_candidate_add_quote (candidate,
                              tc_normal_to_span (document->normal, next->start, next->end));
    }
}

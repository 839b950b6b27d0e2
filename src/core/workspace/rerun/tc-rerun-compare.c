/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-rerun-compare.h"

#include <glib/gi18n-lib.h>

#include "tc-answer.h"

/* What another run of the rules finds against what a project holds: pure functions on lists. */

/**
 * tc_rerun_change_free:
 * @change: (transfer full): a #TcRerunChange
 *
 * Frees a change.
 */
void
tc_rerun_change_free (gpointer change)
{
  TcRerunChange *self = change;

  g_free (self->label);
  g_free (self->field);
  g_clear_pointer (&self->before, tc_value_unref);
  g_clear_pointer (&self->after, tc_value_unref);
  g_free (self->before_words);
  g_free (self->after_words);
  g_free (self);
}

/**
 * tc_rerun_add_change:
 * @changes: (element-type TcRerunChange): gets it
 *
 * Notes a change without values and words.
 *
 * Returns: (transfer none): it
 */
TcRerunChange *
tc_rerun_add_change (GPtrArray        *changes,
                     TcRerunSubject    subject,
                     TcRerunKind       kind,
                     const TcStudyRow *row,
                     const char       *field)
{
  TcRerunChange *change = g_new0 (TcRerunChange, 1);

  change->subject = subject;
  change->kind = kind;
  change->study_id = row->id;
  change->label = g_strdup (row->label);
  change->field = g_strdup (field);
  g_ptr_array_add (changes, change);

  return change;
}

/* --- quotes -------------------------------------------------------------------------------------- */

static gboolean
is_same_quote (const TcQuote *a,
               const TcQuote *b)
{
  return a->source_id == b->source_id && a->span.start == b->span.start && a->span.end == b->span.end;
}

static gboolean
has_quote (GPtrArray     *quotes,
           const TcQuote *wanted)
{
  for (guint i = 0; i < quotes->len; i++)
    if (is_same_quote (g_ptr_array_index (quotes, i), wanted))
      return TRUE;

  return FALSE;
}

static gboolean
has_all_quotes (GPtrArray *quotes,
                GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    if (!has_quote (quotes, g_ptr_array_index (wanted, i)))
      return FALSE;

  return TRUE;
}

/**
 * tc_rerun_same_quotes:
 *
 * Returns: whether both are the same passages, in whatever order
 */
gboolean
tc_rerun_same_quotes (GPtrArray *a,
                      GPtrArray *b)
{
  return has_all_quotes (a, b) && has_all_quotes (b, a);
}

static gboolean
shares_quote (GPtrArray *a,
              GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (has_quote (b, g_ptr_array_index (a, i)))
      return TRUE;

  return FALSE;
}

/**
 * tc_rerun_join_quotes:
 *
 * Returns: (transfer full): the words of quotes on one line
 */
char *
tc_rerun_join_quotes (GPtrArray *quotes)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);

      g_string_append_printf (joined, "%s%s", i > 0 ? " · " : "", quote->text);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* --- suggestions --------------------------------------------------------------------------------- */

static gboolean
is_same_value (const TcSuggestion *a,
               const TcSuggestion *b)
{
  return g_str_equal (a->field, b->field) && tc_value_equal (a->value, b->value);
}

/* Whether one of the first @n suggestions is of the same value. */
static gboolean
has_value (GPtrArray          *suggestions,
           guint               n,
           const TcSuggestion *wanted)
{
  for (guint i = 0; i < n; i++)
    if (is_same_value (g_ptr_array_index (suggestions, i), wanted))
      return TRUE;

  return FALSE;
}

/* Returns: (transfer container): all that a value rests on, each passage once */
static GPtrArray *
collect_quotes (GPtrArray          *suggestions,
                guint               n,
                const TcSuggestion *wanted)
{
  GPtrArray *quotes = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (!is_same_value (suggestion, wanted))
        continue;
      for (guint k = 0; k < suggestion->quotes->len; k++)
        if (!has_quote (quotes, g_ptr_array_index (suggestion->quotes, k)))
          g_ptr_array_add (quotes, g_ptr_array_index (suggestion->quotes, k));
    }

  return quotes;
}

/* Whether an answer was made of the suggestion, or says what is right in its place. */
static gboolean
is_rested_on (const TcSuggestion *suggestion,
              GPtrArray          *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const TcAnswer *answer = g_ptr_array_index (answers, i);

      if (g_str_equal (answer->field, suggestion->field)
          && (shares_quote (answer->quotes, suggestion->quotes)
              || (answer->state == TC_ANSWER_CORRECTED && g_strcmp0 (answer->rule, suggestion->rule) == 0)
              || (answer->value != NULL && tc_value_equal (answer->value, suggestion->value))))
        return TRUE;
    }

  return FALSE;
}

/* Notes a value that stays and rests on other passages. */
static void
compare_quotes (GPtrArray          *changes,
                const TcStudyRow   *row,
                const TcSuggestion *suggestion,
                GPtrArray          *before,
                GPtrArray          *after,
                guint               n_after)
{
  g_autoptr(GPtrArray) old = collect_quotes (before, before->len, suggestion);
  g_autoptr(GPtrArray) new = collect_quotes (after, n_after, suggestion);
  TcRerunChange *change;

  if (tc_rerun_same_quotes (old, new))
    return;

  change = tc_rerun_add_change (changes, TC_RERUN_SUGGESTION, TC_RERUN_CHANGED, row, suggestion->field);
  change->before = tc_value_ref (suggestion->value);
  change->after = tc_value_ref (suggestion->value);
  change->before_words = tc_rerun_join_quotes (old);
  change->after_words = tc_rerun_join_quotes (new);
}

/* The change of @field that is still only "gone", so that a new value takes its place. */
static TcRerunChange *
find_gone (GPtrArray  *changes,
           guint       from,
           const char *field)
{
  for (guint i = from; i < changes->len; i++)
    {
      TcRerunChange *change = g_ptr_array_index (changes, i);

      if (change->kind == TC_RERUN_GONE && g_str_equal (change->field, field))
        return change;
    }

  return NULL;
}

/* Notes what is suggested no more, and adds what must stay to @after. */
static void
compare_before (GPtrArray        *changes,
                const TcStudyRow *row,
                GPtrArray        *answers,
                GPtrArray        *before,
                GPtrArray        *after)
{
  guint n_after = after->len;

  for (guint i = 0; i < before->len; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (before, i);
      gboolean kept;

      if (has_value (after, n_after, suggestion))
        {
          if (!has_value (before, i, suggestion))
            compare_quotes (changes, row, suggestion, before, after, n_after);
          continue;
        }
      kept = is_rested_on (suggestion, answers);
      tc_rerun_add_change (changes, TC_RERUN_SUGGESTION, kept ? TC_RERUN_KEPT : TC_RERUN_GONE, row, suggestion->field)
        ->before = tc_value_ref (suggestion->value);
      if (kept)
        g_ptr_array_add (after, tc_suggestion_copy (suggestion));
    }
}

/* The suggestion of the first @n that is offered first for an item of a field. */
static const TcSuggestion *
find_best (GPtrArray  *suggestions,
           guint       n,
           const char *field,
           guint       item)
{
  const TcSuggestion *best = NULL;

  for (guint i = 0; i < n; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (suggestion->item == item && g_str_equal (suggestion->field, field)
          && (best == NULL || tc_suggestion_compare (&suggestion, &best) < 0))
        best = suggestion;
    }

  return best;
}

static gboolean
is_field_changed (GPtrArray  *changes,
                  guint       from,
                  const char *field)
{
  for (guint i = from; i < changes->len; i++)
    {
      const TcRerunChange *change = g_ptr_array_index (changes, i);

      if (change->kind != TC_RERUN_KEPT && g_str_equal (change->field, field))
        return TRUE;
    }

  return FALSE;
}

/* Notes where of values that all stay another one is offered first. */
static void
compare_ranks (GPtrArray        *changes,
               guint             from,
               const TcStudyRow *row,
               GPtrArray        *before,
               GPtrArray        *after)
{
  for (guint i = 0; i < before->len; i++)
    {
      const TcSuggestion *old = g_ptr_array_index (before, i);
      const TcSuggestion *new = find_best (after, after->len, old->field, old->item);
      TcRerunChange *change;

      if (new == NULL || tc_value_equal (old->value, new->value) ||
          find_best (before, before->len, old->field, old->item) != old ||
          is_field_changed (changes, from, old->field))
        continue;
      change = tc_rerun_add_change (changes, TC_RERUN_SUGGESTION, TC_RERUN_CHANGED, row, old->field);
      change->before = tc_value_ref (old->value);
      change->after = tc_value_ref (new->value);
    }
}

/**
 * tc_rerun_compare_suggestions:
 * @changes: (element-type TcRerunChange): gets what is another
 * @row: the study
 * @answers: (element-type TcAnswer): its answers
 * @before: (element-type TcSuggestion): what a source suggests
 * @after: (element-type TcSuggestion): what it will suggest; gets what must stay, because an answer
 * rests on it
 *
 * Notes what becomes of the suggestions of one source. A value that rests on other passages than
 * before is changed, too, and so is a field that offers another of its values first.
 */
void
tc_rerun_compare_suggestions (GPtrArray        *changes,
                              const TcStudyRow *row,
                              GPtrArray        *answers,
                              GPtrArray        *before,
                              GPtrArray        *after)
{
  guint from = changes->len;
  guint n_after = after->len;

  compare_before (changes, row, answers, before, after);
  for (guint i = 0; i < n_after; i++)
    {
      const TcSuggestion *suggestion = g_ptr_array_index (after, i);
      TcRerunChange *change;

      if (has_value (before, before->len, suggestion))
        continue;
      change = find_gone (changes, from, suggestion->field);
      if (change == NULL)
        change = tc_rerun_add_change (changes, TC_RERUN_SUGGESTION, TC_RERUN_NEW, row, suggestion->field);
      else
        change->kind = TC_RERUN_CHANGED;
      change->after = tc_value_ref (suggestion->value);
    }
  compare_ranks (changes, from, row, before, after);
}

/**
 * tc_rerun_join_words:
 * @text: (nullable): a value as it is shown, or a sentence
 * @words: (nullable): the quotes that it rests on
 *
 * Returns: (transfer full) (nullable): both, or the one that there is
 */
char *
tc_rerun_join_words (const char *text,
                     const char *words)
{
  if (text == NULL || words == NULL || *words == '\0')
    return g_strdup (text != NULL ? text : words);

  /* Translators: a value or a sentence, and the words of a report that it rests on */
  return g_strdup_printf (_("%s (“%s”)"), text, words);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ALTERNATIVES 4
#define MAX_QUOTES 6

/* Alternatives this much less certain than the best one only cost the curator's time. */
#define MIN_RATIO 0.4

typedef enum
{
  SINGLE = 0,
  REPEATING = 1 << 0,
  CITATION = 1 << 1,              /* also of reports that are no trial */
  VERBATIM = 1 << 2,              /* the words of the source: never equal in two languages */
  COMPARED = 1 << 3,              /* English and Chinese must agree */
  ALTERNATIVES = 1 << 4,          /* several values can be right; none is dropped for being less certain */
  POOLED = 1 << 5                 /* also of a meta-analysis, which says it of all its trials */
} FieldTraits;

/* The fields in the order of the codebook. */
static const struct
{
  const char *field;
  FieldTraits traits;
} fields[] = {
  { "title", CITATION | VERBATIM }, { "title_zh", CITATION | VERBATIM },
  { "authors", CITATION | REPEATING | VERBATIM }, { "journal", CITATION }, { "year", CITATION },
  { "publication_date", CITATION }, { "volume", CITATION }, { "issue", CITATION }, { "pages", CITATION },
  { "doi", CITATION }, { "pmid", CITATION }, { "pmcid", CITATION }, { "publication_type", CITATION },
  { "registry_ids", REPEATING }, { "phase", COMPARED }, { "allocation", SINGLE }, { "masking", COMPARED },
  { "control", SINGLE }, { "centres", COMPARED }, { "intervention_model", SINGLE }, { "allocation_ratio", COMPARED },
  { "country", REPEATING }, { "condition", VERBATIM | POOLED }, { "n_enrolled", COMPARED | POOLED }, { "n_treated", SINGLE },
  { "n_analysed", SINGLE }, { "background_therapy", VERBATIM }, { "intervention", VERBATIM | POOLED },
  { "cell_type", ALTERNATIVES | POOLED }, { "cell_source", ALTERNATIVES | POOLED }, { "donor", SINGLE | POOLED }, { "route", REPEATING | POOLED },
  { "dose", REPEATING }, { "n_doses", COMPARED }, { "dose_interval", VERBATIM }, { "lead_in", COMPARED },
  { "follow_up", SINGLE }, { "extension", COMPARED }, { "primary_endpoints", REPEATING | VERBATIM },
  { "secondary_endpoints", REPEATING | VERBATIM }, { "outcome_measures", REPEATING | VERBATIM },
  { "biomarkers", REPEATING }, { "serious_adverse_events", VERBATIM }, { "adverse_events", VERBATIM },
  { "deaths", SINGLE }, { "conclusion", VERBATIM }, { "funding", VERBATIM }, { "arms", REPEATING },
  { "results", REPEATING },
};

/* Candidates with one value. */
typedef struct
{
  GPtrArray *members;             /* (element-type TcCandidate) in text order */
  const TcCandidate *best;
  gboolean english;
  gboolean chinese;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->members);
  g_free (group);
}

static gboolean
values_equal (const TcValue *a,
              const TcValue *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (tc_value_equal (a, b))
    return TRUE;
  if (tc_value_get_kind (a) != TC_VALUE_TEXT || tc_value_get_kind (b) != TC_VALUE_TEXT)
    return FALSE;
  x = g_utf8_casefold (tc_value_get_text (a), -1);
  y = g_utf8_casefold (tc_value_get_text (b), -1);
  return strcmp (x, y) == 0;
}

static int
compare_by_place (gconstpointer a,
                  gconstpointer b)
{
  const TcCandidate *first = *(const TcCandidate *const *) a;
  const TcCandidate *second = *(const TcCandidate *const *) b;

  if (first->quotes[0].start != second->quotes[0].start)
    return first->quotes[0].start < second->quotes[0].start ? -1 : 1;
  if (first->confidence != second->confidence)
    return first->confidence > second->confidence ? -1 : 1;
  if (first->quotes[0].end != second->quotes[0].end)
    return first->quotes[0].end > second->quotes[0].end ? -1 : 1;
  return strcmp (first->rule, second->rule);
}

static int
compare_by_confidence (gconstpointer a,
                       gconstpointer b)
{
  const Group *first = *(const Group *const *) a;
  const Group *second = *(const Group *const *) b;

  if (first->best->confidence != second->best->confidence)
    return first->best->confidence > second->best->confidence ? -1 : 1;
  return compare_by_place (&first->best, &second->best);
}

static void
add_to_group (Group       *group,
              TcCandidate *candidate)
{
  g_ptr_array_add (group->members, candidate);
  if (group->best == NULL || candidate->confidence > group->best->confidence)
    group->best = candidate;
  if (!candidate->universal)
    {
      group->english = group->english || !candidate->chinese;
      group->chinese = group->chinese || candidate->chinese;
    }
}

/* @candidates: those of one field; sorted and thinned out here. */
static GPtrArray *
group_candidates (GPtrArray *sorted)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  gboolean certain = FALSE;

  for (guint i = sorted->len; i > 0; i--)
    {
      const TcCandidate *candidate = g_ptr_array_index (sorted, i - 1);

      certain = certain || !candidate->fallback;
      if (candidate->n_quotes == 0)
        g_ptr_array_remove_index (sorted, i - 1);
    }
  for (guint i = sorted->len; certain && i > 0; i--)
    if (((const TcCandidate *) g_ptr_array_index (sorted, i - 1))->fallback)
      g_ptr_array_remove_index (sorted, i - 1);
  g_ptr_array_sort (sorted, compare_by_place);
  for (guint i = 0; i < sorted->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (sorted, i);
      Group *group = NULL;

      for (guint k = 0; group == NULL && k < groups->len; k++)
        {
          Group *other = g_ptr_array_index (groups, k);

          if (values_equal (other->best->value, candidate->value))
            group = other;
        }
      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->members = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
        }
      add_to_group (group, candidate);
    }
  return groups;
}

static gboolean
is_only (const Group *group,
         gboolean     chinese)
{
  return chinese ? group->chinese && !group->english : group->english && !group->chinese;
}

static guint
count_only (GPtrArray *groups,
            gboolean   chinese)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    n += is_only (g_ptr_array_index (groups, i), chinese);
  return n;
}

/* Verbatim values in two languages: the English ones stay, and where there are as many Chinese ones
 * they become their second witness, in the order of the text. */
static void
join_verbatim (GPtrArray *groups)
{
  gboolean pair = count_only (groups, TRUE) == count_only (groups, FALSE);
  guint english = 0;

  if (count_only (groups, FALSE) == 0)
    return;
  for (guint i = 0; i < groups->len;)
    {
      Group *group = g_ptr_array_index (groups, i);

      if (!is_only (group, TRUE))
        {
          i++;
          continue;
        }
      while (pair && english < groups->len && is_only (g_ptr_array_index (groups, english), TRUE))
        english++;
      if (pair && english < groups->len)
        {
          Group *partner = g_ptr_array_index (groups, english++);

          g_ptr_array_add (partner->members, g_ptr_array_index (group->members, 0));
          partner->chinese = TRUE;
          english -= english > i;
        }
      g_ptr_array_remove_index (groups, i);
    }
}

static double
merged_confidence (const Group *group)
{
  double doubt = 1 - group->best->confidence;
  double other = 0;

  if (!group->english || !group->chinese)
    return group->best->confidence;
  for (guint i = 0; i < group->members->len; i++)
    {
      const TcCandidate *member = g_ptr_array_index (group->members, i);

      if (member->chinese != group->best->chinese && member->confidence > other)
        other = member->confidence;
    }
  return MIN (0.99, 1 - doubt * (1 - other));
}

static void
add_quotes (const TcProse *document,
            TcSuggestion     *suggestion,
            const TcCandidate *candidate)
{
  for (guint i = 0; i < candidate->n_quotes && suggestion->quotes->len < MAX_QUOTES; i++)
    {
      TcSpan span = tc_prose_tidy_quote (document, candidate->quotes[i]);
      g_autofree char *text = tc_prose_slice (document, span);
      gboolean known = FALSE;

      for (guint k = 0; k < suggestion->quotes->len; k++)
        {
          const TcQuote *quote = g_ptr_array_index (suggestion->quotes, k);

          known = known || (quote->span.start == span.start && quote->span.end == span.end);
        }
      if (!known)
        tc_suggestion_take_quote (suggestion, tc_quote_new (span, text));
    }
}

/* The best witness first, then the first one of the other language. */
static TcSuggestion *
make_suggestion (const TcProse *document,
                 const Group      *group,
                 guint             item)
{
  const char *language = group->english && group->chinese ? "en+zh" : group->english ? "en" : group->chinese ? "zh" : "";
  TcSuggestion *suggestion = tc_suggestion_new (group->best->field, item, group->best->value, language,
                                                group->best->rule, merged_confidence (group));

  add_quotes (document, suggestion, group->best);
  for (guint i = 0; i < group->members->len; i++)
    {
      const TcCandidate *member = g_ptr_array_index (group->members, i);

      if (member->chinese != group->best->chinese || member->universal)
        {
          add_quotes (document, suggestion, member);
          break;
        }
    }
  return suggestion;
}

/* The numbers of a sentence and its translation have been compared before. */
static gboolean
is_disputed (const TcFindings *findings,
             const char       *field)
{
  for (guint i = 0; i < findings->discrepancies->len; i++)
    if (strcmp (((const TcDiscrepancy *) g_ptr_array_index (findings->discrepancies, i))->field, field) == 0)
      return TRUE;
  return FALSE;
}

static void
compare_languages (const TcProse *document,
                   GPtrArray        *groups,
                   const char       *field,
                   TcFindings       *findings)
{
  const Group *english = NULL;
  const Group *chinese = NULL;
  TcDiscrepancy *discrepancy;

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);

      if (group->english && (english == NULL || group->best->confidence > english->best->confidence))
        english = group;
      if (group->chinese && (chinese == NULL || group->best->confidence > chinese->best->confidence))
        chinese = group;
    }
  if (english == NULL || chinese == NULL || english == chinese || english->chinese || chinese->english ||
      MIN (english->best->confidence, chinese->best->confidence) < 0.75 || is_disputed (findings, field))
    return;
  discrepancy = tc_discrepancy_new (field, N_ ("different values"),
                                    N_ ("The English and the Chinese text say different things."));
  for (guint i = 0; i < 2; i++)
    {
      const TcCandidate *best = i == 0 ? english->best : chinese->best;
      g_autofree char *text = tc_prose_slice (document, best->quotes[0]);

      tc_discrepancy_take_statement (discrepancy, tc_quote_new (best->quotes[0], text), tc_value_ref (best->value));
    }
  g_ptr_array_add (findings->discrepancies, discrepancy);
}

static void
add_field (const TcProse *document,
           TcFindings       *findings,
           const char       *field,
           FieldTraits       traits,
           GPtrArray        *candidates,
           GPtrArray        *suggestions)
{
  g_autoptr (GPtrArray) groups = group_candidates (candidates);
  double best = 0;

  if ((traits & VERBATIM) != 0)
    join_verbatim (groups);
  if ((traits & COMPARED) != 0)
    compare_languages (document, groups, field, findings);
  if ((traits & REPEATING) == 0)
    g_ptr_array_sort (groups, compare_by_confidence);
  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (TcSuggestion) suggestion =
        make_suggestion (document, g_ptr_array_index (groups, i), (traits & REPEATING) != 0 ? i : 0);

      best = MAX (best, suggestion->confidence);
      if ((traits & REPEATING) == 0 && ((i >= MAX_ALTERNATIVES && (traits & ALTERNATIVES) == 0) ||
                                        suggestion->confidence < best * MIN_RATIO))
        continue;
      g_ptr_array_add (suggestions, g_steal_pointer (&suggestion));
    }
}

static gboolean
is_meta_analysis (const TcFindings *findings)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (strcmp (candidate->field, "publication_type") == 0 &&
          strcmp (tc_value_get_text (candidate->value), "Meta-Analysis") == 0)
        return TRUE;
    }
  return FALSE;
}

static gpointer
intern_fields (gpointer data)
{
  const char **keys = g_new (const char *, G_N_ELEMENTS (fields));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    keys[i] = g_intern_string (fields[i].field);
  return keys;
}

/* Gives each field its candidates, in the order in which they were found; %NULL where it has none. */
static void
sort_by_field (TcFindings *findings,
               GPtrArray **by_field)
{
  static GOnce once = G_ONCE_INIT;
  const char *const *keys = g_once (&once, intern_fields, NULL);

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);
      guint k = 0;

      while (k < G_N_ELEMENTS (fields) && keys[k] != candidate->field)
        k++;
      if (k == G_N_ELEMENTS (fields))
        continue;
      if (by_field[k] == NULL)
        by_field[k] = g_ptr_array_new ();
      g_ptr_array_add (by_field[k], candidate);
    }
}

/**
 * tc_merge_findings:
 * @document: what was searched
 * @findings: what the rules found; discrepancies between the languages are added
 * @citation_only: leaves out everything that only a trial has; what a meta-analysis says of all its
 *   trials together stays
 * @suggestions: (element-type TcSuggestion): where to append
 *
 * Makes suggestions of candidates, field by field in the order of the codebook.
 */
void
tc_merge_findings (const TcProse *document,
                   TcFindings       *findings,
                   gboolean          citation_only,
                   GPtrArray        *suggestions)
{
  FieldTraits wanted = is_meta_analysis (findings) ? CITATION | POOLED : CITATION;
  GPtrArray *by_field[G_N_ELEMENTS (fields)] = { NULL };

  sort_by_field (findings, by_field);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GPtrArray) of_field = NULL;

      if (by_field[i] == NULL || (citation_only && (fields[i].traits & wanted) == 0))
        continue;
      of_field = g_ptr_array_new ();
      add_field (document, findings, fields[i].field, fields[i].traits, by_field[i], of_field);
      g_ptr_array_sort (of_field, tc_suggestion_compare);
      g_ptr_array_extend_and_steal (suggestions, g_steal_pointer (&of_field));
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_clear_pointer (&by_field[i], g_ptr_array_unref);
}

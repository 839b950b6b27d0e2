/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-utf8.h"

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
  { "country", REPEATING }, { "condition", VERBATIM | POOLED }, { "n_enrolled", COMPARED | POOLED },
  { "n_treated", SINGLE },
  { "n_analysed", SINGLE }, { "background_therapy", VERBATIM }, { "intervention", VERBATIM | POOLED },
  { "cell_type", ALTERNATIVES | POOLED }, { "cell_source", ALTERNATIVES | POOLED },
  { "donor", SINGLE | POOLED }, { "route", REPEATING | POOLED },
  { "dose", REPEATING }, { "n_doses", COMPARED }, { "dose_interval", VERBATIM }, { "lead_in", COMPARED },
  { "follow_up", SINGLE }, { "extension", COMPARED }, { "primary_endpoints", REPEATING | VERBATIM },
  { "secondary_endpoints", REPEATING | VERBATIM }, { "outcome_measures", REPEATING | VERBATIM },
  { "biomarkers", REPEATING }, { "serious_adverse_events", VERBATIM }, { "adverse_events", VERBATIM },
  { "deaths", SINGLE }, { "conclusion", VERBATIM }, { "funding", VERBATIM }, { "arms", REPEATING },
  { "results", REPEATING },
};

/* Candidates with one value. Members are counted in the order of the text. */
typedef struct
{
  const TcCandidate *best;
  guint n_members;
  const TcCandidate *first[2];    /* of each language, Chinese second */
  guint first_at[2];              /* which members these are */
  double confidence[2];           /* the greatest one of each language */
  const TcCandidate *universal;   /* the first one that is said in no language */
  guint universal_at;
  gboolean english;
  gboolean chinese;
} Group;

static gboolean
values_equal (const TcValue *a,
              const TcValue *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  const char *first;
  const char *second;

  if (tc_value_equal (a, b))
    return TRUE;
  if (tc_value_get_kind (a) != TC_VALUE_TEXT || tc_value_get_kind (b) != TC_VALUE_TEXT)
    return FALSE;
  first = tc_value_get_text (a);
  second = tc_value_get_text (b);
  if (tc_utf8_is_ascii (first, strlen (first)) && tc_utf8_is_ascii (second, strlen (second)))
    return g_ascii_strcasecmp (first, second) == 0;
  x = g_utf8_casefold (first, -1);
  y = g_utf8_casefold (second, -1);
  return strcmp (x, y) == 0;
}

static int
compare_by_place (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
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
compare_suggestions (gconstpointer a,
                     gconstpointer b,
                     gpointer      data)
{
  return tc_suggestion_compare (a, b);
}

static Group *
get_group (GArray *groups,
           guint   index)
{
  return &g_array_index (groups, Group, index);
}

static int
compare_by_confidence (gconstpointer a,
                       gconstpointer b)
{
  const Group *first = a;
  const Group *second = b;

  if (first->best->confidence != second->best->confidence)
    return first->best->confidence > second->best->confidence ? -1 : 1;
  return compare_by_place (&first->best, &second->best, NULL);
}

static void
add_member (Group             *group,
            const TcCandidate *candidate)
{
  gboolean language = candidate->chinese;

  if (group->first[language] == NULL)
    {
      group->first[language] = candidate;
      group->first_at[language] = group->n_members;
    }
  if (candidate->universal && group->universal == NULL)
    {
      group->universal = candidate;
      group->universal_at = group->n_members;
    }
  group->confidence[language] = MAX (group->confidence[language], candidate->confidence);
  group->n_members++;
}

static void
add_to_group (Group             *group,
              const TcCandidate *candidate)
{
  add_member (group, candidate);
  if (group->best == NULL || candidate->confidence > group->best->confidence)
    group->best = candidate;
  if (!candidate->universal)
    {
      group->english = group->english || !candidate->chinese;
      group->chinese = group->chinese || candidate->chinese;
    }
}

/* Leaves out what has no quote, and what counts only where nothing else was found.
 *
 * Returns: how many are left */
static guint
thin_out (const TcCandidate **candidates,
          guint               n_candidates)
{
  gboolean certain = FALSE;
  guint n = 0;

  for (guint i = 0; i < n_candidates; i++)
    certain = certain || !candidates[i]->fallback;
  for (guint i = 0; i < n_candidates; i++)
    if (candidates[i]->n_quotes > 0 && !(certain && candidates[i]->fallback))
      candidates[n++] = candidates[i];
  return n;
}

/* @candidates: those of one field; sorted and thinned out here. @groups: emptied and filled. */
static void
group_candidates (const TcCandidate **candidates,
                  guint               n_candidates,
                  GArray             *groups)
{
  guint n = thin_out (candidates, n_candidates);

  g_array_set_size (groups, 0);
  if (n > 1)
    g_qsort_with_data (candidates, n, sizeof *candidates, compare_by_place, NULL);
  for (guint i = 0; i < n; i++)
    {
      Group *group = NULL;

      for (guint k = 0; group == NULL && k < groups->len; k++)
        if (values_equal (get_group (groups, k)->best->value, candidates[i]->value))
          group = get_group (groups, k);
      if (group == NULL)
        {
          g_array_set_size (groups, groups->len + 1);
          group = get_group (groups, groups->len - 1);
        }
      add_to_group (group, candidates[i]);
    }
}

static gboolean
is_only (const Group *group,
         gboolean     chinese)
{
  return chinese ? group->chinese && !group->english : group->english && !group->chinese;
}

/* The first member of a group. */
static const TcCandidate *
get_first (const Group *group)
{
  return group->first[0] != NULL &&
             (group->first[1] == NULL || group->first_at[0] < group->first_at[1])
           ? group->first[0]
           : group->first[1];
}

static guint
count_only (GArray   *groups,
            gboolean  chinese)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    n += is_only (get_group (groups, i), chinese);
  return n;
}

/* Verbatim values in two languages: the English ones stay, and where there are as many Chinese ones
 * they become their second witness, in the order of the text. */
static void
join_verbatim (GArray *groups)
{
  guint n_english = count_only (groups, FALSE);
  guint n_chinese = n_english > 0 ? count_only (groups, TRUE) : 0;
  gboolean pair = n_chinese == n_english;
  guint english = 0;

  for (guint i = 0; n_chinese > 0 && i < groups->len;)
    {
      const Group *group = get_group (groups, i);

      if (!is_only (group, TRUE))
        {
          i++;
          continue;
        }
      while (pair && english < groups->len && is_only (get_group (groups, english), TRUE))
        english++;
      if (pair && english < groups->len)
        {
          Group *partner = get_group (groups, english++);

          add_member (partner, get_first (group));
          partner->chinese = TRUE;
          english -= english > i;
        }
      g_array_remove_index (groups, i);
    }
}

static double
merged_confidence (const Group *group)
{
  double doubt = 1 - group->best->confidence;

  if (!group->english || !group->chinese)
    return group->best->confidence;
  return MIN (0.99, 1 - doubt * (1 - group->confidence[!group->best->chinese]));
}

static void
add_quotes (const TcProse *document,
            TcSuggestion     *suggestion,
            const TcCandidate *candidate)
{
  for (guint i = 0; i < candidate->n_quotes && suggestion->quotes->len < MAX_QUOTES; i++)
    {
      TcSpan span = tc_prose_tidy_quote (document, candidate->quotes[i]);
      const char *text = tc_prose_at (document, span.start);
      gboolean known = FALSE;

      for (guint k = 0; k < suggestion->quotes->len; k++)
        {
          const TcQuote *quote = g_ptr_array_index (suggestion->quotes, k);

          known = known || (quote->span.start == span.start && quote->span.end == span.end);
        }
      if (!known)
        tc_suggestion_take_quote (suggestion, tc_quote_new_len (span, text, tc_prose_at (document, span.end) - text));
    }
}

/* The first member that is no witness of the same kind as the best one: of the other language, or of none. */
static const TcCandidate *
find_second (const Group *group)
{
  gboolean other = !group->best->chinese;

  if (group->universal == NULL || (group->first[other] != NULL && group->first_at[other] < group->universal_at))
    return group->first[other];
  return group->universal;
}

/* The best witness first, then the first one of the other language. */
static TcSuggestion *
make_suggestion (const TcProse *document,
                 const Group   *group,
                 guint          item)
{
  const char *language = group->english && group->chinese ? "en+zh"
                         : group->english                 ? "en"
                         : group->chinese                 ? "zh"
                                                          : "";
  TcSuggestion *suggestion = tc_suggestion_new (group->best->field, item, group->best->value, language,
                                                group->best->rule, merged_confidence (group));
  const TcCandidate *second = find_second (group);

  add_quotes (document, suggestion, group->best);
  if (second != NULL && second != group->best)
    add_quotes (document, suggestion, second);
  return suggestion;
}

static void
compare_languages (const TcProse *document,
                   GArray           *groups,
                   const char       *field,
                   TcFindings       *findings)
{
  const Group *english = NULL;
  const Group *chinese = NULL;
  TcDiscrepancy *discrepancy;

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = get_group (groups, i);

      if (group->english && (english == NULL || group->best->confidence > english->best->confidence))
        english = group;
      if (group->chinese && (chinese == NULL || group->best->confidence > chinese->best->confidence))
        chinese = group;
    }
  if (english == NULL || chinese == NULL || english == chinese || english->chinese || chinese->english ||
      MIN (english->best->confidence, chinese->best->confidence) < 0.75 || tc_findings_is_disputed (findings, field))
    return;
  discrepancy = tc_discrepancy_new (field, N_("different values"),
                                    N_("The English and the Chinese text say different things."));
  for (guint i = 0; i < 2; i++)
    {
      const TcCandidate *best = i == 0 ? english->best : chinese->best;
      g_autofree char *text = tc_prose_slice (document, best->quotes[0]);

      tc_discrepancy_take_statement (discrepancy, tc_quote_new (best->quotes[0], text), tc_value_ref (best->value));
    }
  g_ptr_array_add (findings->discrepancies, discrepancy);
}

/* @groups: those of the field. */
static void
add_field (const TcProse *document,
           TcFindings    *findings,
           const char    *field,
           FieldTraits    traits,
           GArray        *groups,
           GPtrArray     *suggestions)
{
  guint first = suggestions->len;
  double best = 0;

  if ((traits & VERBATIM) != 0)
    join_verbatim (groups);
  if ((traits & COMPARED) != 0)
    compare_languages (document, groups, field, findings);
  if ((traits & REPEATING) == 0 && groups->len > 1)
    g_array_sort (groups, compare_by_confidence);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = get_group (groups, i);
      double confidence = merged_confidence (group);

      best = MAX (best, confidence);
      if ((traits & REPEATING) == 0 && ((i >= MAX_ALTERNATIVES && (traits & ALTERNATIVES) == 0) ||
                                        confidence < best * MIN_RATIO))
        continue;
      g_ptr_array_add (suggestions, make_suggestion (document, group, (traits & REPEATING) != 0 ? i : 0));
    }
  if (suggestions->len > first + 1)
    g_qsort_with_data (suggestions->pdata + first, suggestions->len - first, sizeof (gpointer),
                       compare_suggestions, NULL);
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

/* Interned key of a field → its number + 1. */
static gpointer
number_fields (gpointer data)
{
  GHashTable *numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_hash_table_insert (numbers, (gpointer) g_intern_string (fields[i].field), GUINT_TO_POINTER (i + 1));
  return numbers;
}

/* Gives each field its candidates, in the order in which they were found: those of field k stand from @ends[k - 1]
 * to @ends[k].
 *
 * Returns: (transfer full): the candidates */
static const TcCandidate **
sort_by_field (TcFindings *findings,
               guint       ends[G_N_ELEMENTS (fields) + 1])
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *numbers = g_once (&once, number_fields, NULL);
  guint n = findings->candidates->len;
  const TcCandidate **sorted = g_new (const TcCandidate *, MAX (n, 1));
  g_autofree guint8 *keys = g_new (guint8, MAX (n, 1));
  guint starts[G_N_ELEMENTS (fields) + 1] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      keys[i] = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, candidate->field));
      starts[keys[i]]++;
    }
  for (guint k = 0, sum = 0; k < G_N_ELEMENTS (starts); k++)
    {
      sum += starts[k];
      starts[k] = sum - starts[k];
      ends[k] = sum;
    }
  for (guint i = 0; i < n; i++)
    sorted[starts[keys[i]]++] = g_ptr_array_index (findings->candidates, i);
  return sorted;
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
                   TcFindings    *findings,
                   gboolean       citation_only,
                   GPtrArray     *suggestions)
{
  FieldTraits wanted = is_meta_analysis (findings) ? CITATION | POOLED : CITATION;
  guint ends[G_N_ELEMENTS (fields) + 1];
  g_autofree const TcCandidate **candidates = sort_by_field (findings, ends);
  g_autoptr (GArray) groups = g_array_new (FALSE, TRUE, sizeof (Group));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint n = ends[i + 1] - ends[i];

      if (n == 0 || (citation_only && (fields[i].traits & wanted) == 0))
        continue;
      group_candidates (candidates + ends[i], n, groups);
      add_field (document, findings, fields[i].field, fields[i].traits, groups, suggestions);
    }
}

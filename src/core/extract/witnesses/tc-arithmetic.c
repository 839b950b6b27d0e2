/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arithmetic.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tc-bytes.h"
#include "tc-message.h"

/* Numbers of one statement must agree: events of a total with their percentage, an interval with what it
 * surrounds and with its P. Reports round, cut off digits and adjust; what these explain is no discrepancy. */

#define MAX_DISCREPANCIES 20

/* How far an estimate may lie from the middle of its interval, as a part of half its width, on the scale of
 * logarithms. Profile and exact intervals are not symmetric. */
#define MAX_ASYMMETRY 0.5

/* P values this close to 0.05 may have been rounded over it. */
#define P_LIMIT 0.05
#define P_MARGIN 0.006

/* Sentences in which a P is not that of the interval beside it, or the limit not 0.05. */
static const char *const other_tests[] = { "inferior", "interaction", "trend", "one-sided",
                                           "one-tailed", "equivalen",
                                           "bonferroni", "90%", "99%", "97.5%", "98%", NULL };

/**
 * tc_arithmetic_add:
 * @document: where the numbers stand
 * @field: the field they speak of
 * @pattern: what contradicts what, with {1}, {2} … for the numbers
 * @numbers: (array zero-terminated=1): the numbers
 * @places: (array length=n_places): first byte and byte behind it of each statement, in the folded text
 * @n_places: twice the number of statements
 * @findings: where to add
 *
 * Adds a contradiction between numbers. Each rule is named by its message.
 */
void
tc_arithmetic_add (const TcProse     *document,
                   const char        *field,
                   const char        *pattern,
                   const char *const *numbers,
                   const gsize       *places,
                   guint              n_places,
                   TcFindings        *findings)
{
  g_autofree char *message = tc_message_fill (pattern, numbers);
  TcDiscrepancy *discrepancy;

  if (findings->discrepancies->len >= MAX_DISCREPANCIES)
    return;
  discrepancy = tc_discrepancy_new (field, N_("arithmetic"), message);
  for (guint i = 0; i + 1 < n_places; i += 2)
    {
      TcSpan span = tc_normal_to_span (document->normal, places[i], places[i + 1]);
      g_autofree char *text = tc_prose_slice (document, span);

      tc_discrepancy_take_statement (discrepancy, tc_quote_new (span, text), NULL);
    }
  g_ptr_array_add (findings->discrepancies, discrepancy);
}

static double
get_unit (guint decimals)
{
  return pow (10, -(double) decimals);
}

/* A number as the report writes it, without blanks and signs of its own. */
static char *
print_number (double number,
              guint  decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%uf", MIN (decimals, 6));

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, number));
}

/* "66 of 132 is 50.0 %, not 52 %." One unit of the last digit may have been rounded or cut off. */
static void
check_percent (const TcProse  *document,
               const TcResult *result,
               TcFindings     *findings)
{
  const TcStatistic *s = &result->statistic;
  guint decimals = MAX (s->percent_decimals, 1);
  double percent;

  if (s->kind != TC_STATISTIC_EVENTS || s->total <= 0 || s->percent < 0 ||
      s->percent_end == s->percent_start)
    return;
  percent = 100 * s->value / s->total;
  if (fabs (percent - s->percent) < get_unit (s->percent_decimals) + 1e-9)
    return;
  {
    g_autofree char *events = print_number (s->value, 0);
    g_autofree char *total = print_number (s->total, 0);
    g_autofree char *right = print_number (percent, decimals);
    g_autofree char *wrong = print_number (s->percent, s->percent_decimals);
    const char *numbers[] = { events, total, right, wrong, NULL };
    const gsize places[] = { s->value_start, s->value_end, s->percent_start, s->percent_end };

    /* Translators: {1} to {4} are numbers. */
    tc_arithmetic_add (document, "results", N_("{1} of {2} is {3} %, not {4} %."), numbers,
                       places, 4, findings);
  }
}

static gboolean
is_ratio (const TcStatistic *s)
{
  static const char *const ratios[] = { "hazard ratio", "odds ratio", "risk ratio", "rate ratio" };

  for (guint i = 0; s->measure != NULL && i < G_N_ELEMENTS (ratios); i++)
    if (strcmp (s->measure, ratios[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_difference (const TcStatistic *s)
{
  return s->measure != NULL && (strcmp (s->measure, "mean difference") == 0 ||
                                strcmp (s->measure, "difference") == 0 ||
                                strcmp (s->measure, "risk difference") == 0 ||
                                strcmp (s->measure, "standardized mean difference") == 0);
}

static void
add_interval (const TcProse     *document,
              const TcStatistic *s,
              const char        *pattern,
              TcFindings        *findings)
{
  g_autofree char *value = print_number (s->value, s->decimals);
  g_autofree char *low = print_number (s->low, s->ci_decimals);
  g_autofree char *high = print_number (s->high, s->ci_decimals);
  const char *numbers[] = { value, low, high, NULL };
  const gsize places[] = { s->value_start, s->value_end, s->ci_start, s->ci_end };

  tc_arithmetic_add (document, "results", pattern, numbers, places, 4, findings);
}

/* "51.2 % (95 % CI 0.35-0.67)": the interval is written as shares of one. */
static gboolean
is_interval_of_shares (const TcStatistic *s)
{
  return s->kind == TC_STATISTIC_PERCENT && s->value > 1 && s->low >= 0 && s->high <= 1;
}

/* An estimate lies within its interval; a decrease may be written without its sign. */
static gboolean
lies_within (const TcStatistic *s,
             double             value)
{
  double slack = (get_unit (s->decimals) + get_unit (s->ci_decimals)) / 2 + 1e-9;

  return value >= MIN (s->low, s->high) - slack && value <= MAX (s->low, s->high) + slack;
}

/* A ratio lies in the middle of its interval on the scale of logarithms. */
static gboolean
lies_in_middle (const TcStatistic *s)
{
  double half = get_unit (s->ci_decimals) / 2;
  double value_half = get_unit (s->decimals) / 2;
  double low = s->low - half;
  double high = s->high + half;
  double width;
  double gap;

  if (low <= 0 || s->value - value_half <= 0)
    return TRUE;
  width = (log (high) - log (low)) / 2;
  gap = fabs (log (s->value) - (log (s->low) + log (s->high)) / 2);
  /* What rounding alone can move. */
  gap -= log ((s->value + value_half) / s->value) +
         (log ((s->low + half) / s->low) + log ((s->high + half) / s->high)) / 2;
  return gap <= MAX_ASYMMETRY * width;
}

/* "17 % vs 11 % (95 % CI …)", "from 9 % to 7 % (…)": the interval of a difference that is not named. */
static gboolean
is_its_own (const TcResult *result,
            const TcTokens *tokens)
{
  const TcStatistic *s = &result->statistic;

  if (s->kind == TC_STATISTIC_ESTIMATE)
    return TRUE;
  return s->kind != TC_STATISTIC_EVENTS && s->dispersion_type == NULL && !result->versus &&
         !result->joined &&
         !tc_tokens_is_any (tokens, s->first - 1, " to vs versus than from and ") &&
         !(tc_tokens_is_mark (tokens, s->first - 1, "."));
}

static void
check_interval (const TcProse  *document,
                const TcTokens *tokens,
                const TcResult *result,
                TcFindings     *findings)
{
  const TcStatistic *s = &result->statistic;

  if (!s->has_ci || s->ci_end <= s->ci_start || s->low == s->high || is_interval_of_shares (s) ||
      !is_its_own (result, tokens))
    return;
  if (!lies_within (s, s->value) && !lies_within (s, -s->value))
    add_interval (document, s,
                  /* Translators: {1} to {3} are numbers. */
                  N_("{1} does not lie within its confidence interval from {2} to {3}."),
                  findings);
  else if (is_ratio (s) && s->low > 0 && s->low < s->high && !lies_in_middle (s))
    {
      /* Translators: {1} to {3} are numbers; a ratio lies in the middle if logarithms are taken. */
      const char *pattern = N_("The ratio {1} is far from the middle of its confidence interval from {2} to {3} on a "
                               "logarithmic scale.");

      add_interval (document, s, pattern, findings);
    }
}

static gboolean
speaks_of_other_test (const TcProse *document,
                      guint          sentence)
{
  const TcProseSentence *s = tc_prose_sentence (document, sentence);

  for (guint i = 0; other_tests[i] != NULL; i++)
    if (tc_bytes_find (document->normal->text + s->start, s->end - s->start, other_tests[i],
                strlen (other_tests[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* -1: clearly below the limit, 1: clearly above, 0: too close to tell. */
static int
compare_p (const TcStatistic *p)
{
  if (p->sign == '<')
    return p->value <= P_LIMIT ? -1 : 0;
  if (p->sign == '>')
    return p->value >= P_LIMIT ? 1 : 0;
  return p->value < P_LIMIT - P_MARGIN ? -1 : p->value > P_LIMIT + P_MARGIN ? 1 : 0;
}

/* An interval of 95 % excludes "no effect" if and only if P is below 0.05. */
static void
check_p (const TcProse  *document,
         const TcTokens *tokens,
         const TcResult *result,
         TcFindings     *findings)
{
  const TcStatistic *s = &result->statistic;
  double null = is_ratio (s) ? 1 : 0;
  double slack = get_unit (s->ci_decimals) * 1.01;
  gboolean excludes;
  gboolean includes;
  int p;

  if (!s->has_ci || !result->has_p || s->level != 95 || s->low >= s->high ||
      (!is_ratio (s) && !is_difference (s)) ||
      (is_ratio (s) && s->low < 0) || result->p.first < s->last || result->p.first - s->last > 3 ||
      s->ci_end <= s->ci_start || speaks_of_other_test (document, result->sentence))
    return;
  for (guint i = s->last; i < result->p.first; i++)
    if (tc_tokens_get (tokens, i)->kind != TC_TOKEN_MARK)
      return;
  p = compare_p (&result->p);
  excludes = s->low > null + slack || s->high < null - slack;
  includes = s->low < null - slack && s->high > null + slack;
  if ((p > 0 && excludes) || (p < 0 && includes))
    {
      g_autofree char *low = print_number (s->low, s->ci_decimals);
      g_autofree char *high = print_number (s->high, s->ci_decimals);
      g_autofree char *number = print_number (result->p.value, result->p.decimals);
      const char *numbers[] = { low, high, is_ratio (s) ? "1" : "0", number, NULL };
      const gsize places[] = { s->ci_start, s->ci_end, result->p.start, result->p.end };

      tc_arithmetic_add (document, "results",
                         excludes
                           /* Translators: {1} to {4} are numbers. */
                         ? N_
                             ("The confidence interval from {1} to {2} excludes {3}, but P is {4} "
                              "and not significant.")
                           /* Translators: {1} to {4} are numbers. */
                         : N_("The confidence interval from {1} to {2} includes {3}, but P is {4} and significant."),
                         numbers, places, 4, findings);
    }
}

/**
 * tc_arithmetic_check:
 * @cache: the tokens of a document
 * @results: (element-type TcResult): the numbers found in it
 * @arms: (element-type TcArm): its arms
 * @findings: where to add discrepancies
 *
 * Takes arithmetic as a witness: numbers of one statement that cannot all be right are a discrepancy.
 */
void
tc_arithmetic_check (TcTokenCache *cache,
                     GArray       *results,
                     GPtrArray    *arms,
                     TcFindings   *findings)
{
  const TcProse *document = cache->document;
  guint sentence = G_MAXUINT;

  tc_arithmetic_check_sizes (cache, arms, findings);
  for (guint i = 0; i < results->len; i++)
    {
      const TcResult *result = &g_array_index (results, TcResult, i);
      const TcTokens *tokens = tc_token_cache_get (cache, result->sentence);

      if (result->sentence != sentence)
        {
          sentence = result->sentence;
          tc_arithmetic_check_change (document, tokens, findings);
        }
      check_percent (document, result, findings);
      check_interval (document, tokens, result, findings);
      check_p (document, tokens, result, findings);
    }
}

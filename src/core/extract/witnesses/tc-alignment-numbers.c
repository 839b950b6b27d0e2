/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-alignment-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tc-numbers.h"

/* What the translation of a sentence says of the numbers in it: it is a second witness, or contradicts. */

/* Numbers that words for may be dropped in a translation: "one of them", "two groups". */
#define MAX_DROPPED 12

/* Texts that differ more often than this are no translations of each other. */
#define MAX_DIFFERENCES 4
#define MAX_UNMATCHED 2

/* A translation that leaves numbers out must repeat so many others to be believed. */
#define MIN_SHARED_OF_SHORTENED 3

/* What is left of the doubt about a number that the translation repeats. */
#define DOUBT 0.6
#define MAX_CONFIDENCE 0.97
#define MIN_CONFIRMED 3

/* The number of a candidate that a translation can repeat; 0 if it has none. */
static double
get_number (const TcCandidate *candidate)
{
  static const char *const fields[] = { "n_enrolled", "n_treated", "n_analysed", "n_doses", "deaths", "lead_in",
                                        "follow_up", "extension", NULL };

  return g_strv_contains (fields, candidate->field) ? tc_value_get_number (candidate->value) : 0;
}

static gboolean
is_said_in_both (const TcFindings  *findings,
                 const TcCandidate *candidate)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *other = g_ptr_array_index (findings->candidates, i);

      if (other->field == candidate->field && other->chinese != candidate->chinese &&
          tc_value_equal (other->value, candidate->value))
        return TRUE;
    }
  return FALSE;
}

/* The figure @number in the translation of a sentence. */
static const TcFigure *
find_repeated (const TcAlignment *self,
               const TcCandidate *candidate,
               double             number)
{
  guint own = candidate->chinese ? 1 : 0;
  const TcAlignmentText *other = &self->texts[1 - own];

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const TcAlignmentPair *pair = &g_array_index (self->pairs, TcAlignmentPair, i);

      if (!tc_alignment_holds (self, pair, own, candidate->sentence))
        continue;
      for (guint k = 0; k < pair->n[1 - own]; k++)
        {
          const TcAlignmentSide *side = tc_alignment_get_side (other, pair->first[1 - own] + k);

          for (guint f = side->first; f < side->first + side->n; f++)
            if (tc_alignment_are_equal (tc_alignment_get_figure (other, f)->value, number))
              return tc_alignment_get_figure (other, f);
        }
    }
  return NULL;
}

/**
 * tc_alignment_confirm:
 * @self: an alignment
 * @document: its document
 * @findings: the candidates; those whose number the translation repeats gain confidence and a quote
 *
 * Lets the translation of a sentence be the second witness for the number that a rule found in it, where no rule
 * found it in the other language.
 */
void
tc_alignment_confirm (const TcAlignment *self,
                      const TcProse     *document,
                      TcFindings        *findings)
{
  for (guint i = 0; i < findings->candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);
      double number = get_number (candidate);
      const TcFigure *figure;

      if (number < MIN_CONFIRMED || is_said_in_both (findings, candidate))
        continue;
      figure = find_repeated (self, candidate, number);
      if (figure == NULL)
        continue;
      candidate->confidence = MAX (candidate->confidence,
                                   MIN (MAX_CONFIDENCE, 1 - DOUBT * (1 - candidate->confidence)));
      tc_candidate_add_quote (candidate, tc_normal_to_span (document->normal, figure->start, figure->end));
    }
}

/* Whether the text of a language has the number anywhere: then it may only stand in another sentence. */
static gboolean
has_number (const TcAlignmentText *text,
            double                 number)
{
  for (guint i = 0; i < text->figures->len; i++)
    if (tc_alignment_are_equal (tc_alignment_get_figure (text, i)->value, number))
      return TRUE;
  return FALSE;
}

/* The field whose candidate rests on a figure. */
static const char *
find_field (const TcFindings *findings,
            TcSpan            span)
{
  const TcCandidate *best = NULL;

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      if (candidate->quotes[0].start <= span.start && candidate->quotes[0].end >= span.end &&
          (get_number (candidate) > 0 || strcmp (candidate->field, "dose") == 0) &&
          (best == NULL || candidate->confidence > best->confidence))
        best = candidate;
    }
  return best != NULL ? best->field : NULL;
}

static void
add_difference (const TcProse  *document,
                const TcFigure *figures[2],
                TcFindings     *findings)
{
  TcSpan spans[2];
  const char *field = NULL;
  TcDiscrepancy *discrepancy;

  for (guint t = 0; t < 2; t++)
    {
      spans[t] = tc_normal_to_span (document->normal, figures[t]->start, figures[t]->end);
      if (field == NULL)
        field = find_field (findings, spans[t]);
    }
  if (field == NULL)
    field = "results";
  else if (tc_findings_is_disputed (findings, field))
    return;
  discrepancy = tc_discrepancy_new (field, N_ ("different numbers"),
                                    N_ ("The English sentence and its Chinese translation give different numbers."));
  for (guint t = 0; t < 2; t++)
    {
      g_autofree char *quote = tc_prose_slice (document, spans[t]);

      tc_discrepancy_take_statement (discrepancy, tc_quote_new (spans[t], quote),
                                     tc_value_new_number (figures[t]->value));
    }
  g_ptr_array_add (findings->discrepancies, discrepancy);
}

/* Whether a figure that the translation lacks says that they differ. */
static gboolean
accuses (const TcAlignment *self,
         guint              text,
         const TcFigure    *figure)
{
  return !figure->doubtful && !(figure->word && figure->value <= MAX_DROPPED) &&
         !has_number (&self->texts[1 - text], figure->value);
}

/* The only accusing figure of @unit among those left; %NULL if there is none or there are several. */
static const TcFigure *
find_only (const TcAlignment *self,
           guint              text,
           GArray            *left,
           TcFigureUnit       unit)
{
  const TcFigure *only = NULL;

  for (guint i = 0; i < left->len; i++)
    {
      const TcFigure *figure = tc_alignment_get_figure (&self->texts[text], g_array_index (left, guint, i));

      if (figure->unit != unit || !accuses (self, text, figure))
        continue;
      if (only != NULL)
        return NULL;
      only = figure;
    }
  return only;
}

/* Rounding is no difference. */
static gboolean
is_rounded (double a,
            double b)
{
  return fabs (a - b) <= 0.5 && (a == round (a) || b == round (b));
}

/* The number that a figure means where it begins a range of which only the end names the scale: 10 million in
 * "10 to 200 million". */
static double
find_scaled (const TcProse         *document,
             const TcAlignmentText *side,
             const TcFigure        *figure)
{
  static const char *const joints[] = { "-", " - ", " to ", " and ", " or ", "至", "到", "~", "和", "或" };
  const char *text = document->normal->text;
  const TcFigure *next = figure + 1;
  gsize length;

  if (next == tc_alignment_get_figure (side, side->figures->len) || next->start < figure->end)
    return figure->value;
  length = next->start - figure->end;
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (strlen (joints[i]) == length && memcmp (text + figure->end, joints[i], length) == 0)
      {
        double bare;
        gsize n = strspn (text + next->start, "0123456789.,");

        return tc_number_parse (text + next->start, n, &bare) && bare > 0 ? figure->value * (next->value / bare)
                                                                         : figure->value;
      }
  return figure->value;
}

/* "10 to 200 million" names the scale once, "1000万至2亿" twice: no difference. */
static gboolean
is_scaled (const TcAlignment *self,
           const TcProse     *document,
           const TcFigure    *figures[2])
{
  double english = find_scaled (document, &self->texts[0], figures[0]);
  double chinese = find_scaled (document, &self->texts[1], figures[1]);

  return tc_alignment_are_equal (english, figures[1]->value) || tc_alignment_are_equal (chinese, figures[0]->value);
}

/* Whether two numbers look like one of which a digit was mistyped: 24.1 and 24.6, 102 and 120. */
static gboolean
is_slip (double a,
         double b)
{
  g_autofree char *x = g_strdup_printf ("%.10g", a);
  g_autofree char *y = g_strdup_printf ("%.10g", b);
  gsize n = strlen (x);
  gsize from = 0;

  if (n < 2 || strlen (y) != n)
    return FALSE;
  while (x[from] == y[from] && x[from] != '\0')
    from++;
  while (n > from && x[n - 1] == y[n - 1])
    n--;
  return n - from == 1 || (n - from == 2 && x[from] == y[from + 1] && x[from + 1] == y[from]);
}

/* The only two accusing figures of @unit that look like a slip. */
static gboolean
find_slip (const TcAlignment *self,
           GArray            *left[2],
           TcFigureUnit       unit,
           const TcFigure    *figures[2])
{
  guint n = 0;

  for (guint i = 0; i < left[0]->len; i++)
    for (guint k = 0; k < left[1]->len; k++)
      {
        const TcFigure *english = tc_alignment_get_figure (&self->texts[0], g_array_index (left[0], guint, i));
        const TcFigure *chinese = tc_alignment_get_figure (&self->texts[1], g_array_index (left[1], guint, k));

        if (english->unit != unit || chinese->unit != unit || !accuses (self, 0, english) ||
            !accuses (self, 1, chinese) || !is_slip (english->value, chinese->value))
          continue;
        figures[0] = english;
        figures[1] = chinese;
        n++;
      }
  return n == 1;
}

static void
compare_pair (const TcAlignment     *self,
              const TcProse         *document,
              const TcAlignmentPair *pair,
              GArray                *left[2],
              GArray                *differences)
{
  guint n_shared = tc_alignment_match_figures (self, pair, left);

  gboolean is_shortened = MAX (left[0]->len, left[1]->len) > MAX_UNMATCHED;

  gboolean is_alone = left[0]->len == 1 && left[1]->len == 1;

  if ((is_shortened && n_shared < MIN_SHARED_OF_SHORTENED) || MIN (left[0]->len, left[1]->len) > MAX_UNMATCHED ||
      (n_shared < MIN (left[0]->len, left[1]->len) && !is_alone))
    return;
  for (int unit = TC_FIGURE_NONE; unit <= TC_FIGURE_CENTIMETRE; unit++)
    {
      const TcFigure *figures[2] = { find_only (self, 0, left[0], unit), find_only (self, 1, left[1], unit) };
      gboolean is_sure = figures[0] != NULL && figures[1] != NULL && n_shared > 0 &&
                         (unit != TC_FIGURE_NONE || (n_shared > 1 && !is_shortened));

      if (!is_sure && (n_shared > 1 || is_alone))
        is_sure = find_slip (self, left, unit, figures);
      if (is_sure && !is_rounded (figures[0]->value, figures[1]->value) &&
          !is_scaled (self, document, figures))
        g_array_append_vals (differences, figures, 2);
    }
}

/**
 * tc_alignment_compare:
 * @self: an alignment
 * @document: its document
 * @findings: gets the discrepancies
 *
 * Looks for a number of a sentence that its translation gives differently: all the others agree, and neither of the two
 * stands anywhere in the other language. Numbers whose exponent may be lost are left to the doses.
 */
void
tc_alignment_compare (const TcAlignment *self,
                      const TcProse     *document,
                      TcFindings        *findings)
{
  g_autoptr (GArray) english = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) chinese = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) differences = g_array_new (FALSE, FALSE, sizeof (const TcFigure *));
  GArray *left[2] = { english, chinese };

  for (guint i = 0; i < self->pairs->len; i++)
    compare_pair (self, document, &g_array_index (self->pairs, TcAlignmentPair, i), left, differences);
  if (differences->len > 2 * MAX_DIFFERENCES)
    return;
  for (guint i = 0; i + 1 < differences->len; i += 2)
    add_difference (document, &g_array_index (differences, const TcFigure *, i), findings);
}

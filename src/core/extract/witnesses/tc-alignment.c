/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-alignment-private.h"

#include <math.h>

/* A text with more sentences than this is more than an abstract and its translation. */
#define MAX_SENTENCES 60

/* What speaks for one sentence being the translation of another, and against it. */
#define SAME_FIGURE 2.0
#define SAME_CONCEPT 1.5
#define MAX_CONCEPTS 3
#define SAME_PART 1.0
#define OTHER_PART -2.0
#define OTHER_FIGURE -0.3
#define APART -3.0
#define JOINED -0.6
#define MIN_LIKENESS 0.4

static gboolean
counts (const TcFigure *figure)
{
  return !(figure->word && figure->value <= 2);
}

/**
 * tc_alignment_match_figures:
 * @self: an alignment
 * @pair: one of its pairs, or one that is tried
 * @left: (element-type guint): get the figures of English and of Chinese that the other language
 * does not have, as indexes
 *
 * Returns: how many figures both have
 */
guint
tc_alignment_match_figures (const TcAlignment     *self,
                            const TcAlignmentPair *pair,
                            GArray                *left[2])
{
  guint n_shared = 0;

  for (guint t = 0; t < 2; t++)
    {
      const TcAlignmentSide *first = tc_alignment_get_side (&self->texts[t], pair->first[t]);
      const TcAlignmentSide *last = tc_alignment_get_side (&self->texts[t], pair->first[t] + pair->n[t] - 1);

      guint n = 0;

      g_array_set_size (left[t], last->first + last->n - first->first);
      for (guint i = first->first; i < last->first + last->n; i++)
        if (counts (tc_alignment_get_figure (&self->texts[t], i)))
          g_array_index (left[t], guint, n++) = i;
      g_array_set_size (left[t], n);
    }
  for (guint i = left[0]->len; i > 0; i--)
    {
      const TcFigure *english = tc_alignment_get_figure (&self->texts[0], g_array_index (left[0], guint, i - 1));

      for (guint k = left[1]->len; k > 0; k--)
        {
          const TcFigure *chinese = tc_alignment_get_figure (&self->texts[1], g_array_index (left[1], guint, k - 1));

          if (!tc_alignment_are_equal (english->value, chinese->value))
            continue;
          g_array_remove_index (left[0], i - 1);
          g_array_remove_index (left[1], k - 1);
          n_shared++;
          break;
        }
    }
  return n_shared;
}

static guint
count_concepts (const TcAlignment     *self,
                const TcProse         *document,
                const TcAlignmentPair *pair)
{
  guint n = 0;

  for (guint e = 0; e < pair->n[0]; e++)
    {
      const TcProseSentence *english =
        tc_prose_sentence (document, tc_alignment_get_side (&self->texts[0], pair->first[0] + e)->sentence);

      for (guint c = 0; c < pair->n[1]; c++)
        {
          const TcProseSentence *chinese =
            tc_prose_sentence (document, tc_alignment_get_side (&self->texts[1], pair->first[1] + c)->sentence);

          for (guint i = 0; i < english->n_hits; i++)
            for (guint k = 0; k < chinese->n_hits && n < MAX_CONCEPTS; k++)
              if (g_array_index (document->hits, TcHit, english->first_hit + i).entry ==
                  g_array_index (document->hits, TcHit, chinese->first_hit + k).entry)
                {
                  n++;
                  break;
                }
        }
    }
  return n;
}

static double
compare_places (const TcAlignment     *self,
                const TcProse         *document,
                const TcAlignmentPair *pair)
{
  TcSectionKind parts[2];
  double place[2];

  for (guint t = 0; t < 2; t++)
    {
      guint sentence = tc_alignment_get_side (&self->texts[t], pair->first[t])->sentence;

      parts[t] = tc_prose_sentence (document, sentence)->part;
      place[t] = (pair->first[t] + 0.5 * pair->n[t]) / self->texts[t].sides->len;
    }
  if (parts[0] == TC_SECTION_ABSTRACT || parts[1] == TC_SECTION_ABSTRACT)
    return APART * fabs (place[0] - place[1]);
  return APART * fabs (place[0] - place[1]) + (parts[0] == parts[1] ? SAME_PART : OTHER_PART);
}

static double
add_up (const TcAlignmentPair *pair,
        guint                  n_shared,
        guint                  n_left,
        guint                  n_concepts,
        double                 places)
{
  return SAME_FIGURE * n_shared + OTHER_FIGURE * n_left + SAME_CONCEPT * n_concepts + places +
         JOINED * (pair->n[0] + pair->n[1] - 2);
}

/* Most pairs are shut out by how many figures they could share at best, and need not be compared figure by figure. */
static double
get_likeness (const TcAlignment     *self,
              const TcProse         *document,
              const TcAlignmentPair *pair,
              GArray                *left[2])
{
  guint n_concepts = count_concepts (self, document, pair);
  double places = compare_places (self, document, pair);
  guint n[2] = { 0, 0 };
  guint n_shared;

  for (guint t = 0; t < 2; t++)
    for (guint i = 0; i < pair->n[t]; i++)
      n[t] += tc_alignment_get_side (&self->texts[t], pair->first[t] + i)->n_counting;
  n_shared = MIN (n[0], n[1]);
  if (n_shared > 0 && add_up (pair, n_shared, n[0] + n[1] - 2 * n_shared, n_concepts, places) >= MIN_LIKENESS)
    n_shared = tc_alignment_match_figures (self, pair, left);
  return add_up (pair, n_shared, n[0] + n[1] - 2 * n_shared, n_concepts, places);
}

/* The steps of the alignment: how many sentences of each language. */
static const guint steps[][2] = { { 1, 1 }, { 1, 2 }, { 2, 1 }, { 1, 0 }, { 0, 1 } };

/* The best way through both texts, by dynamic programming from the end; as pairs. */
static void
align (TcAlignment   *self,
       const TcProse *document)
{
  guint n = self->texts[0].sides->len;
  guint m = self->texts[1].sides->len;
  g_autofree double *best = g_new0 (double, (n + 1) * (m + 1));
  g_autofree guint8 *step = g_new0 (guint8, (n + 1) * (m + 1));
  g_autoptr (GArray) english = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) chinese = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *left[2] = { english, chinese };

  for (guint i = n + 1; i-- > 0;)
    for (guint k = m + 1; k-- > 0;)
      {
        double *here = &best[i * (m + 1) + k];

        *here = i == n && k == m ? 0 : -G_MAXDOUBLE;
        for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
          {
            const TcAlignmentPair pair = { { i, k }, { steps[s][0], steps[s][1] } };
            double value;

            if (i + pair.n[0] > n || k + pair.n[1] > m)
              continue;
            value = best[(i + pair.n[0]) * (m + 1) + k + pair.n[1]];
            if (pair.n[0] > 0 && pair.n[1] > 0)
              {
                double likeness = get_likeness (self, document, &pair, left);

                if (likeness < MIN_LIKENESS)
                  continue;
                value += likeness;
              }
            if (value > *here)
              {
                *here = value;
                step[i * (m + 1) + k] = s;
              }
          }
      }
  for (guint i = 0, k = 0; i < n || k < m;)
    {
      const guint *by = steps[step[i * (m + 1) + k]];
      const TcAlignmentPair pair = { { i, k }, { by[0], by[1] } };

      if (by[0] > 0 && by[1] > 0)
        g_array_append_val (self->pairs, pair);
      i += by[0];
      k += by[1];
    }
}

static void
add_side (TcAlignmentText *text,
          const TcProse   *document,
          guint            sentence)
{
  const TcProseSentence *s = tc_prose_sentence (document, sentence);
  TcAlignmentSide side = { sentence, text->figures->len, 0, 0 };

  tc_figures_read (document->normal->text, s->start, s->end, text->figures);
  side.n = text->figures->len - side.first;
  for (guint i = 0; i < side.n; i++)
    side.n_counting += counts (tc_alignment_get_figure (text, side.first + i));
  g_array_append_val (text->sides, side);
}

/**
 * tc_alignment_new:
 * @document: a document whose lexicon hits are known
 *
 * Finds out which sentences of the abstract are translations of which, by the numbers and the entries of the
 * lexicons that both have, their part and their place. One sentence can be two of the other language.
 *
 * Returns: (transfer full) (nullable): the alignment, or %NULL where the abstract is in one language or there is more
 *   than abstracts
 */
TcAlignment *
tc_alignment_new (const TcProse *document)
{
  TcAlignment *self;
  guint n[2] = { 0, 0 };

  for (guint i = 0; i < document->sentences->len; i++)
    if (((1u << tc_prose_sentence (document, i)->part) & TC_SCOPES_ABSTRACT) != 0)
      n[tc_prose_sentence (document, i)->chinese ? 1 : 0]++;
  if (n[0] == 0 || n[1] == 0 || n[0] > MAX_SENTENCES || n[1] > MAX_SENTENCES)
    return NULL;
  self = g_new0 (TcAlignment, 1);
  for (guint t = 0; t < 2; t++)
    {
      self->texts[t].sides = g_array_new (FALSE, FALSE, sizeof (TcAlignmentSide));
      self->texts[t].figures = g_array_new (FALSE, FALSE, sizeof (TcFigure));
    }
  self->pairs = g_array_new (FALSE, FALSE, sizeof (TcAlignmentPair));
  for (guint i = 0; i < document->sentences->len; i++)
    if (((1u << tc_prose_sentence (document, i)->part) & TC_SCOPES_ABSTRACT) != 0)
      add_side (&self->texts[tc_prose_sentence (document, i)->chinese ? 1 : 0], document, i);
  align (self, document);
  return self;
}

void
tc_alignment_free (TcAlignment *self)
{
  if (self == NULL)
    return;
  for (guint t = 0; t < 2; t++)
    {
      g_array_unref (self->texts[t].sides);
      g_array_unref (self->texts[t].figures);
    }
  g_array_unref (self->pairs);
  g_free (self);
}

/**
 * tc_alignment_holds:
 * @self: an alignment
 * @pair: one of its pairs
 * @text: 0 for English, 1 for Chinese
 * @sentence: index of a sentence of the document
 *
 * Returns: whether the sentence is of the pair
 */
gboolean
tc_alignment_holds (const TcAlignment     *self,
                    const TcAlignmentPair *pair,
                    guint                  text,
                    guint                  sentence)
{
  for (guint i = 0; i < pair->n[text]; i++)
    if (tc_alignment_get_side (&self->texts[text], pair->first[text] + i)->sentence == sentence)
      return TRUE;
  return FALSE;
}

/**
 * tc_alignment_is_pair:
 * @self: an alignment
 * @sentence: index of an English sentence
 * @other: index of a Chinese one
 *
 * Returns: whether one is the translation of the other
 */
gboolean
tc_alignment_is_pair (const TcAlignment *self,
                      guint              sentence,
                      guint              other)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const TcAlignmentPair *pair = &g_array_index (self->pairs, TcAlignmentPair, i);

      if (tc_alignment_holds (self, pair, 0, sentence) && tc_alignment_holds (self, pair, 1, other))
        return TRUE;
    }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-measures.h"

#include <string.h>

/* In bytes of folded text, of what stands in brackets behind the name of a scale. */
#define MIN_SHORT 2
#define MAX_SHORT 14

/* Where a scale stands in the folded text. */
typedef struct
{
  TcCandidate *candidate;
  gsize start;
  gsize end;
  gboolean named;                 /* has the name of another one that says more */
} Measure;

/* The byte behind " (ABBR)" or " [ABBR]" at @at; @at where no capitals stand there in brackets. */
static gsize
find_short_end (const TcProse *document,
                gsize          at,
                gsize          limit)
{
  const char *text = document->normal->text;
  gsize first = at + 2;
  gsize last = first;
  guint capitals = 0;

  if (at + MIN_SHORT + 2 >= limit || text[at] != ' ' || strchr ("([", text[at + 1]) == NULL)
    return at;
  for (; last < limit && (g_ascii_isalnum (text[last]) || text[last] == '-'); last++)
    capitals += tc_normal_is_upper (document->normal, last);
  if (last >= limit || strchr (")]", text[last]) == NULL || last - first < MIN_SHORT ||
      last - first > MAX_SHORT || capitals < MIN_SHORT)
    return at;
  return last + 1;
}

static gboolean
is_letter_or_digit (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* Whether the letters from @letter to @last are initials of the words from @at to @end, or follow an initial in its
 * word: "HbA1c" of "hemoglobin A1c". Digits that no word has count for nothing: "6MWD". */
static gboolean
are_initials (const char *text,
              gsize       letter,
              gsize       last,
              gsize       at,
              gsize       end)
{
  while (at < end)
    {
      gboolean taken = FALSE;

      while (letter < last && !g_ascii_isalpha (text[letter]))
        letter++;
      for (gsize first = at; at < end && is_letter_or_digit (text[at]); at++)
        if (letter < last && text[at] == text[letter] && (taken || at == first))
          {
            taken = TRUE;
            for (letter++; letter < last && !g_ascii_isalpha (text[letter]);)
              letter++;
          }
      while (at < end && !is_letter_or_digit (text[at]))
        at++;
    }
  return letter >= last;
}

/* Whether one of the parts of what stands in brackets, which hyphens divide, has the initials: "MoCA-J". */
static gboolean
has_initials (const char *text,
              gsize       first,
              gsize       last,
              gsize       at,
              gsize       end)
{
  while (first < last)
    {
      const char *hyphen = memchr (text + first, '-', last - first);
      gsize stop = hyphen != NULL ? (gsize) (hyphen - text) : last;

      if (stop - first >= MIN_SHORT && g_ascii_isalpha (text[stop - 1]) && are_initials (text, first, stop, at, end))
        return TRUE;
      first = stop + 1;
    }
  return FALSE;
}

/* Whether what stands in brackets from @first to @last is short for the words that end at @end: those of the
 * measure, or some more before them. */
static gboolean
is_short_for (const TcProse *document,
              gsize          first,
              gsize          last,
              gsize          start,
              gsize          end,
              gsize          limit)
{
  const char *text = document->normal->text;

  for (gsize words = 0; words <= last - first; words++)
    {
      if (are_initials (text, first, last, start, end) || has_initials (text, first, last, start, end))
        return TRUE;
      if (start <= limit || text[start - 1] != ' ')
        return FALSE;
      for (start--; start > limit && text[start - 1] != ' ';)
        start--;
    }
  return FALSE;
}

static GArray *
list_measures (const TcProse *document,
               TcFindings    *findings)
{
  const char *field = g_intern_static_string ("outcome_measures");
  GArray *measures = g_array_new (FALSE, FALSE, sizeof (Measure));

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);
      Measure measure = { candidate, 0, 0, FALSE };

      if (candidate->field != field || (strcmp (candidate->rule, "endpoints.scale") != 0 &&
                                        strcmp (candidate->rule, "endpoints.measure") != 0))
        continue;
      measure.start = tc_normal_from_char (document->normal, candidate->quotes[0].start);
      measure.end = tc_normal_from_char (document->normal, candidate->quotes[0].end);
      g_array_append_val (measures, measure);
    }
  return measures;
}

static gboolean
is_same (const char    *text,
         const Measure *measure,
         gsize          start,
         gsize          end)
{
  return measure->end - measure->start == end - start &&
         memcmp (text + measure->start, text + start, end - start) == 0;
}

/* Whether what stands in brackets behind a measure is another one, perhaps in a version: "EQ-5D-3L". */
static gboolean
is_measure (const char   *text,
            const GArray *measures,
            gsize         start,
            gsize         end)
{
  static const char *const known[] = { "vas", "nrs", "vrs", "sf36", "sf12", "sf-36", "sf-12", "euroqol", "euro-qol" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strlen (known[i]) == end - start && memcmp (text + start, known[i], end - start) == 0)
      return TRUE;
  for (guint i = 0; i < measures->len; i++)
    {
      const Measure *other = &g_array_index (measures, Measure, i);
      gsize n = other->end - other->start;

      if (n <= end - start && is_same (text, other, start, start + n) &&
          (n == end - start || text[start + n] == '-'))
        return TRUE;
    }
  return FALSE;
}

/* Gives a measure with its abbreviation, which ends at @end, to all that are a part of it or say
 * the same. */
static void
give_name (const TcProse *document,
           GArray        *measures,
           const Measure  given,
           gsize          end)
{
  const char *text = document->normal->text;
  g_autofree char *name = tc_prose_reported (document, given.start, end);

  for (guint i = 0; i < measures->len; i++)
    {
      Measure *other = &g_array_index (measures, Measure, i);

      if ((other->start < given.start || other->end > end) &&
          !is_same (text, other, given.start, given.end) &&
          (end == given.end || !is_same (text, other, given.end + 2, end - 1)))
        continue;
      other->named = TRUE;
      tc_value_unref (other->candidate->value);
      other->candidate->value = tc_value_new_text (name);
    }
}

/* Whether a name is a part of another one. */
static gboolean
is_within_other (const GArray  *measures,
                 const Measure *measure)
{
  for (guint i = 0; i < measures->len; i++)
    {
      const Measure *other = &g_array_index (measures, Measure, i);

      if (other->start <= measure->start && other->end >= measure->end &&
          other->end - other->start > measure->end - measure->start)
        return TRUE;
    }
  return FALSE;
}

/* Looks at the measures that have an abbreviation in brackets, or at those that have none. */
static void
name_measures (const TcProse *document,
               GArray        *measures,
               gboolean       abbreviated)
{
  for (guint i = 0; i < measures->len; i++)
    {
      const Measure *measure = &g_array_index (measures, Measure, i);
      const TcProseSentence *sentence = tc_prose_sentence (document, measure->candidate->sentence);
      gsize end;

      if (measure->named || measure->candidate->chinese || is_within_other (measures, measure))
        continue;
      end = find_short_end (document, measure->end, sentence->end);
      if (end > measure->end && !is_measure (document->normal->text, measures, measure->end + 2, end - 1) &&
          !is_short_for (document, measure->end + 2, end - 1, measure->start, measure->end, sentence->start))
        end = measure->end;
      if ((end > measure->end) == abbreviated)
        give_name (document, measures, *measure, end);
    }
}

/**
 * tc_measures_name:
 * @document: a document that the rules ran over
 * @findings: what they found; scales are renamed
 *
 * Makes one of what a report says of a scale in several ways: the name, the part of the name that
 * a lexicon knows, and the abbreviation behind the name in brackets. The value is the longest name
 * with its abbreviation.
 */
void
tc_measures_name (const TcProse *document,
                  TcFindings    *findings)
{
  g_autoptr (GArray) measures = list_measures (document, findings);

  name_measures (document, measures, TRUE);
  if (measures->len > 1)
    name_measures (document, measures, FALSE);
}

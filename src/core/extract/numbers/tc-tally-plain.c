/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include <string.h>

#include "tc-statistic-token.h"
#include "tc-tally-private.h"

/* Nearly all numbers stand in ASCII. An expression took 2,000 instructions for each of them; the same is read here in a
 * hundred. `test-tally` holds one against the other. */

/* "1,234 567" can be read as one number or less of it; more groups are no number of people. */
#define MAX_ENDS 6

/* Digits that are set off by a comma have so many letters behind them: "12 to cells," */
#define MAX_NAME 30

/* Where a number that begins at a place can end, the longest first. */
typedef struct
{
  gsize all[MAX_ENDS];
  guint n;
} Ends;

/* What follows from a number on: "to cells", ", received". Each between blanks. */
#define FATES                                                                                                         \
  " to received receiving had with control controls cases assigned allocated randomised randomized " \
  "randomly underwent were was placebo "
#define PLACES " the a an each "
#define NO_PEOPLE                                                                                                     \
  " day days week weeks wk wks month months mo year years yr yrs mg mcg ug g kg ml l mm cm iu gy " \
  "unit units hour hours h min minute minutes point points cycle cycles times site sites center "  \
  "centers centre centres hospital hospitals countries item items "

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* The byte at @at, 0 outside of the sentence. */
static char
get (const char *text,
     gsize       end,
     gsize       at)
{
  return at < end ? text[at] : '\0';
}

static gboolean
is_among (char        c,
          const char *bytes)
{
  return c != '\0' && strchr (bytes, c) != NULL;
}

static gsize
skip_digits (const char *text,
             gsize       at,
             gsize       end)
{
  while (at < end && g_ascii_isdigit (text[at]))
    at++;
  return at;
}

/* The end of the word that begins at @at, @at itself where none does or it goes on with a digit. */
static gsize
end_of_word (const char *text,
             gsize       at,
             gsize       end)
{
  gsize behind = at;

  while (behind < end && g_ascii_islower (text[behind]))
    behind++;
  return is_word_byte (get (text, end, behind)) ? at : behind;
}

static gboolean
is_of (const char *text,
       gsize       at,
       gsize       behind,
       TcWordSet  *set)
{
  return behind > at && tc_word_set_has (set, text + at, behind - at);
}

/* {digits} of data/rules/macros.json. */
static void
find_digit_ends (const char *text,
                 gsize       at,
                 gsize       end,
                 Ends       *ends)
{
  gsize run = skip_digits (text, at, end);
  gsize groups[MAX_ENDS - 1];
  guint n = 0;
  char next = get (text, end, run);

  ends->n = 0;
  if (run == at)
    return;
  for (gsize p = run; run - at <= 3 && n < G_N_ELEMENTS (groups) && is_among (get (text, end, p), ", '") &&
       p + 4 <= end && skip_digits (text, p + 1, p + 4) == p + 4; p += 4)
    groups[n++] = p + 4;
  while (n > 0)
    {
      gsize p = groups[--n];

      if (!((g_ascii_isdigit (get (text, end, p)) || get (text, end, p) == '.') &&
            g_ascii_isdigit (get (text, end, p + 1))))
        ends->all[ends->n++] = p;
    }
  if (is_among (next, "%/^") || (next == ' ' && get (text, end, run + 1) == '%') ||
      (is_among (next, ".,") && g_ascii_isdigit (get (text, end, run + 1))))
    return;
  ends->all[ends->n++] = run;
}

/* {numberwords}: the end of "twenty-one", "one hundred and six", "two, three"; @at where no number begins. */
static gsize
skip_number_words (const char *text,
                   gsize       at,
                   gsize       end)
{
  static const char *const joints[] = { "-", " ", ", ", " and ", "-and-" };
  static TcWordSet words = TC_WORD_SET (TC_NUMBER_WORDS);
  static TcWordSet great = TC_WORD_SET (" hundred thousand ");
  gsize from = at;
  gsize behind = at;

  if (text[at] == 'a' && get (text, end, at + 1) == ' ' &&
      is_of (text, at + 2, end_of_word (text, at + 2, end), &great))
    from = at + 2;
  for (gboolean more = TRUE; more;)
    {
      gsize word_end = end_of_word (text, from, end);

      more = FALSE;
      if (!is_of (text, from, word_end, &words))
        break;
      behind = word_end;
      for (guint i = 0; !more && i < G_N_ELEMENTS (joints); i++)
        {
          gsize n = strlen (joints[i]);

          from = behind + n;
          more = from < end && memcmp (text + behind, joints[i], n) == 0 &&
                 is_of (text, from, end_of_word (text, from, end), &words);
        }
    }
  return behind;
}

/* {n} */
static void
find_number_ends (const char *text,
                  gsize       start,
                  gsize       end,
                  gsize       at,
                  Ends       *ends)
{
  char before = at > start ? text[at - 1] : '\0';
  gsize behind;

  if (g_ascii_islower (before) || g_ascii_isdigit (before) || is_among (before, ".,/^_+<>=-"))
    {
      ends->n = 0;
      return;
    }
  if (g_ascii_isdigit (text[at]))
    return;
  behind = skip_number_words (text, at, end);
  ends->n = 0;
  if (behind > at)
    ends->all[ends->n++] = behind;
}

/* "n=", "n = " before a number. */
static gboolean
is_size (const char *text,
         gsize       start,
         gsize       at)
{
  at -= at > start && text[at - 1] == ' ';
  if (at == start || text[at - 1] != '=')
    return FALSE;
  at--;
  at -= at > start && text[at - 1] == ' ';
  return at > start && text[at - 1] == 'n' && (at - 1 == start || !is_word_byte (text[at - 2]));
}

/* "cells: 12", "group) = 12" */
static gboolean
is_set_off (const char *text,
            gsize       start,
            gsize       at)
{
  at -= at > start && text[at - 1] == ' ';
  if (at == start || !is_among (text[at - 1], ",:="))
    return FALSE;
  at--;
  at -= at > start && text[at - 1] == ' ';
  return at > start && (g_ascii_islower (text[at - 1]) || text[at - 1] == ')');
}

/* "(12", "; 12", "(cells, 12" */
static gboolean
is_in_list (const char *text,
            gsize       start,
            gsize       at)
{
  if (at == start)
    return FALSE;
  return is_among (text[at - 1], "(;") || (text[at - 1] == ' ' && at > start + 1 && is_among (text[at - 2], "(;,"));
}

/* "12)", "12 ;" */
static gboolean
closes (const char *text,
        gsize       end,
        gsize       behind)
{
  return is_among (get (text, end, behind), ";,)") ||
         (get (text, end, behind) == ' ' && is_among (get (text, end, behind + 1), ";,)"));
}

/* "12 given cells)" */
static gboolean
is_named (const char *text,
          gsize       end,
          gsize       behind)
{
  gsize at = behind + 2;

  if (get (text, end, behind) != ' ' || !g_ascii_islower (get (text, end, behind + 1)))
    return FALSE;
  while (at < end && (g_ascii_islower (text[at]) || is_among (text[at], " -")))
    at++;
  return at > behind + 2 && at - behind - 2 <= MAX_NAME && is_among (get (text, end, at), ";,)");
}

/* "12 received", "12, in the" */
static gboolean
has_fate (const char *text,
          gsize       end,
          gsize       behind)
{
  static TcWordSet fates = TC_WORD_SET (FATES);
  static TcWordSet places = TC_WORD_SET (PLACES);
  gsize at = behind;
  gsize word_end;

  at += get (text, end, at) == ',';
  at += get (text, end, at) == ' ';
  word_end = end_of_word (text, at, end);
  if (word_end - at == 2 && memcmp (text + at, "in", 2) == 0 && get (text, end, word_end) == ' ')
    return is_of (text, word_end + 1, end_of_word (text, word_end + 1, end), &places);
  return is_of (text, at, word_end, &fates);
}

static gboolean
counts_no_people (const char *text,
                  gsize       end,
                  gsize       behind)
{
  static TcWordSet units = TC_WORD_SET (NO_PEOPLE);
  gsize at = behind + (get (text, end, behind) == ' ');

  return is_of (text, at, end_of_word (text, at, end), &units);
}

typedef gboolean (*Test) (const char *text,
                          gsize       end,
                          gsize       behind);

/* The longest number that passes. */
static gboolean
find_end (const char *text,
          gsize       end,
          const Ends *ends,
          Test        test,
          gboolean    passes,
          gsize      *behind)
{
  for (guint i = 0; i < ends->n; i++)
    if (test (text, end, ends->all[i]) == passes)
      {
        *behind = ends->all[i];
        return TRUE;
      }
  return FALSE;
}

/* "3/12": the second number counts. */
static gboolean
read_share (const char *text,
            gsize       start,
            gsize       end,
            gsize       at,
            gsize      *number,
            gsize      *behind)
{
  gsize slash = skip_digits (text, at, end);

  if (slash == at || get (text, end, slash) != '/' || (at > start && is_word_byte (text[at - 1])))
    return FALSE;
  *number = slash + 1;
  *behind = skip_digits (text, slash + 1, end);
  return *behind - *number >= 2 && *behind - *number <= 6 && !is_word_byte (get (text, end, *behind)) &&
         !is_among (get (text, end, *behind), "./");
}

/**
 * tc_tally_read_plain:
 * @text: folded text
 * @start: first byte of a sentence that is ASCII
 * @end: byte behind it
 * @at: where a whole number begins
 * @number: (out): the first byte of the number that counts
 * @behind: (out): the byte behind it
 *
 * Reads a number and finds out what it counts.
 *
 * Returns: what it counts, %TC_TALLY_NOTHING where it counts nothing
 */
TcTallyKind
tc_tally_read_plain (const char *text,
                     gsize       start,
                     gsize       end,
                     gsize       at,
                     gsize      *number,
                     gsize      *behind)
{
  Ends ends;

  *number = at;
  find_digit_ends (text, at, end, &ends);
  *behind = ends.n > 0 ? ends.all[0] : at;
  if (ends.n > 0 && is_size (text, start, at))
    return TC_TALLY_SIZED;
  if (read_share (text, start, end, at, number, behind))
    return TC_TALLY_PEOPLE;
  *number = at;
  if ((is_set_off (text, start, at) && find_end (text, end, &ends, closes, TRUE, behind)) ||
      (is_in_list (text, start, at) && find_end (text, end, &ends, is_named, TRUE, behind)))
    return TC_TALLY_PEOPLE;
  find_number_ends (text, start, end, at, &ends);
  if (find_end (text, end, &ends, has_fate, TRUE, behind))
    return TC_TALLY_PEOPLE;
  if (find_end (text, end, &ends, counts_no_people, FALSE, behind))
    return TC_TALLY_LOOSE;
  *behind = ends.n > 0 ? ends.all[0] : at;
  return ends.n > 0 ? TC_TALLY_OTHER : TC_TALLY_NOTHING;
}

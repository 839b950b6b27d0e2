/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statement-shapes.h"

#include <string.h>

#include "tc-bytes.h"
#include "tc-lines.h"
#include "tc-markup.h"

/* What years, DOIs, numbers and wrapped texts look like in the values of tags. */

static inline gboolean
is_digit (const char *p,
          const char *end)
{
  return p < end && g_ascii_isdigit (*p);
}

static const char *
skip_digits (const char *p,
             const char *end)
{
  while (is_digit (p, end))
    p++;

  return p;
}

/* --- texts of many lines --------------------------------------------------------------------------- */

static gboolean
ends_sentence (const GString *text)
{
  static const char * const ends[] = { ".", "!", "?", ":", "。", "！", "？", "：", "；", "\"", "”", ")" };

  if (g_ascii_isalnum (text->str[text->len - 1]))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text->str, ends[i]))
      return TRUE;

  return FALSE;
}

static gboolean
ends_in_han (const GString *text)
{
  const char *last = g_utf8_find_prev_char (text->str, text->str + text->len);

  return last != NULL && (guchar) *last >= 0xe3 && tc_is_han (g_utf8_get_char (last));
}

/* Blanks behind which another one stands. Looks at one byte more than there are in a vector. */
static inline TcBytes
find_two_blanks (const char *p)
{
  return (TcBytes) ((tc_bytes_load (p) == ' ') & (tc_bytes_load (p + 1) == ' '));
}

static gboolean
has_two_blanks (TcSlice slice)
{
  const char *p = slice.p;

  for (; slice.end - p > TC_BYTES_WIDTH; p += TC_BYTES_WIDTH)
    if (tc_bytes_any (find_two_blanks (p)))
      return TRUE;
  for (; p + 1 < slice.end; p++)
    if (p[0] == ' ' && p[1] == ' ')
      return TRUE;

  return FALSE;
}

/* Where a line was broken inside a sentence, the two parts are joined again; Chinese has no blank there. */
static void
append_line (GString  *text,
             TcSlice   line,
             gboolean  paragraphs)
{
  if (text->len == 0)
    {}
  else if (paragraphs && ends_sentence (text))
    g_string_append_c (text, '\n');
  else if (!((guchar) *line.p >= 0xe3 && tc_is_han (g_utf8_get_char (line.p)) && ends_in_han (text)))
    g_string_append_c (text, ' ');

  if (!has_two_blanks (line) && memchr (line.p, '\t', line.end - line.p) == NULL)
    {
      g_string_append_len (text, line.p, line.end - line.p);
      return;
    }
  for (const char *p = line.p; p < line.end; p++)
    if (!(*p == ' ' || *p == '\t') || p + 1 == line.end || !(p[1] == ' ' || p[1] == '\t'))
      g_string_append_c (text, *p == '\t' ? ' ' : *p);
}

/* Whether an element or an entity could begin at @p. */
static inline gboolean
may_begin_markup (const char *p,
                  const char *end)
{
  if (end - p < 3)
    return FALSE;

  return (*p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/')) || (*p == '&' && (g_ascii_isalpha (p[1]) || p[1] == '#'));
}

/* Line by line, as the line ends were decided upon already. */
static char *
render_markup (char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *rendered = tc_markup_render (lines[i]);

      g_free (lines[i]);
      lines[i] = rendered;
    }
  g_free (text);

  return g_strjoinv ("\n", lines);
}

static char *
join_lines (TcSlice  slice,
            gboolean paragraphs)
{
  GString *text = g_string_sized_new (slice.end - slice.p + 1);
  TcCutLine line;

  for (const char *p = slice.p; tc_cut_line (p, slice.end, TRUE, &line); p = line.next)
    {
      line.line = tc_slice_trim (line.line);
      if (line.line.p < line.line.end)
        append_line (text, line.line, paragraphs);
    }

  return g_string_free (text, FALSE);
}

/* What keeps a value from being taken as it is. */
typedef struct
{
  gboolean breaks;                /* line ends or two blanks in sequence */
  gboolean markup;
} Needs;

/* Bytes that are looked at: the others stand in any plain text. */
static const gboolean remarkable[256] = { ['\n'] = TRUE, ['\r'] = TRUE, [' '] = TRUE, ['<'] = TRUE, ['&'] = TRUE };

static void
look_at_bytes (TcSlice  slice,
               Needs   *needs)
{
  for (const char *p = slice.p; p < slice.end; p++)
    if (remarkable[(guchar) *p])
      {
        needs->breaks |= *p == '\n' || *p == '\r' || (*p == ' ' && p + 1 < slice.end && p[1] == ' ');
        needs->markup |= may_begin_markup (p, slice.end);
      }
}

static inline void
look_at_vector (const char *p,
                const char *end,
                Needs      *needs)
{
  TcBytes bytes = tc_bytes_load (p);
  TcBytes breaks = find_two_blanks (p) | (TcBytes) ((bytes == '\n') | (bytes == '\r'));
  TcBytes markup = (TcBytes) ((bytes == '<') | (bytes == '&'));

  if (!tc_bytes_any (breaks | markup))
    return;
  needs->breaks |= tc_bytes_any (breaks);
  for (guint i = tc_bytes_first (markup); i < TC_BYTES_WIDTH; i++)
    needs->markup |= may_begin_markup (p + i, end);
}

/* Of a value without blanks at its ends. */
static Needs
find_needs (TcSlice slice)
{
  const char *p = slice.p;
  Needs needs = { FALSE, FALSE };

  for (; slice.end - p > TC_BYTES_WIDTH; p += TC_BYTES_WIDTH)
    look_at_vector (p, slice.end, &needs);
  /* The rest, with what stands before it: the last byte alone needs nothing. */
  if (slice.end - slice.p > TC_BYTES_WIDTH)
    look_at_vector (slice.end - TC_BYTES_WIDTH - 1, slice.end, &needs);
  else
    look_at_bytes (slice, &needs);

  return needs;
}

/**
 * tc_slice_text:
 * @slice: text, perhaps of several lines
 * @paragraphs: whether a line end behind a sentence is kept
 * @owned: (out) (nullable): what to free, if anything
 *
 * Puts the lines of a value together, with single blanks and without markup.
 *
 * Returns: the text: a part of @slice where nothing is to do, else @owned
 */
TcSlice
tc_slice_text (TcSlice    slice,
               gboolean   paragraphs,
               char     **owned)
{
  Needs needs;
  char *text;

  *owned = NULL;
  slice = tc_slice_trim (slice);
  needs = find_needs (slice);
  if (!needs.breaks && !needs.markup)
    return slice;

  text = needs.breaks ? join_lines (slice, paragraphs) : tc_slice_dup (slice);
  *owned = needs.markup ? render_markup (text) : text;

  return (TcSlice) { *owned, *owned + strlen (*owned) };
}

/**
 * tc_slice_dup_text:
 *
 * Returns: (transfer full): the same as a string
 */
char *
tc_slice_dup_text (TcSlice  slice,
                   gboolean paragraphs)
{
  char *owned;
  TcSlice text = tc_slice_text (slice, paragraphs, &owned);

  return owned != NULL ? owned : tc_slice_dup (text);
}

/**
 * tc_slice_is_chinese:
 *
 * Returns: whether a text is in Chinese
 */
gboolean
tc_slice_is_chinese (TcSlice slice)
{
  TcPiece piece = { slice.p, slice.end, 0 };

  return *tc_piece_language (piece) == 'z';
}

/* --- dates and pages ------------------------------------------------------------------------------- */

/**
 * tc_slice_find_year:
 * @year: (out): four digits
 *
 * Returns: whether a year stands in @slice: 1800 to 2099, not inside a longer number
 */
gboolean
tc_slice_find_year (TcSlice  slice,
                    TcSlice *year)
{
  for (const char *p = slice.p; p < slice.end; p++)
    {
      const char *after;

      if (!g_ascii_isdigit (*p))
        continue;
      after = skip_digits (p, slice.end);
      if (after - p == 4 && ((p[0] == '1' && p[1] >= '8') || (p[0] == '2' && p[1] == '0')))
        {
          *year = (TcSlice) { p, after };
          return TRUE;
        }
      p = after - 1;
    }

  return FALSE;
}

/**
 * tc_slice_trim_date:
 *
 * Returns: @slice without the slashes of an empty month and day at its end: "2031//" says the year
 */
TcSlice
tc_slice_trim_date (TcSlice slice)
{
  slice = tc_slice_trim (slice);
  while (slice.p < slice.end && (slice.end[-1] == '/' || slice.end[-1] == '-' || slice.end[-1] == ' '))
    slice.end--;

  return slice;
}

/**
 * tc_slice_is_range:
 *
 * Returns: whether @slice says a first and a last page
 */
gboolean
tc_slice_is_range (TcSlice slice)
{
  for (const char *p = slice.p; p < slice.end; p++)
    if (*p == '-' || *p == '+' || (slice.end - p > 2 && memcmp (p, "\u2013", 3) == 0))
      return TRUE;

  return FALSE;
}

/**
 * tc_slice_looks_like_issue:
 *
 * Returns: whether @slice can be the number of an issue: short, with a digit, no sentence
 */
gboolean
tc_slice_looks_like_issue (TcSlice slice)
{
  const char *p = skip_digits (slice.p, slice.end);

  if (tc_slice_has_prefix (slice, "Suppl"))
    return slice.end - slice.p < 16;

  return p > slice.p && p - slice.p <= 4 && slice.end - slice.p <= 12 &&
         memchr (slice.p, '/', slice.end - slice.p) == NULL;
}

/* --- identifiers ----------------------------------------------------------------------------------- */

/**
 * tc_slice_find_doi:
 * @doi: (out): from "10." on, without what ends a sentence
 *
 * Returns: whether a DOI stands in @slice
 */
gboolean
tc_slice_find_doi (TcSlice  slice,
                   TcSlice *doi)
{
  for (const char *p = slice.p; (p = memmem (p, slice.end - p, "10.", 3)) != NULL; p += 3)
    {
      const char *slash = skip_digits (p + 3, slice.end);
      const char *end;

      if ((p > slice.p && g_ascii_isalnum (p[-1])) || slash - p < 7 || slash == slice.end || *slash != '/')
        continue;
      for (end = slash + 1; end < slice.end && (guchar) *end > ' '; end++)
        ;
      while (end > slash && strchr (".,;\"'>", end[-1]) != NULL)
        end--;
      if (end[-1] == ')' && memchr (p, '(', end - p) == NULL)
        end--;
      if (end <= slash + 1)
        continue;
      *doi = (TcSlice) { p, end };
      return TRUE;
    }

  return FALSE;
}

/**
 * tc_slice_is_doi_only:
 * @doi: a DOI in @slice
 *
 * Returns: whether nothing but the words for a DOI stands around it
 */
gboolean
tc_slice_is_doi_only (TcSlice slice,
                      TcSlice doi)
{
  static const char * const prefixes[] = {
    "doi", ":", "https://", "http://", "dx.doi.org/", "doi.org/", "www.doi.org/", " ", "/",
  };
  TcSlice before = { slice.p, doi.p };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (before.p < before.end && tc_slice_has_prefix (before, prefixes[i]))
      {
        before.p += strlen (prefixes[i]);
        i = -1;
      }

  return before.p == before.end && slice.end - doi.end <= 8;
}

/* Digits of ASCII and full-width ones, which Chinese exports have. */
static const char *
skip_wide_digits (const char *p,
                  const char *end,
                  guint      *n)
{
  for (*n = 0; ; (*n)++)
    if (p < end && g_ascii_isdigit (*p))
      p++;
    else if (end - p >= 3 && p[0] == '\xef' && p[1] == '\xbc' && p[2] >= '\x90' && p[2] <= '\x99')
      p += 3;
    else
      return p;
}

/* One to eight digits, the first of which is no 0, at the beginning of a text. */
static gboolean
skip_pmid (const char  *p,
           const char  *end,
           const char **after)
{
  guint n_digits;

  *after = skip_wide_digits (p, end, &n_digits);

  return n_digits > 0 && n_digits <= 8 && *p != '0' && (end - p < 3 || memcmp (p, "０", 3) != 0);
}

/**
 * tc_slice_find_pmid:
 * @bare: whether a number alone is one
 * @pmid: (out): its digits
 *
 * Returns: whether @slice names a record of PubMed: "PUBMED 12345678", "12345678[pmid]"
 */
gboolean
tc_slice_find_pmid (TcSlice  slice,
                    gboolean bare,
                    TcSlice *pmid)
{
  static const char * const words[] = { "PUBMED", "PMID", "MEDLINE" };
  const char *after;
  gboolean begins = skip_pmid (slice.p, slice.end, &after);
  TcSlice rest = { after, slice.end };

  if (begins &&
      (((after == slice.end || g_ascii_isspace (*after)) && bare) || tc_slice_has_prefix (tc_slice_trim (rest), "[pmid]")))
    {
      *pmid = (TcSlice) { slice.p, after };
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (!tc_slice_has_prefix (slice, words[i]))
        continue;
      rest.p = slice.p + strlen (words[i]);
      while (rest.p < rest.end && strchr (" :.", *rest.p) != NULL)
        rest.p++;
      if (!skip_pmid (rest.p, rest.end, &after))
        return FALSE;
      *pmid = (TcSlice) { rest.p, after };
      return TRUE;
    }

  return FALSE;
}

/**
 * tc_slice_find_pmcid:
 * @pmcid: (out): "PMC" and digits
 *
 * Returns: whether @slice begins with a number of PubMed Central
 */
gboolean
tc_slice_find_pmcid (TcSlice  slice,
                     TcSlice *pmcid)
{
  const char *after;

  if (!tc_slice_has_prefix (slice, "PMC"))
    return FALSE;
  after = skip_digits (slice.p + 3, slice.end);
  *pmcid = (TcSlice) { slice.p, after };

  return after > slice.p + 3;
}

/**
 * tc_slice_names_registry:
 *
 * Returns: whether @slice begins with the name of a register of trials; the same tags name data banks
 */
gboolean
tc_slice_names_registry (TcSlice slice)
{
  static const char * const registries[] = {
    "ClinicalTrials", "NCT", "ISRCTN", "EudraCT", "EUCTR", "CTIS", "ChiCTR", "UMIN", "JPRN", "jRCT", "JapicCTI", "DRKS",
    "NTR", "ANZCTR", "ACTRN", "CTRI", "IRCT", "KCT", "CRiS", "PACTR", "ReBEC", "RBR", "RPCEC", "SLCTR", "TCTR", "PER",
    "LBCTR", "ITMCTR",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (registries); i++)
    if (tc_slice_has_prefix (slice, registries[i]))
      return TRUE;

  return FALSE;
}

/**
 * tc_slice_is_registration:
 *
 * Returns: whether @slice is the number of a trial in a register and nothing else: "NCT99900001"
 */
gboolean
tc_slice_is_registration (TcSlice slice)
{
  static const char * const begins[] = {
    "NCT", "ISRCTN", "EUCTR", "ChiCTR", "DRKS", "ACTRN", "IRCT", "CTRI/", "jRCT", "PACTR", "UMIN", "JPRN-", "KCT", "RBR-",
    "RPCEC", "SLCTR/", "TCTR", "LBCTR", "ITMCTR",
  };

  for (const char *p = slice.p; p < slice.end; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '/')
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (tc_slice_has_prefix (slice, begins[i]))
      return slice.end - slice.p >= 8 && slice.end - slice.p <= 40 && g_ascii_isdigit (slice.end[-1]);

  return FALSE;
}

/**
 * tc_slice_find_number:
 * @number: (out): its digits
 *
 * Returns: whether @slice begins with a number of up to eight digits
 */
gboolean
tc_slice_find_number (TcSlice  slice,
                      TcSlice *number)
{
  *number = (TcSlice) { slice.p, skip_digits (slice.p, slice.end) };

  return number->end > number->p && number->end - number->p <= 8;
}

/**
 * tc_slice_is_address:
 *
 * Returns: whether @slice begins as an address of the web does
 */
gboolean
tc_slice_is_address (TcSlice slice)
{
  return tc_slice_has_prefix (slice, "http") || tc_slice_has_prefix (slice, "//") ||
         tc_slice_has_prefix (slice, "www.") || tc_slice_has_prefix (slice, "ftp");
}

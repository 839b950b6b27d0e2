/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-statement-shapes.h"

#include <string.h>

/* What years, DOIs and numbers look like in the values of tags. */

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
    if (*p == '-' || *p == '+' ||
        (slice.end - p > 2 && p[0] == '\xe2' && p[1] == '\x80' && p[2] >= '\x90' && p[2] <= '\x94'))
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
 * Returns: whether @slice names a record of PubMed: "PUBMED 12345678", "12345678[pmid]", or its address
 */
gboolean
tc_slice_find_pmid (TcSlice  slice,
                    gboolean bare,
                    TcSlice *pmid)
{
  static const char * const words[] = {
    "PUBMED", "PMID", "MEDLINE", "https://pubmed.ncbi.nlm.nih.gov/", "https://www.ncbi.nlm.nih.gov/pubmed/",
    "http://www.ncbi.nlm.nih.gov/pubmed/",
  };
  const char *after;
  gboolean begins = skip_pmid (slice.p, slice.end, &after);
  TcSlice rest = { after, slice.end };

  if (begins && (((after == slice.end || g_ascii_isspace (*after)) && bare) ||
                 tc_slice_has_prefix (tc_slice_trim (rest), "[pmid]")))
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

/* The number of EU CTR goes on with the country: "EUCTR2031-000001-28-GB". */
static gboolean
ends_registration (TcSlice number)
{
  return g_ascii_isdigit (number.end[-1])
         || (tc_slice_has_prefix (number, "EUCTR") && number.end[-3] == '-' && g_ascii_isupper (number.end[-2])
             && g_ascii_isupper (number.end[-1]));
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
    "NCT", "ISRCTN", "EUCTR", "ChiCTR", "DRKS", "ACTRN", "IRCT", "CTRI/", "jRCT", "PACTR", "UMIN",
    "JPRN-", "KCT", "RBR-",
    "RPCEC", "SLCTR/", "TCTR", "LBCTR", "ITMCTR", "NL-OMON",
  };

  for (const char *p = slice.p; p < slice.end; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '/')
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (tc_slice_has_prefix (slice, begins[i]))
      return slice.end - slice.p >= 8 && slice.end - slice.p <= 40 && ends_registration (slice);

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

/**
 * tc_slice_is_missing:
 *
 * Returns: whether @slice is what R, Python and Excel write where there is no value
 */
gboolean
tc_slice_is_missing (TcSlice slice)
{
  /* With their case: "Na" is a name. */
  static const char * const words[] = {
    "NA", "na", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null", "None", "none",
  };

  if (slice.p == slice.end || strchr ("Nn#", *slice.p) == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if ((gsize) (slice.end - slice.p) == strlen (words[i]) && memcmp (slice.p, words[i], slice.end - slice.p) == 0)
      return TRUE;

  return FALSE;
}

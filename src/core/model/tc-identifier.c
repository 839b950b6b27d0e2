/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-identifier.h"

#include <string.h>

/*
 * The normal forms of identifiers: two reports have the same one exactly where the texts are equal. Whatever is not
 * certainly an identifier has none, because equal ones link without a question.
 */

/* Longer texts are no identifiers. */
#define MAX_LENGTH 2048
/* Numbers of PubMed have had up to eight digits since there are any, and none begins with 0. */
#define MAX_PMID_DIGITS 8
#define MAX_PMCID_DIGITS 9

/* Full-width forms become plain, as do the dashes and blanks that typesetting puts in the place of plain ones. */
static char
fold (gunichar c)
{
  if (c < 0x80)
    return g_unichar_isspace (c) ? ' ' : c;
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFF01 + '!';
  if (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF)
    return '\0';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63)
    return '-';
  if (c == 0x3002 || c == 0xFF61)
    return '.';

  return g_unichar_isspace (c) ? ' ' : '\x7f';
}

/* Plain ASCII; what has no plain form becomes DEL. */
static GString *
dup_folded (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0' && folded->len < MAX_LENGTH; p = g_utf8_next_char (p))
    {
      char c = fold (g_utf8_get_char (p));

      if (c != '\0')
        g_string_append_c (folded, c);
    }

  return folded;
}

static void
replace (GString    *text,
         const char *entity,
         const char *with)
{
  if (strstr (text->str, entity) != NULL)
    g_string_replace (text, entity, with, 0);
}

/* Undoes "%2F" and the like; a percent sign that is none of that stays. */
static void
decode_percent (GString *text)
{
  gsize to = 0;

  for (gsize from = 0; from < text->len; from++)
    {
      int high = text->str[from] == '%' ? g_ascii_xdigit_value (text->str[from + 1]) : -1;
      int low = high > 0 ? g_ascii_xdigit_value (text->str[from + 2]) : -1;

      if (low >= 0 && high < 8)
        {
          text->str[to++] = high * 16 + low;
          from += 2;
        }
      else
        {
          text->str[to++] = text->str[from];
        }
    }
  g_string_truncate (text, to);
}

/* "10.", at least four digits and points, a slash and something behind it. */
static gboolean
is_doi_start (const char *p)
{
  gsize n;

  if (p[0] != '1' || p[1] != '0' || p[2] != '.')
    return FALSE;

  n = strspn (p + 3, "0123456789.");

  return n >= 4 && p[3 + n] == '/' && g_ascii_isgraph (p[4 + n]);
}

static char *
find_doi (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    if (is_doi_start (p) && (p == text || !(g_ascii_isalnum (p[-1]) || p[-1] == '.')))
      return p;

  return NULL;
}

static gboolean
has_partner (const char *doi,
             gsize       length,
             char        open,
             char        close)
{
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    depth += doi[i] == open ? 1 : doi[i] == close ? -1 : 0;

  return depth >= 0;
}

/* Punctuation that stands behind an identifier in a sentence. */
static gboolean
is_trailing (const char *doi,
             gsize       length)
{
  char last = doi[length - 1];

  if (last == ')')
    return !has_partner (doi, length, '(', ')');
  if (last == ']')
    return !has_partner (doi, length, '[', ']');

  return strchr (".,;:!'\"*}/\x7f", last) != NULL;
}

/* The brackets of an identifier such as "10.1000/(SICI)…<1::AID>3.0" are lost as often as they are kept. */
static void
drop_angles (char *doi)
{
  char *to = doi;

  for (const char *from = doi; *from != '\0'; from++)
    if (*from != '<' && *from != '>')
      *to++ = *from;
  *to = '\0';
}

/**
 * tc_identifier_doi:
 * @text: (nullable): a DOI as people and programs write it
 *
 * Brings a DOI into its normal form: no prefix, lower case, no punctuation that is not its own, no percent signs or
 * full-width forms, no angle brackets.
 *
 * Returns: (transfer full) (nullable): the normal form, %NULL where the text is no DOI
 */
char *
tc_identifier_doi (const char *text)
{
  g_autoptr(GString) folded = text != NULL ? dup_folded (text) : NULL;
  char *doi;
  gsize length;

  if (folded == NULL)
    return NULL;

  replace (folded, "&lt;", "<");
  replace (folded, "&gt;", ">");
  replace (folded, "&amp;", "&");
  decode_percent (folded);
  doi = find_doi (folded->str);
  if (doi == NULL)
    return NULL;

  doi[strcspn (doi, " ")] = '\0';
  if (strstr (folded->str, "doi.org/") != NULL)
    doi[strcspn (doi, "?#")] = '\0';
  drop_angles (doi);
  length = strlen (doi);
  while (length > 0 && is_trailing (doi, length))
    length--;
  doi[length] = '\0';
  if (!is_doi_start (doi) || strchr (doi, '\x7f') != NULL)
    return NULL;

  return g_ascii_strdown (doi, -1);
}

/* Skips words such as "PMID:" or an address; NULL where other words stand before the number. */
static const char *
skip_prefix (const char         *text,
             const char * const *prefixes)
{
  gsize n = strcspn (text, "0123456789");
  g_autofree char *before = g_ascii_strdown (text, n);

  g_strstrip (before);
  if (*before == '\0')
    return text + n;
  for (guint i = 0; prefixes[i] != NULL; i++)
    if (g_str_has_suffix (before, prefixes[i]))
      return text + n;

  return NULL;
}

/* The number at the beginning of a text, behind which nothing of its kind follows. */
static char *
dup_number (const char *text,
            gsize       max_digits)
{
  gsize zeros = strspn (text, "0");
  gsize n = strspn (text + zeros, "0123456789");
  const char *rest = text + zeros + n;

  rest += strspn (rest, " .,;:/])");
  if (n == 0 || n > max_digits || g_ascii_isdigit (*rest))
    return NULL;

  return g_strndup (text + zeros, n);
}

/**
 * tc_identifier_pmid:
 * @text: (nullable): a PubMed number as people and programs write it
 *
 * Returns: (transfer full) (nullable): its one to eight digits, %NULL where the text is none
 */
char *
tc_identifier_pmid (const char *text)
{
  static const char * const prefixes[] = {
    "pmid", "pmid:", "pmid :", "pubmed", "pubmed:", "pubmed/", "pubmed id", "pubmed id:", "pubmed.ncbi.nlm.nih.gov/",
    "medline:", NULL
  };
  g_autoptr(GString) folded = text != NULL ? dup_folded (text) : NULL;
  const char *number = folded != NULL ? skip_prefix (folded->str, prefixes) : NULL;

  return number != NULL && *number != '0' ? dup_number (number, MAX_PMID_DIGITS) : NULL;
}

/**
 * tc_identifier_pmcid:
 * @text: (nullable): a PubMed Central number as people and programs write it
 *
 * Returns: (transfer full) (nullable): "PMC" and its digits, without a version; %NULL where the text is none
 */
char *
tc_identifier_pmcid (const char *text)
{
  static const char * const prefixes[] = { "pmc", "pmc:", "pmcid", "pmcid:", "pmc-", NULL };
  g_autoptr(GString) folded = text != NULL ? dup_folded (text) : NULL;
  const char *number = folded != NULL ? skip_prefix (folded->str, prefixes) : NULL;
  g_autofree char *digits = NULL;

  if (number == NULL)
    return NULL;

  /* A point and a digit are a version. */
  folded->str[(number - folded->str) + strspn (number, "0123456789")] = '\0';
  digits = dup_number (number, MAX_PMCID_DIGITS);

  return digits != NULL ? g_strconcat ("PMC", digits, NULL) : NULL;
}

/* The last part of an address. */
static const char *
skip_address (const char *text)
{
  const char *last;

  if (strstr (text, "://") == NULL && g_ascii_strncasecmp (text, "www.", 4) != 0)
    return text;

  last = strrchr (text, '/');
  if (strchr (last, '=') != NULL)
    last = strrchr (last, '=');

  return last + 1;
}

/* Those of the European registers are bare numbers, the newer ones with a version behind them. */
static char *
dup_european (const GString *id,
              gsize          n_letters)
{
  gsize n_digits = id->len - n_letters;

  if (n_letters != 0 && strncmp (id->str, "EUDRACT", n_letters) != 0 && strncmp (id->str, "EUCT", n_letters) != 0 &&
      strncmp (id->str, "CTIS", n_letters) != 0 && strncmp (id->str, "EUCTR", n_letters) != 0)
    return NULL;
  if ((n_digits != 12 && n_digits != 14) || strspn (id->str + n_letters, "0123456789") != n_digits)
    return NULL;

  return g_strdup_printf ("EU%.12s", id->str + n_letters);
}

/**
 * tc_identifier_trial:
 * @text: (nullable): the number of a trial in a register
 *
 * Brings a registry id into its normal form: capital letters and digits, of an address its last part only.
 *
 * Returns: (transfer full) (nullable): the normal form, %NULL where the text is no such number
 */
char *
tc_identifier_trial (const char *text)
{
  g_autoptr(GString) folded = text != NULL ? dup_folded (text) : NULL;
  g_autoptr(GString) id = g_string_new (NULL);
  gsize n_letters, n_digits = 0;
  char *european;

  if (folded == NULL || strchr (folded->str, '\x7f') != NULL)
    return NULL;

  g_strchomp (folded->str);
  for (const char *p = skip_address (folded->str); *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      {
        g_string_append_c (id, g_ascii_toupper (*p));
        n_digits += g_ascii_isdigit (*p);
      }
  n_letters = strcspn (id->str, "0123456789");
  european = dup_european (id, n_letters);
  if (european != NULL)
    return european;
  if (n_letters < 2 || n_letters > 12 || n_digits < 4 || id->len > 40)
    return NULL;

  return g_strdup (id->str);
}

/**
 * tc_identifier_same_register:
 * @a: a normal form of tc_identifier_trial()
 * @b: another one
 *
 * Returns: whether both are numbers of one register, so that different ones are of different trials
 */
gboolean
tc_identifier_same_register (const char *a,
                             const char *b)
{
  gsize n = strcspn (a, "0123456789");

  return n == strcspn (b, "0123456789") && strncmp (a, b, n) == 0;
}

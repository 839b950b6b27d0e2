/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-legacy-european.h"

#include <string.h>

/* Encodings of one byte a character decode nearly anything. What tells them apart are the words with letters
 * beyond ASCII: in the right encoding all such letters of a word are of one alphabet, and no sign stands between
 * them. The encoding with the fewest words that no language has is taken; of equals the one in which one language has most
 * of the words in lower case, which are no names; of equals the first. */

/* More words than these add nothing. */
#define MAX_WORD_BYTES (64 * 1024)

typedef struct
{
  const char *name;
  gboolean cyrillic;
} Encoding;

static const Encoding encodings[] = {
  { "windows-1252", FALSE },
  { "windows-1250", FALSE },
  { "ISO-8859-2", FALSE },
  { "windows-1251", TRUE },
  { "KOI8-R", TRUE },
};

/* The letters beyond ASCII of each language, in lower case. */
static const char * const alphabets[] = {
  "äöüß",                         /* German */
  "àâæçéèêëîïôùûüÿœ",             /* French */
  "áéíóúñüçàèòï·ªº",              /* Spanish, Catalan */
  "áâãàçéêíóôõúü",                /* Portuguese */
  "àèéìîòù",                      /* Italian */
  "æøåäöéèêôü",                   /* Danish, Norwegian, Swedish, Finnish */
  "áðéíóúýþæö",                   /* Icelandic */
  "éèëïöüáíóúêäç",                /* Dutch */
  "äõöüšž",                       /* Estonian */
  "ąćęłńóśźż",                    /* Polish */
  "áčďéěíňóřšťúůýž",              /* Czech */
  "áäčďéíĺľňóôŕšťúýž",            /* Slovak */
  "áéíóöőúüű",                    /* Hungarian */
  "čćđšž",                        /* Croatian, Slovene */
  "ăâîşţ",                        /* Romanian */
};

/* Each word with a byte beyond ASCII, a line each. */
static GString *
collect_words (const char *bytes,
               gsize       length)
{
  GString *words = g_string_new (NULL);
  gsize i = 0;

  while (i < length && words->len < MAX_WORD_BYTES)
    {
      gsize start = i;
      gboolean high = FALSE;

      for (; i < length && ((guchar) bytes[i] >= 0x80 || g_ascii_isalpha (bytes[i])); i++)
        high |= (guchar) bytes[i] >= 0x80;
      if (high)
        {
          g_string_append_len (words, bytes + start, i - start);
          g_string_append_c (words, '\n');
        }
      i += i == start;
    }

  return words;
}

/* Returns: (nullable): one string a word; %NULL where a byte is none of the encoding */
static char **
decode_words (const GString *words,
              const char    *encoding)
{
  g_autofree char *text = g_convert (words->str, words->len, "UTF-8", encoding, NULL, NULL, NULL);

  return text != NULL ? g_strsplit (text, "\n", -1) : NULL;
}

static guint
get_languages (gunichar c)
{
  guint mask = 0;

  c = g_unichar_tolower (c);
  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    if (g_utf8_strchr (alphabets[i], -1, c) != NULL)
      mask |= 1u << i;

  return mask;
}

/* What no text holds, in whatever place. */
static gboolean
is_rubbish (gunichar c)
{
  return (c >= 0x80 && c < 0xa0) || (c >= 0x2320 && c <= 0x25ff);
}

/* Signs that stand between words, or between a word and a number, without a blank. */
static gboolean
parts_words (gunichar c)
{
  return g_utf8_strchr ("±×÷·°µ«»®©™§€\u00a0\u00ad", -1, c) != NULL || (c >= 0x2010 && c <= 0x203a);
}

/* A sign right before a letter: a number of a note before a name, or a Spanish question, but no other. */
static gboolean
may_precede (gunichar sign,
             gunichar next,
             gboolean first)
{
  if (!g_unichar_isalpha (next) || !first)
    return !g_unichar_isalpha (next);

  return sign == 0xa1 || sign == 0xbf || g_unichar_isupper (next);
}

static gboolean
is_latin_word (const char *word,
               gboolean    western)
{
  guint languages = ~0u;
  gunichar before = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar next = g_utf8_get_char (g_utf8_next_char (p));

      if (is_rubbish (c) || (!western && c == 0xb1 && g_unichar_islower (before) && g_unichar_islower (next)))
        return FALSE;
      if (parts_words (c))
        {
          languages = ~0u;
          before = 0;
          continue;
        }
      if (c >= 0x80 && !g_unichar_isalpha (c) && !may_precede (c, next, before == 0))
        return FALSE;
      if (c >= 0x80 && g_unichar_isalpha (c))
        languages &= get_languages (c);
      if (languages == 0 || (c >= 0x80 && g_unichar_isupper (c) && g_unichar_islower (before)))
        return FALSE;
      before = c;
    }

  return TRUE;
}

static gboolean
is_cyrillic_word (const char *word)
{
  gboolean latin = FALSE;
  gboolean cyrillic = FALSE;
  gunichar before = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_rubbish (c) || (g_unichar_isupper (c) && g_unichar_islower (before)))
        return FALSE;
      cyrillic |= c >= 0x400 && c < 0x500;
      latin |= c < 0x80;
      before = c;
    }

  return !(latin && cyrillic);
}

/* Whether the letters are spread as in Russian and its neighbours: in capitals, or read as the other encoding of
 * the same alphabet, words look right one by one. */
static gboolean
has_common_letters (char **words)
{
  guint n = 0;
  guint n_common = 0;

  for (; *words != NULL; words++)
    for (const char *p = *words; *p != '\0'; p = g_utf8_next_char (p))
      {
        gunichar c = g_unichar_tolower (g_utf8_get_char (p));

        n += c >= 0x400;
        n_common += c >= 0x400 && g_utf8_strchr ("оеаинтсрвлк", -1, c) != NULL;
      }

  return n < 4 || n_common * 2 >= n;
}

/* Returns: how many words are of no language */
static guint
count_bad (const Encoding  *encoding,
           char           **words)
{
  guint n = g_strv_length (words) - 1;
  guint n_bad = 0;

  for (guint i = 0; i < n; i++)
    n_bad += encoding->cyrillic ? !is_cyrillic_word (words[i]) : !is_latin_word (words[i], encoding == encodings);

  return encoding->cyrillic && !has_common_letters (words) ? MAX (n_bad, (n + 1) / 2) : n_bad;
}

/* The languages whose alphabet has all letters of a word in lower case, and some beyond ASCII. */
static guint
get_word_languages (const char *word)
{
  guint languages = ~0u;
  gboolean beyond = FALSE;

  if (!g_unichar_islower (g_utf8_get_char (word)))
    return 0;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0x80 && g_unichar_isalpha (g_utf8_get_char (p)))
      {
        beyond = TRUE;
        languages &= get_languages (g_utf8_get_char (p));
      }

  return beyond ? languages : 0;
}

static gboolean
has_letter (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      gunichar c = g_utf8_get_char (word);

      if (c >= 0xc0 && g_unichar_isalpha (c))
        return TRUE;
    }

  return FALSE;
}

/* Returns: how many words in lower case are of the one language that has most of them; where the first encoding
 * reads a sign, as in a unit, a letter of another encoding says nothing */
static guint
count_coherent (char **words,
                char **western)
{
  guint counts[G_N_ELEMENTS (alphabets)] = { 0 };
  guint most = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint languages = western == NULL || has_letter (western[i]) ? get_word_languages (words[i]) : 0;

      for (guint j = 0; j < G_N_ELEMENTS (alphabets); j++)
        {
          counts[j] += (languages >> j) & 1;
          most = MAX (most, counts[j]);
        }
    }

  return most;
}

/* Whether a word with letters beyond ASCII would be another one in the other encoding. */
static gboolean
differ_in_letters (char **words,
                   char **others)
{
  for (guint i = 0; words[i] != NULL && others[i] != NULL; i++)
    for (const char *p = words[i]; *p != '\0' && !g_str_equal (words[i], others[i]); p = g_utf8_next_char (p))
      if ((guchar) *p >= 0x80 && g_unichar_isalpha (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0xb5)
        return TRUE;

  return FALSE;
}

/* How well an encoding fits. */
typedef struct
{
  const char *name;
  char **words;                   /* (nullable): %NULL where it does not fit at all */
  guint n_bad;
  guint n_coherent;
} Fit;

static void
fit_clear (Fit *self)
{
  g_clear_pointer (&self->words, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fit, fit_clear)

static Fit
measure (const Encoding  *encoding,
         const GString   *found,
         char           **western)
{
  Fit self = { encoding->name, decode_words (found, encoding->name), 0, 0 };

  if (self.words == NULL)
    return self;
  self.n_bad = count_bad (encoding, self.words);
  if (!encoding->cyrillic)
    self.n_coherent = count_coherent (self.words, western);
  /* The first is what a text is in that nothing fits. */
  if (encoding != encodings && self.n_bad * 2 >= g_strv_length (self.words) - 1)
    fit_clear (&self);

  return self;
}

/* A word or two may be of any language. */
static gboolean
is_more_coherent (const Fit *self,
                  const Fit *best)
{
  return self->n_coherent >= best->n_coherent + 2
         && (self->n_coherent - best->n_coherent) * 100 >= (g_strv_length (self->words) - 1) * 15;
}

static gboolean
is_better (const Fit *self,
           const Fit *best)
{
  if (best->words == NULL || self->n_bad != best->n_bad)
    return best->words == NULL || self->n_bad < best->n_bad;

  return is_more_coherent (self, best);
}

/* Whether another encoding reads other letters, and nothing speaks against it. */
static gboolean
is_rival (const Fit *self,
          const Fit *best)
{
  return self->n_bad == best->n_bad && self->n_coherent >= best->n_coherent
         && differ_in_letters (best->words, self->words);
}

/**
 * tc_legacy_european_guess:
 * @bytes: bytes that are not UTF-8, nor Chinese or Japanese
 * @length: number of bytes
 * @weak: (out): whether little speaks for it
 *
 * Tells which encoding of Western or Central Europe or of Russia a text is in, by its words.
 *
 * Returns: an IANA name; "windows-1252" where none is plausible, even if it has bytes that are none of it
 */
const char *
tc_legacy_european_guess (const char *bytes,
                          gsize       length,
                          gboolean   *weak)
{
  g_autoptr (GString) found = collect_words (bytes, length);
  g_auto (GStrv) western = decode_words (found, encodings[0].name);
  g_auto (Fit) best = { encodings[0].name, NULL, 0, 0 };

  *weak = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_auto (Fit) fit = measure (&encodings[i], found, western);

      if (fit.words == NULL)
        continue;
      if (is_better (&fit, &best))
        {
          Fit worse = best;

          best = fit;
          fit = worse;
          *weak = best.n_bad * 5 > g_strv_length (best.words) - 1;
        }
      *weak |= fit.words != NULL && is_rival (&fit, &best);
    }

  return best.name;
}

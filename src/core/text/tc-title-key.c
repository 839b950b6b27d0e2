/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-title-key.h"

#include <string.h>

#include "tc-fold.h"
#include "tc-normalise.h"
#include "tc-title-spelling.h"

#define FNV_BASIS G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)
/* A Chinese character says about as much as so many letters. */
#define HAN_WEIGHT 3
/* Titles that share less than this part of their words are not of one report. */
#define LEAST_SHARED 0.3
/* Initials and small words do not tell names apart. */
#define LEAST_WORD 2
/* Words of names with no more letters may be initials: "J", "JRR". */
#define MOST_INITIALS 3

/* Without its accents: "ö" is often written "o". */
static gunichar
drop_accents (gunichar c)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x80 || tc_char_is_han (c))
    return c;

  return g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base)) > 0 ? g_unichar_tolower (base[0]) : c;
}

static void
append_fold (GString      *folded,
             const TcFold *fold)
{
  gunichar c = fold->kind == TC_FOLD_CHAR || fold->kind == TC_FOLD_SUPERSCRIPT
               || fold->kind == TC_FOLD_SUBSCRIPT ? drop_accents (fold->c) : ' ';

  if (fold->kind == TC_FOLD_STRING)
    g_string_append (folded, fold->string);
  else if (g_unichar_isalnum (c))
    g_string_append_unichar (folded, c);
  else if (fold->kind != TC_FOLD_DROP && !g_unichar_ismark (fold->c)
           && folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/**
 * tc_title_fold:
 * @text: a title or a name
 *
 * Keeps the letters, digits and characters of a text, lower-case, without accents, full-width or traditional forms,
 * and one blank for whatever stands between them.
 *
 * Returns: (transfer full): what is left of it, may be ""
 */
char *
tc_title_fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      TcFold fold;

      if (g_ascii_isalnum (*p))
        {
          g_string_append_c (folded, g_ascii_tolower (*p));
          continue;
        }
      fold = tc_fold_char (g_utf8_get_char (p));
      append_fold (folded, &fold);
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  return g_string_free (folded, FALSE);
}

/* The letters of a folded text, whatever stands between them. */
static guint64
hash_letters (const char *folded)
{
  guint64 key = FNV_BASIS;

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ')
      key = (key ^ (guchar) *p) * FNV_PRIME;

  return key != FNV_BASIS ? MAX (key, 1) : 0;
}

/**
 * tc_title_key:
 * @text: a title, or anything else
 *
 * Makes a number that is equal for texts of the same letters, digits and characters, whatever stands between them.
 *
 * Returns: the key, 0 where the text has no letters
 */
guint64
tc_title_key (const char *text)
{
  g_autofree char *folded = tc_title_fold (text);

  return hash_letters (folded);
}

/* How many letters a folded text has; a character of three bytes or more is one of a language that
 * needs few of them. */
static guint
count_letters (const char *folded)
{
  guint n = 0;

  for (const char *p = folded; *p != '\0'; p++)
    n += *p == ' ' || ((guchar) *p & 0xC0) == 0x80 ? 0 : (guchar) *p >= 0xE0 ? HAN_WEIGHT : 1;

  return n;
}

/* Whether a part of a title ends before @p: behind it "a" is an article. */
static gboolean
ends_part (const char *title,
           const char *p)
{
  static const gunichar ends[] = { ':', ';', '.', ',', '?', '!', 0x2013, 0x2014, 0x3002, 0xff0c, 0xff1a };
  gunichar c = g_utf8_get_char (p);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (c == ends[i])
      return TRUE;

  return c == '-' && p > title && p[-1] == ' ';
}

/* As tc_title_fold(), with two blanks between the parts of the title. */
static char *
fold_parts (const char *title)
{
  GString *folded = g_string_new (NULL);
  const char *start = title;

  for (const char *p = title;; p = g_utf8_next_char (p))
    {
      g_autofree char *part = NULL;
      g_autofree char *folded_part = NULL;

      if (*p != '\0' && !ends_part (title, p))
        continue;
      part = g_strndup (start, p - start);
      folded_part = tc_title_fold (part);
      if (*folded_part != '\0' && folded->len > 0)
        g_string_append (folded, "  ");
      g_string_append (folded, folded_part);
      start = p;
      if (*p == '\0')
        return g_string_free (folded, FALSE);
    }
}

/**
 * tc_title_loose_key:
 * @title: a title
 * @weight: (out): how many letters it has; a Chinese character counts as several
 *
 * Makes a number that is equal for titles that a person would call the same: it does not tell apart
 * what tc_title_even() does not. For what a person looks at, not for what is done without one.
 *
 * Returns: the key, 0 where the title has no letters
 */
guint64
tc_title_loose_key (const char *title,
                    guint      *weight)
{
  g_autofree char *folded = fold_parts (title);

  *weight = count_letters (folded);
  tc_title_even (folded);

  return hash_letters (folded);
}

static gboolean
is_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p >= 0xE0)
      return FALSE;

  return TRUE;
}

static guint
count_shared (char **a,
              char **b)
{
  guint n = 0;

  for (guint i = 0; a[i] != NULL; i++)
    n += g_strv_contains ((const char * const *) b, a[i]);

  return n;
}

/**
 * tc_title_similar:
 * @a: a title
 * @b: another one
 *
 * Judges whether titles can be those of one report: one in the other, in other words, or in another language.
 *
 * Returns: %FALSE only where both are of words that are plainly others
 */
gboolean
tc_title_similar (const char *a,
                  const char *b)
{
  g_autofree char *folded_a = tc_title_fold (a);
  g_autofree char *folded_b = tc_title_fold (b);
  g_auto(GStrv) words_a = NULL;
  g_auto(GStrv) words_b = NULL;
  guint fewer;

  if (!is_latin (folded_a) || !is_latin (folded_b))
    return TRUE;

  words_a = g_strsplit (folded_a, " ", -1);
  words_b = g_strsplit (folded_b, " ", -1);
  fewer = MIN (g_strv_length (words_a), g_strv_length (words_b));

  return fewer < 3 || count_shared (words_a, words_b) >= fewer * LEAST_SHARED;
}

/**
 * tc_title_share:
 * @a: a folded name
 * @b: another one
 *
 * Returns: whether the names have a word in common that is no initial
 */
gboolean
tc_title_share (const char *a,
                const char *b)
{
  g_auto(GStrv) words = g_strsplit (a, " ", -1);
  g_auto(GStrv) others = g_strsplit (b, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= LEAST_WORD && g_strv_contains ((const char * const *) others, words[i]))
      return TRUE;

  return FALSE;
}

/* Whether one word can be the other one, or stand for it: "x" and "xm" for "xiaoming", but 伦 not for 伟. */
static gboolean
is_same_word (const char *a,
              const char *b)
{
  if (MIN (strlen (a), strlen (b)) <= MOST_INITIALS && g_ascii_isalpha (*a))
    return *a == *b;

  return g_str_has_prefix (a, b) || g_str_has_prefix (b, a);
}

/* The words of @words that do not stand in @others. */
static GPtrArray *
list_others (char **words,
             char **others)
{
  GPtrArray *rest = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains ((const char * const *) others, words[i]))
      g_ptr_array_add (rest, words[i]);

  return rest;
}

/**
 * tc_title_one_person:
 * @a: a folded name
 * @b: another one
 *
 * Judges whether names can be those of one person, in whatever order their words stand and however many are initials.
 *
 * Returns: %FALSE where no word is the same, or the given names are others
 */
gboolean
tc_title_one_person (const char *a,
                     const char *b)
{
  g_auto(GStrv) words_a = g_strsplit (a, " ", -1);
  g_auto(GStrv) words_b = g_strsplit (b, " ", -1);
  g_autoptr(GPtrArray) rest_a = list_others (words_a, words_b);
  g_autoptr(GPtrArray) rest_b = list_others (words_b, words_a);

  if (!tc_title_share (a, b))
    return FALSE;
  if (rest_a->len == 0 || rest_b->len == 0)
    return TRUE;

  for (guint i = 0; i < rest_a->len; i++)
    for (guint k = 0; k < rest_b->len; k++)
      if (is_same_word (g_ptr_array_index (rest_a, i), g_ptr_array_index (rest_b, k)))
        return TRUE;

  return FALSE;
}

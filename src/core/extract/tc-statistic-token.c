/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-token.h"

#include <string.h>

#include "tc-numbers.h"

/* What stands behind the last token: neither word nor number nor mark. */
static const TcToken nothing = { TC_TOKEN_MARK, 0, 0, 0, 0, 0, FALSE, FALSE, 0 };

/* Bits that are kept of a list of words. */
#define N_BITS 2048

static const char number_words[] =
  " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
  "eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand ";

/* Whether a word is one of a list in which each stands between blanks. */
static gboolean
is_in (const char *list,
       const char *word,
       gsize       length)
{
  for (const char *p = list; *p != '\0';)
    {
      gsize n = 0;

      while (*p == ' ')
        p++;
      while (n < length && p[n] == word[n])
        n++;
      if (n == length && n > 0 && p[n] == ' ')
        return TRUE;
      while (*p != ' ' && *p != '\0')
        p++;
    }
  return FALSE;
}

static guint16
get_hash (const char *word,
          gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * 16777619u;
  return (guint16) (hash ^ (hash >> 16));
}

/* Whether a list that stays where it is may hold a word of this hash: nearly all questions are answered by that. */
static gboolean
may_hold (const char *words,
          guint16     hash)
{
  static _Thread_local struct
  {
    const char *words;
    guint64 bits[N_BITS / 64];
  } known[256];
  gsize slot = GPOINTER_TO_SIZE (words) / 8 % G_N_ELEMENTS (known);
  guint64 *bits = known[slot].bits;

  if (known[slot].words != words)
    {
      known[slot].words = words;
      memset (bits, 0, sizeof known[slot].bits);
      for (const char *p = words; *p != '\0';)
        {
          gsize length = strcspn (p, " ");
          guint bit = get_hash (p, length) % N_BITS;

          if (length > 0)
            bits[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
          p += length + (p[length] == ' ');
        }
    }
  return (bits[hash % N_BITS / 64] >> (hash % 64) & 1) != 0;
}

/* "1,009": a comma before exactly three digits, behind one to three. */
static gsize
skip_thousands (const char *text,
                gsize       start,
                gsize       at,
                gsize       end)
{
  while (at - start <= 3 && text[start] != '0' && at + 3 < end + 0 && text[at] == ',' &&
         g_ascii_isdigit (text[at + 1]) && g_ascii_isdigit (text[at + 2]) &&
         g_ascii_isdigit (text[at + 3]) &&
         (at + 4 >= end || !g_ascii_isdigit (text[at + 4])))
    {
      start = at + 1;
      at += 4;
    }
  return at;
}

static void
read_digits (const char *text,
             gsize       end,
             TcToken    *token)
{
  char buffer[48];
  gsize n = 0;
  gsize at = token->start;

  while (at < end && g_ascii_isdigit (text[at]))
    at++;
  at = skip_thousands (text, token->start, at, end);
  if (at + 1 < end && text[at] == '.' && g_ascii_isdigit (text[at + 1]))
    for (at++; at < end && g_ascii_isdigit (text[at]); at++)
      token->decimals++;
  token->end = at;
  for (gsize i = token->start; i < at && n + 1 < sizeof buffer; i++)
    if (text[i] != ',')
      buffer[n++] = text[i];
  buffer[n] = '\0';
  token->number = g_ascii_strtod (buffer, NULL);
}

/* "twenty-nine", "one hundred and six". */
static void
extend_spelled (const char *text,
                gsize       end,
                TcToken    *token)
{
  gsize at = token->end;
  double number;

  if (!may_hold (number_words, get_hash (text + token->start, token->end - token->start)) ||
      !is_in (number_words, text + token->start, token->end - token->start))
    return;
  token->kind = TC_TOKEN_NUMBER;
  token->spelled = TRUE;
  tc_number_parse_words (text + token->start, token->end - token->start, &token->number);
  while (at < end && (text[at] == ' ' || text[at] == '-'))
    {
      gsize from = at + 1;
      gsize to;

      if (end - from > 4 && memcmp (text + from, "and ", 4) == 0 &&
          memmem (text + token->start, token->end - token->start, "hundred", 7) != NULL)
        from += 4;
      for (to = from; to < end && g_ascii_isalpha (text[to]); to++)
        ;
      if (!is_in (number_words, text + from, to - from) ||
          !tc_number_parse_words (text + token->start, to - token->start, &number) ||
          number <= token->number)
        break;
      /* "one two" is no number; "twenty two" and "two hundred" are. */
      if (number < token->number + 10 && token->number < 20)
        break;
      token->number = number;
      token->end = at = to;
    }
}

static gboolean
is_latin (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha (c) : (g_unichar_isalpha (c) && !tc_char_is_han (c));
}

static void
read_word (const char *text,
           gsize       end,
           TcToken    *token)
{
  const char *p = text + token->start;

  token->kind = TC_TOKEN_WORD;
  while (p < text + end)
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_latin (c) && !g_ascii_isdigit (*p) &&
          !(*p == '\'' && p + 1 < text + end && g_ascii_isalpha (p[1])))
        break;
      p = g_utf8_next_char (p);
    }
  token->end = p - text;
  extend_spelled (text, end, token);
}

static void
read_other (const char *text,
            gsize       end,
            TcToken    *token)
{
  const char *p = text + token->start;

  token->kind = TC_TOKEN_MARK;
  token->mark = g_utf8_get_char (p);
  p = g_utf8_next_char (p);
  if (tc_char_is_han (token->mark))
    {
      token->kind = TC_TOKEN_HAN;
      while (p < text + end && tc_char_is_han (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }
  else if (token->mark == '+' && end - token->start >= 3 && (memcmp (p, "/-", 2) == 0))
    {
      token->mark = 0xB1;
      p += 2;
    }
  else if (token->mark == '+' && *p == '-' && p + 1 < text + end &&
           (p[1] == ' ' || g_ascii_isdigit (p[1])))
    {
      token->mark = 0xB1;
      p++;
    }
  token->end = p - text;
}

/* "il-6", "10^6": digits that belong to a name or an exponent are no number. */
static gboolean
belongs_to_name (const char *text,
                 gsize       start,
                 gsize       at)
{
  return (at > start && strchr ("^_", text[at - 1]) != NULL) ||
         (at > start + 1 && text[at - 1] == '-' && g_ascii_isalpha (text[at - 2]));
}

/**
 * tc_tokens_new:
 * @document: a document
 * @sentence: index of a sentence
 *
 * Splits a sentence into words, numbers and marks.
 */
TcTokens *
tc_tokens_new (const TcProse *document,
               guint          sentence)
{
  const TcProseSentence *s = tc_prose_sentence (document, sentence);
  const char *text = document->normal->text;
  TcTokens *self = g_new0 (TcTokens, 1);
  gboolean blank = FALSE;

  self->text = text;
  self->normal = document->normal;
  self->array = g_array_sized_new (FALSE, FALSE, sizeof (TcToken), (s->end - s->start) / 4 + 4);
  for (gsize at = s->start; at < s->end;)
    {
      TcToken token = { TC_TOKEN_MARK, at, at, 0, 0, 0, blank, FALSE, 0 };
      gboolean point = text[at] == '.' && at + 1 < s->end && g_ascii_isdigit (text[at + 1]) &&
                       (at == s->start || !g_ascii_isalnum (text[at - 1]));

      blank = text[at] == ' ' || text[at] == '\n';
      if (blank)
        {
          at++;
          continue;
        }
      if (g_ascii_isdigit (text[at]) || point)
        {
          token.kind = belongs_to_name (text, s->start, at) ? TC_TOKEN_WORD : TC_TOKEN_NUMBER;
          read_digits (text, s->end, &token);
        }
      else if (is_latin (g_utf8_get_char (text + at)))
        read_word (text, s->end, &token);
      else
        read_other (text, s->end, &token);
      at = token.end;
      token.hash = get_hash (text + token.start, token.end - token.start);
      g_array_append_val (self->array, token);
    }
  return self;
}

void
tc_tokens_free (TcTokens *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->array);
  g_free (self);
}

/* Never %NULL: outside of the sentence stands an empty mark. */
const TcToken *
tc_tokens_get (const TcTokens *self,
               guint           index)
{
  return index < self->array->len ? &g_array_index (self->array, TcToken, index) : &nothing;
}

gboolean
tc_tokens_is_word (const TcTokens *self,
                   guint           index,
                   const char     *word)
{
  const TcToken *token = tc_tokens_get (self, index);
  gsize n = strlen (word);

  return token->end - token->start == n && n > 0 &&
         memcmp (self->text + token->start, word, n) == 0;
}

/**
 * tc_tokens_is_any:
 * @self: tokens
 * @index: of a token
 * @words: a constant: words, each between blanks: " in for "
 *
 * Whether a token is one of several words.
 */
gboolean
tc_tokens_is_any (const TcTokens *self,
                  guint           index,
                  const char     *words)
{
  const TcToken *token = tc_tokens_get (self, index);

  const char *word = self->text + token->start;
  gsize length = token->end - token->start;

  return token->kind != TC_TOKEN_MARK && length > 0 && may_hold (words, token->hash) &&
         is_in (words, word, length);
}

/* Whether a token is one of the characters in @marks. */
gboolean
tc_tokens_is_mark (const TcTokens *self,
                   guint           index,
                   const char     *marks)
{
  const TcToken *token = tc_tokens_get (self, index);

  return token->kind == TC_TOKEN_MARK && token->mark != 0 &&
         g_utf8_strchr (marks, -1, token->mark) != NULL;
}

gboolean
tc_tokens_is_number (const TcTokens *self,
                     guint           index)
{
  return tc_tokens_get (self, index)->kind == TC_TOKEN_NUMBER;
}

/**
 * tc_tokens_read_signed:
 * @self: tokens
 * @index: (inout): where a sign or a number stands; moved behind the number
 * @number: (out): the number with its sign
 *
 * Reads "-1.65", "+ 50.7" or "12".
 *
 * Returns: whether a number stands there
 */
gboolean
tc_tokens_read_signed (const TcTokens *self,
                       guint          *index,
                       double         *number)
{
  guint at = *index;
  double sign = 1;

  if (tc_tokens_is_mark (self, at, "-+"))
    {
      sign = tc_tokens_get (self, at)->mark == '-' ? -1 : 1;
      at++;
    }
  if (!tc_tokens_is_number (self, at) || tc_tokens_get (self, at)->spelled)
    return FALSE;
  *number = sign * tc_tokens_get (self, at)->number;
  *index = at + 1;
  return TRUE;
}

/* Index of the first token that ends behind @byte of the folded text. */
guint
tc_tokens_find (const TcTokens *self,
                gsize           byte)
{
  guint i = 0;

  while (i < self->array->len && tc_tokens_get (self, i)->end <= byte)
    i++;
  return i;
}


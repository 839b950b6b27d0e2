/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-statistic-token.h"

#include <string.h>

#include "tc-bytes.h"
#include "tc-decimal-comma.h"
#include "tc-numbers.h"

const TcToken tc_token_nothing = { 0 };

/* Where a word of a set stands in its list. */
struct _TcWordSlot
{
  guint16 start;
  guint16 length;                 /* 0 for an empty slot */
  guint16 hash;
};

static TcWordSet number_words = TC_WORD_SET (TC_NUMBER_WORDS);

#define HASH_START 2166136261u

static inline guint32
hash_byte (guint32 hash,
           char    byte)
{
  return (hash ^ (guchar) byte) * 16777619u;
}

static inline guint16
hash_end (guint32 hash)
{
  return (guint16) (hash ^ (hash >> 16));
}

static guint16
get_hash (const char *word,
          gsize       length)
{
  guint32 hash = HASH_START;

  for (gsize i = 0; i < length; i++)
    hash = hash_byte (hash, word[i]);
  return hash_end (hash);
}

static void
add_to_set (TcWordSet *set,
            gsize      start,
            gsize      length)
{
  guint16 hash = get_hash (set->words + start, length);
  guint at = hash & set->mask;

  while (set->slots[at].length > 0)
    at = (at + 1) & set->mask;
  set->slots[at] = (struct _TcWordSlot) { start, length, hash };
  set->bits[hash % TC_WORD_SET_BITS / 64] |= G_GUINT64_CONSTANT (1) << (hash % 64);
}

/* Makes a set ready, once; any number of threads may ask. */
void
tc_word_set_prepare (TcWordSet *self)
{
  static GMutex lock;
  guint n = 1;

  g_mutex_lock (&lock);
  if (!self->ready)
    {
      for (const char *p = self->words; *p != '\0'; p++)
        n += *p == ' ';
      self->mask = (2u << g_bit_storage (n)) - 1;
      self->slots = g_new0 (struct _TcWordSlot, self->mask + 1);
      for (const char *p = self->words; *p != '\0';)
        {
          gsize length = strcspn (p, " ");

          if (length > 0)
            add_to_set (self, p - self->words, length);
          p += length + (p[length] == ' ');
        }
      g_atomic_int_set (&self->ready, TRUE);
    }
  g_mutex_unlock (&lock);
}

gboolean
tc_word_set_holds (const TcWordSet *self,
                   const char      *word,
                   gsize            length,
                   guint16          hash)
{
  for (guint at = hash & self->mask; self->slots[at].length > 0; at = (at + 1) & self->mask)
    if (self->slots[at].hash == hash && self->slots[at].length == length &&
        memcmp (self->words + self->slots[at].start, word, length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a set holds a word that is no token. */
gboolean
tc_word_set_has (TcWordSet  *self,
                 const char *word,
                 gsize       length)
{
  guint16 hash = get_hash (word, length);

  if (G_UNLIKELY (!g_atomic_int_get (&self->ready)))
    tc_word_set_prepare (self);
  return tc_word_set_may_hold (self, hash) && tc_word_set_holds (self, word, length, hash);
}

static inline gboolean
is_number_word (const char *word,
                gsize       length,
                guint16     hash)
{
  if (G_UNLIKELY (!g_atomic_int_get (&number_words.ready)))
    tc_word_set_prepare (&number_words);
  return tc_word_set_may_hold (&number_words, hash) && tc_word_set_holds (&number_words, word, length, hash);
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

/* Numbers of up to so many digits are read exactly by a division of two integers. */
#define MAX_EXACT_DIGITS 15

static double
parse_digits (const char *text,
              gsize       start,
              gsize       end,
              guint       decimals)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  char buffer[48];
  guint64 digits = 0;
  gsize point = decimals > 0 ? end - decimals - 1 : end;
  gsize n = 0;

  for (gsize i = start; i < end && n + 1 < sizeof buffer; i++)
    if (text[i] != ',' || i == point)
      {
        if (text[i] != '.' && text[i] != ',')
          digits = digits * 10 + (text[i] - '0');
        buffer[n++] = text[i] == ',' ? '.' : text[i];
      }
  if (n <= MAX_EXACT_DIGITS)
    return digits / powers[decimals];
  buffer[n] = '\0';
  return g_ascii_strtod (buffer, NULL);
}

static void
read_digits (const char   *text,
             gsize         end,
             const GArray *decimal_commas,
             TcToken      *token)
{
  gsize at = token->start;
  gsize point;

  while (at < end && g_ascii_isdigit (text[at]))
    at++;
  if (decimal_commas == NULL || !tc_decimal_commas_hold (decimal_commas, at))
    at = skip_thousands (text, token->start, at, end);
  point = at;
  if (at + 1 < end && g_ascii_isdigit (text[at + 1]) &&
      (text[at] == '.' || (decimal_commas != NULL && tc_decimal_commas_hold (decimal_commas, at))))
    for (at++; at < end && g_ascii_isdigit (text[at]);)
      at++;
  token->decimals = MIN (at > point ? at - point - 1 : 0, G_MAXUINT8);
  token->end = at;
  token->number = parse_digits (text, token->start, at, token->decimals);
}

/* "twenty-nine", "one hundred and six". */
static void
extend_spelled (const char *text,
                gsize       end,
                TcToken    *token)
{
  gsize at = token->end;
  double number;

  if (!is_number_word (text + token->start, token->end - token->start, token->hash))
    return;
  token->kind = TC_TOKEN_NUMBER;
  token->spelled = TRUE;
  tc_number_parse_words (text + token->start, token->end - token->start, &token->number);
  while (at < end && (text[at] == ' ' || text[at] == '-'))
    {
      gsize from = at + 1;
      gsize to;

      if (end - from > 4 && memcmp (text + from, "and ", 4) == 0 &&
          tc_bytes_find (text + token->start, token->end - token->start, "hundred", 7) != NULL)
        from += 4;
      for (to = from; to < end && g_ascii_isalpha (text[to]); to++)
        ;
      if (!is_number_word (text + from, to - from, get_hash (text + from, to - from)) ||
          !tc_number_parse_words (text + token->start, to - token->start, &number) ||
          number <= token->number)
        break;
      /* "one two" is no number; "twenty two" and "two hundred" are. */
      if (number < token->number + 10 && token->number < 20)
        break;
      token->number = number;
      token->end = at = to;
    }
  token->hash = get_hash (text + token->start, token->end - token->start);
}

static gboolean
is_latin (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha (c) : (g_unichar_isalpha (c) && !tc_char_is_han (c));
}

/* Letters and digits of ASCII. */
static const guint8 is_alnum[256] = { ['a' ... 'z'] = 1, ['A' ... 'Z'] = 1, ['0' ... '9'] = 1 };

/* The end of the letters and digits from @at on; adds them to a hash. */
static inline gsize
skip_ascii (const char *text,
            gsize       at,
            gsize       end,
            guint32    *hash)
{
  guint32 sum = *hash;

  while (at < end && is_alnum[(guchar) text[at]])
    sum = hash_byte (sum, text[at++]);
  *hash = sum;
  return at;
}

static void
read_word (const char *text,
           gsize       end,
           TcToken    *token)
{
  guint32 hash = HASH_START;
  gsize at = skip_ascii (text, token->start, end, &hash);

  token->kind = TC_TOKEN_WORD;
  while (at < end && ((guchar) text[at] >= 0x80 || text[at] == '\''))
    {
      gsize next = g_utf8_next_char (text + at) - text;

      if (text[at] == '\'' ? !(at + 1 < end && g_ascii_isalpha (text[at + 1]))
                           : !is_latin (g_utf8_get_char (text + at)))
        break;
      while (at < MIN (next, end))
        hash = hash_byte (hash, text[at++]);
      at = skip_ascii (text, at, end, &hash);
    }
  token->end = at;
  token->hash = hash_end (hash);
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

static inline gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n';
}

static inline gsize
skip_blanks (const char *text,
             gsize       at,
             gsize       end)
{
  while (at < end && is_blank (text[at]))
    at++;
  return at;
}

/* Reads the token at @at of the sentence from @start to @end. */
static void
read_token (const char   *text,
            gsize         start,
            gsize         end,
            gsize         at,
            const GArray *decimal_commas,
            TcToken      *token)
{
  char c = text[at];

  *token = (TcToken) { .start = at, .end = at, .kind = TC_TOKEN_MARK, .blank = at > start && is_blank (text[at - 1]) };
  if (g_ascii_isalpha (c) || ((guchar) c >= 0x80 && is_latin (g_utf8_get_char (text + at))))
    {
      read_word (text, end, token);
      return;
    }
  if (g_ascii_isdigit (c) || (c == '.' && at + 1 < end && g_ascii_isdigit (text[at + 1]) &&
                              (at == start || !g_ascii_isalnum (text[at - 1]))))
    {
      token->kind = belongs_to_name (text, start, at) ? TC_TOKEN_WORD : TC_TOKEN_NUMBER;
      read_digits (text, end, decimal_commas, token);
    }
  else
    read_other (text, end, token);
  token->hash = get_hash (text + token->start, token->end - token->start);
}

/* There is room for one token in so many bytes before more is made. */
#define BYTES_A_TOKEN 4

static TcTokens *
resize (TcTokens *self,
        gsize     n)
{
  return g_realloc (self, sizeof (TcTokens) + n * sizeof (TcToken));
}

/**
 * tc_tokens_new:
 * @document: a document
 * @sentence: index of a sentence
 *
 * Splits a sentence into words, numbers and marks.
 *
 * Returns: (transfer full): them, to be freed with g_free()
 */
TcTokens *
tc_tokens_new (const TcProse *document,
               guint          sentence)
{
  const TcProseSentence *s = tc_prose_sentence (document, sentence);
  const char *text = document->normal->text;
  gsize room = (s->end - s->start) / BYTES_A_TOKEN + 4;
  TcTokens *self = resize (NULL, room);
  guint n = 0;

  for (gsize at = skip_blanks (text, s->start, s->end); at < s->end; at = skip_blanks (text, at, s->end))
    {
      if (n == room)
        self = resize (self, room *= 2);
      read_token (text, s->start, s->end, at, document->decimal_commas, &self->all[n]);
      at = self->all[n++].end;
    }
  self->text = text;
  self->normal = document->normal;
  self->n = n;
  return self;
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

/* The bracket that is open at a token and began less than @reach tokens before it; @index where none is. */
guint
tc_tokens_find_open (const TcTokens *self,
                     guint           index,
                     guint           reach)
{
  guint depth = 0;

  for (guint i = index; i > 0 && index - i < reach; i--)
    {
      if (tc_tokens_is_mark (self, i - 1, ")]"))
        depth++;
      else if (tc_tokens_is_mark (self, i - 1, "([") && depth-- == 0)
        return i - 1;
    }
  return index;
}

/* Index of the first token that ends behind @byte of the folded text. */
guint
tc_tokens_find (const TcTokens *self,
                gsize           byte)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->all[middle].end <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-text"

#include "config.h"

#include "tc-normalise.h"

#include <string.h>

#include "tc-fold.h"
#include "tc-utf8.h"

/* Hard-wrapped text has lines of about 60 to 100 characters; shorter ones end a paragraph. */
#define WRAP_MIN 50
#define WRAP_MAX 110

/* How long the label of a part or an entry is. */
#define MIN_LABEL 4
#define MAX_LABEL 50

typedef struct
{
  TcNormal *out;
  gsize allocated;
  guint raised;                   /* '^' or '_' while inside a run of superscripts or subscripts */
  gboolean blank;                 /* a blank is owed, if something stands on both its sides */
  guint blank_char;
  gunichar last;                  /* last character written, 0 at the start */
  gboolean joins_digits;          /* blanks inside numbers are damage */
} Folder;

gboolean
tc_char_is_han (gunichar c)
{
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3134F) ||
         (c >= 0xF900 && c <= 0xFAFF);
}

static gboolean
drops_blanks (gunichar c)
{
  return tc_char_is_han (c) || (c >= 0x3001 && c <= 0x3011);
}

static void
ensure_room (Folder *self,
             gsize   n)
{
  if (G_LIKELY (self->out->length + n <= self->allocated))
    return;
  self->allocated = self->allocated * 2 + n + 64;
  self->out->text = g_realloc (self->out->text, self->allocated);
  self->out->chars = g_realloc_n (self->out->chars, self->allocated, sizeof (guint32));
}

static void
put (Folder   *self,
     gunichar  c,
     guint32   origin)
{
  TcNormal *out = self->out;

  ensure_room (self, 8);
  if (c < 0x80)
    {
      out->text[out->length] = (char) c;
      out->chars[out->length++] = origin;
    }
  else
    {
      int n = g_unichar_to_utf8 (c, out->text + out->length);

      for (int i = 0; i < n; i++)
        out->chars[out->length + i] = origin;
      out->length += n;
    }
  self->last = c;
}

static gboolean
is_of_number (gunichar c)
{
  return (c >= '0' && c <= '9') || c == '.';
}

/* A blank is written only when the next character is known: none beside Chinese, none doubled. */
static void
put_after_blank (Folder   *self,
                 gunichar  c,
                 guint32   origin)
{
  if (self->blank && self->last != 0 && self->last != '\n' && c != '\n' && !drops_blanks (self->last) &&
      !drops_blanks (c) && !(self->joins_digits && is_of_number (self->last) && is_of_number (c)))
    put (self, ' ', self->blank_char);
  self->blank = FALSE;
  put (self, c, origin);
}

static void
put_raised (Folder   *self,
            gunichar  mark,
            gunichar  c,
            guint32   origin)
{
  if (self->raised != mark)
    put_after_blank (self, mark, origin);
  self->raised = mark;
  put_after_blank (self, c, origin);
}

static void
put_string (Folder     *self,
            const char *string,
            guint32     origin)
{
  for (; *string != '\0'; string = g_utf8_next_char (string))
    put_after_blank (self, g_utf8_get_char (string), origin);
}

static void
fold_char (Folder   *self,
           gunichar  c,
           gunichar  next,
           guint     index)
{
  TcFold fold = tc_fold_char (c);
  guint32 origin = index | (fold.was_upper ? TC_NORMAL_UPPER : 0);

  switch (fold.kind)
    {
    case TC_FOLD_DROP:
      return;
    case TC_FOLD_BLANK:
      if (!self->blank)
        self->blank_char = index;
      self->blank = TRUE;
      break;
    case TC_FOLD_SUPERSCRIPT:
      put_raised (self, '^', fold.c, origin);
      return;
    case TC_FOLD_SUBSCRIPT:
      put_raised (self, '_', fold.c, origin);
      return;
    case TC_FOLD_STRING:
      put_string (self, fold.string, origin);
      break;
    case TC_FOLD_CHAR:
    default:
      /* The middle dot is a decimal point between digits (British journals). */
      if (fold.c == 0xB7 && self->last < 0x80 && g_ascii_isdigit (self->last) && next < 0x80 && g_ascii_isdigit (next))
        fold.c = '.';
      put_after_blank (self, fold.c, origin);
      break;
    }
  self->raised = 0;
}

/* What is one byte of ASCII and not blank. */
static const guint8 plain[256] = { [' ' + 1 ... 0x7F] = 1 };

/* How many bytes of words with one blank between them there are. */
static gsize
measure_plain (const char *start)
{
  const char *p = start;

  for (;; p++)
    {
      while (plain[(guchar) *p])
        p++;
      if (*p != ' ' || !plain[(guchar) p[1]])
        return p - start;
    }
}

/* How many bytes are folded at once. */
#define BLOCK 16

static inline void
fold_bytes (const char *restrict from,
            char       *restrict text,
            guint32    *restrict chars,
            guint32              index,
            gsize                n)
{
  for (gsize i = 0; i < n; i++)
    {
      guint8 upper = (guint8) (from[i] - 'A') < 26;

      text[i] = from[i] | (char) (upper << 5);
      chars[i] = (index + (guint32) i) | (guint32) upper << 31;
    }
}

/* Folds words of ASCII with one blank between them, as most text is: each byte becomes one. Stops before
 * anything else.
 *
 * Returns: how many bytes were read */
static gsize
fold_ascii (Folder     *self,
            const char *start,
            guint       index)
{
  TcNormal *out = self->out;
  gsize i = 0;
  gsize n;

  G_STATIC_ASSERT (TC_NORMAL_UPPER == 1u << 31);

  if (self->blank || self->joins_digits || !plain[(guchar) *start])
    return 0;
  n = measure_plain (start);
  ensure_room (self, n + 8);
  for (; i + BLOCK <= n; i += BLOCK)
    fold_bytes (start + i, out->text + out->length + i, out->chars + out->length + i, index + i, BLOCK);
  fold_bytes (start + i, out->text + out->length + i, out->chars + out->length + i, index + i, n - i);
  out->length += n;
  self->last = (guchar) out->text[out->length - 1];
  self->raised = 0;
  return n;
}

/* Whether the line end at @newline is one of a hard-wrapped paragraph. @line_chars is the length of
 * the line before it. */
static gboolean
is_wrap (const char *newline,
         guint       line_chars)
{
  const char *p = newline + 1;
  const char *colon;

  if (line_chars < WRAP_MIN || line_chars > WRAP_MAX)
    return FALSE;
  while (*p == ' ' || *p == '\t')
    p++;
  if (*p == '\0' || *p == '\n' || *p == '\r')
    return FALSE;
  /* "METHODS: …" begins a new part, "Study type: …" a new entry of a register. */
  if (!g_ascii_isupper (*p))
    return TRUE;
  colon = p;
  while (colon - p < MAX_LABEL && (g_ascii_isalnum (*colon) || (*colon != '\0' && strchr (" ()/&-", *colon) != NULL)))
    colon++;
  return !(*colon == ':' && colon - p >= MIN_LABEL && (colon[1] == ' ' || colon[1] == '\n'));
}

/* How much of a text is looked at to see whether its blanks can be trusted, in code points. */
#define MAX_LOOKED_AT 4000

/* Chinese characters with blanks between nearly all of them; decimals that fell apart. */
#define MIN_APART 12
#define MIN_BROKEN 2

/* Every Chinese character begins with such a byte, and few others do. */
#define FIRST_HAN 0xE3

static gboolean
may_hold_han (const char *text,
              gsize       length)
{
  for (gsize i = 0; i < length; i += BLOCK)
    {
      gsize n = MIN (BLOCK, length - i);

      if (tc_utf8_is_ascii (text + i, n))
        continue;
      for (gsize k = 0; k < n; k++)
        if ((guchar) text[i + k] >= FIRST_HAN)
          return TRUE;
    }
  return FALSE;
}

/* Whether a Chinese text came out of the recognition of a scan with blanks inside its numbers: "P <0 .0 5", or
 * with a blank behind every character. */
static gboolean
has_broken_numbers (const char *text,
                    gsize       length)
{
  gunichar before[3] = { 0 };     /* the last three characters, the latest first */
  guint n_han = 0;
  guint n_apart = 0;
  guint n_broken = 0;
  guint n = 0;

  if (!may_hold_han (text, MIN (length, 4 * MAX_LOOKED_AT)))
    return FALSE;
  for (const char *p = text; *p != '\0' && n < MAX_LOOKED_AT; n++)
    {
      gunichar c = tc_utf8_read (&p);
      gboolean is_digit = c < 0x80 && g_ascii_isdigit (c);

      n_han += tc_char_is_han (c);
      n_apart += tc_char_is_han (c) && before[0] == ' ' && tc_char_is_han (before[1]);
      n_broken += is_digit && before[0] == '.' && before[1] == ' ' && before[2] < 0x80 && g_ascii_isdigit (before[2]);
      before[2] = before[1];
      before[1] = before[0];
      before[0] = c;
    }
  return (n_apart >= MIN_APART && n_apart * 2 > n_han) || (n_broken >= MIN_BROKEN && n_han * 6 > n);
}

/**
 * tc_normalise:
 * @text: valid UTF-8
 *
 * Folds @text for matching. Blanks inside the numbers of a scanned Chinese text are dropped.
 *
 * Time and memory grow linearly with the length of @text.
 *
 * Returns: (transfer full): the folded text with its way back
 */
TcNormal *
tc_normalise (const char *text)
{
  Folder self = { g_new0 (TcNormal, 1), 0, 0, FALSE, 0, 0, FALSE };
  const char *p = text;
  guint index = 0;
  guint line_chars = 0;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  self.allocated = length + 64;
  self.out->text = g_malloc (self.allocated);
  self.out->chars = g_new (guint32, self.allocated);
  self.joins_digits = has_broken_numbers (text, length);
  for (; *p != '\0'; p = g_utf8_next_char (p), index++)
    {
      gsize n_ascii = fold_ascii (&self, p, index);
      gunichar c;

      p += n_ascii;
      index += n_ascii;
      line_chars += n_ascii;
      if (*p == '\0')
        break;
      c = g_utf8_get_char (p);

      if (c != '\n' && c != 0x2028 && c != 0x2029)
        {
          fold_char (&self, c, g_utf8_get_char (g_utf8_next_char (p)), index);
          line_chars++;
          continue;
        }
      self.raised = 0;
      if (c == '\n' && is_wrap (p, line_chars))
        fold_char (&self, ' ', 0, index);
      else if (self.last != '\n')
        put_after_blank (&self, '\n', index);
      line_chars = 0;
    }
  put (&self, '\0', index);
  self.out->length--;
  return self.out;
}

void
tc_normal_free (TcNormal *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->chars);
  g_free (self);
}

/**
 * tc_normal_to_span:
 * @self: a folded text
 * @start: first byte in the folded text
 * @end: byte behind the last one; greater than @start
 *
 * Gives the code points of the source that a range of the folded text stands for.
 *
 * Returns: the span, in code points of the source
 */
TcSpan
tc_normal_to_span (const TcNormal *self,
                   gsize           start,
                   gsize           end)
{
  TcSpan span;

  g_return_val_if_fail (start < end && end <= self->length, ((TcSpan) { 0, 0 }));

  span.start = self->chars[start] & ~TC_NORMAL_UPPER;
  span.end = (self->chars[end - 1] & ~TC_NORMAL_UPPER) + 1;
  return span;
}

/**
 * tc_normal_from_char:
 * @self: a folded text
 * @offset: a code point of the source
 *
 * Finds the first byte of the folded text that stands for @offset or for something behind it.
 *
 * Returns: a byte offset from 0 to @self->length
 */
gsize
tc_normal_from_char (const TcNormal *self,
                     guint           offset)
{
  gsize low = 0;
  gsize high = self->length;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if ((self->chars[middle] & ~TC_NORMAL_UPPER) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
tc_normal_is_upper (const TcNormal *self,
                    gsize           byte)
{
  return byte < self->length && (self->chars[byte] & TC_NORMAL_UPPER) != 0;
}

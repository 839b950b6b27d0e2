/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/*
 * The grammar of RFC 8259 over bytes, without recursion: the open arrays and objects stand on a
 * stack of TC_JSON_MAX_DEPTH levels, so that the depth of the text costs nothing. Only bytes inside
 * strings may be outside ASCII, and those must be valid UTF-8.
 */

typedef enum
{
  EXPECT_VALUE,
  EXPECT_FIRST_ITEM,              /* a value or ] */
  EXPECT_FIRST_KEY,               /* a key or } */
  EXPECT_KEY,
  EXPECT_COLON,
  EXPECT_COMMA_OR_CLOSE,
  DONE
} Expect;

typedef struct
{
  const char *text;
  gsize length;
  gsize at;
  guint depth;
  gboolean is_object[TC_JSON_MAX_DEPTH];
  GHashTable *keys[TC_JSON_MAX_DEPTH];    /* owned; made with the first key of a level, then kept */
  GError **error;
} Scanner;

G_DEFINE_QUARK (tc-json-error-quark, tc_json_error)

static gboolean
fail (Scanner     *self,
      TcJsonError  code,
      gsize        at,
      const char  *reason)
{
  g_autofree char *offset = g_strdup_printf ("%" G_GSIZE_FORMAT, at);

  /* Translators: the first %s is an offset in bytes, the second a sentence that says what is wrong
   * there. */
  g_set_error (self->error, TC_JSON_ERROR, code, _("At byte %s: %s"), offset, reason);
  return FALSE;
}

static gboolean
fail_cut_off (Scanner *self)
{
  return fail (self, TC_JSON_ERROR_CUT_OFF, self->length, _("The JSON text is cut off."));
}

static gboolean
at_end (Scanner *self)
{
  return self->at >= self->length;
}

static void
skip_space (Scanner *self)
{
  while (!at_end (self) && strchr (" \t\r\n", self->text[self->at]) != NULL &&
         self->text[self->at] != '\0')
    self->at++;
}

static gboolean
scan_hex4 (Scanner *self,
           guint   *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (at_end (self))
        return fail_cut_off (self);
      if (!g_ascii_isxdigit (self->text[self->at]))
        return fail (self, TC_JSON_ERROR_SYNTAX, self->at,
                     _("“\\u” needs four hexadecimal digits."));
      *unit = *unit << 4 | (guint) g_ascii_xdigit_value (self->text[self->at]);
    }
  return TRUE;
}

/* The second half of a surrogate pair, whose first half ends at self->at. */
static gboolean
scan_low_surrogate (Scanner  *self,
                    gsize     start,
                    gunichar *character)
{
  guint low;

  for (const char *expected = "\\u"; *expected != '\0'; expected++, self->at++)
    {
      if (at_end (self))
        return fail_cut_off (self);
      if (self->text[self->at] != *expected)
        return fail (self, TC_JSON_ERROR_SYNTAX, start, _("Half a surrogate pair stands alone."));
    }
  if (!scan_hex4 (self, &low))
    return FALSE;
  if (low < 0xDC00 || low > 0xDFFF)
    return fail (self, TC_JSON_ERROR_SYNTAX, start, _("Half a surrogate pair stands alone."));
  *character = 0x10000 + ((*character - 0xD800) << 10) + (low - 0xDC00);
  return TRUE;
}

static gboolean
scan_unicode_escape (Scanner *self,
                     gsize    start,
                     GString *decoded)
{
  gunichar character;
  guint unit;

  if (!scan_hex4 (self, &unit))
    return FALSE;
  if (unit == 0)
    return fail (self, TC_JSON_ERROR_NUL, start, _("The NUL character cannot be part of a text."));
  if (unit >= 0xDC00 && unit <= 0xDFFF)
    return fail (self, TC_JSON_ERROR_SYNTAX, start, _("Half a surrogate pair stands alone."));
  character = unit;
  if (unit >= 0xD800 && unit <= 0xDBFF && !scan_low_surrogate (self, start, &character))
    return FALSE;
  if (decoded != NULL)
    g_string_append_unichar (decoded, character);
  return TRUE;
}

static gboolean
scan_escape (Scanner *self,
             GString *decoded)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const gsize start = self->at++;
  const char *letter;

  if (at_end (self))
    return fail_cut_off (self);
  if (self->text[self->at] == 'u')
    {
      self->at++;
      return scan_unicode_escape (self, start, decoded);
    }
  letter = self->text[self->at] != '\0' ? strchr (letters, self->text[self->at]) : NULL;
  if (letter == NULL)
    return fail (self, TC_JSON_ERROR_SYNTAX, start, _("This escape sequence does not exist."));
  if (decoded != NULL)
    g_string_append_c (decoded, meanings[letter - letters]);
  self->at++;
  return TRUE;
}

/* A run of characters without quotation mark and backslash. */
static gboolean
scan_plain_run (Scanner *self,
                GString *decoded)
{
  const gsize start = self->at;
  const char *invalid;

  while (!at_end (self) && self->text[self->at] != '"' && self->text[self->at] != '\\' &&
         (guchar) self->text[self->at] >= 0x20)
    self->at++;
  if (!g_utf8_validate_len (self->text + start, self->at - start, &invalid))
    {
      const gsize at = (gsize) (invalid - self->text);

      if (at_end (self) &&
          g_utf8_get_char_validated (invalid, (gssize) (self->length - at)) == (gunichar) -2)
        return fail_cut_off (self);
      return fail (self, TC_JSON_ERROR_SYNTAX, at, _("The text is not valid UTF-8."));
    }
  if (!at_end (self) && (guchar) self->text[self->at] < 0x20)
    return fail (self, TC_JSON_ERROR_SYNTAX, self->at,
                 _("A string holds an unescaped control character."));
  if (decoded != NULL)
    g_string_append_len (decoded, self->text + start, (gssize) (self->at - start));
  return TRUE;
}

/* Stands on the opening quotation mark. Fills @decoded where that is not NULL. */
static gboolean
scan_string (Scanner *self,
             GString *decoded)
{
  self->at++;
  for (;;)
    {
      if (!scan_plain_run (self, decoded))
        return FALSE;
      if (at_end (self))
        return fail_cut_off (self);
      if (self->text[self->at] == '"')
        break;
      if (!scan_escape (self, decoded))
        return FALSE;
    }
  self->at++;
  return TRUE;
}

static gboolean
scan_digits (Scanner *self)
{
  const gsize start = self->at;

  while (!at_end (self) && g_ascii_isdigit (self->text[self->at]))
    self->at++;
  if (self->at > start)
    return TRUE;
  if (at_end (self))
    return fail_cut_off (self);
  return fail (self, TC_JSON_ERROR_SYNTAX, self->at, _("A digit is missing in a number."));
}

static gboolean
scan_whole_part (Scanner *self)
{
  if (self->text[self->at] == '-')
    self->at++;
  if (!at_end (self) && self->text[self->at] == '0')
    {
      self->at++;
      if (!at_end (self) && g_ascii_isdigit (self->text[self->at]))
        return fail (self, TC_JSON_ERROR_SYNTAX, self->at,
                     _("A number starts with a needless zero."));
      return TRUE;
    }
  return scan_digits (self);
}

static gboolean
scan_fraction_and_exponent (Scanner  *self,
                            gboolean *whole)
{
  if (!at_end (self) && self->text[self->at] == '.')
    {
      *whole = FALSE;
      self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  if (!at_end (self) && (self->text[self->at] == 'e' || self->text[self->at] == 'E'))
    {
      *whole = FALSE;
      self->at++;
      if (!at_end (self) && (self->text[self->at] == '+' || self->text[self->at] == '-'))
        self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  return TRUE;
}

/* Whether a 64-bit integer or a double holds the number: neither overflows nor vanishes. */
static gboolean
fits (const char *number,
      gboolean    whole)
{
  double value;

  if (whole)
    return g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, NULL, NULL);
  value = g_ascii_strtod (number, NULL);
  if (!isfinite (value))
    return FALSE;
  return value != 0.0 || strcspn (number, "123456789eE") == strcspn (number, "eE");
}

static gboolean
scan_number (Scanner *self)
{
  const gsize start = self->at;
  g_autofree char *number = NULL;
  gboolean whole = TRUE;

  if (!scan_whole_part (self) || !scan_fraction_and_exponent (self, &whole))
    return FALSE;
  number = g_strndup (self->text + start, self->at - start);
  if (!fits (number, whole))
    return fail (self, TC_JSON_ERROR_NUMBER, start,
                 _("This number is too large or too small to be held."));
  return TRUE;
}

static gboolean
scan_word (Scanner    *self,
           const char *word)
{
  const gsize start = self->at;

  for (; *word != '\0'; word++, self->at++)
    {
      if (at_end (self))
        return fail_cut_off (self);
      if (self->text[self->at] != *word)
        return fail (self, TC_JSON_ERROR_SYNTAX, start, _("This word is not JSON."));
    }
  return TRUE;
}

static Expect
behind_value (Scanner *self)
{
  return self->depth == 0 ? DONE : EXPECT_COMMA_OR_CLOSE;
}

static gboolean
open_level (Scanner *self,
            Expect  *expect)
{
  const gboolean object = self->text[self->at] == '{';

  if (self->depth == TC_JSON_MAX_DEPTH)
    return fail (self, TC_JSON_ERROR_TOO_DEEP, self->at,
                 _("Arrays and objects are nested too deeply."));
  self->is_object[self->depth] = object;
  if (self->keys[self->depth] != NULL)
    g_hash_table_remove_all (self->keys[self->depth]);
  self->depth++;
  self->at++;
  *expect = object ? EXPECT_FIRST_KEY : EXPECT_FIRST_ITEM;
  return TRUE;
}

static gboolean
scan_value (Scanner *self,
            Expect  *expect)
{
  const char c = self->text[self->at];
  gboolean ok;

  if (c == '{' || c == '[')
    return open_level (self, expect);
  if (c == '"')
    ok = scan_string (self, NULL);
  else if (c == '-' || g_ascii_isdigit (c))
    ok = scan_number (self);
  else if (c == 't' || c == 'f' || c == 'n')
    ok = scan_word (self, c == 't' ? "true" : c == 'f' ? "false" : "null");
  else
    ok = fail (self, TC_JSON_ERROR_SYNTAX, self->at, _("A value is missing."));
  *expect = behind_value (self);
  return ok;
}

static gboolean
scan_key (Scanner *self)
{
  const guint level = self->depth - 1;
  const gsize start = self->at;
  g_autoptr (GString) key = NULL;

  if (self->text[self->at] != '"')
    return fail (self, TC_JSON_ERROR_SYNTAX, self->at, _("The name of a member is missing."));
  key = g_string_new (NULL);
  if (!scan_string (self, key))
    return FALSE;
  if (self->keys[level] == NULL)
    self->keys[level] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_add (self->keys[level], g_string_free (g_steal_pointer (&key), FALSE)))
    return fail (self, TC_JSON_ERROR_DUPLICATE_KEY, start,
                 _("An object has the same member twice."));
  return TRUE;
}

static gboolean
scan_comma_or_close (Scanner *self,
                     Expect  *expect)
{
  const gboolean object = self->is_object[self->depth - 1];
  const char c = self->text[self->at];

  if (c == ',')
    *expect = object ? EXPECT_KEY : EXPECT_VALUE;
  else if (c == (object ? '}' : ']'))
    {
      self->depth--;
      *expect = behind_value (self);
    }
  else
    return fail (self, TC_JSON_ERROR_SYNTAX, self->at,
                 _("A comma or a closing bracket is missing."));
  self->at++;
  return TRUE;
}

/* One step: the token at self->at, which is not white space. */
static gboolean
scan_token (Scanner *self,
            Expect  *expect)
{
  const char c = self->text[self->at];

  switch (*expect)
    {
    case EXPECT_FIRST_ITEM:
    case EXPECT_FIRST_KEY:
      if (c == (*expect == EXPECT_FIRST_ITEM ? ']' : '}'))
        return scan_comma_or_close (self, expect);
      *expect = *expect == EXPECT_FIRST_ITEM ? EXPECT_VALUE : EXPECT_KEY;
      return TRUE;

    case EXPECT_KEY:
      *expect = EXPECT_COLON;
      return scan_key (self);

    case EXPECT_COLON:
      if (c != ':')
        return fail (self, TC_JSON_ERROR_SYNTAX, self->at, _("A colon is missing."));
      *expect = EXPECT_VALUE;
      self->at++;
      return TRUE;

    case EXPECT_COMMA_OR_CLOSE:
      return scan_comma_or_close (self, expect);

    case EXPECT_VALUE:
      return scan_value (self, expect);

    case DONE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
scan_document (Scanner *self)
{
  Expect expect = EXPECT_VALUE;

  while (expect != DONE)
    {
      skip_space (self);
      if (at_end (self))
        return fail_cut_off (self);
      if (!scan_token (self, &expect))
        return FALSE;
    }
  return TRUE;
}

/**
 * tc_json_scan:
 * @text: bytes; need not end in NUL
 * @length: number of bytes
 * @end: (out) (optional): offset in bytes behind the value; with it, other text may follow the
 *   value
 * @error: TC_JSON_ERROR
 *
 * Checks that @text is JSON that can be read without loss.
 *
 * Stricter than RFC 8259 where a reader would alter the data silently: NUL, lone surrogates,
 * numbers that do not fit, duplicate members, and more than %TC_JSON_MAX_DEPTH levels are refused.
 * Linear in @length.
 */
gboolean
tc_json_scan (const char  *text,
              gsize        length,
              gsize       *end,
              GError     **error)
{
  Scanner scanner = { .text = text, .length = length, .error = error };
  gboolean ok;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  ok = scan_document (&scanner);
  if (ok && end != NULL)
    *end = scanner.at;
  else if (ok)
    {
      skip_space (&scanner);
      if (!at_end (&scanner))
        ok = fail (&scanner, TC_JSON_ERROR_SYNTAX, scanner.at,
                   _("Something follows the end of the JSON text."));
    }
  for (guint i = 0; i < TC_JSON_MAX_DEPTH; i++)
    g_clear_pointer (&scanner.keys[i], g_hash_table_unref);
  return ok;
}

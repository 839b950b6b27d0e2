/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-field-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/*
 * What people type into a form: "1,234", "-0.39", "1×10⁶ cells/kg", "15±3×10^6 cells", "12 个月",
 * also with full-width digits. Whatever could mean two things ("1,5", "10 000", "1 × 106") is
 * refused, never guessed.
 */

#define MAX_DIGITS 400

/* Without white space at both ends, that of Chinese text too. */
static char *
strip (const char *text)
{
  const char *end = text + strlen (text);

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, (gsize) (end - text));
}

static gunichar
narrow (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFEE0;
  if (c == 0x2212)
    return '-';
  return c == 0x3000 ? ' ' : c;
}

static gunichar
peek (const char *p)
{
  return narrow (g_utf8_get_char (p));
}

static void
skip_space (const char **p)
{
  while (g_unichar_isspace (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
}

static gboolean
take (const char **p,
      gunichar     c)
{
  if (**p == '\0' || peek (*p) != c)
    return FALSE;
  *p = g_utf8_next_char (*p);
  return TRUE;
}

static guint
take_digits (const char **p,
             GString     *out)
{
  guint n = 0;

  for (; peek (*p) >= '0' && peek (*p) <= '9' && out->len < MAX_DIGITS; n++)
    {
      g_string_append_c (out, (char) peek (*p));
      *p = g_utf8_next_char (*p);
    }
  return n;
}

/* Digits, with commas only where they part thousands. */
static gboolean
take_whole_part (const char **p,
                 GString     *out)
{
  guint n = take_digits (p, out);

  if (n == 0 || (n > 3 && peek (*p) == ','))
    return FALSE;
  while (take (p, ','))
    {
      if (take_digits (p, out) != 3)
        return FALSE;
    }
  return TRUE;
}

static int
superscript_digit (gunichar c)
{
  if (c == 0x00B9)
    return 1;
  if (c == 0x00B2 || c == 0x00B3)
    return (int) (c - 0x00B0);
  return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (int) (c - 0x2070) : -1;
}

static gboolean
take_superscript (const char **p,
                  GString     *out)
{
  const gsize start = out->len;

  if (g_utf8_get_char (*p) == 0x207B)
    {
      g_string_append_c (out, '-');
      *p = g_utf8_next_char (*p);
    }
  while (superscript_digit (g_utf8_get_char (*p)) >= 0 && out->len < MAX_DIGITS)
    {
      g_string_append_c (out, (char) ('0' + superscript_digit (g_utf8_get_char (*p))));
      *p = g_utf8_next_char (*p);
    }
  return out->len > start && out->str[out->len - 1] != '-';
}

static gboolean
take_signed_digits (const char **p,
                    GString     *out)
{
  if (take (p, '-'))
    g_string_append_c (out, '-');
  else
    take (p, '+');
  return take_digits (p, out) > 0;
}

static gboolean
is_times (gunichar c)
{
  return c == 0x00D7 || c == 'x' || c == 'X' || c == '*' || c == 0x22C5;
}

/* "×10⁶" or "×10^6" as "e6"; FALSE with *p unmoved where there is no such power. */
static gboolean
take_power (const char **p,
            GString     *out)
{
  const gsize start = out->len;
  const char *q = *p;

  skip_space (&q);
  if (!is_times (peek (q)))
    return FALSE;
  q = g_utf8_next_char (q);
  skip_space (&q);
  if (!take (&q, '1') || !take (&q, '0'))
    return FALSE;
  g_string_append_c (out, 'e');
  if (take (&q, '^') ? take_signed_digits (&q, out) : take_superscript (&q, out))
    {
      *p = q;
      return TRUE;
    }
  g_string_truncate (out, start);
  return FALSE;
}

static gboolean
take_e_notation (const char **p,
                 GString     *out)
{
  const gsize start = out->len;
  const char *q = *p;

  if (!take (&q, 'e') && !take (&q, 'E'))
    return FALSE;
  g_string_append_c (out, 'e');
  if (!take_signed_digits (&q, out))
    {
      g_string_truncate (out, start);
      return FALSE;
    }
  *p = q;
  return TRUE;
}

/* A decimal number without a power of ten, in the spelling of C. */
static gboolean
take_decimal (const char **p,
              GString     *out)
{
  if (take (p, '-'))
    g_string_append_c (out, '-');
  else
    take (p, '+');
  if (!take_whole_part (p, out))
    return FALSE;
  if (take (p, '.'))
    {
      g_string_append_c (out, '.');
      return take_digits (p, out) > 0;
    }
  return TRUE;
}

static gboolean
to_double (GString *text,
           double  *number)
{
  *number = g_ascii_strtod (text->str, NULL);
  return isfinite (*number);
}

/* Whether what follows a number would change it: more digits, or a power of ten that cannot be
 * read. */
static gboolean
continues_number (const char *rest)
{
  const gunichar c = peek (rest);
  gunichar next;

  if (c == 0)
    return FALSE;
  next = peek (g_utf8_next_char (rest));
  return g_unichar_isdigit (c) || c == ',' || c == '.' || c == '^' || c == 0x00B1 ||
         superscript_digit (c) >= 0 ||
         (is_times (c) &&
          (!g_unichar_isalpha (c) || g_unichar_isdigit (next) || g_unichar_isspace (next)));
}

/* "15 ± 3 × 10^6" and "(15 ± 3) × 10^6" both mean that the power belongs to both numbers. */
static gboolean
take_number (const char **p,
             double      *number,
             gboolean    *has_sd,
             double      *sd)
{
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autoptr (GString) power = g_string_new (NULL);
  const gboolean bracket = take (p, '(');
  gboolean own_power;

  if (!take_decimal (p, first))
    return FALSE;
  own_power = take_e_notation (p, first) || take_power (p, first);
  skip_space (p);
  *has_sd = take (p, 0x00B1);
  if (*has_sd)
    {
      skip_space (p);
      if (!take_decimal (p, second))
        return FALSE;
      if (!take_e_notation (p, second) && !bracket && take_power (p, power) && own_power)
        g_string_append (second, power->str);
    }
  if (bracket && (!*has_sd || !take (p, ')')))
    return FALSE;
  if (bracket)
    take_power (p, power);
  if (!own_power && power->len > 0)
    {
      g_string_append (first, power->str);
      g_string_append (second, power->str);
    }
  skip_space (p);
  return !continues_number (*p) && to_double (first, number) &&
         (!*has_sd || to_double (second, sd));
}

static char *
fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (composed != NULL ? composed : text, -1);
}

static gboolean
matches (const TcOption *option,
         const char     *folded)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, option->value);
  g_ptr_array_add (names, option->label.en);
  if (option->label.zh != NULL)
    g_ptr_array_add (names, option->label.zh);
  for (guint i = 0; option->also != NULL && option->also[i] != NULL; i++)
    g_ptr_array_add (names, option->also[i]);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = fold (g_ptr_array_index (names, i));

      if (g_str_equal (name, folded))
        return TRUE;
    }
  return FALSE;
}

/* The option or unit that is spelled so, in either language; the stored value itself goes first. */
static const char *
find_spelling (GPtrArray  *options,
               const char *typed)
{
  g_autofree char *folded = fold (typed);

  for (guint i = 0; i < options->len; i++)
    {
      const TcOption *option = g_ptr_array_index (options, i);

      if (g_str_equal (option->value, typed))
        return option->value;
    }
  for (guint i = 0; i < options->len; i++)
    {
      const TcOption *option = g_ptr_array_index (options, i);

      if (matches (option, folded))
        return option->value;
    }
  return NULL;
}

static TcValue *
parse_text (const TcField *self,
            const char    *typed)
{
  g_autofree char *line = g_strdup (typed);
  const char *known;

  if (self->kind == TC_FIELD_TEXT)
    g_strdelimit (line, "\r\n\t", ' ');
  known = find_spelling (self->options, line);
  return tc_value_new_text (known != NULL ? known : line);
}

static TcValue *
parse_option (const TcField  *self,
              const char     *typed,
              GError        **error)
{
  const char *known = find_spelling (self->options, typed);

  if (known != NULL)
    return tc_value_new_text (known);
  g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE,
               /* Translators: the first %s is what a person typed, the second a field's name. */
               _("“%s” is not one of the options of “%s”."), typed,
               tc_field_get_label (self));
  return NULL;
}

static TcValue *
parse_number (const TcField  *self,
              const char     *typed,
              GError        **error)
{
  g_autoptr (TcValue) value = NULL;
  gboolean has_sd = FALSE;
  const char *rest = typed;
  double number, sd;

  if (take_number (&rest, &number, &has_sd, &sd) && !has_sd && *rest == '\0')
    value = tc_value_new_number (number);
  if (value != NULL && tc_field_accepts_item (self, value))
    return g_steal_pointer (&value);
  if (self->kind == TC_FIELD_INTEGER)
    g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE,
                 /* Translators: %s is what a person typed. */
                 _("“%s” is not a whole number."), typed);
  else
    g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE,
                 /* Translators: %s is what a person typed. */
                 _("“%s” is not a number. Write decimals with a point, as in 12.5."), typed);
  return NULL;
}

static TcValue *
parse_quantity (const TcField  *self,
                const char     *typed,
                GError        **error)
{
  gboolean has_sd = FALSE;
  const char *rest = typed, *unit;
  double number, sd;

  if (!take_number (&rest, &number, &has_sd, &sd))
    {
      g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE,
                   /* Translators: %s is what a person typed. */
                   _("“%s” does not start with a number. Write powers of ten as 1×10⁶ or 1e6, and "
                     "decimals with a point."),
                   typed);
      return NULL;
    }
  unit = find_spelling (self->units, rest);
  if (unit == NULL && self->kind == TC_FIELD_DURATION)
    {
      g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE,
                   /* Translators: %s is what a person typed. */
                   _("“%s” needs a unit: days, weeks, months or years."), typed);
      return NULL;
    }
  if (has_sd)
    return tc_value_new_quantity_with_sd (number, unit != NULL ? unit : rest, sd);
  return tc_value_new_quantity (number, unit != NULL ? unit : rest);
}

/**
 * tc_field_parse:
 * @typed: what a person typed, in any language; for repeating fields one item
 * @error: %TC_CODEBOOK_ERROR_VALUE with a translated sentence
 *
 * Reads a value of the field's kind.
 *
 * Options and units may be spelled in either language. Units of quantities that the codebook does
 * not have are taken as they are. Tables cannot be typed: their columns can.
 *
 * Returns: (transfer full) (nullable): the value
 */
TcValue *
tc_field_parse (const TcField  *self,
                const char     *typed,
                GError        **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (typed != NULL && g_utf8_validate (typed, -1, NULL), NULL);

  text = strip (typed);
  if (*text == '\0')
    {
      g_set_error_literal (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE,
                           _("The value is empty."));
      return NULL;
    }
  switch (self->kind)
    {
    case TC_FIELD_TEXT:
    case TC_FIELD_LONG_TEXT:
      return parse_text (self, text);
    case TC_FIELD_OPTION:
      return parse_option (self, text, error);
    case TC_FIELD_INTEGER:
    case TC_FIELD_NUMBER:
      return parse_number (self, text, error);
    case TC_FIELD_QUANTITY:
    case TC_FIELD_DURATION:
      return parse_quantity (self, text, error);
    case TC_FIELD_TABLE:
    default:
      g_set_error_literal (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE,
                           _("A table cannot be typed as one value."));
      return NULL;
    }
}

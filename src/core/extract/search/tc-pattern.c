/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-pattern-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-extract.h"
#include "tc-factor.h"

static GMutex compile_lock;

/* An expression for ASCII texts: what is not ASCII can never match, and becomes one unit that never
 * occurs. */
static char *
to_ascii_expression (const char *expression)
{
  GString *out = g_string_new (NULL);

  for (const char *p = expression; *p != '\0';)
    {
      gboolean escaped = *p == '\\';
      const char *c = escaped ? p + 1 : p;

      if ((guchar) *c >= 0x80)
        {
          g_string_append (out, "\\x80");
          p = g_utf8_next_char (c);
        }
      else if (escaped && *c == 'x' && c[1] == '{' && strchr (c, '}') != NULL)
        {
          if (g_ascii_strtoull (c + 2, NULL, 16) >= 0x80)
            g_string_append (out, "\\x80");
          else
            g_string_append_len (out, p, strchr (c, '}') + 1 - p);
          p = strchr (c, '}') + 1;
        }
      else
        {
          g_string_append_len (out, p, c + 1 - p);
          p = c + 1;
        }
    }
  return g_string_free (out, FALSE);
}

static pcre2_code *
compile (const char        *expression,
         TcPatternFlavour   flavour,
         GError           **error)
{
  guint32 unicode = flavour == TC_PATTERN_UNICODE ? PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK : 0;
  guint32 options = PCRE2_DUPNAMES | PCRE2_USE_OFFSET_LIMIT | unicode;
  g_autofree char *ascii = flavour == TC_PATTERN_ASCII ? to_ascii_expression (expression) : NULL;
  guchar message[256];
  int code;
  PCRE2_SIZE offset;
  pcre2_code *compiled = pcre2_compile ((PCRE2_SPTR) (ascii != NULL ? ascii : expression),
                                        PCRE2_ZERO_TERMINATED, options, &code, &offset, NULL);

  if (compiled != NULL)
    return compiled;
  pcre2_get_error_message (code, message, sizeof message);
  /* Translators: a regular expression, the byte at which it is wrong, and what is wrong with it */
  g_set_error (error, TC_EXTRACT_ERROR, TC_EXTRACT_ERROR_RULES, _("The expression “%s” is wrong at byte %u: %s"),
               expression, (guint) offset, (const char *) message);
  return NULL;
}

static void
read_names (TcPattern        *self,
            const pcre2_code *code)
{
  guint32 n = 0;
  guint32 size = 0;
  guint32 n_groups = 0;
  PCRE2_SPTR table = NULL;

  pcre2_pattern_info (code, PCRE2_INFO_NAMECOUNT, &n);
  pcre2_pattern_info (code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info (code, PCRE2_INFO_NAMETABLE, &table);
  pcre2_pattern_info (code, PCRE2_INFO_CAPTURECOUNT, &n_groups);
  self->n_pairs = n_groups + 1;
  self->n_names = n;
  self->names = g_new (TcGroupName, n);
  for (guint32 i = 0; i < n; i++, table += size)
    self->names[i] = (TcGroupName) { (const char *) table + 2, (guint) table[0] << 8 | table[1] };
}

/* Marks such as "(?#count)" are for who decides where it is worth searching. */
static char *
drop_marks (const char *expression)
{
  GString *out = g_string_new (NULL);
  const char *mark;

  for (; (mark = strstr (expression, "(?#")) != NULL; expression = strchr (mark, ')') + 1)
    {
      g_string_append_len (out, expression, mark - expression);
      if (strchr (mark, ')') == NULL)
        break;
    }
  g_string_append (out, mark != NULL ? mark : expression);
  return g_string_free (out, FALSE);
}

/**
 * tc_pattern_new:
 * @expression: a regular expression over folded text; may hold marks, "(?#name)"
 * @error: return location for a %TC_EXTRACT_ERROR_RULES
 *
 * Compiles an expression.
 *
 * Returns: (transfer full) (nullable): the expression
 */
TcPattern *
tc_pattern_new (const char  *expression,
                GError     **error)
{
  g_autofree char *plain = drop_marks (expression);
  pcre2_code *code = compile (plain, TC_PATTERN_UNICODE, error);
  TcPattern *self;

  if (code == NULL)
    return NULL;
  pcre2_code_free (code);
  self = g_new0 (TcPattern, 1);
  self->expression = g_strdup (expression);
  return self;
}

void
tc_pattern_free (TcPattern *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TC_PATTERN_N_FLAVOURS; i++)
    pcre2_code_free (self->codes[i]);
  g_free (self->gate);
  g_free (self->names);
  g_free (self->expression);
  g_free (self->factored);
  g_free (self);
}

const char *
tc_pattern_get_expression (const TcPattern *self)
{
  return self->expression;
}

gpointer
tc_pattern_get_gate (const TcPattern *self)
{
  return self->gate;
}

/* @gate is freed with g_free(). */
void
tc_pattern_take_gate (TcPattern *self,
                      gpointer   gate)
{
  g_free (self->gate);
  self->gate = gate;
}

static void
make_code (TcPattern        *self,
           TcPatternFlavour  flavour)
{
  if (self->factored == NULL)
    {
      g_autofree char *plain = drop_marks (self->expression);

      self->factored = tc_factor (plain);
    }
  self->codes[flavour] = compile (self->factored, flavour, NULL);
  g_assert (self->codes[flavour] != NULL);
  pcre2_jit_compile (self->codes[flavour], PCRE2_JIT_COMPLETE);
  if (self->n_pairs == 0)
    read_names (self, self->codes[flavour]);
}

/* Code is made when it is needed: a program that reads one report needs a tenth of it. Where a
 * system allows none of the machine's, the expression is interpreted. */
const pcre2_code *
tc_pattern_get_code (const TcPattern  *pattern,
                     TcPatternFlavour  flavour)
{
  TcPattern *self = (TcPattern *) pattern;

  if (G_LIKELY (g_atomic_int_get (&self->ready[flavour])))
    return self->codes[flavour];
  g_mutex_lock (&compile_lock);
  if (!self->ready[flavour])
    {
      make_code (self, flavour);
      g_atomic_int_set (&self->ready[flavour], TRUE);
    }
  g_mutex_unlock (&compile_lock);
  return self->codes[flavour];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-factor.h"

#include <string.h>

/* What this file does not understand is left as it is. */
static const char *const unknown[] = { "(*", "(?|", "(?(", "(?#", "\\Q", "(?i", "(?s", "(?m", "(?x",
                                       "(?-", "\\k", "\\g", "(?R" };

typedef struct
{
  const char *p;
  gboolean failed;
} Parser;

static void factor_alternatives (Parser  *self,
                                 gboolean verbatim,
                                 GString *out);

static gboolean
is_special (char c)
{
  return c == '\0' || strchr ("\\^$.[|()?*+{", c) != NULL;
}

/* Length of the plain character with which an alternative begins; 0 where it begins otherwise, or where the
 * character may be missing or come again. */
static gsize
literal_length (const char *p)
{
  const char *next;

  if (*p == '\\' && p[1] != '\0' && (guchar) p[1] < 0x80 && !g_ascii_isalnum (p[1]))
    next = p + 2;
  else if (!is_special (*p))
    next = g_utf8_next_char (p);
  else
    return 0;
  return *next != '\0' && strchr ("?*+{", *next) != NULL ? 0 : next - p;
}

static gsize
common_literals (const char *a,
                 const char *b)
{
  gsize n = 0;

  for (;;)
    {
      gsize length = literal_length (a + n);

      if (length == 0 || literal_length (b + n) != length || memcmp (a + n, b + n, length) != 0)
        return n;
      n += length;
    }
}

/* Groups that capture must stay in their order. */
static gboolean
captures (const char *alternative)
{
  for (const char *p = alternative; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
    else if (*p == '(' && (p[1] != '?' || (p[2] == '<' && p[3] != '=' && p[3] != '!') || p[2] == 'P' || p[2] == '\''))
      return TRUE;
  return FALSE;
}

static gboolean
can_move (const char *alternative)
{
  return literal_length (alternative) > 0 && !captures (alternative);
}

static void emit (char   **alternatives,
                  guint    n,
                  GString *out);

/* Alternatives that begin with the same character. */
static void
emit_common (char   **alternatives,
             guint    n,
             GString *out)
{
  gsize common = strlen (alternatives[0]);
  g_autofree char **rest = g_new (char *, n);

  for (guint i = 1; i < n; i++)
    common = MIN (common, common_literals (alternatives[0], alternatives[i]));
  if (n == 1)
    {
      g_string_append (out, alternatives[0]);
      return;
    }
  for (guint i = 0; i < n; i++)
    rest[i] = alternatives[i] + common;
  g_string_append_len (out, alternatives[0], common);
  g_string_append (out, "(?:");
  emit (rest, n, out);
  g_string_append_c (out, ')');
}

/* Those that begin with different characters exclude each other, so that their order does not matter; those
 * with the same one keep theirs. */
static void
emit_run (char   **alternatives,
          guint    n,
          GString *out)
{
  g_autofree char **same = g_new (char *, n);
  g_autofree gboolean *done = g_new0 (gboolean, n);
  gboolean first = TRUE;

  for (guint i = 0; i < n; i++)
    {
      guint n_same = 0;

      for (guint k = i; !done[i] && k < n; k++)
        if (!done[k] && common_literals (alternatives[i], alternatives[k]) > 0)
          {
            same[n_same++] = alternatives[k];
            done[k] = k > i;
          }
      if (done[i])
        continue;
      if (!first)
        g_string_append_c (out, '|');
      first = FALSE;
      emit_common (same, n_same, out);
    }
}

static void
emit (char   **alternatives,
      guint    n,
      GString *out)
{
  for (guint i = 0; i < n;)
    {
      guint end = i;

      while (end < n && can_move (alternatives[end]))
        end++;
      if (i > 0)
        g_string_append_c (out, '|');
      if (end > i)
        emit_run (alternatives + i, end - i, out);
      else
        g_string_append (out, alternatives[end++]);
      i = end;
    }
}

static void
copy_class (Parser  *self,
            GString *out)
{
  const char *start = self->p++;

  if (*self->p == '^')
    self->p++;
  if (*self->p == ']')
    self->p++;
  for (; *self->p != '\0' && *self->p != ']'; self->p++)
    if (*self->p == '\\' && self->p[1] != '\0')
      self->p++;
    else if (g_str_has_prefix (self->p, "[:"))
      self->failed = TRUE;
  self->failed = self->failed || *self->p == '\0';
  if (*self->p != '\0')
    self->p++;
  g_string_append_len (out, start, self->p - start);
}

/* A group with what opens it. What looks behind must keep alternatives of one length each. */
static void
factor_group (Parser  *self,
              gboolean verbatim,
              GString *out)
{
  const char *start = self->p++;

  if (*self->p == '?')
    {
      self->p++;
      if (*self->p == '<' && self->p[1] != '=' && self->p[1] != '!')
        while (*self->p != '\0' && *self->p != '>')
          self->p++;
      else if (*self->p == '<')
        {
          verbatim = TRUE;
          self->p++;
        }
      if (*self->p != '\0')
        self->p++;
    }
  g_string_append_len (out, start, self->p - start);
  factor_alternatives (self, verbatim, out);
  self->failed = self->failed || *self->p != ')';
  if (!self->failed)
    g_string_append_c (out, *self->p++);
}

static void
factor_sequence (Parser  *self,
                 gboolean verbatim,
                 GString *out)
{
  while (!self->failed && *self->p != '\0' && *self->p != '|' && *self->p != ')')
    if (*self->p == '(')
      factor_group (self, verbatim, out);
    else if (*self->p == '[')
      copy_class (self, out);
    else
      {
        if (*self->p == '\\' && self->p[1] != '\0')
          g_string_append_c (out, *self->p++);
        g_string_append_c (out, *self->p++);
      }
}

static void
factor_alternatives (Parser  *self,
                     gboolean verbatim,
                     GString *out)
{
  g_autoptr (GPtrArray) alternatives = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      GString *alternative = g_string_new (NULL);

      factor_sequence (self, verbatim, alternative);
      g_ptr_array_add (alternatives, g_string_free (alternative, FALSE));
      if (*self->p != '|' || self->failed)
        break;
      self->p++;
    }
  if (!verbatim)
    emit ((char **) alternatives->pdata, alternatives->len, out);
  for (guint i = 0; verbatim && i < alternatives->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", (const char *) g_ptr_array_index (alternatives, i));
}

/**
 * tc_factor:
 * @expression: a regular expression that compiles
 *
 * Takes common beginnings out of alternatives.
 *
 * Returns: (transfer full): an expression that matches the same
 */
char *
tc_factor (const char *expression)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Parser parser = { expression, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    if (strstr (expression, unknown[i]) != NULL)
      return g_strdup (expression);
  factor_alternatives (&parser, FALSE, out);
  if (parser.failed || *parser.p != '\0')
    return g_strdup (expression);
  return g_strndup (out->str, out->len);
}

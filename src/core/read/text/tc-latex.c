/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-latex.h"

#include <string.h>

#include "tc-markup.h"

/* LaTeX as bibliographies hold it: accents, braces, a few commands and formulas of one sign, as the
 * text that people read. */

#define MAX_DEPTH 60

static const struct
{
  const char *name;
  const char *text;
} commands[] = {
  { "AA", "Å" }, { "AE", "Æ" }, { "Delta", "Δ" }, { "L", "Ł" }, { "O", "Ø" }, { "OE", "Œ" },
  { "Omega", "Ω" }, { "aa", "å" },
  { "ae", "æ" }, { "alpha", "α" }, { "approx", "≈" }, { "beta", "β" }, { "chi", "χ" },
  { "circ", "°" }, { "copyright", "©" },
  { "dag", "†" }, { "degree", "°" }, { "delta", "δ" }, { "dots", "…" }, { "epsilon", "ε" },
  { "eta", "η" }, { "gamma", "γ" },
  { "ge", "≥" }, { "geq", "≥" }, { "i", "ı" }, { "infty", "∞" }, { "j", "ȷ" }, { "kappa", "κ" },
  { "l", "ł" }, { "lambda", "λ" },
  { "ldots", "…" }, { "le", "≤" }, { "leq", "≤" }, { "mu", "µ" }, { "o", "ø" }, { "oe", "œ" },
  { "omega", "ω" }, { "phi", "φ" },
  { "pi", "π" }, { "pm", "±" }, { "psi", "ψ" }, { "rho", "ρ" }, { "rightarrow", "→" }, { "sigma", "σ" }, { "sim", "∼" },
  { "ss", "ß" }, { "tau", "τ" }, { "textasciitilde", "~" }, { "textbackslash", "\\" }, { "textbeta", "β" },
  { "textdegree", "°" }, { "textemdash", "—" }, { "textendash", "–" }, { "textgreater", ">" }, { "textless", "<" },
  { "textmu", "µ" }, { "textpm", "±" }, { "textquoteright", "’" }, { "textregistered", "®" }, { "texttrademark", "™" },
  { "textunderscore", "_" }, { "theta", "θ" }, { "times", "×" }, { "xi", "ξ" }, { "zeta", "ζ" },
};

/* Accents stand before what they are put on. */
static const struct
{
  char name;
  const char *mark;
} accents[] = {
  { '`', "\u0300" }, { '\'', "\u0301" }, { '^', "\u0302" }, { '~', "\u0303" }, { '"', "\u0308" }, { '=', "\u0304" },
  { '.', "\u0307" }, { 'u', "\u0306" }, { 'v', "\u030c" }, { 'H', "\u030b" }, { 'c', "\u0327" }, { 'k', "\u0328" },
  { 'r', "\u030a" }, { 'd', "\u0323" }, { 'b', "\u0331" },
};

typedef struct
{
  GString *out;
  const char *end;
  gboolean math;
  guint depth;
} Rendering;

static const char *render_run (Rendering  *rendering,
                               const char *p,
                               char        until);

/* What a command is applied to: a group, another command or one character. */
static const char *
render_argument (Rendering  *rendering,
                 const char *p,
                 GString    *into)
{
  Rendering inner = { into, rendering->end, rendering->math, rendering->depth + 1 };

  while (p < rendering->end && g_ascii_isspace (*p))
    p++;
  if (p == rendering->end)
    return p;
  if (*p == '{' && inner.depth < MAX_DEPTH)
    return render_run (&inner, p + 1, '}');
  if (*p == '\\' && inner.depth < MAX_DEPTH)
    {
      Rendering one = inner;
      const char *after = p + 1;

      while (after < rendering->end && g_ascii_isalpha (*after))
        after++;
      if (after == p + 1 && after < rendering->end)
        after++;
      one.end = after;
      render_run (&one, p, '\0');
      return after;
    }
  {
    const char *next = MIN (g_utf8_next_char (p), rendering->end);

    g_string_append_len (into, p, next - p);
    return next;
  }
}

static const char *
render_accent (Rendering  *rendering,
               const char *p,
               const char *mark)
{
  g_autoptr (GString) base = g_string_new (NULL);

  p = render_argument (rendering, p, base);
  if (g_str_has_prefix (base->str, "ı"))
    {
      g_string_erase (base, 0, strlen ("ı"));
      g_string_prepend_c (base, 'i');
    }
  if (base->len == 0)
    return p;
  g_string_insert (base, g_utf8_next_char (base->str) - base->str, mark);
  g_string_append_len (rendering->out, base->str, base->len);

  return p;
}

static const char *
render_shifted (Rendering  *rendering,
                const char *p,
                gboolean    up)
{
  g_autoptr (GString) text = g_string_new (NULL);

  p = render_argument (rendering, p, text);
  tc_markup_shift (rendering->out, text->str, up);

  return p;
}

static const char *
find_mark (char name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accents); i++)
    if (accents[i].name == name)
      return accents[i].mark;

  return NULL;
}

static const char *
render_command (Rendering  *rendering,
                const char *p)
{
  const char *name = p + 1;
  const char *after = name;
  gsize length;

  while (after < rendering->end && g_ascii_isalpha (*after))
    after++;
  length = after - name;
  if (length == 0)
    {
      if (after < rendering->end && !rendering->math && find_mark (*after) != NULL)
        return render_accent (rendering, after + 1, find_mark (*after));
      if (after == rendering->end)
        return after;
      if (strchr ("\\,;! ", *after) != NULL)
        g_string_append_c (rendering->out, ' ');
      else
        {
          g_string_append_len (rendering->out, after, g_utf8_next_char (after) - after);
          return g_utf8_next_char (after);
        }
      return after + 1;
    }
  if (length == 1 && find_mark (*name) != NULL && after < rendering->end && (*after == '{' || *after == ' '))
    return render_accent (rendering, after, find_mark (*name));
  if ((length == 15 && memcmp (name, "textsuperscript", 15) == 0) ||
      (length == 13 && memcmp (name, "textsubscript", 13) == 0))
    return render_shifted (rendering, after, length == 15);

  if (after < rendering->end && *after == ' ')
    after++;
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strlen (commands[i].name) == length && memcmp (commands[i].name, name, length) == 0)
      {
        g_string_append (rendering->out, commands[i].text);
        if (after + 1 < rendering->end && after[0] == '{' && after[1] == '}')
          after += 2;
        return after;
      }
  /* How a text looks says nothing; other commands stay as words. */
  if (after < rendering->end && *after == '{')
    return after;
  g_string_append_len (rendering->out, p, after - p);

  return after;
}

/* Up to a brace, or all of it. Returns where to go on. */
static const char *
render_run (Rendering  *rendering,
            const char *p,
            char        until)
{
  while (p < rendering->end)
    {
      if (*p == '\\' && p + 1 < rendering->end)
        p = render_command (rendering, p);
      else if (*p == '{' && rendering->depth < MAX_DEPTH)
        {
          rendering->depth++;
          p = render_run (rendering, p + 1, '}');
          rendering->depth--;
        }
      else if (*p == '}' && until == '}')
        return p + 1;
      else if (*p == '{' || *p == '}')
        p++;
      else if (*p == '$')
        {
          rendering->math = !rendering->math;
          p++;
        }
      else if (rendering->math && (*p == '^' || *p == '_') && rendering->depth < MAX_DEPTH)
        p = render_shifted (rendering, p + 1, *p == '^');
      else if (*p == '~')
        {
          g_string_append_c (rendering->out, ' ');
          p++;
        }
      else if (*p == '-' && rendering->end - p > 1 && p[1] == '-')
        {
          gboolean three = rendering->end - p > 2 && p[2] == '-';

          g_string_append (rendering->out, three ? "—" : "–");
          p += three ? 3 : 2;
        }
      else if (rendering->end - p > 1 && (*p == '`' || *p == '\'') && p[1] == *p)
        {
          g_string_append (rendering->out, *p == '`' ? "“" : "”");
          p += 2;
        }
      else
        g_string_append_c (rendering->out, *p++);
    }

  return p;
}

/**
 * tc_latex_render:
 * @latex: valid UTF-8
 * @length: its length in bytes
 *
 * Returns: (transfer full): the text without braces and commands, as far as they are known
 */
char *
tc_latex_render (const char *latex,
                 gsize       length)
{
  Rendering rendering = { g_string_sized_new (length + 1), latex + length, FALSE, 0 };
  g_autofree char *text = NULL;
  char *composed;

  render_run (&rendering, latex, '\0');
  text = g_string_free (rendering.out, FALSE);

  composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return composed != NULL ? composed : g_steal_pointer (&text);
}

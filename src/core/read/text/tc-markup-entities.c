/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-markup.h"

#include <string.h>

/* The named characters of HTML that titles and abstracts use (HTML Living Standard,
 * section 13.5). */

#define MAX_ENTITY_BYTES 12

typedef struct
{
  const char *name;
  gunichar character;
} Entity;

static const Entity entities[] = {
  { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' },
  { "nbsp", 0xa0 }, { "ensp", 0x2002 }, { "emsp", 0x2003 }, { "thinsp", 0x2009 },
  { "cent", 0xa2 }, { "pound", 0xa3 }, { "yen", 0xa5 }, { "euro", 0x20ac }, { "sect", 0xa7 },
  { "copy", 0xa9 }, { "reg", 0xae }, { "trade", 0x2122 }, { "deg", 0xb0 }, { "plusmn", 0xb1 },
  { "sup1", 0xb9 }, { "sup2", 0xb2 }, { "sup3", 0xb3 }, { "micro", 0xb5 }, { "middot", 0xb7 },
  { "frac12", 0xbd }, { "frac14", 0xbc }, { "frac34", 0xbe }, { "times", 0xd7 }, { "divide", 0xf7 },
  { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "lsquo", 0x2018 }, { "rsquo", 0x2019 },
  { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "laquo", 0xab }, { "raquo", 0xbb },
  { "bull", 0x2022 },
  { "hellip", 0x2026 }, { "permil", 0x2030 }, { "prime", 0x2032 }, { "Prime", 0x2033 },
  { "dagger", 0x2020 }, { "Dagger", 0x2021 }, { "minus", 0x2212 }, { "le", 0x2264 },
  { "ge", 0x2265 },
  { "ne", 0x2260 }, { "asymp", 0x2248 }, { "sim", 0x223c }, { "infin", 0x221e },
  { "radic", 0x221a },
  { "sum", 0x2211 }, { "larr", 0x2190 }, { "uarr", 0x2191 }, { "rarr", 0x2192 }, { "darr", 0x2193 },
  { "harr", 0x2194 }, { "alpha", 0x3b1 }, { "beta", 0x3b2 }, { "gamma", 0x3b3 }, { "delta", 0x3b4 },
  { "epsilon", 0x3b5 }, { "zeta", 0x3b6 }, { "eta", 0x3b7 }, { "theta", 0x3b8 }, { "iota", 0x3b9 },
  { "kappa", 0x3ba }, { "lambda", 0x3bb }, { "mu", 0x3bc }, { "nu", 0x3bd }, { "xi", 0x3be },
  { "pi", 0x3c0 }, { "rho", 0x3c1 }, { "sigma", 0x3c3 }, { "tau", 0x3c4 }, { "phi", 0x3c6 },
  { "chi", 0x3c7 }, { "psi", 0x3c8 }, { "omega", 0x3c9 }, { "Gamma", 0x393 }, { "Delta", 0x394 },
  { "Sigma", 0x3a3 }, { "Omega", 0x3a9 }, { "agrave", 0xe0 }, { "aacute", 0xe1 }, { "acirc", 0xe2 },
  { "atilde", 0xe3 }, { "auml", 0xe4 }, { "aring", 0xe5 }, { "aelig", 0xe6 }, { "ccedil", 0xe7 },
  { "egrave", 0xe8 }, { "eacute", 0xe9 }, { "ecirc", 0xea }, { "euml", 0xeb }, { "igrave", 0xec },
  { "iacute", 0xed }, { "icirc", 0xee }, { "iuml", 0xef }, { "ntilde", 0xf1 }, { "ograve", 0xf2 },
  { "oacute", 0xf3 }, { "ocirc", 0xf4 }, { "otilde", 0xf5 }, { "ouml", 0xf6 }, { "oslash", 0xf8 },
  { "ugrave", 0xf9 }, { "uacute", 0xfa }, { "ucirc", 0xfb }, { "uuml", 0xfc }, { "yacute", 0xfd },
  { "szlig", 0xdf }, { "Agrave", 0xc0 }, { "Aacute", 0xc1 }, { "Auml", 0xc4 }, { "Aring", 0xc5 },
  { "Ccedil", 0xc7 }, { "Eacute", 0xc9 }, { "Iacute", 0xcd }, { "Ntilde", 0xd1 },
  { "Oacute", 0xd3 },
  { "Ouml", 0xd6 }, { "Oslash", 0xd8 }, { "Uacute", 0xda }, { "Uuml", 0xdc },
};

static gboolean
decode_number (const char *digits,
               const char *end,
               gunichar   *character)
{
  gboolean hex = *digits == 'x' || *digits == 'X';
  guint64 value = 0;

  digits += hex;
  if (digits == end)
    return FALSE;
  for (; digits < end; digits++)
    {
      if (hex ? !g_ascii_isxdigit (*digits) : !g_ascii_isdigit (*digits))
        return FALSE;
      value = value * (hex ? 16 : 10) + g_ascii_xdigit_value (*digits);
    }
  /* No NUL and no control characters by the back door. */
  if (value < 0x20 || value == 0x7f || value > 0x10ffff || !g_unichar_validate (value))
    return FALSE;

  *character = value;
  return TRUE;
}

/**
 * tc_markup_decode_entity:
 * @p: a '&' in a NUL-terminated text
 * @character: (out): the character that it stands for
 *
 * Decodes a character reference of HTML.
 *
 * Returns: its length in bytes, or 0 if the '&' is only an ampersand
 */
gsize
tc_markup_decode_entity (const char *p,
                         gunichar   *character)
{
  const char *end = memchr (p, ';', strnlen (p, MAX_ENTITY_BYTES));
  gsize length;

  if (end == NULL || end == p + 1)
    return 0;
  if (p[1] == '#')
    return end > p + 2 && decode_number (p + 2, end, character) ? end + 1 - p : 0;

  length = end - p - 1;
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (strlen (entities[i].name) == length && memcmp (entities[i].name, p + 1, length) == 0)
        {
          *character = entities[i].character;
          return end + 1 - p;
        }
    }

  return 0;
}

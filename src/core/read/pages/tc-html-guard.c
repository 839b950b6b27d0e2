/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-html-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-read.h"

/* The parser compares every attribute of an element with all before it: 200,000 of them keep it busy for a
 * minute, and no handler is called meanwhile. So the tags are looked through before it gets them. */

/* More than any page has; attributes made by programs on the page included. */
#define MAX_ATTRIBUTES 1000

typedef struct
{
  const char *p;
  const char *end;
} Scan;

static gboolean
begins_with (const Scan *scan,
             const char *text)
{
  gsize length = strlen (text);

  return (gsize) (scan->end - scan->p) >= length && g_ascii_strncasecmp (scan->p, text, length) == 0;
}

static void
skip_past (Scan       *scan,
           const char *text)
{
  const char *found = memmem (scan->p, scan->end - scan->p, text, strlen (text));

  scan->p = found != NULL ? found + strlen (text) : scan->end;
}

/* The content of an element that holds no tags. */
static void
skip_raw (Scan       *scan,
          const char *closing)
{
  while (scan->p < scan->end)
    {
      const char *next = memchr (scan->p, '<', scan->end - scan->p);

      scan->p = next != NULL ? next : scan->end;
      if (next == NULL || begins_with (scan, closing))
        return;
      scan->p++;
    }
}

static void
skip_value (Scan *scan)
{
  while (scan->p < scan->end && g_ascii_isspace (*scan->p))
    scan->p++;
  if (scan->p < scan->end && (*scan->p == '"' || *scan->p == '\''))
    {
      const char *quote = memchr (scan->p + 1, *scan->p, scan->end - scan->p - 1);

      scan->p = quote != NULL ? quote + 1 : scan->end;
    }
  else
    while (scan->p < scan->end && !g_ascii_isspace (*scan->p) && *scan->p != '>')
      scan->p++;
}

/* At a '<' with a letter behind it; goes behind the '>' and counts the words in between. */
static guint
count_attributes (Scan *scan)
{
  guint n = 0;
  gboolean in_word = TRUE;        /* the name of the element is no attribute */

  for (scan->p++; scan->p < scan->end && *scan->p != '>';)
    {
      if (*scan->p == '=')
        {
          scan->p++;
          skip_value (scan);
          in_word = FALSE;
          continue;
        }
      if (g_ascii_isspace (*scan->p) || *scan->p == '/')
        in_word = FALSE;
      else if (!in_word)
        {
          in_word = TRUE;
          n++;
        }
      scan->p++;
    }

  return n;
}

static guint
scan_tag (Scan *scan)
{
  gboolean script = begins_with (scan, "<script");
  gboolean style = begins_with (scan, "<style");
  guint n;

  if (begins_with (scan, "<!--"))
    {
      scan->p += 4;
      skip_past (scan, "-->");
      return 0;
    }
  if (scan->end - scan->p < 2 || !g_ascii_isalpha (scan->p[1]))
    {
      scan->p++;
      return 0;
    }

  n = count_attributes (scan);
  if (script || style)
    skip_raw (scan, script ? "</script" : "</style");

  return n;
}

/**
 * tc_html_guard:
 * @text: a page, UTF-8
 * @error: return location for %TC_READ_ERROR_MALFORMED
 *
 * Tells whether a page can be parsed in time that grows with its length only.
 *
 * Returns: %FALSE with an error that names the line
 */
gboolean
tc_html_guard (const char  *text,
               gsize        length,
               GError     **error)
{
  Scan scan = { text, text + length };

  while (scan.p < scan.end)
    {
      const char *tag = memchr (scan.p, '<', scan.end - scan.p);
      guint line = 1;

      if (tag == NULL)
        break;
      scan.p = tag;
      if (scan_tag (&scan) <= MAX_ATTRIBUTES)
        continue;

      for (const char *p = text; p < tag; p++)
        line += *p == '\n';
      g_set_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                   /* Translators: %u is the number of a line */
                   _("The page cannot be read: a tag in line %u has more attributes than any page needs."),
                   line);
      return FALSE;
    }

  return TRUE;
}

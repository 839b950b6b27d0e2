/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-json-cut.h"

#include <string.h>

/* Cutting JSON into the objects of a list, without reading them: by brackets outside strings. A
 * record that lost a quote or a bracket must not take the next ones with it, so what cannot be JSON
 * tells where it is broken. */

/* Nothing that a person wrote is nested deeper. */
#define MAX_DEPTH 128
/* In how many objects around them the records may stand. */
#define MAX_AROUND 3

typedef enum
{
  SCAN_END,                       /* the object ends at @p */
  SCAN_LIST,                      /* it is none: the list of the records begins at @p */
  SCAN_MORE                       /* neither is in view */
} ScanKind;

typedef struct
{
  const char * const *lists;
  const char *p;
  const char *end;
  char open[MAX_DEPTH];           /* the brackets that are open */
  guint depth;
  char before;                    /* the last sign that is no blank; a line end behind a string that was not closed */
  gboolean last;                  /* nothing comes behind @end */
} Scan;

static const char *
skip_blanks (const char *p,
             const char *end)
{
  while (p < end && (g_ascii_isspace (*p) || *p == '\0'))
    p++;

  return p;
}

/* Whether something that can follow a value stands at @p. */
static gboolean
ends_value (const char *p,
            const char *end)
{
  p = skip_blanks (p, end);

  return p == end || strchr (",:]}", *p) != NULL;
}

/* Behind a string that begins at @p. A line end cannot stand in one; a quote that nothing fitting
 * follows is the beginning of the next string, as one before it is missing or one too many. Returns
 * NULL where the end is not in view. */
static const char *
skip_string (const char *p,
             const char *end)
{
  for (p++; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == '\n' || *p == '\r' || (*p == '"' && ends_value (p + 1, end)))
        return p + 1;
    }

  return NULL;
}

/* Whether the string from @p to @after names a list of records that follows it; @list gets where
 * the first one begins. Returns -1 where that cannot be seen yet. */
static int
begins_list (const Scan  *scan,
             const char  *p,
             const char  *after,
             const char **list)
{
  TcSlice name = { p + 1, after - 1 };
  gboolean known = FALSE;
  const char *next = skip_blanks (after, scan->end);

  for (gsize i = 0; scan->lists[i] != NULL && !known; i++)
    known = name.p < name.end && tc_slice_equal (name, scan->lists[i]);
  if (!known)
    return FALSE;
  if (next < scan->end && *next != ':')
    return FALSE;
  next = next < scan->end ? skip_blanks (next + 1, scan->end) : next;
  if (next < scan->end && *next != '[')
    return FALSE;
  next = next < scan->end ? skip_blanks (next + 1, scan->end) : next;
  if (next == scan->end)
    return -1;
  *list = next;

  return *next == '{';
}

static void
open_bracket (Scan *scan)
{
  if (scan->depth < MAX_DEPTH)
    scan->open[scan->depth] = *scan->p;
  scan->depth++;
}

static char
get_open (const Scan *scan)
{
  return scan->depth <= MAX_DEPTH ? scan->open[scan->depth - 1] : '\0';
}

/* Whether a list of records may begin here: objects only are open, and few. */
static gboolean
is_around (const Scan *scan)
{
  if (scan->depth > MAX_AROUND)
    return FALSE;
  for (guint i = 0; i < scan->depth; i++)
    if (scan->open[i] != '{')
      return FALSE;

  return TRUE;
}

/* A bracket that does not fit closes what was left open in its pair. */
static void
close_bracket (Scan *scan)
{
  char pair = *scan->p == '}' ? '{' : '[';
  guint depth = scan->depth;

  if (depth > MAX_DEPTH)
    {
      scan->depth--;
      return;
    }
  while (depth > 0 && scan->open[depth - 1] != pair)
    depth--;
  if (depth > 0)
    scan->depth = depth - 1;
}

/* Whether the object that ends before @p goes on, as in a list of objects no name follows one: a
 * bracket is too many. Returns -1 where that cannot be seen yet. */
static int
goes_on (const Scan *scan,
         const char *p)
{
  p = skip_blanks (p, scan->end);
  if (p < scan->end && *p != ',')
    return FALSE;
  p = p < scan->end ? skip_blanks (p + 1, scan->end) : p;
  if (p == scan->end)
    return scan->last ? FALSE : -1;

  return *p == '"';
}

/* Goes through the object that begins at @p. */
static ScanKind
scan_object (Scan *scan)
{
  const char *list;

  for (; scan->p < scan->end; scan->p++)
    {
      const char *after;

      switch (*scan->p)
        {
        case '"':
          after = skip_string (scan->p, scan->end);
          if (after == NULL)
            return SCAN_MORE;
          if (is_around (scan))
            switch (begins_list (scan, scan->p, after, &list))
              {
              case FALSE: break;
              case TRUE: scan->p = list; return SCAN_LIST;
              default: return SCAN_MORE;
              }
          scan->p = after - 1;
          break;
        case ' ':
        case '\t':
        case '\r':
        case '\n':
        case '\0':
          continue;
        case '{':
          /* A name follows what a comma ends: the object was not closed. */
          if (scan->depth > 0 && get_open (scan) == '{' && strchr (",\n\r", scan->before) != NULL)
            return SCAN_END;
          open_bracket (scan);
          break;
        case '[':
          open_bracket (scan);
          break;
        case '}':
        case ']':
          close_bracket (scan);
          if (scan->depth > 0)
            break;
          switch (scan->lists[0] != NULL ? goes_on (scan, scan->p + 1) : FALSE)
            {
            case FALSE: scan->p++; return SCAN_END;
            case TRUE: scan->depth = 1; break;
            default: return SCAN_MORE;
            }
          break;
        default:
          break;
        }
      scan->before = *scan->p;
    }

  return SCAN_MORE;
}

static TcCut
cut_object (const char * const *lists,
            const char         *bytes,
            const char         *end,
            gboolean            last)
{
  Scan scan = { lists, bytes, end, { 0 }, 0, ':', last };
  ScanKind kind = scan_object (&scan);

  if (kind == SCAN_MORE && !last && end - bytes < TC_TAGS_MAX_PART)
    return (TcCut) { TC_CUT_MORE, 0 };
  if (kind == SCAN_MORE)
    return tc_cut_at (TC_CUT_RECORD, bytes, end);

  return tc_cut_at (kind == SCAN_LIST ? TC_CUT_FRAME : TC_CUT_RECORD, bytes, scan.p);
}

/* What stands beside the list of the records in the object around it: "total": 2, "links": { … }. */
static TcCut
cut_member (const char *bytes,
            const char *end,
            gboolean    last)
{
  static const char * const none[] = { NULL };
  gboolean enough = last || end - bytes >= TC_TAGS_MAX_PART;
  TcCut more = { enough ? TC_CUT_UNKNOWN : TC_CUT_MORE, enough ? end - bytes : 0 };
  const char *p = skip_string (bytes, end);
  Scan scan = { none, NULL, end, { 0 }, 0, ':', last };

  p = p != NULL ? skip_blanks (p, end) : NULL;
  if (p == NULL || p == end)
    return more;
  if (*p != ':')
    return tc_cut_at (TC_CUT_UNKNOWN, bytes, p);
  p = skip_blanks (p + 1, end);
  if (p < end && *p == '"')
    p = skip_string (p, end);
  else if (p < end && (*p == '{' || *p == '['))
    {
      scan.p = p;
      p = scan_object (&scan) == SCAN_END ? scan.p : NULL;
    }
  else
    while (p < end && strchr (",}] \r\n\t", *p) == NULL)
      p++;
  if (p == NULL || (p == end && !last))
    return more;

  return tc_cut_at (TC_CUT_FRAME, bytes, p);
}

/**
 * tc_json_cut:
 * @lists: (array zero-terminated=1): names of the members that are lists of records in an object
 * around them
 *
 * Cuts off an object of a list, or what stands around the objects: the function cut of a #TcReader.
 * Objects may also follow each other without a list.
 *
 * Returns: the first part of @bytes
 */
TcCut
tc_json_cut (const char * const *lists,
             const char         *bytes,
             gsize               length,
             gboolean            last)
{
  const char *end = bytes + length;
  const char *p = bytes;

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  while (p < end && (g_ascii_isspace (*p) || *p == '\0' || strchr (",[]}", *p) != NULL))
    p++;
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);
  if (*p == '{')
    return cut_object (lists, bytes, end, last);
  if (*p == '"')
    return cut_member (bytes, end, last);

  while (p < end && *p != '{' && *p != '"')
    p++;

  return p < end || last || length > TC_TAGS_MAX_PART ? tc_cut_at (TC_CUT_UNKNOWN, bytes, p)
                                                      : (TcCut){ TC_CUT_MORE, 0 };
}

/**
 * tc_json_cut_first:
 * @lists: (array zero-terminated=1): as for tc_json_cut()
 * @text: the beginning of a file
 * @record: (out): the first object that is a record, or what is there of it
 *
 * For telling a format by its first record.
 *
 * Returns: whether there is one
 */
gboolean
tc_json_cut_first (const char * const *lists,
                   TcSlice             text,
                   TcSlice            *record)
{
  while (text.p < text.end)
    {
      TcCut cut = tc_json_cut (lists, text.p, text.end - text.p, TRUE);

      if (cut.kind == TC_CUT_RECORD)
        {
          *record = (TcSlice) { text.p, text.p + cut.length };
          return TRUE;
        }
      if (cut.kind != TC_CUT_FRAME)
        return FALSE;
      text.p += cut.length;
    }

  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-xml.h"

#include <string.h>

/* Cutting a file in XML into its records, by the tags that begin and end them. A record without an
 * end ends where the next one begins, so that it takes none with it. */

/* Whether a tag of the name is at @p, which is behind '<' or "</". Returns -1 where that cannot be seen yet. */
static int
has_name (const char *p,
          const char *end,
          gboolean    last,
          const char *name)
{
  gsize length;

  /* Asked at every tag of a file: nearly none begins with the same letter. */
  if (p < end && *p != *name)
    return FALSE;
  length = strlen (name);
  if ((gsize) (end - p) <= length)
    return !last && memcmp (p, name, end - p) == 0 ? -1 : FALSE;

  return memcmp (p, name, length) == 0 && (p[length] == '>' || p[length] == '/' || g_ascii_isspace (p[length]));
}

/* Which record begins at @p: its number from 1, 0 for none, -1 where that cannot be seen yet. */
static int
begins_record (const char * const *records,
               const char         *p,
               const char         *end,
               gboolean            last)
{
  for (gsize i = 0; records[i] != NULL; i++)
    {
      int found = has_name (p + 1, end, last, records[i]);

      if (found != FALSE)
        return found < 0 ? -1 : (int) i + 1;
    }

  return 0;
}

/* The end tag of the record that begins at @record, which says its name. */
static gboolean
ends_record (const char *record,
             const char *p,
             const char *end)
{
  gsize length = 0;

  if (end - p < 3 || p[1] != '/' || p[2] != record[1])
    return FALSE;
  while (record[1 + length] != '>' && record[1 + length] != '/' && !g_ascii_isspace (record[1 + length]))
    length++;

  return (gsize) (end - p) > length + 2 && memcmp (p + 2, record + 1, length) == 0 &&
         (p[length + 2] == '>' || g_ascii_isspace (p[length + 2]));
}

/* Some records hold what can also be one by itself. */
static TcCut
cut_record (const char * const *records,
            int                 record,
            const char         *bytes,
            const char         *end,
            gboolean            last)
{
  const char *p = bytes + 1;
  const char *limit = end - bytes > TC_TAGS_MAX_PART ? bytes + TC_TAGS_MAX_PART : end;

  while ((p = memchr (p, '<', limit - p)) != NULL)
    {
      int next;

      if (ends_record (bytes, p, end))
        {
          const char *close = memchr (p, '>', end - p);

          if (close != NULL)
            return tc_cut_at (TC_CUT_RECORD, bytes, close + 1);
        }
      else if ((next = begins_record (records, p, end, last)) > 0 && next <= record)
        return tc_cut_at (TC_CUT_RECORD, bytes, p);
      p++;
    }

  return last || limit < end ? tc_cut_at (TC_CUT_RECORD, bytes, limit) : (TcCut) { TC_CUT_MORE, 0 };
}

/* Behind a tag, a comment or a declaration at @p; NULL where its end is not in view. */
static const char *
skip_markup (const char *p,
             const char *end,
             gboolean   *entities)
{
  const char *close;

  if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
    {
      close = memmem (p + 4, end - p - 4, "-->", 3);
      return close != NULL ? close + 3 : NULL;
    }
  close = memchr (p, '>', end - p);
  if (close != NULL && p[1] == '!' && memchr (p, '[', close - p) != NULL)
    {
      const char *bracket = memchr (p, ']', end - p);

      close = bracket != NULL ? memchr (bracket, '>', end - bracket) : NULL;
      *entities = TRUE;
    }

  return close != NULL ? close + 1 : NULL;
}

/* What says something and is in no record: up to the next record. */
static TcCut
cut_unknown (const char * const *records,
             const char         *bytes,
             const char         *end,
             gboolean            last)
{
  const char *p = bytes + 1;

  while ((p = memchr (p, '<', end - p)) != NULL && begins_record (records, p, end, last) == 0)
    p++;
  if (p == NULL && !last && end - bytes < TC_TAGS_MAX_PART)
    return (TcCut) { TC_CUT_MORE, 0 };

  return tc_cut_at (TC_CUT_UNKNOWN, bytes, p != NULL ? p : end);
}

/**
 * tc_xml_cut:
 * @records: (array zero-terminated=1): names of the elements that are records; one that can stand
 * in another comes behind it
 *
 * Cuts off a record, or what stands before one: the function cut of a #TcReader. Tags and comments
 * around the records say nothing; text there does, and so does a declaration of entities.
 *
 * Returns: the first part of @bytes
 */
TcCut
tc_xml_cut (const char * const *records,
            const char         *bytes,
            gsize               length,
            gboolean            last)
{
  const char *end = bytes + length;
  const char *p = bytes;

  while (p < end)
    {
      TcSlice rest = { p, end };
      gboolean entities = FALSE;
      const char *after;
      int record;

      if (g_ascii_isspace (*p) || *p == '\0')
        {
          p++;
          continue;
        }
      if (tc_slice_has_prefix (rest, "\xef\xbb\xbf"))
        {
          p += 3;
          continue;
        }
      if (*p != '<')
        return p > bytes ? tc_cut_at (TC_CUT_FRAME, bytes, p) : cut_unknown (records, bytes, end, last);
      record = begins_record (records, p, end, last);
      after = record == 0 ? skip_markup (p, end, &entities) : NULL;
      if (p > bytes && (after == NULL || entities))
        return tc_cut_at (TC_CUT_FRAME, bytes, p);
      if (record > 0)
        return cut_record (records, record, bytes, end, last);
      if (after == NULL)
        return last || length > TC_TAGS_MAX_PART ? cut_unknown (records, bytes, end, TRUE)
                                                 : (TcCut) { TC_CUT_MORE, 0 };
      if (entities)
        return tc_cut_at (TC_CUT_UNKNOWN, bytes, after);
      p = after;
    }

  return tc_cut_at (TC_CUT_FRAME, bytes, p);
}

/**
 * tc_xml_sniff_root:
 * @document: a document
 * @roots: (array zero-terminated=1): names of elements
 *
 * Returns: whether the first element of the document has one of the names, whatever its prefix
 */
gboolean
tc_xml_sniff_root (const TcDocument   *document,
                   const char * const *roots)
{
  const char *end = document->text + document->length;
  const char *p = document->text;

  for (;;)
    {
      gboolean entities;
      TcSlice name;
      const char *colon;

      while (p < end && (g_ascii_isspace (*p) || tc_slice_has_prefix ((TcSlice) { p, end }, "\xef\xbb\xbf")))
        p += *p == '\xef' ? 3 : 1;
      if (p >= end || *p != '<')
        return FALSE;
      if (p[1] == '!' || p[1] == '?')
        {
          p = skip_markup (p, end, &entities);
          if (p == NULL)
            return FALSE;
          continue;
        }
      name = (TcSlice) { p + 1, p + 1 };
      while (name.end < end && (g_ascii_isalnum (*name.end) ||
                                (*name.end != '\0' && strchr ("_-.:", *name.end) != NULL)))
        name.end++;
      colon = memchr (name.p, ':', name.end - name.p);
      if (colon != NULL)
        name.p = colon + 1;
      for (gsize i = 0; roots[i] != NULL; i++)
        if (tc_slice_equal (name, roots[i]))
          return TRUE;
      return FALSE;
    }
}

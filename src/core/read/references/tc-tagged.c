/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-tagged.h"

#include <glib/gi18n-lib.h>

#include "tc-read.h"

/* What is the same in all formats of tagged lines: cutting a file into records, and reading one. */

/* --- cutting --------------------------------------------------------------------------------------- */

/* Whether a title stands before the next blank line or record. Returns -1 where that cannot be seen yet. */
static int
has_title_ahead (const TcTagCut *cut,
                 const char     *p,
                 const char     *end,
                 gboolean        last)
{
  TcCutLine line;

  while (tc_cut_line (p, end, last, &line))
    {
      guint32 code = 0;

      if (tc_cut_line_is_blank (line.line))
        return FALSE;
      cut->head (line.line, 0, &code);
      if (code == cut->title)
        return TRUE;
      if (code == cut->first || (code == cut->last && code != 0))
        return FALSE;
      p = line.next;
    }

  return last ? FALSE : -1;
}

/**
 * tc_cut_tagged:
 * @bytes: the first line of a record
 * @end: of the bytes in view
 * @last: whether the file ends there
 *
 * Cuts off a record: up to its last tag, to the first tag of the next record, or to a blank line behind which another
 * title stands.
 *
 * Returns: the record
 */
TcCut
tc_cut_tagged (const TcTagCut *cut,
               const char     *bytes,
               const char     *end,
               gboolean        last)
{
  const char *p = bytes;
  const char *content = bytes;
  gboolean after_blank = FALSE;
  gboolean has_title = FALSE;
  guint n_tags = 0;
  TcCutLine line;

  while (tc_cut_line (p, end, last, &line))
    {
      guint32 code = 0;
      gboolean tag = cut->head (line.line, 0, &code) > 0;
      int own = p > bytes && (code == cut->first || p - bytes >= TC_TAGS_MAX_PART);

      /* Some write the title before the tag that records begin with. */
      own &= code != cut->first || after_blank || n_tags != 1 || !has_title;
      if (tag && after_blank && has_title && !own)
        own = has_title_ahead (cut, p, end, last);
      if (own < 0)
        return (TcCut) { TC_CUT_MORE, 0 };
      if (own)
        return tc_cut_at (TC_CUT_RECORD, bytes, content);
      if (tag && cut->last != 0 && code == cut->last)
        return tc_cut_at (TC_CUT_RECORD, bytes, line.next);
      has_title |= code == cut->title;
      n_tags += tag;
      after_blank = tc_cut_line_is_blank (line.line);
      if (!after_blank)
        content = line.next;
      p = line.next;
    }

  return last ? tc_cut_at (TC_CUT_RECORD, bytes, content) : (TcCut) { TC_CUT_MORE, 0 };
}

static gboolean
is_frame (const TcTagFormat *self,
          TcSlice            line)
{
  return self->is_frame != NULL ? self->is_frame (line) : tc_cut_line_is_blank (line);
}

static gboolean
begins (const TcTagFormat *self,
        TcSlice            line,
        guint             *form)
{
  guint32 code;

  return self->begins != NULL ? self->begins (line, form) : self->cut.head (line, 0, &code) > 0;
}

/* To the next record, without the blanks before it. */
static TcCut
cut_unknown (const TcTagFormat *self,
             const char        *bytes,
             const char        *end,
             gboolean           last)
{
  const char *p = bytes;
  TcCutLine line;
  guint form;

  while (tc_cut_line (p, end, last, &line))
    {
      if (p > bytes && (p - bytes >= TC_TAGS_MAX_PART || begins (self, line.line, &form) ||
                        is_frame (self, line.line)))
        return tc_cut_at (TC_CUT_UNKNOWN, bytes, p);
      p = line.next;
    }

  return last ? tc_cut_at (TC_CUT_UNKNOWN, bytes, p) : (TcCut) { TC_CUT_MORE, 0 };
}

/**
 * tc_tagged_cut:
 * @bytes: what comes next in a file
 * @length: how many are in view
 * @last: whether the file ends there
 *
 * Cuts off the frame between two records, a record, or what is neither.
 *
 * Returns: the first part of @bytes
 */
TcCut
tc_tagged_cut (const TcTagFormat *self,
               const char        *bytes,
               gsize              length,
               gboolean           last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  TcCutLine line;
  guint form = 0;

  while (tc_cut_line (p, end, last, &line) && is_frame (self, line.line))
    p = line.next;
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);
  if (!tc_cut_line (p, end, last, &line))
    return (TcCut) { TC_CUT_MORE, 0 };
  if (!begins (self, line.line, &form))
    return cut_unknown (self, bytes, end, last);

  return self->cut_record != NULL ? self->cut_record (bytes, end, last, form)
                                  : tc_cut_tagged (&self->cut, bytes, end, last);
}

/* --- reading --------------------------------------------------------------------------------------- */

/* A line with all the tags in it. */
static void
add_line (const TcTagFormat *self,
          TcStatements      *statements,
          TcTag             *tag)
{
  guint32 line = tag->code;
  TcTag rest;

  while (self->divide != NULL && self->divide (line, tag, &rest))
    {
      tc_statements_add (statements, tag);
      *tag = rest;
    }
  tc_statements_add (statements, tag);
}

/**
 * tc_tagged_scan:
 * @text: a record; must live as long as @tagged
 * @tagged: (out caller-allocates): what its tags say
 *
 * Reads the tags of a record. Nothing is copied.
 */
void
tc_tagged_scan (const TcTagFormat  *self,
                const TcRecordText *text,
                TcTagged           *tagged)
{
  TcTagScan scan = { { text->text, text->text + text->length }, self->cut.head };
  gboolean has_first = FALSE;
  gboolean has_last = FALSE;
  TcTag tag;

  tc_statements_init (&tagged->statements, self->table);
  if (self->begin != NULL)
    has_first = self->begin (&scan);
  while (tc_tag_scan_next (&scan, &tag))
    {
      has_first |= tag.code == self->first && tag.code != 0;
      has_last |= tag.code == self->last;
      add_line (self, &tagged->statements, &tag);
    }
  tagged->no_first = !has_first && self->no_first != NULL;
  tagged->no_last = !has_last && self->no_last != NULL;
}

/**
 * tc_tagged_clear:
 *
 * Frees what tc_tagged_scan() made.
 */
void
tc_tagged_clear (TcTagged *tagged)
{
  tc_statements_clear (&tagged->statements);
}

/**
 * tc_tagged_parse:
 * @text: a record
 * @error: return location for an error of #TcReadError
 *
 * Fills a record from its tags.
 *
 * Returns: (transfer full) (nullable): the record, %NULL where no tag has a value
 */
TcRecord *
tc_tagged_parse (const TcTagFormat   *self,
                 const TcRecordText  *text,
                 GError             **error)
{
  g_auto (TcTagged) tagged;
  TcRecord *record;

  tc_tagged_scan (self, text, &tagged);
  if (tc_statements_is_empty (&tagged.statements))
    {
      g_set_error_literal (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED,
                           _("The record has no field with a value."));
      return NULL;
    }

  record = tc_statements_finish (&tagged.statements);
  if (self->finish != NULL)
    self->finish (record);
  if (tagged.no_first)
    tc_record_add_warning (record, self->no_first);
  if (tagged.no_last)
    tc_record_add_warning (record, self->no_last);

  return record;
}

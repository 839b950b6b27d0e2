/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "tc-cut.h"

G_BEGIN_DECLS

/* A part is cut off here at the latest: nothing that a person wrote is longer. */
#define TC_TAGS_MAX_PART (64 * 1024 * 1024)

/**
 * TcSlice:
 * @p: the first byte
 * @end: behind the last byte
 *
 * A part of a text that belongs to somebody else.
 */
typedef struct
{
  const char *p;
  const char *end;
} TcSlice;

gboolean    tc_slice_is_blank   (TcSlice      slice);
char       *tc_slice_dup        (TcSlice      slice) G_GNUC_WARN_UNUSED_RESULT;
const char *tc_slice_find       (TcSlice      slice,
                                 const char  *text);

static inline gboolean
tc_is_blank_byte (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

/**
 * tc_slice_trim:
 *
 * Returns: @slice without the ASCII blanks at its ends
 */
static inline TcSlice
tc_slice_trim (TcSlice slice)
{
  while (slice.p < slice.end && tc_is_blank_byte (*slice.p))
    slice.p++;
  while (slice.p < slice.end && tc_is_blank_byte (slice.end[-1]))
    slice.end--;

  return slice;
}

/**
 * tc_slice_has_prefix:
 * @prefix: at least a character
 *
 * Compares without regard to the case of ASCII letters.
 *
 * Returns: whether @slice begins with @prefix
 */
static inline gboolean
tc_slice_has_prefix (TcSlice     slice,
                     const char *prefix)
{
  /* Mostly the first byte decides; the bit that differs is that between small letters and capitals. */
  if (slice.p == slice.end || ((*slice.p ^ *prefix) & ~0x20) != 0)
    return FALSE;

  return (gsize) (slice.end - slice.p) >= strlen (prefix) &&
         g_ascii_strncasecmp (slice.p, prefix, strlen (prefix)) == 0;
}

/**
 * tc_slice_equal:
 * @text: at least a character
 *
 * Compares without regard to the case of ASCII letters.
 *
 * Returns: whether @slice is @text
 */
static inline gboolean
tc_slice_equal (TcSlice     slice,
                const char *text)
{
  return (gsize) (slice.end - slice.p) == strlen (text) && tc_slice_has_prefix (slice, text);
}

/**
 * TcTagHead:
 * @line: a line without its end
 * @code: (out): the tag, as of TC_TAG()
 *
 * Tells whether a line begins with a tag of the format.
 *
 * Returns: the bytes of the tag and of what divides it from its value, 0 where there is none
 */
typedef gsize (*TcTagHead) (TcSlice  line,
                            guint    form,
                            guint32 *code);

/* A tag of up to four ASCII characters as a number, the first one highest. */
#define TC_TAG(a, b, c, d) ((guint32) (guchar) (a) << 24 | (guint32) (guchar) (b) << 16 | \
                            (guint32) (guchar) (c) << 8 | (guint32) (guchar) (d))
#define TC_TAG2(a, b) TC_TAG (a, b, 0, 0)

/**
 * TcTag:
 * @code: the tag, as of TC_TAG(); 0 for lines before the first one
 * @name: the tag as it is written, with what divides it from the value
 * @value: from behind the tag to the end of its last line that is not blank
 * @many_lines: whether @value holds line ends
 *
 * A tag with its value.
 */
typedef struct
{
  guint32 code;
  TcSlice name;
  TcSlice value;
  gboolean many_lines;
} TcTag;

/**
 * TcTagScan:
 * @rest: what comes next
 * @head: knows the tags of the format
 * @form: how this record writes them; for @head
 *
 * Goes through the tags of a record.
 */
typedef struct
{
  TcSlice rest;
  TcTagHead head;
  guint form;
  /*< private >*/
  const char *next_end;
  gsize next_length;
  guint32 next_code;
} TcTagScan;

gboolean    tc_tag_scan_next    (TcTagScan   *self,
                                 TcTag       *tag);

/**
 * TcCutLine:
 * @line: the line without its end
 * @next: behind its end
 *
 * A line of a file, in bytes.
 */
typedef struct
{
  TcSlice line;
  const char *next;
} TcCutLine;

gboolean    tc_cut_line         (const char  *p,
                                 const char  *end,
                                 gboolean     last,
                                 TcCutLine   *line);
gboolean    tc_cut_line_is_blank (TcSlice     line);

/**
 * TcFirstLines:
 *
 * The first lines of a document that are not blank, as many as a format of tagged lines needs to be told by.
 */
typedef struct
{
  /*< private >*/
  TcSlice rest;
  guint n;
} TcFirstLines;

TcFirstLines tc_first_lines     (const char   *text,
                                 gsize         length);
gboolean    tc_first_lines_next (TcFirstLines *self,
                                 TcSlice      *line);
TcCut       tc_cut_at           (TcCutKind    kind,
                                 const char  *bytes,
                                 const char  *p);

G_END_DECLS

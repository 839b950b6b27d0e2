/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-types.h"

G_BEGIN_DECLS

/**
 * TcSpan:
 * @start: offset of the first code point
 * @end: offset behind the last code point
 *
 * A half-open range of Unicode code points in the decoded text of a source.
 *
 * The unit is the same as that of #GtkTextIter offsets: never bytes, never UTF-16 units.
 */
typedef struct
{
  guint start;
  guint end;
} TcSpan;

/**
 * TcQuote:
 * @source_id: the stored source, or 0 while the source is not stored
 * @item: for a repeating field the index of the list item that the quote supports, else 0
 * @span: where the quote stands in the text of the source
 * @text: exactly the text of the source from span.start to span.end
 *
 * A verbatim passage of a source.
 */
struct _TcQuote
{
  TcId source_id;
  guint item;
  TcSpan span;
  const char *text;
  /*< private >*/
  char string[];                  /* where @text is */
};

#define TC_TYPE_QUOTE (tc_quote_get_type ())
GType      tc_quote_get_type  (void) G_GNUC_CONST;

TcQuote   *tc_quote_new       (TcSpan         span,
                               const char    *text) G_GNUC_WARN_UNUSED_RESULT;
TcQuote   *tc_quote_new_len   (TcSpan         span,
                               const char    *text,
                               gsize          length) G_GNUC_WARN_UNUSED_RESULT;
TcQuote   *tc_quote_new_from_text (const char *source_text,
                               TcSpan         span) G_GNUC_WARN_UNUSED_RESULT;
TcQuote   *tc_quote_copy      (const TcQuote *self) G_GNUC_WARN_UNUSED_RESULT;
void       tc_quote_free      (TcQuote       *self);
GPtrArray *tc_quotes_new      (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tc_quotes_copy     (GPtrArray     *quotes) G_GNUC_WARN_UNUSED_RESULT;

/* Both cut at the ends of the text; a span outside of it gives "". */
char      *tc_text_slice      (const char    *text,
                               TcSpan         span) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcQuote, tc_quote_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-span-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-json-private.h"

G_DEFINE_BOXED_TYPE (TcQuote, tc_quote, tc_quote_copy, tc_quote_free)

/* Moves over at most @n code points; counts those it passed. */
static const char *
skip_chars (const char *p,
            guint       n,
            guint      *passed)
{
  for (*passed = 0; *passed < n && *p != '\0'; (*passed)++)
    p = g_utf8_next_char (p);
  return p;
}

/**
 * tc_quote_new:
 * @span: where the quote stands
 * @text: exactly the text of that span
 *
 * Makes a quote of a source that is not stored yet, for item 0.
 */
TcQuote *
tc_quote_new (TcSpan      span,
              const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return tc_quote_new_len (span, text, strlen (text));
}

/**
 * tc_quote_new_len:
 * @length: bytes of @text
 *
 * The same for a text that goes on behind the quote.
 */
TcQuote *
tc_quote_new_len (TcSpan      span,
                  const char *text,
                  gsize       length)
{
  TcQuote *self;

  g_return_val_if_fail (span.start <= span.end, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_malloc (sizeof *self + length + 1);
  self->source_id = 0;
  self->item = 0;
  self->span = span;
  self->text = memcpy (self->string, text, length);
  self->string[length] = '\0';

  return self;
}

/**
 * tc_quote_new_from_text:
 * @source_text: the whole text of the source
 * @span: which part of it; cut at the end of the text
 *
 * Cuts a quote out of a text.
 */
TcQuote *
tc_quote_new_from_text (const char *source_text,
                        TcSpan      span)
{
  const char *start, *end;
  guint before, inside;

  g_return_val_if_fail (source_text != NULL, NULL);
  g_return_val_if_fail (span.start <= span.end, NULL);

  start = skip_chars (source_text, span.start, &before);
  end = skip_chars (start, span.end - span.start, &inside);

  return tc_quote_new_len ((TcSpan) { before, before + inside }, start, end - start);
}

TcQuote *
tc_quote_copy (const TcQuote *self)
{
  TcQuote *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tc_quote_new (self->span, self->text);
  copy->source_id = self->source_id;
  copy->item = self->item;

  return copy;
}

void
tc_quote_free (TcQuote *self)
{
  g_free (self);
}

gboolean
tc_quote_equal (const TcQuote *a,
                const TcQuote *b)
{
  return a->source_id == b->source_id && a->item == b->item && a->span.start == b->span.start &&
         a->span.end == b->span.end && g_str_equal (a->text, b->text);
}

JsonNode *
tc_quote_to_node (const TcQuote *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "source_id", self->source_id);
  json_object_set_int_member (object, "item", self->item);
  json_object_set_int_member (object, "start", self->span.start);
  json_object_set_int_member (object, "end", self->span.end);
  json_object_set_string_member (object, "text", self->text);
  json_node_take_object (node, object);
  return node;
}

TcQuote *
tc_quote_from_node (JsonNode  *node,
                    GError   **error)
{
  gint64 source_id, item, start, end;
  const char *text = NULL;
  JsonObject *object;
  TcQuote *self;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, TC_JSON_ERROR, TC_JSON_ERROR_TYPE, _("A quote is missing."));
      return NULL;
    }
  object = json_node_get_object (node);
  if (!tc_json_member_integer (object, "source_id", 0, G_MAXINT64, &source_id, error) ||
      !tc_json_member_integer (object, "item", 0, G_MAXUINT, &item, error) ||
      !tc_json_member_integer (object, "start", 0, G_MAXUINT, &start, error) ||
      !tc_json_member_integer (object, "end", start, G_MAXUINT, &end, error) ||
      !tc_json_member_text (object, "text", TRUE, &text, error))
    return NULL;
  self = tc_quote_new ((TcSpan) { (guint) start, (guint) end }, text);
  self->source_id = source_id;
  self->item = (guint) item;
  return self;
}

void
tc_quotes_write (GPtrArray  *quotes,
                 JsonObject *object)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < quotes->len; i++)
    json_array_add_element (array, tc_quote_to_node (g_ptr_array_index (quotes, i)));
  json_object_set_array_member (object, "quotes", array);
}

gboolean
tc_quotes_read (GPtrArray   *quotes,
                JsonObject  *object,
                GError     **error)
{
  JsonArray *array;

  if (!tc_json_member_array (object, "quotes", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TcQuote *quote = tc_quote_from_node (json_array_get_element (array, i), error);

      if (quote == NULL)
        return FALSE;
      g_ptr_array_add (quotes, quote);
    }
  return TRUE;
}

/**
 * tc_quotes_new:
 *
 * Makes an empty array that frees its quotes.
 */
GPtrArray *
tc_quotes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tc_quote_free);
}

/**
 * tc_quotes_copy:
 * @quotes: (element-type TcQuote) (nullable): an array; %NULL counts as empty
 *
 * Copies an array and every quote in it.
 */
GPtrArray *
tc_quotes_copy (GPtrArray *quotes)
{
  GPtrArray *copy = tc_quotes_new ();

  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    g_ptr_array_add (copy, tc_quote_copy (g_ptr_array_index (quotes, i)));
  return copy;
}

/**
 * tc_text_slice:
 * @text: valid UTF-8
 * @span: code points
 *
 * Cuts text[start:end] out of a text.
 */
char *
tc_text_slice (const char *text,
               TcSpan      span)
{
  const char *start, *end;
  guint passed;

  g_return_val_if_fail (text != NULL, NULL);

  start = skip_chars (text, span.start, &passed);
  end = skip_chars (start, span.end > span.start ? span.end - span.start : 0, &passed);
  return g_strndup (start, (gsize) (end - start));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-abstract.h"
#include "tc-lines.h"
#include "tc-outline.h"

/* What the tags of a file say is nearly always right. */
#define CONFIDENCE 0.99

typedef struct
{
  TcSectionKind kind;
  gboolean block;
  gboolean rest;
  TcSheetPlace place;
} Entry;

struct _TcSheet
{
  GString *rule;                  /* id of the last rule */
  gsize rule_prefix;              /* bytes with which the ids of all rules begin */
  GString *text;
  guint n_chars;
  GArray *entries;                /* of Entry */
  gsize counted;                  /* the last place in @text that was looked for, and */
  guint counted_chars;            /* the characters before it */
  GPtrArray *suggestions;         /* of TcSuggestion */
  GPtrArray *warnings;            /* of static strings */
};

static void
append (TcSheet    *self,
        const char *text)
{
  gsize length = strlen (text);

  g_string_append_len (self->text, text, length);
  self->n_chars += tc_utf8_length (text, length);
}

/* Code points before a place in the text. Places are mostly looked for from the beginning to the end. */
static guint
count_chars (TcSheet            *self,
             const TcSheetPlace *place,
             gsize               byte)
{
  if (self->counted > byte || self->counted < place->start)
    {
      self->counted = place->start;
      self->counted_chars = place->offset;
    }
  self->counted_chars += tc_utf8_length (self->text->str + self->counted, byte - self->counted);
  self->counted = byte;

  return self->counted_chars;
}

static TcSheetPlace
append_entry (TcSheet       *self,
              const char    *text,
              TcSectionKind  kind,
              gboolean       block,
              gboolean       rest)
{
  Entry entry = { kind, block, rest, { self->text->len, 0, self->n_chars } };

  append (self, text);
  entry.place.end = self->text->len;
  if (!rest)
    append (self, "\n");
  if (entry.place.start < entry.place.end)
    g_array_append_val (self->entries, entry);

  return entry.place;
}

static TcPiece
get_piece (TcSource           *source,
           const TcSheetPlace *place)
{
  TcPiece piece = { source->text + place->start, source->text + place->end, place->offset };

  return piece;
}

/* The lines of a place point into a text of their own, which must live as long as they. */
static GArray *
split_place (TcSource            *source,
             const TcSheetPlace  *place,
             char               **text)
{
  *text = g_strndup (source->text + place->start, place->end - place->start);
  return tc_lines_split (*text, place->offset);
}

static void
outline_abstract (TcOutline          *outline,
                  TcSource           *source,
                  const TcSheetPlace *place)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = split_place (source, place, &text);

  tc_outline_flush (outline);
  tc_abstract_read (outline, lines, 0, lines->len);
  tc_outline_flush (outline);
}

/* What stands behind a record: the record once more, or something that nobody labelled. */
static void
outline_rest (TcOutline          *outline,
              TcSource           *source,
              const TcSheetPlace *place)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = split_place (source, place, &text);
  gsize n_copied = 0;
  gsize n_other = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const TcLine *line = tc_lines_get (lines, i);

      if (tc_outline_is_copy (outline, line))
        n_copied += line->n_chars;
      else
        n_other += line->n_chars;
    }

  tc_outline_flush (outline);
  tc_outline_add (outline, n_copied >= n_other ? TC_SECTION_COPY : TC_SECTION_BODY,
                  get_piece (source, place));
  if (n_copied < n_other)
    tc_source_add_warning (source,
                           N_("Text after the JSON does not repeat the record; it was kept."));
}

static void
outline_source (TcSheet  *self,
                TcSource *source)
{
  g_autoptr (TcOutline) outline = tc_outline_new (source);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->rest)
        outline_rest (outline, source, &entry->place);
      else if (entry->block && entry->kind == TC_SECTION_ABSTRACT)
        outline_abstract (outline, source, &entry->place);
      else
        tc_outline_add (outline, entry->kind, get_piece (source, &entry->place));
    }
}

/**
 * tc_sheet_new:
 * @rule_prefix: beginning of the rule ids of the suggestions, such as "reader.ris."
 *
 * Returns: an empty sheet
 */
TcSheet *
tc_sheet_new (const char *rule_prefix)
{
  TcSheet *self = g_new0 (TcSheet, 1);

  g_return_val_if_fail (rule_prefix != NULL, NULL);

  self->rule = g_string_new (rule_prefix);
  self->rule_prefix = self->rule->len;
  self->text = g_string_sized_new (4096);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_suggestion_free);
  self->warnings = g_ptr_array_new ();

  return self;
}

/**
 * tc_sheet_free:
 *
 * Frees a sheet that did not become a source.
 */
void
tc_sheet_free (TcSheet *self)
{
  g_string_free (self->rule, TRUE);
  g_string_free (self->text, TRUE);
  g_array_unref (self->entries);
  g_ptr_array_unref (self->suggestions);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/**
 * tc_sheet_add_line:
 * @label: English words
 * @text: valid UTF-8, perhaps of several lines
 * @kind: what the text is; its language is found out
 *
 * Writes "Label: text".
 *
 * Returns: where @text stands
 */
TcSheetPlace
tc_sheet_add_line (TcSheet       *self,
                   const char    *label,
                   const char    *text,
                   TcSectionKind  kind)
{
  append (self, label);
  append (self, ": ");

  return append_entry (self, text, kind, FALSE, FALSE);
}

/**
 * tc_sheet_add_block:
 *
 * Writes the label on a line of its own and the text below. The parts of a text of the kind
 * %TC_SECTION_ABSTRACT become sections of their own.
 *
 * Returns: where @text stands
 */
TcSheetPlace
tc_sheet_add_block (TcSheet       *self,
                    const char    *label,
                    const char    *text,
                    TcSectionKind  kind)
{
  if (self->n_chars > 0)
    append (self, "\n");
  if (label != NULL)
    {
      append (self, label);
      append (self, ":\n");
    }

  return append_entry (self, text, kind, TRUE, FALSE);
}

/**
 * tc_sheet_add_rest:
 * @text: what stands behind the record in its file, without a label
 *
 * Writes it down as a copy where it repeats the record, else as text.
 *
 * Returns: where @text stands
 */
TcSheetPlace
tc_sheet_add_rest (TcSheet    *self,
                   const char *text)
{
  append (self, "\n");

  return append_entry (self, text, TC_SECTION_BODY, TRUE, TRUE);
}

/**
 * tc_sheet_suggest:
 * @field: key of a field of the codebook
 * @item: number of the item where the field repeats, else 0
 * @value: (transfer full): the value
 * @place: where the text stands that says so
 * @from: first byte of the quote, from the beginning of @place
 * @length: bytes of the quote
 * @language: "en", "zh" or ""
 *
 * Proposes a value that rests on a text of the sheet. The rule id is the prefix and the field.
 */
void
tc_sheet_suggest (TcSheet            *self,
                  const char         *field,
                  guint               item,
                  TcValue            *value,
                  const TcSheetPlace *place,
                  gsize               from,
                  gsize               length,
                  const char         *language)
{
  g_autoptr (TcValue) owned = value;
  const char *text = self->text->str + place->start + from;
  TcSuggestion *suggestion;
  TcSpan span;

  g_return_if_fail (place->start + from + length <= place->end);

  g_string_truncate (self->rule, self->rule_prefix);
  g_string_append (self->rule, field);
  span.start = count_chars (self, place, place->start + from);
  span.end = span.start + tc_utf8_length (text, length);
  suggestion = tc_suggestion_new (field, item, owned, language, self->rule->str, CONFIDENCE);
  tc_suggestion_take_quote (suggestion, tc_quote_new_len (span, text, length));
  g_ptr_array_add (self->suggestions, suggestion);
}

/**
 * tc_sheet_suggest_text:
 *
 * Proposes the whole text of a place as it stands there, in the language that it is in. Does nothing where
 * the place is empty.
 */
void
tc_sheet_suggest_text (TcSheet            *self,
                       const char         *field,
                       guint               item,
                       const TcSheetPlace *place)
{
  gsize length = place->end - place->start;
  TcPiece piece = { self->text->str + place->start, self->text->str + place->end, 0 };
  g_autofree char *text = g_strndup (piece.p, length);

  if (length > 0)
    tc_sheet_suggest (self, field, item, tc_value_new_text (text), place, 0, length,
                      tc_piece_language (piece));
}

/**
 * tc_sheet_add_warning:
 * @warning: a static English sentence, marked with N_()
 *
 * Adds what people should know about the record.
 */
void
tc_sheet_add_warning (TcSheet    *self,
                      const char *warning)
{
  g_ptr_array_add (self->warnings, (gpointer) warning);
}

/**
 * tc_sheet_finish:
 * @self: (transfer full): a sheet
 *
 * Returns: (transfer full): a source with text, sections, suggestions and warnings
 */
TcSource *
tc_sheet_finish (TcSheet *self)
{
  TcSource *source = tc_source_new ();

  tc_source_take_text (source, g_strdup (self->text->str));
  outline_source (self, source);
  g_ptr_array_extend_and_steal (source->suggestions, g_steal_pointer (&self->suggestions));
  self->suggestions = g_ptr_array_new ();
  for (guint i = 0; i < self->warnings->len; i++)
    tc_source_add_warning (source, g_ptr_array_index (self->warnings, i));
  tc_sheet_free (self);

  return source;
}

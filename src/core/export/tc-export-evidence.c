/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-export"

#include "config.h"

#include "tc-export-private.h"

#include "tc-evidence.h"

/* Code points of text before and after a quote, for finding it again where offsets have moved. */
#define CONTEXT 32

/* A byte offset is kept for every so many code points. */
#define STRIDE 64

static const char * const evidence_headers[] =
  { "study_id", "field", "item", "source_sha256", "source_record", "source_name", "source_reader",
    "source_encoding", "start", "end", "exact", "prefix", "suffix", "language", "rule", "reviewer", "state", "suggested_source_sha256",
    "suggested_start", "suggested_end", "suggested_exact", "suggested_language", "suggested_rule", NULL };

/* Cells of a passage that stand together in a row: source_sha256 to language, and
 * suggested_source_sha256 to suggested_language. */
#define N_PASSAGE 11
#define N_SUGGESTED 5

static const char * const annotation_headers[] =
  { "annotation_id", "study_id", "field", "tag", "comment", "source_sha256", "source_record",
    "source_name", "source_reader", "source_encoding", "start", "end", "exact", "prefix", "suffix", "language", "reviewer",
    "created_at", NULL };

typedef struct
{
  const TcSource *source;         /* borrowed */
  GArray *offsets;                /* gsize; NULL until it is needed */
} Indexed;

struct _TcExportSources
{
  Indexed *items;
  guint n_items;
};

static void
make_index (Indexed *self)
{
  const char *text = self->source->text;
  guint n = 0;

  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      const gsize offset = (gsize) (p - text);

      if (n % STRIDE == 0)
        g_array_append_val (self->offsets, offset);
    }
}

/* The byte at a code point, or the end of the text. */
static const char *
seek (Indexed *self,
      guint    offset)
{
  const char *p;
  guint stride;

  if (self->offsets == NULL)
    make_index (self);
  if (self->offsets->len == 0)
    return self->source->text;
  stride = MIN (offset / STRIDE, self->offsets->len - 1);
  p = self->source->text + g_array_index (self->offsets, gsize, stride);
  for (guint n = stride * STRIDE; n < offset && *p != '\0'; n++)
    p = g_utf8_next_char (p);
  return p;
}

static char *
cut (Indexed *self,
     guint    start,
     guint    end)
{
  const char *from = seek (self, start);
  const char *to = seek (self, end);

  return g_strndup (from, (gsize) (to - from));
}

static Indexed *
find_source (TcExportSources *self,
             TcId             id)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      if (self->items[i].source->id == id)
        return &self->items[i];
    }
  return NULL;
}

/* The language of the section where the quote starts, else of the whole text if it has just one. */
static const char *
get_language (const TcSource *source,
              guint           start)
{
  guint low = 0, high = source->sections->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const TcSection *section = &g_array_index (source->sections, TcSection, middle);

      if (start >= section->span.end)
        low = middle + 1;
      else if (start < section->span.start)
        high = middle;
      else
        return section->language;
    }
  return source->languages->len == 1 ? g_ptr_array_index (source->languages, 0) : "";
}

static void
add_source (TcCsvWriter   *writer,
            const Indexed *indexed)
{
  tc_csv_writer_add_text (writer, indexed != NULL ? indexed->source->sha256 : NULL);
  if (indexed != NULL)
    tc_csv_writer_add_integer (writer, indexed->source->record);
  else
    tc_csv_writer_add_plain (writer, NULL);
  tc_csv_writer_add_text (writer, indexed != NULL ? indexed->source->name : NULL);
  /* Offsets are those of the text that this reader made of the bytes in this encoding. */
  tc_csv_writer_add_plain (writer, indexed != NULL ? indexed->source->reader : NULL);
  tc_csv_writer_add_plain (writer, indexed != NULL ? indexed->source->encoding : NULL);
}

/* start, end, exact, prefix, suffix, language. @text stands in where the source is not at hand. */
static void
add_span (TcCsvWriter *writer,
          Indexed     *indexed,
          TcSpan       span,
          const char  *text)
{
  g_autofree char *exact = NULL, *prefix = NULL, *suffix = NULL;

  if (indexed != NULL)
    {
      exact = cut (indexed, span.start, span.end);
      prefix = cut (indexed, span.start > CONTEXT ? span.start - CONTEXT : 0, span.start);
      suffix = cut (indexed, span.end,
                    span.end < G_MAXUINT - CONTEXT ? span.end + CONTEXT : G_MAXUINT);
    }
  tc_csv_writer_add_integer (writer, span.start);
  tc_csv_writer_add_integer (writer, span.end);
  tc_csv_writer_add_text (writer, indexed != NULL ? exact : text);
  tc_csv_writer_add_text (writer, prefix);
  tc_csv_writer_add_text (writer, suffix);
  tc_csv_writer_add_plain (writer,
                           indexed != NULL ? get_language (indexed->source, span.start) : NULL);
}

TcExportSources *
tc_export_sources_new (GPtrArray *sources)
{
  TcExportSources *self = g_new0 (TcExportSources, 1);

  self->n_items = sources != NULL ? sources->len : 0;
  self->items = g_new0 (Indexed, self->n_items);
  for (guint i = 0; i < self->n_items; i++)
    self->items[i].source = g_ptr_array_index (sources, i);
  return self;
}

void
tc_export_sources_free (TcExportSources *self)
{
  for (guint i = 0; i < self->n_items; i++)
    g_clear_pointer (&self->items[i].offsets, g_array_unref);
  g_free (self->items);
  g_free (self);
}

gboolean
tc_export_write_evidence_header (TcCsvWriter  *writer,
                                 GError      **error)
{
  return tc_export_write_headers (writer, evidence_headers, error);
}

static void
add_blanks (TcCsvWriter *writer,
            guint        n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    tc_csv_writer_add_plain (writer, NULL);
}

/* suggested_source_sha256 to suggested_language */
static void
add_suggested (TcCsvWriter   *writer,
               Indexed       *indexed,
               const TcQuote *quote)
{
  g_autofree char *exact = NULL;

  if (indexed != NULL)
    exact = cut (indexed, quote->span.start, quote->span.end);
  tc_csv_writer_add_text (writer, indexed != NULL ? indexed->source->sha256 : NULL);
  tc_csv_writer_add_integer (writer, quote->span.start);
  tc_csv_writer_add_integer (writer, quote->span.end);
  tc_csv_writer_add_text (writer, indexed != NULL ? exact : quote->text);
  tc_csv_writer_add_plain (writer, indexed != NULL ? get_language (indexed->source, quote->span.start) : NULL);
}

static const char *
find_rule (const TcAnswer *answer,
           GPtrArray      *suggestions,
           const TcQuote  *quote)
{
  const TcValue *item = tc_evidence_get_item (answer->value, quote->item);

  return item != NULL ? tc_evidence_find_rule (suggestions, quote, item) : NULL;
}

/* The rule that found a passage for what still stands in the answer; NULL where a person marked it.
 * Where no passage of an accepted answer is known, the reports were read again since, and found it
 * elsewhere. */
static const char *
get_rule (const TcAnswer *answer,
          GPtrArray      *suggestions,
          const TcQuote  *quote)
{
  const char *rule = find_rule (answer, suggestions, quote);

  if (rule != NULL || answer->state != TC_ANSWER_ACCEPTED)
    return rule;
  for (guint i = 0; i < answer->quotes->len; i++)
    if (find_rule (answer, suggestions, g_ptr_array_index (answer->quotes, i)) != NULL)
      return NULL;

  return answer->rule;
}

static gboolean
write_quote (TcCsvWriter      *writer,
             const TcField    *field,
             const TcAnswer   *answer,
             GPtrArray        *suggestions,
             const TcQuote    *quote,
             gboolean          is_evidence,
             TcExportSources  *sources,
             GError          **error)
{
  Indexed *indexed = find_source (sources, quote->source_id);
  const gboolean items =
    tc_field_is_repeating (field) || tc_field_get_kind (field) == TC_FIELD_TABLE;

  tc_csv_writer_add_id (writer, answer->study_id);
  tc_csv_writer_add_plain (writer, answer->field);
  tc_csv_writer_add_id (writer, items ? (gint64) quote->item + 1 : 0);
  if (is_evidence)
    {
      add_source (writer, indexed);
      add_span (writer, indexed, quote->span, quote->text);
    }
  else
    {
      add_blanks (writer, N_PASSAGE);
    }
  tc_csv_writer_add_text (writer, is_evidence ? get_rule (answer, suggestions, quote) : NULL);
  tc_csv_writer_add_text (writer, answer->reviewer);
  tc_csv_writer_add_plain (writer, tc_answer_state_to_string (answer->state));
  if (is_evidence)
    add_blanks (writer, N_SUGGESTED);
  else
    add_suggested (writer, indexed, quote);
  tc_csv_writer_add_text (writer, is_evidence ? NULL : tc_evidence_find_rule (suggestions, quote, NULL));

  return tc_csv_writer_end_row (writer, error);
}

/* What the answer rests on; and, in cells of its own, what the suggestion rested on that a person corrected. */
gboolean
tc_export_write_evidence (TcCsvWriter      *writer,
                          const TcField    *field,
                          const TcAnswer   *answer,
                          GPtrArray        *suggestions,
                          TcExportSources  *sources,
                          GError          **error)
{
  g_autoptr (GPtrArray) picked = suggestions != NULL ? tc_suggestions_pick (suggestions, answer->field)
                                                     : tc_suggestions_new ();
  g_autoptr (GPtrArray) suggested = tc_evidence_find_suggested (answer, picked);

  for (guint i = 0; i < answer->quotes->len; i++)
    if (!write_quote (writer, field, answer, picked, g_ptr_array_index (answer->quotes, i), TRUE, sources, error))
      return FALSE;
  for (guint i = 0; i < suggested->len; i++)
    if (!write_quote (writer, field, answer, picked, g_ptr_array_index (suggested, i), FALSE, sources, error))
      return FALSE;

  return TRUE;
}

gboolean
tc_export_write_annotation_header (TcCsvWriter  *writer,
                                   GError      **error)
{
  return tc_export_write_headers (writer, annotation_headers, error);
}

gboolean
tc_export_write_annotation (TcCsvWriter      *writer,
                            TcAnnotation     *annotation,
                            TcExportSources  *sources,
                            GError          **error)
{
  Indexed *indexed = find_source (sources, tc_annotation_get_source_id (annotation));

  tc_csv_writer_add_id (writer, tc_annotation_get_id (annotation));
  tc_csv_writer_add_id (writer, tc_annotation_get_study_id (annotation));
  tc_csv_writer_add_text (writer, tc_annotation_get_field (annotation));
  tc_csv_writer_add_text (writer, tc_annotation_get_tag (annotation));
  tc_csv_writer_add_text (writer, tc_annotation_get_comment (annotation));
  add_source (writer, indexed);
  add_span (writer, indexed, tc_annotation_get_span (annotation),
            tc_annotation_get_text (annotation));
  tc_csv_writer_add_text (writer, tc_annotation_get_reviewer (annotation));
  tc_csv_writer_add_time (writer, tc_annotation_get_created_at (annotation));
  return tc_csv_writer_end_row (writer, error);
}

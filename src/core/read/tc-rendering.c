/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-rendering.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-abstract.h"
#include "tc-record-suggest.h"

/* A record as the curator reads it: a line for each field, the abstracts below, copies last. The
 * labels are part of the source's text, which never changes, so they are English in
 * every language. */

static const struct
{
  const char *label;
  TcSectionKind kind;
} parts[TC_RECORD_N_FIELDS] = {
  [TC_RECORD_TITLE] = { "Title", TC_SECTION_TITLE },
  [TC_RECORD_TITLE_ZH] = { "Chinese title", TC_SECTION_TITLE },
  [TC_RECORD_AUTHORS] = { "Authors", TC_SECTION_AUTHORS },
  [TC_RECORD_AFFILIATIONS] = { "Affiliations", TC_SECTION_AFFILIATIONS },
  [TC_RECORD_JOURNAL] = { "Journal", TC_SECTION_CITATION },
  [TC_RECORD_YEAR] = { "Year", TC_SECTION_CITATION },
  [TC_RECORD_DATE] = { "Publication date", TC_SECTION_CITATION },
  [TC_RECORD_VOLUME] = { "Volume", TC_SECTION_CITATION },
  [TC_RECORD_ISSUE] = { "Issue", TC_SECTION_CITATION },
  [TC_RECORD_PAGES] = { "Pages", TC_SECTION_CITATION },
  [TC_RECORD_DOI] = { "DOI", TC_SECTION_IDENTIFIERS },
  [TC_RECORD_PMID] = { "PMID", TC_SECTION_IDENTIFIERS },
  [TC_RECORD_PMCID] = { "PMCID", TC_SECTION_IDENTIFIERS },
  [TC_RECORD_LINKS] = { "Links", TC_SECTION_IDENTIFIERS },
  [TC_RECORD_TYPES] = { "Publication types", TC_SECTION_PUBLICATION_TYPES },
  [TC_RECORD_KEYWORDS] = { "Keywords", TC_SECTION_KEYWORDS },
  [TC_RECORD_ABSTRACT] = { "Abstract", TC_SECTION_ABSTRACT },
  [TC_RECORD_ABSTRACT_ZH] = { "Chinese abstract", TC_SECTION_ABSTRACT },
  [TC_RECORD_REGISTRATION] = { "Trial registration", TC_SECTION_REGISTRATION },
  [TC_RECORD_FUNDING] = { "Funding", TC_SECTION_FUNDING },
};

/* A stretch of the rendering: in bytes, and where it begins in code points. */
typedef struct
{
  gsize start;
  gsize end;
  guint offset;
} Stretch;

typedef struct
{
  GString *text;
  guint n_chars;
  Stretch fields[TC_RECORD_N_FIELDS];
  Stretch copies;
  Stretch rest;
} Rendering;

static void
append (Rendering  *rendering,
        const char *text)
{
  g_string_append (rendering->text, text);
  rendering->n_chars += g_utf8_strlen (text, -1);
}

static Stretch
append_stretch (Rendering  *rendering,
                const char *text)
{
  Stretch stretch = { rendering->text->len, 0, rendering->n_chars };

  append (rendering, text);
  stretch.end = rendering->text->len;
  return stretch;
}

static gboolean
is_abstract (guint field)
{
  return field == TC_RECORD_ABSTRACT || field == TC_RECORD_ABSTRACT_ZH;
}

static void
append_field (Rendering  *rendering,
              guint       field,
              const char *value)
{
  if (is_abstract (field) && rendering->n_chars > 0)
    append (rendering, "\n");
  append (rendering, parts[field].label);
  append (rendering, is_abstract (field) ? ":\n" : ": ");
  rendering->fields[field] = append_stretch (rendering, value);
  append (rendering, "\n");
}

static TcPiece
stretch_piece (TcSource      *source,
               const Stretch *stretch)
{
  TcPiece piece = { source->text + stretch->start, source->text + stretch->end, stretch->offset };

  return piece;
}

/* The lines of a stretch point into a text of their own, which must live as long as they. */
static GArray *
split_stretch (TcSource       *source,
               const Stretch  *stretch,
               char          **text)
{
  *text = g_strndup (source->text + stretch->start, stretch->end - stretch->start);
  return tc_lines_split (*text, stretch->offset);
}

static void
outline_abstract (TcOutline     *outline,
                  TcSource      *source,
                  const Stretch *stretch)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = split_stretch (source, stretch, &text);

  tc_outline_flush (outline);
  tc_abstract_read (outline, lines, 0, lines->len);
  tc_outline_flush (outline);
}

/* What stands behind the JSON value: the record once more, or something that nobody labelled. */
static void
outline_rest (TcOutline     *outline,
              TcSource      *source,
              const Stretch *stretch)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = split_stretch (source, stretch, &text);
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (TcLine));
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
                  stretch_piece (source, stretch));
  if (n_copied < n_other)
    tc_source_add_warning (source,
                           N_("Text after the JSON does not repeat the record; it was kept."));
}

static void
outline_source (TcSource        *source,
                const Rendering *rendering)
{
  g_autoptr (TcOutline) outline = tc_outline_new (source);

  for (guint i = 0; i < TC_RECORD_N_FIELDS; i++)
    {
      const Stretch *stretch = &rendering->fields[i];

      if (stretch->start == stretch->end)
        continue;
      if (is_abstract (i))
        outline_abstract (outline, source, stretch);
      else
        tc_outline_add (outline, parts[i].kind, stretch_piece (source, stretch));
    }
  if (rendering->copies.start < rendering->copies.end)
    tc_outline_add (outline, TC_SECTION_COPY, stretch_piece (source, &rendering->copies));
  if (rendering->rest.start < rendering->rest.end)
    outline_rest (outline, source, &rendering->rest);
}

static void
append_copies (Rendering      *rendering,
               const TcRecord *record)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (record->copies->len == 0)
    return;

  for (guint i = 0; i < record->copies->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) g_ptr_array_index (record->copies, i));
  append (rendering, "\n");
  rendering->copies = append_stretch (rendering, all->str);
  append (rendering, "\n");
}

/**
 * tc_rendering_new_source:
 * @record: a record
 * @rest: (nullable): what stands behind it in the file
 * @rule_prefix: beginning of the rule ids of the suggestions
 *
 * Writes a record as readable text, marks its sections and proposes what its keys say.
 *
 * Returns: (transfer full): a source with text, sections, suggestions and warnings
 */
TcSource *
tc_rendering_new_source (const TcRecord *record,
                         const char     *rest,
                         const char     *rule_prefix)
{
  g_autoptr (TcSource) source = tc_source_new ();
  Rendering rendering = { g_string_new (NULL), 0, };
  guint offsets[TC_RECORD_N_FIELDS] = { 0, };

  for (guint i = 0; i < TC_RECORD_N_FIELDS; i++)
    {
      if (record->values[i] != NULL)
        append_field (&rendering, i, record->values[i]);
      offsets[i] = rendering.fields[i].offset;
    }
  append_copies (&rendering, record);
  if (rest != NULL)
    {
      append (&rendering, "\n");
      rendering.rest = append_stretch (&rendering, rest);
    }

  tc_source_take_text (source, g_string_free (rendering.text, FALSE));
  outline_source (source, &rendering);
  tc_record_suggest (record, offsets, rule_prefix, source->suggestions);
  if (record->broken)
    tc_source_add_warning (source,
                           N_("A record nested in the JSON is broken and was left out."));

  return g_steal_pointer (&source);
}

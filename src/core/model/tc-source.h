/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-span.h"
#include "tc-suggestion.h"

G_BEGIN_DECLS

/**
 * TcSectionKind:
 *
 * What a part of a source's text is. Rules about the trial run in the title, abstract and
 * registration sections only; nothing is taken from references, legends, boilerplate or a copy.
 */
typedef enum
{
  TC_SECTION_TITLE,
  TC_SECTION_AUTHORS,
  TC_SECTION_AFFILIATIONS,
  TC_SECTION_CITATION,
  TC_SECTION_ABSTRACT,            /* whole abstract where it has no parts */
  TC_SECTION_BACKGROUND,          /* the parts of a structured abstract */
  TC_SECTION_OBJECTIVE,
  TC_SECTION_METHODS,
  TC_SECTION_RESULTS,
  TC_SECTION_CONCLUSIONS,
  TC_SECTION_SIGNIFICANCE,        /* author statements: not about this trial alone */
  TC_SECTION_REGISTRATION,
  TC_SECTION_FUNDING,
  TC_SECTION_KEYWORDS,
  TC_SECTION_PUBLICATION_TYPES,
  TC_SECTION_IDENTIFIERS,         /* DOI, PMID, PMCID lines of a page */
  TC_SECTION_BODY,                /* running text that is none of the others */
  TC_SECTION_REFERENCES,
  TC_SECTION_LEGENDS,
  TC_SECTION_BOILERPLATE,         /* banner, navigation, headings without content */
  TC_SECTION_COPY                 /* the record once more; compared, never a source of values */
} TcSectionKind;

/* language is "en", "zh" or "" where there is none (identifiers). Sections do not overlap and stand
 * in text order. */
typedef struct
{
  TcSectionKind kind;
  TcSpan span;
  char language[8];
} TcSection;

const char    *tc_section_kind_to_string   (TcSectionKind  kind);
gboolean       tc_section_kind_from_string (const char    *name,
                                            TcSectionKind *kind);

/**
 * TcSource:
 * @id: the row, or 0 while not stored
 * @name: the file's base name as shown to people (valid UTF-8), or a name for pasted text
 * @record: index of the record in the file, from 0
 * @sha256: lower-case hexadecimal SHA-256 of @bytes
 * @bytes: (nullable): the original bytes of the whole file; %NULL when only the text was loaded,
 * and for a record of a file of many, whose bytes are stored apart
 * @byte_start: first byte of the record in the file
 * @byte_length: bytes of the record in the file, -1 for all of it
 * @line: first line of the record in the file, from 1
 * @encoding: IANA name that the text was decoded from
 * @reader: id of the reader: "pubmed-page", "bilingual-dump", "aggregator-json" or "plain-text"
 * @text: decoded UTF-8, or for markup the readable rendering; never changes after import
 * @n_chars: length of @text in code points
 * @languages: (element-type utf8): the languages of the text, main one first
 * @sections: (element-type TcSection): what the parts of the text are
 * @suggestions: (element-type TcSuggestion): what the reader itself knows from tags, with quotes in
 *   @text
 * @warnings: (element-type utf8): stable English sentences, marked with N_() where they are made;
 * behind a line end what one is about, see tc_warning_dup_shown()
 *
 * One record of an imported file: the text that everything else points into.
 *
 * Filled once by a reader or the store, then treated as constant; reference counting is atomic.
 */
struct _TcSource
{
  gatomicrefcount ref_count;
  TcId id;
  TcId study_id;
  TcId report_id;
  char *name;
  guint record;
  char *sha256;
  GBytes *bytes;
  gint64 byte_start;
  gint64 byte_length;
  gint64 line;
  char *encoding;
  char *reader;
  char *text;
  guint n_chars;
  GPtrArray *languages;
  GArray *sections;
  GPtrArray *suggestions;
  GPtrArray *warnings;
  /* "trial report", "review", "protocol", "registry record", "other"; set by extraction */
  char *kind;
  gint64 imported_at;             /* microseconds since 1970, UTC; 0 while not stored */
};

#define TC_TYPE_SOURCE (tc_source_get_type ())
GType     tc_source_get_type     (void) G_GNUC_CONST;
TcSource *tc_source_new          (void) G_GNUC_WARN_UNUSED_RESULT;
TcSource *tc_source_ref          (TcSource      *self);
void      tc_source_unref        (TcSource      *self);
void      tc_source_take_text    (TcSource      *self,
                                  char          *text);
void      tc_source_add_section  (TcSource      *self,
                                  TcSectionKind  kind,
                                  TcSpan         span,
                                  const char    *language);
void      tc_source_add_language (TcSource      *self,
                                  const char    *language);
void      tc_source_add_warning  (TcSource      *self,
                                  const char    *warning);
char     *tc_warning_dup_shown   (const char    *warning) G_GNUC_WARN_UNUSED_RESULT;
TcQuote  *tc_source_quote        (TcSource      *self,
                                  TcSpan         span) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcSource, tc_source_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-normalise.h"
#include "tc-sentences.h"
#include "tc-source.h"

G_BEGIN_DECLS

/* Sets of section kinds. */
typedef guint32 TcScopes;
#define TC_SCOPE(kind) (1u << TC_SECTION_##kind)
#define TC_SCOPES_ABSTRACT                                                                                            \
  (TC_SCOPE (ABSTRACT) | TC_SCOPE (BACKGROUND) | TC_SCOPE (OBJECTIVE) | TC_SCOPE (METHODS) | TC_SCOPE (RESULTS) |     \
   TC_SCOPE (CONCLUSIONS))
#define TC_SCOPES_TRIAL (TC_SCOPES_ABSTRACT | TC_SCOPE (TITLE) | TC_SCOPE (REGISTRATION) | TC_SCOPE (BODY))
#define TC_SCOPES_UNREAD (TC_SCOPE (REFERENCES) | TC_SCOPE (LEGENDS) | TC_SCOPE (BOILERPLATE))

/**
 * TcProseSentence:
 * @start: first byte in the folded text
 * @end: byte behind the last one
 * @section: index of the section it stands in
 * @part: what that is; for an abstract in one piece, the part that its own headings name
 * @ascii: whether it is ASCII
 * @chinese: whether it is Chinese
 * @future: speaks of studies to come
 * @others: speaks of other studies
 * @first_hit: index of its first lexicon hit
 * @n_hits: how many it has
 *
 * A sentence of a source, with what the lexicons found in it.
 */
typedef struct
{
  gsize start;
  gsize end;
  guint section;
  TcSectionKind part;
  gboolean ascii;
  gboolean chinese;
  gboolean new_paragraph;
  gboolean future;
  gboolean others;
  guint first_hit;
  guint n_hits;
} TcProseSentence;

/* A lexicon entry found in the text: its index and bytes of the folded text. */
typedef struct
{
  guint entry;
  gsize start;
  gsize end;
} TcHit;

/**
 * TcProse:
 *
 * A source made ready for the rules: folded, split into sentences, and with the way back.
 */
typedef struct
{
  TcSource *source;
  TcNormal *normal;
  GArray *sentences;              /* (element-type TcProseSentence) */
  GArray *hits;                   /* (element-type TcHit) in text order, sentence by sentence */
  GArray *decimal_commas;         /* (element-type guint32) (nullable) bytes of commas that stand for points */
  guint32 *offsets; /* the first byte of each code point of the source, and its length; %NULL if it
                       is ASCII */
  guint n_chars;
} TcProse;

TcProse          *tc_prose_new        (TcSource         *source) G_GNUC_WARN_UNUSED_RESULT;
void                 tc_prose_free       (TcProse       *self);
const TcProseSentence *tc_prose_sentence   (const TcProse *self,
                                             guint             index);
const char          *tc_prose_at         (const TcProse *self,
                                             guint             offset);
char                *tc_prose_slice      (const TcProse *self,
                                             TcSpan            span) G_GNUC_WARN_UNUSED_RESULT;
char                *tc_prose_reported   (const TcProse *self,
                                             gsize             start,
                                             gsize             end) G_GNUC_WARN_UNUSED_RESULT;
TcSpan               tc_prose_tidy_quote (const TcProse *self,
                                          TcSpan         span);
gboolean             tc_prose_find_section (const TcProse *self,
                                             TcSectionKind     kind,
                                             const char       *language,
                                             TcSpan           *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcProse, tc_prose_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tc-discrepancy.h"
#include "tc-source.h"
#include "tc-suggestion.h"

G_BEGIN_DECLS

/**
 * TcExtraction:
 * @kind: "trial report", "review", "protocol", "registry record" or "other"
 * @suggestions: (element-type TcSuggestion): in the order of tc_suggestion_compare() field by field
 * @discrepancies: (element-type TcDiscrepancy)
 * @warnings: (element-type utf8): what was not fully examined
 *
 * What the rules found in one source.
 */
typedef struct
{
  char *kind;
  GPtrArray *suggestions;
  GPtrArray *discrepancies;
  GPtrArray *warnings;
} TcExtraction;

void          tc_extraction_free  (TcExtraction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcExtraction, tc_extraction_free)

/**
 * TcExtractor:
 *
 * The rules and lexicons, loaded and compiled once.
 *
 * Immutable after tc_extractor_new(): any number of threads may run it at the same time. The same
 * source always gives the same extraction.
 */
typedef struct _TcExtractor TcExtractor;

typedef enum
{
  TC_EXTRACT_ERROR_RULES
} TcExtractError;

#define TC_EXTRACT_ERROR (tc_extract_error_quark ())
GQuark        tc_extract_error_quark (void);

TcExtractor  *tc_extractor_new    (GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The one of the program: made at the first call, and kept, because loading takes longer than most texts do. */
TcExtractor  *tc_extractor_dup_default (GError **error) G_GNUC_WARN_UNUSED_RESULT;
TcExtractor  *tc_extractor_ref    (TcExtractor  *self);
void          tc_extractor_unref  (TcExtractor  *self);
TcExtraction *tc_extractor_run    (TcExtractor  *self,
                                   TcSource     *source,
                                   GCancellable *cancellable,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcExtractor, tc_extractor_unref)

G_END_DECLS

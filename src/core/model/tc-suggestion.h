/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-span.h"
#include "tc-value.h"

G_BEGIN_DECLS

/**
 * TcSuggestion:
 * @id: the row, or 0 while not stored
 * @source_id: the stored source, or 0
 * @field: key of the field
 * @item: index of the list item that it proposes for a repeating field or table, else 0
 * @report: of a citation field of a study with several reports: the place of its report among them,
 * 0 for the one whose citation is that of the study; else 0. It is not stored
 * @value: one value; for a repeating field the value of one item, for a table one record
 * @language: "en", "zh", "en+zh" where both say it, or "" for identifiers
 * @rule: id of the rule, such as "population.enrolled"
 * @confidence: from 0 to 1
 * @quotes: (element-type TcQuote): at least one
 *
 * A value that an extractor or a reader proposes. It is not data until a person accepts it.
 *
 * Suggestions of one field and item are alternatives; of those of the first report the most
 * confident one is shown first.
 */
struct _TcSuggestion
{
  TcId id;
  TcId source_id;
  const char *field;
  guint item;
  guint report;
  TcValue *value;
  const char *language;
  const char *rule;
  double confidence;
  GPtrArray *quotes;
  /*< private >*/
  char strings[];                 /* field, language and rule: an import makes millions of suggestions */
};

#define TC_TYPE_SUGGESTION (tc_suggestion_get_type ())
GType         tc_suggestion_get_type (void) G_GNUC_CONST;
/* Takes a reference of its own to @value. */
TcSuggestion *tc_suggestion_new      (const char          *field,
                                      guint                item,
                                      TcValue             *value,
                                      const char          *language,
                                      const char          *rule,
                                      double               confidence) G_GNUC_WARN_UNUSED_RESULT;
void          tc_suggestion_take_quote (TcSuggestion      *self,
                                      TcQuote             *quote);
TcSuggestion *tc_suggestion_copy     (const TcSuggestion  *self) G_GNUC_WARN_UNUSED_RESULT;
void          tc_suggestion_free     (TcSuggestion        *self);
/* Order of display: item, report, then falling confidence, then rule id. For g_ptr_array_sort(). */
int           tc_suggestion_compare  (gconstpointer        a,
                                      gconstpointer        b);
GPtrArray    *tc_suggestions_new     (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *tc_suggestions_pick    (GPtrArray          *all,
                                      const char         *field) G_GNUC_WARN_UNUSED_RESULT;
/* For the history. Errors: TC_JSON_ERROR. */
char         *tc_suggestions_to_json (GPtrArray          *suggestions) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *tc_suggestions_from_json (const char       *json,
                                      GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* The value an answer would have if the best suggestion (of a list: the best one of each item of one source) were
 * accepted (%NULL if @suggestions is empty), and with @quotes the quotes of those, each with its item set. */
TcValue      *tc_suggestions_compose (GPtrArray           *suggestions,
                                      gboolean             list,
                                      GPtrArray          **quotes) G_GNUC_WARN_UNUSED_RESULT;
/* For a list: the items of that source, and the other lists to choose from. */
GPtrArray    *tc_suggestions_arrange (GPtrArray           *suggestions) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcSuggestion, tc_suggestion_free)

G_END_DECLS

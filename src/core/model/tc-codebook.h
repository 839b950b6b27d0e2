/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-value.h"

G_BEGIN_DECLS

/**
 * TcFieldKind:
 * @TC_FIELD_TEXT: one line of text; options, where it has some, are only proposals
 * @TC_FIELD_LONG_TEXT: several lines of text
 * @TC_FIELD_INTEGER: a whole number
 * @TC_FIELD_NUMBER: a decimal number without a unit (columns of tables)
 * @TC_FIELD_OPTION: one of the field's options
 * @TC_FIELD_QUANTITY: a number with a unit and perhaps a standard deviation
 * @TC_FIELD_DURATION: a quantity in days, weeks, months or years
 * @TC_FIELD_TABLE: a list of records whose members are the field's columns
 *
 * How a field is answered; it decides the editor, the CSV columns and the guard against formulas.
 */
typedef enum
{
  TC_FIELD_TEXT,
  TC_FIELD_LONG_TEXT,
  TC_FIELD_INTEGER,
  TC_FIELD_NUMBER,
  TC_FIELD_OPTION,
  TC_FIELD_QUANTITY,
  TC_FIELD_DURATION,
  TC_FIELD_TABLE
} TcFieldKind;

const char       *tc_field_kind_to_string (TcFieldKind    kind);

/* A field belongs to its codebook and is borrowed from it; both are immutable. Labels and help are
 * returned in the language of the interface (English or Simplified Chinese); the group is
 * its key. */
const char       *tc_field_get_key       (const TcField *self);
const char       *tc_field_get_label     (const TcField *self);
const char       *tc_field_get_label_in  (const TcField *self,
                                          const char    *language);
const char       *tc_field_get_help      (const TcField *self);
const char       *tc_field_get_help_in   (const TcField *self,
                                          const char    *language);
const char       *tc_field_get_group     (const TcField *self);
TcFieldKind       tc_field_get_kind      (const TcField *self);
gboolean          tc_field_is_repeating  (const TcField *self);
/* Whether the field is out of sight: not asked for and not exported, while its answers stay. */
gboolean          tc_field_is_hidden     (const TcField *self);
/* What stands in the codebook for that language ("en" or "zh_CN") itself, "" for nothing. */
const char       *tc_field_get_own_label (const TcField *self,
                                          const char    *language);
const char       *tc_field_get_own_help  (const TcField *self,
                                          const char    *language);
guint             tc_field_get_n_units   (const TcField *self);
const char       *tc_field_get_unit      (const TcField *self,
                                          guint          index);
const char       *tc_field_get_unit_label (const TcField *self,
                                          guint          index);
guint             tc_field_get_n_options (const TcField *self);
const char       *tc_field_get_option    (const TcField *self,
                                          guint          index);
const char       *tc_field_get_option_label (const TcField *self,
                                          guint          index);
const char       *tc_field_find_option_label (const TcField *self,
                                          const char    *option);
guint             tc_field_get_n_columns (const TcField *self);
const TcField    *tc_field_get_column    (const TcField *self,
                                          guint          index);
const TcField    *tc_field_find_column   (const TcField *self,
                                          const char    *key);
/* Whether @value has the shape that an answer of the field has (list for repeating and table
 * fields). */
gboolean          tc_field_accepts       (const TcField *self,
                                          const TcValue *value);
/* Reads what a person typed; list fields take one value a call. */
TcValue          *tc_field_parse         (const TcField *self,
                                          const char    *typed,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* The value as the form shows it: options translated. */
char             *tc_field_format        (const TcField *self,
                                          const TcValue *value) G_GNUC_WARN_UNUSED_RESULT;

#define TC_TYPE_CODEBOOK (tc_codebook_get_type ())
GType             tc_codebook_get_type   (void) G_GNUC_CONST;

/**
 * TcCodebookError:
 * @TC_CODEBOOK_ERROR_FORMAT: a codebook whose JSON breaks the rules of codebooks
 * @TC_CODEBOOK_ERROR_VALUE: a typed value that the field cannot hold
 * @TC_CODEBOOK_ERROR_LABEL: a new name that a field or a group cannot have
 * @TC_CODEBOOK_ERROR_OPTIONS: new options that a field cannot have
 * @TC_CODEBOOK_ERROR_UNITS: new units that a field cannot have
 * @TC_CODEBOOK_ERROR_KIND: another codebook that gives a field another kind, or lacks what the
 *   program's own rules suggest
 */
typedef enum
{
  TC_CODEBOOK_ERROR_FORMAT,
  TC_CODEBOOK_ERROR_VALUE,
  TC_CODEBOOK_ERROR_LABEL,
  TC_CODEBOOK_ERROR_OPTIONS,
  TC_CODEBOOK_ERROR_UNITS,
  TC_CODEBOOK_ERROR_KIND
} TcCodebookError;

#define TC_CODEBOOK_ERROR (tc_codebook_error_quark ())
GQuark            tc_codebook_error_quark (void);

TcCodebook       *tc_codebook_new_default (void) G_GNUC_WARN_UNUSED_RESULT;
TcCodebook       *tc_codebook_new_from_json (const char  *json,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TcCodebook       *tc_codebook_ref        (TcCodebook    *self);
void              tc_codebook_unref      (TcCodebook    *self);
const char       *tc_codebook_get_json   (const TcCodebook *self);
const char       *tc_codebook_get_id     (const TcCodebook *self);
guint             tc_codebook_get_version (const TcCodebook *self);
guint             tc_codebook_get_n_groups (const TcCodebook *self);
const char       *tc_codebook_get_group  (const TcCodebook *self,
                                          guint          index);
const char       *tc_codebook_get_group_label (const TcCodebook *self,
                                          const char    *group);
const char       *tc_codebook_get_group_label_in (const TcCodebook *self,
                                          const char    *group,
                                          const char    *language);
guint             tc_codebook_get_n_fields (const TcCodebook *self);
const TcField    *tc_codebook_get_field  (const TcCodebook *self,
                                          guint          index);
/* These two are all fields, also those that are hidden; the two above are what people are asked for. */
const TcField    *tc_codebook_get_any_field (const TcCodebook *self,
                                          guint          index);
const TcField    *tc_codebook_find_field (const TcCodebook *self,
                                          const char    *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcCodebook, tc_codebook_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-codebook.h"

G_BEGIN_DECLS

/**
 * TcFieldSpec:
 * @label_en: (nullable): its name in English; one of the two names is enough
 * @label_zh: (nullable): its name in Chinese
 * @help_en: (nullable): what it asks for, in English
 * @help_zh: (nullable): what it asks for, in Chinese
 * @group: key of its group
 * @kind: how it is answered; only for a new field
 * @repeating: whether it is a list; only for a new field
 * @choices: (nullable): options or units, one a line, with their Chinese name behind a "|"
 *
 * What a person says about a field.
 */
typedef struct
{
  const char *label_en;
  const char *label_zh;
  const char *help_en;
  const char *help_zh;
  const char *group;
  TcFieldKind kind;
  gboolean repeating;
  const char *choices;
} TcFieldSpec;

/* Each makes another codebook of one, which stays as it is. Errors: TcCodebookError. */
TcCodebook *tc_codebook_add_group   (TcCodebook         *self,
                                     const char         *label_en,
                                     const char         *label_zh,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
TcCodebook *tc_codebook_set_group   (TcCodebook         *self,
                                     const char         *group,
                                     const char         *label_en,
                                     const char         *label_zh,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
TcCodebook *tc_codebook_move_group  (TcCodebook         *self,
                                     const char         *group,
                                     int                 step,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
TcCodebook *tc_codebook_add_field   (TcCodebook         *self,
                                     const TcFieldSpec  *spec,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
TcCodebook *tc_codebook_set_field   (TcCodebook         *self,
                                     const char         *field,
                                     const TcFieldSpec  *spec,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
TcCodebook *tc_codebook_move_field  (TcCodebook         *self,
                                     const char         *field,
                                     int                 step,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
TcCodebook *tc_codebook_hide_field  (TcCodebook         *self,
                                     const char         *field,
                                     gboolean            hidden,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
TcCodebook *tc_codebook_set_version (TcCodebook         *self,
                                     guint               version,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* Options or units as a person edits them: the form of TcFieldSpec.choices. */
char       *tc_field_dup_choices    (const TcField      *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

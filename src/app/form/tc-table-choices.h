/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-codebook.h"

G_BEGIN_DECLS

/**
 * TcTableChoices:
 *
 * What the cells of a table propose, column by column: the arms of the study, what stands in the rows, what was used
 * before, and the options of the codebook.
 */
typedef struct _TcTableChoices TcTableChoices;

TcTableChoices *tc_table_choices_new      (const TcField      *field) G_GNUC_WARN_UNUSED_RESULT;
void            tc_table_choices_free     (TcTableChoices     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcTableChoices, tc_table_choices_free)

void            tc_table_choices_remember (TcTableChoices     *self,
                                           TcValue            *record);
char          **tc_table_choices_list     (TcTableChoices     *self,
                                           guint               column,
                                           const char * const *arms,
                                           TcValue            *rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

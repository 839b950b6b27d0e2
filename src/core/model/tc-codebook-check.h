/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-codebook.h"

G_BEGIN_DECLS

/**
 * TcCodebookLoss:
 * @field: key of the field
 * @column: (nullable): key of a column, where @field is a table
 * @choice: (nullable): an option or unit; %NULL where the whole field or column is gone
 *
 * Something that one codebook has and its successor has not, so that answers could be lost.
 */
typedef struct
{
  char *field;
  char *column;
  char *choice;
} TcCodebookLoss;

void       tc_codebook_loss_free     (TcCodebookLoss       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcCodebookLoss, tc_codebook_loss_free)
gboolean   tc_codebook_loss_hits     (const TcCodebookLoss *self,
                                      const TcValue        *value);

gboolean   tc_codebook_check_rules   (TcCodebook           *self,
                                      GError              **error);
gboolean   tc_codebook_check_kinds   (TcCodebook           *before,
                                      TcCodebook           *after,
                                      GError              **error);
GPtrArray *tc_codebook_list_losses   (TcCodebook           *before,
                                      TcCodebook           *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

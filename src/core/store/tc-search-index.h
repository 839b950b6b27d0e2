/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-store.h"

G_BEGIN_DECLS

void     tc_store_index_source_later (TcStore  *self,
                                      TcId      source_id);
void     tc_store_index_study_later  (TcStore  *self,
                                      TcId      study_id);
gboolean tc_store_write_index        (TcStore  *self,
                                      GError  **error);
void     tc_store_forget_index       (TcStore  *self);

G_END_DECLS

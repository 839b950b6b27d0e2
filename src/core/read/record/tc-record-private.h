/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"

G_BEGIN_DECLS

char *tc_record_reserve  (TcRecord     *self,
                          gsize         size);
char *tc_record_store    (TcRecord     *self,
                          const char   *text,
                          gsize         length);
void  tc_record_list_add (TcRecord     *self,
                          TcRecordList *list,
                          const char   *item);

G_END_DECLS

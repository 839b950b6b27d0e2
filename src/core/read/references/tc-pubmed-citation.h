/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"
#include "tc-tags.h"

G_BEGIN_DECLS

const char *tc_pubmed_skip_number   (TcSlice   line);
gboolean    tc_pubmed_find_year     (TcSlice   citation,
                                     TcSlice  *year);
void        tc_pubmed_add           (TcRecord      *record,
                                     TcRecordField  field,
                                     TcSlice        slice);
void        tc_pubmed_read_place    (TcRecord *record,
                                     TcSlice   year,
                                     TcSlice   date);
void        tc_pubmed_read_citation (TcRecord *record,
                                     TcSlice   paragraph);
gboolean    tc_pubmed_is_book       (TcSlice   paragraph);
void        tc_pubmed_read_book     (TcRecord *record,
                                     TcSlice   paragraph);

G_END_DECLS

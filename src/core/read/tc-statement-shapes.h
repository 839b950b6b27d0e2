/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-tags.h"

G_BEGIN_DECLS

TcSlice  tc_slice_text            (TcSlice   slice,
                                   gboolean  paragraphs,
                                   char    **owned);
char    *tc_slice_dup_text        (TcSlice  slice,
                                   gboolean paragraphs) G_GNUC_WARN_UNUSED_RESULT;
gboolean tc_slice_is_chinese      (TcSlice  slice);
gboolean tc_slice_find_year       (TcSlice  slice,
                                   TcSlice *year);
TcSlice  tc_slice_trim_date       (TcSlice  slice);
gboolean tc_slice_find_doi        (TcSlice  slice,
                                   TcSlice *doi);
gboolean tc_slice_is_doi_only     (TcSlice  slice,
                                   TcSlice  doi);
gboolean tc_slice_find_pmid       (TcSlice  slice,
                                   gboolean bare,
                                   TcSlice *pmid);
gboolean tc_slice_find_pmcid      (TcSlice  slice,
                                   TcSlice *pmcid);
gboolean tc_slice_names_registry  (TcSlice  slice);
gboolean tc_slice_looks_like_issue (TcSlice slice);
gboolean tc_slice_is_range        (TcSlice  slice);
gboolean tc_slice_is_registration (TcSlice  slice);
gboolean tc_slice_find_number     (TcSlice  slice,
                                   TcSlice *number);
gboolean tc_slice_is_address      (TcSlice  slice);

G_END_DECLS

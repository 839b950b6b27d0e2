/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-slice-text.h"

G_BEGIN_DECLS

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
gboolean tc_slice_is_missing      (TcSlice  slice);

G_END_DECLS

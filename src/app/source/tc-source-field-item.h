/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-study-detail.h"

G_BEGIN_DECLS

/**
 * TcSourceFieldItem:
 *
 * A field in the list of fields to assign to. Read-only properties: key, label, group-label, value (string, as shown).
 */
#define TC_TYPE_SOURCE_FIELD_ITEM (tc_source_field_item_get_type ())
G_DECLARE_FINAL_TYPE (TcSourceFieldItem, tc_source_field_item, TC, SOURCE_FIELD_ITEM, GObject)

TcSourceFieldItem *tc_source_field_item_new     (TcCodebook        *codebook,
                                                 TcStudyField      *field) G_GNUC_WARN_UNUSED_RESULT;
const char        *tc_source_field_item_get_key (TcSourceFieldItem *self);
/* Whether every word of @search (folded by g_utf8_casefold()) occurs in the key, the label in either
 * language or the group. */
gboolean           tc_source_field_item_matches (TcSourceFieldItem *self,
                                                 const char        *search);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-study-detail.h"

G_BEGIN_DECLS

/**
 * TcSourceEntry:
 *
 * A popover in which a person writes the value that a selected passage stands for, where the program
 * could not read it.
 *
 * Signals: "submitted" (string typed): the person is done; the popover stays open until it is told.
 */
#define TC_TYPE_SOURCE_ENTRY (tc_source_entry_get_type ())
G_DECLARE_FINAL_TYPE (TcSourceEntry, tc_source_entry, TC, SOURCE_ENTRY, GtkPopover)

/* Takes a copy of @quote, which tc_source_entry_get_quote() gives back. */
void           tc_source_entry_ask        (TcSourceEntry *self,
                                           const TcField *field,
                                           const TcQuote *quote,
                                           const char    *typed,
                                           const char    *reason);
void           tc_source_entry_set_reason (TcSourceEntry *self,
                                           const char    *reason);
const TcQuote *tc_source_entry_get_quote  (TcSourceEntry *self);
const char    *tc_source_entry_get_field  (TcSourceEntry *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TcEntryChoices:
 *
 * Texts that an entry proposes below itself, for those who want one of them: those that hold what is typed, or all of
 * them after Down or a click on the arrow in the entry.
 *
 * Who types on is not disturbed: nothing is chosen until a person goes to it with Down, so Enter, Tab and all letters do
 * what they always do. Escape takes the list away.
 */
#define TC_TYPE_ENTRY_CHOICES (tc_entry_choices_get_type ())
G_DECLARE_FINAL_TYPE (TcEntryChoices, tc_entry_choices, TC, ENTRY_CHOICES, GObject)

TcEntryChoices *tc_entry_choices_new       (GtkWidget          *holder,
                                            GtkEntry           *entry) G_GNUC_WARN_UNUSED_RESULT;
void            tc_entry_choices_set_texts (TcEntryChoices     *self,
                                            const char * const *texts);
void            tc_entry_choices_typed     (TcEntryChoices     *self);
void            tc_entry_choices_hide      (TcEntryChoices     *self);
void            tc_entry_choices_present   (TcEntryChoices     *self);
char          **tc_entry_choices_match     (const char * const *texts,
                                            const char         *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

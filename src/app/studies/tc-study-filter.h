/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tc-study.h"

G_BEGIN_DECLS

/**
 * TcStudyFilter:
 *
 * The controls above the list that say which studies it shows; the pane that holds them outlives this.
 */
typedef struct
{
  GtkEditable *search;
  GtkDropDown *status;            /* its first item is "all" */
  GtkToggleButton *discrepancies;
} TcStudyFilter;

gboolean      tc_study_filter_is_set     (const TcStudyFilter *self);
TcStudyQuery *tc_study_filter_make_query (const TcStudyFilter *self) G_GNUC_WARN_UNUSED_RESULT;
void          tc_study_filter_clear      (const TcStudyFilter *self);
char         *tc_study_filter_dup_count  (const TcStudyFilter *self,
                                          guint                n_shown,
                                          guint                n_all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

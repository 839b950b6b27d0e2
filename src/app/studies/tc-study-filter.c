/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-study-filter.h"

#include <glib/gi18n.h>

/**
 * tc_study_filter_is_set:
 *
 * Returns: whether the list may show fewer than all studies
 */
gboolean
tc_study_filter_is_set (const TcStudyFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return *gtk_editable_get_text (self->search) != '\0' ||
         gtk_drop_down_get_selected (self->status) != 0 ||
         gtk_toggle_button_get_active (self->discrepancies);
}

/**
 * tc_study_filter_make_query:
 *
 * Returns: (transfer full): what the controls ask for, in the order of import
 */
TcStudyQuery *
tc_study_filter_make_query (const TcStudyFilter *self)
{
  TcStudyQuery *query;
  guint status;

  g_return_val_if_fail (self != NULL, NULL);

  query = tc_study_query_new ();
  query->search = g_strdup (gtk_editable_get_text (self->search));
  g_strstrip (query->search);
  status = gtk_drop_down_get_selected (self->status);
  query->status = status == GTK_INVALID_LIST_POSITION ? -1 : (int) status - 1;
  query->with_discrepancies = gtk_toggle_button_get_active (self->discrepancies);

  return query;
}

/**
 * tc_study_filter_clear:
 *
 * Sets the controls so that all studies are shown. They tell of it as if a person had done it.
 */
void
tc_study_filter_clear (const TcStudyFilter *self)
{
  g_return_if_fail (self != NULL);

  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->status, 0);
  gtk_toggle_button_set_active (self->discrepancies, FALSE);
}

/**
 * tc_study_filter_dup_count:
 * @n_shown: studies that the controls let through
 * @n_all: studies of the project
 *
 * Returns: (transfer full): how many studies are shown, in words
 */
char *
tc_study_filter_dup_count (const TcStudyFilter *self,
                           guint                n_shown,
                           guint                n_all)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!tc_study_filter_is_set (self))
    return g_strdup_printf (ngettext ("%u study", "%u studies", n_all), n_all);

  /* Translators: Such as "12 of 40 studies"; the plural is that of the second number. */
  return g_strdup_printf (ngettext ("%u of %u study", "%u of %u studies", n_all), n_shown, n_all);
}

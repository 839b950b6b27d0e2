/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-pane"

#include "config.h"

#include "tc-form-pane-private.h"

/*
 * The groups and rows of the form. They are made once for a codebook, the default one's before there is a study,
 * and come on screen a group a frame: all at once would make the window deaf for a quarter of a second.
 */

static void
value_committed_cb (TcFormPane *self,
                    TcValue    *value,
                    TcFieldRow *row)
{
  if (tc_form_pane_is_editable (self))
    tc_workspace_set_value (self->workspace, self->detail->row->id, tc_field_row_get_key (row),
                            value, NULL, NULL);
}

static void
problem_changed_cb (TcFormPane *self)
{
  /* Other rows may still have to get their study. */
  if (self->detail != NULL && !self->showing)
    tc_form_pane_update_progress (self);
}

static TcFormGroup *
add_group (TcFormPane *self,
           TcCodebook *codebook,
           const char *key)
{
  GtkWidget *group = tc_form_group_new (key, tc_codebook_get_group_label (codebook, key));

  gtk_widget_set_visible (group, FALSE);
  gtk_box_append (self->content, group);
  g_ptr_array_add (self->groups, group);

  return TC_FORM_GROUP (group);
}

static void
add_row (TcFormPane    *self,
         TcFormGroup   *group,
         const TcField *field)
{
  GtkWidget *row = tc_field_row_new (field);

  tc_field_row_set_wide (TC_FIELD_ROW (row), self->wide);
  tc_form_group_add_row (group, TC_FIELD_ROW (row));
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "value-committed", G_CALLBACK (value_committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "problem-changed", G_CALLBACK (problem_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
remove_rows (TcFormPane *self)
{
  tc_form_pane_set_current (self, NULL);
  self->focused = NULL;
  self->scroll_to = NULL;
  self->held = NULL;
  tc_form_pane_stop_revealing (self);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->groups->len; i++)
    gtk_box_remove (self->content, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  self->n_made = 0;
  self->n_shown = 0;
  g_clear_pointer (&self->codebook, tc_codebook_unref);
}

/* The rows of the next group; so they stand in the order of the groups, which is the order on screen. */
static void
make_group (TcFormPane *self)
{
  const char *key = tc_codebook_get_group (self->codebook, self->n_made++);
  TcFormGroup *group = NULL;

  for (guint i = 0; i < tc_codebook_get_n_fields (self->codebook); i++)
    {
      const TcField *field = tc_codebook_get_field (self->codebook, i);

      if (g_strcmp0 (tc_field_get_group (field), key) != 0)
        continue;
      if (group == NULL)
        group = add_group (self, self->codebook, key);
      add_row (self, group, field);
    }
}

static gboolean
is_made (TcFormPane *self)
{
  return self->n_made == tc_codebook_get_n_groups (self->codebook);
}

/* Fifty rows take longer to make than a person should wait for a project. Most have the default codebook, so its
 * rows are made while nothing else is to do, before there is a study. */
static gboolean
prepare_cb (gpointer user_data)
{
  TcFormPane *self = user_data;

  if (self->codebook == NULL)
    self->codebook = tc_codebook_new_default ();
  if (!is_made (self))
    make_group (self);
  if (!is_made (self))
    return G_SOURCE_CONTINUE;

  self->prepare_id = 0;

  return G_SOURCE_REMOVE;
}

static void
reveal_next (TcFormPane *self)
{
  if (self->n_shown < self->groups->len)
    gtk_widget_set_visible (self->groups->pdata[self->n_shown++], TRUE);
}

static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  TcFormPane *self = TC_FORM_PANE (widget);

  reveal_next (self);
  if (self->n_shown < self->groups->len)
    return G_SOURCE_CONTINUE;

  self->reveal_id = 0;

  return G_SOURCE_REMOVE;
}

void
tc_form_pane_prepare_rows (TcFormPane *self)
{
  self->prepare_id = g_idle_add (prepare_cb, self);
}

void
tc_form_pane_ensure_rows (TcFormPane *self,
                          TcCodebook *codebook)
{
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  if (self->codebook != NULL && self->codebook != codebook &&
      g_strcmp0 (tc_codebook_get_json (self->codebook), tc_codebook_get_json (codebook)) != 0)
    remove_rows (self);
  if (self->codebook == NULL)
    self->codebook = tc_codebook_ref (codebook);
  while (!is_made (self))
    make_group (self);
}

void
tc_form_pane_stop_revealing (TcFormPane *self)
{
  if (self->reveal_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_id);
  self->reveal_id = 0;
}

void
tc_form_pane_reveal_all (TcFormPane *self)
{
  tc_form_pane_stop_revealing (self);
  while (self->n_shown < self->groups->len)
    reveal_next (self);
}

/* Rows that were never on screen have to be styled and measured, a quarter of a second for all of them. So the
 * groups come one a frame, the first of them in the frame after the header. */
void
tc_form_pane_reveal (TcFormPane *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      tc_form_pane_reveal_all (self);
      return;
    }

  if (self->n_shown < self->groups->len && self->reveal_id == 0)
    self->reveal_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

TcFieldRow *
tc_form_pane_find_row (TcFormPane *self,
                       const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_strcmp0 (tc_field_row_get_key (self->rows->pdata[i]), field) == 0)
        return self->rows->pdata[i];
    }

  return NULL;
}

TcFormGroup *
tc_form_pane_find_group (TcFormPane *self,
                         const char *key)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      if (g_strcmp0 (tc_form_group_get_key (self->groups->pdata[i]), key) == 0)
        return self->groups->pdata[i];
    }

  return NULL;
}

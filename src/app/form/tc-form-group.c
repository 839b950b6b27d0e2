/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-group"

#include "config.h"

#include "tc-form-group.h"

#include <glib/gi18n.h>

struct _TcFormGroup
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *header;
  GtkLabel *title;
  GtkLabel *progress;
  GtkWidget *accept;
  GtkListBox *list;

  /* Owned */
  char *key;
  GPtrArray *rows;                /* TcFieldRow, borrowed from the list */
};

G_DEFINE_FINAL_TYPE (TcFormGroup, tc_form_group, GTK_TYPE_WIDGET)

/* The row of the list that holds the focus goes first; past its end the focus leaves the group. */
static gboolean
keynav_failed_cb (TcFormGroup      *self,
                  GtkDirectionType  direction)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (root == NULL || (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN))
    return FALSE;

  return gtk_widget_child_focus (root, direction == GTK_DIR_UP ? GTK_DIR_TAB_BACKWARD
                                                               : GTK_DIR_TAB_FORWARD);
}

static gboolean
is_acceptable (TcFieldRow *row)
{
  return tc_field_row_is_to_check (row) && !tc_field_row_has_open_conflict (row);
}

static gboolean
is_checked (TcFieldRow *row)
{
  TcAnswerState state = tc_field_row_get_state (row);

  return state != TC_ANSWER_EMPTY && state != TC_ANSWER_SUGGESTED;
}

static void
tc_form_group_dispose (GObject *object)
{
  TcFormGroup *self = TC_FORM_GROUP (object);

  g_clear_pointer (&self->header, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (tc_form_group_parent_class)->dispose (object);
}

static void
tc_form_group_class_init (TcFormGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_form_group_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trialcurator/TrialCurator/tc-form-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TcFormGroup, header);
  gtk_widget_class_bind_template_child (widget_class, TcFormGroup, title);
  gtk_widget_class_bind_template_child (widget_class, TcFormGroup, progress);
  gtk_widget_class_bind_template_child (widget_class, TcFormGroup, accept);
  gtk_widget_class_bind_template_child (widget_class, TcFormGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
}

static void
tc_form_group_init (TcFormGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/**
 * tc_form_group_new:
 * @key: the group's key in the codebook
 * @label: its name in the language of the interface
 *
 * Makes a group without rows.
 */
GtkWidget *
tc_form_group_new (const char *key,
                   const char *label)
{
  TcFormGroup *self = g_object_new (TC_TYPE_FORM_GROUP, NULL);
  /* Translators: accessible name of a button; %s is a group of fields, such as "Safety". */
  g_autofree char *name = g_strdup_printf (_("Accept group %s"), label);

  self->key = g_strdup (key);
  gtk_label_set_text (self->title, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->accept), "s", key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->accept), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * tc_form_group_get_key:
 * @self: a group
 *
 * Returns: the group's key in the codebook
 */
const char *
tc_form_group_get_key (TcFormGroup *self)
{
  g_return_val_if_fail (TC_IS_FORM_GROUP (self), NULL);

  return self->key;
}

/**
 * tc_form_group_add_row:
 * @self: a group
 * @row: (transfer floating): a row
 *
 * Adds a row at the end.
 */
void
tc_form_group_add_row (TcFormGroup *self,
                       TcFieldRow  *row)
{
  g_return_if_fail (TC_IS_FORM_GROUP (self));

  gtk_list_box_append (self->list, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

/**
 * tc_form_group_get_first_row:
 * @self: a group with rows
 *
 * Returns: (transfer none): the row at its top
 */
TcFieldRow *
tc_form_group_get_first_row (TcFormGroup *self)
{
  g_return_val_if_fail (TC_IS_FORM_GROUP (self), NULL);
  g_return_val_if_fail (self->rows->len > 0, NULL);

  return self->rows->pdata[0];
}

/**
 * tc_form_group_update:
 * @self: a group
 * @editable: whether a person may change the study
 *
 * Counts what is checked, and offers to accept the rest.
 */
void
tc_form_group_update (TcFormGroup *self,
                      gboolean     editable)
{
  g_autofree char *progress = NULL;
  gboolean acceptable = FALSE;
  guint n_checked = 0;

  g_return_if_fail (TC_IS_FORM_GROUP (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      n_checked += is_checked (self->rows->pdata[i]) ? 1 : 0;
      acceptable = acceptable || is_acceptable (self->rows->pdata[i]);
    }

  /* Translators: the fields of a group that a person has answered, and all of them. */
  progress = g_strdup_printf (_("%u of %u checked"), n_checked, self->rows->len);
  gtk_label_set_text (self->progress, progress);
  gtk_widget_set_visible (self->accept, editable && acceptable);
}

/**
 * tc_form_group_dup_acceptable:
 * @self: a group
 *
 * Which fields may be accepted together. One with an open conflict needs a look of its own.
 *
 * Returns: (transfer full): %NULL-terminated keys
 */
char **
tc_form_group_dup_acceptable (TcFormGroup *self)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (TC_IS_FORM_GROUP (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (is_acceptable (self->rows->pdata[i]))
        g_ptr_array_add (keys, g_strdup (tc_field_row_get_key (self->rows->pdata[i])));
    }
  g_ptr_array_add (keys, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

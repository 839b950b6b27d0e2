/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-editor-option"

#include "config.h"

#include "tc-editor-option.h"

#include <glib/gi18n.h>

/**
 * TcEditorOption:
 *
 * The editor of a choice: a drop-down with an empty choice first and then the field's options.
 *
 * A stored value that is not among the options (the codebook was changed since) stands at the end as it
 * is, so that nothing is lost by looking at it.
 */

struct _TcEditorOption
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *drop_down;
  GtkStringList *labels;
  char *foreign;                  /* (nullable): the value that is not among the options */

  /* Borrowed */
  const TcField *field;

  gboolean setting;
};

static void tc_editor_option_iface_init (TcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcEditorOption, tc_editor_option, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TC_TYPE_FIELD_EDITOR, tc_editor_option_iface_init))

/* Position 0 is the empty choice, option i stands at i + 1. */
static guint
find_position (TcEditorOption *self,
               const char     *option)
{
  guint n = tc_field_get_n_options (self->field);

  if (option == NULL || *option == '\0')
    return 0;
  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (tc_field_get_option (self->field, i), option) == 0)
        return i + 1;
    }

  return n + 1;
}

static void
set_foreign (TcEditorOption *self,
             const char     *foreign)
{
  guint n = tc_field_get_n_options (self->field);

  if (g_strcmp0 (self->foreign, foreign) == 0)
    return;

  gtk_string_list_splice (self->labels, n + 1, self->foreign != NULL ? 1 : 0, NULL);
  g_free (self->foreign);
  self->foreign = g_strdup (foreign);
  if (foreign != NULL)
    gtk_string_list_append (self->labels, foreign);
}

static void
selected_cb (TcEditorOption *self)
{
  if (self->setting)
    return;

  tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
}

static void
tc_editor_option_set_value (TcFieldEditor *editor,
                            TcValue       *value)
{
  TcEditorOption *self = TC_EDITOR_OPTION (editor);
  g_autofree char *display = NULL;
  const char *option = value != NULL ? tc_value_get_text (value) : NULL;
  guint position;

  if (value != NULL && option == NULL)
    option = display = tc_value_to_display (value);
  position = find_position (self, option);

  self->setting = TRUE;
  set_foreign (self, position > tc_field_get_n_options (self->field) ? option : NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
  self->setting = FALSE;
}

static TcValue *
tc_editor_option_dup_value (TcFieldEditor  *editor,
                            GError        **error)
{
  TcEditorOption *self = TC_EDITOR_OPTION (editor);
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (position == 0 || position == GTK_INVALID_LIST_POSITION)
    return NULL;
  if (position <= tc_field_get_n_options (self->field))
    return tc_value_new_text (tc_field_get_option (self->field, position - 1));

  return tc_value_new_text (self->foreign);
}

static void
tc_editor_option_set_editable (TcFieldEditor *editor,
                               gboolean       editable)
{
  gtk_widget_set_sensitive (TC_EDITOR_OPTION (editor)->drop_down, editable);
}

static void
tc_editor_option_set_label (TcFieldEditor *editor,
                            GtkWidget     *label,
                            const char    *text)
{
  tc_field_editor_name_widget (TC_EDITOR_OPTION (editor)->drop_down, label, text);
}

static void
tc_editor_option_iface_init (TcFieldEditorInterface *iface)
{
  iface->set_value = tc_editor_option_set_value;
  iface->dup_value = tc_editor_option_dup_value;
  iface->set_editable = tc_editor_option_set_editable;
  iface->set_label = tc_editor_option_set_label;
}

static gboolean
tc_editor_option_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TC_EDITOR_OPTION (widget)->drop_down);
}

static void
tc_editor_option_dispose (GObject *object)
{
  TcEditorOption *self = TC_EDITOR_OPTION (object);

  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_object (&self->labels);
  g_clear_pointer (&self->foreign, g_free);

  G_OBJECT_CLASS (tc_editor_option_parent_class)->dispose (object);
}

static void
tc_editor_option_class_init (TcEditorOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_editor_option_dispose;
  widget_class->focus = tc_field_editor_focus;
  widget_class->grab_focus = tc_editor_option_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tc_editor_option_init (TcEditorOption *self)
{
}

/**
 * tc_editor_option_new:
 * @field: an option field
 *
 * Makes an editor in which nothing is chosen.
 */
GtkWidget *
tc_editor_option_new (const TcField *field)
{
  TcEditorOption *self = g_object_new (TC_TYPE_EDITOR_OPTION, NULL);

  self->field = field;
  self->labels = gtk_string_list_new (NULL);
  /* Translators: the first entry of a drop-down: no value is chosen. */
  gtk_string_list_append (self->labels, _("(none)"));
  for (guint i = 0; i < tc_field_get_n_options (field); i++)
    gtk_string_list_append (self->labels, tc_field_get_option_label (field, i));

  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->labels)), NULL);
  gtk_widget_set_halign (self->drop_down, GTK_ALIGN_START);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

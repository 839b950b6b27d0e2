/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-list-entry"

#include "config.h"

#include "tc-list-entry.h"

#include <glib/gi18n.h>

struct _TcListEntry
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *editor;              /* a TcFieldEditor */
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (TcListEntry, tc_list_entry, GTK_TYPE_WIDGET)

enum
{
  REMOVE_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (TcListEntry *self)
{
  g_signal_emit (self, signals[REMOVE_CLICKED], 0);
}

static gboolean
tc_list_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TC_LIST_ENTRY (widget)->editor);
}

static void
tc_list_entry_dispose (GObject *object)
{
  TcListEntry *self = TC_LIST_ENTRY (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->remove, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_list_entry_parent_class)->dispose (object);
}

static void
tc_list_entry_class_init (TcListEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_list_entry_dispose;
  widget_class->grab_focus = tc_list_entry_grab_focus;

  /**
   * TcListEntry::remove-clicked:
   *
   * A person wants the entry removed.
   */
  signals[REMOVE_CLICKED] = g_signal_new ("remove-clicked", TC_TYPE_LIST_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tc_list_entry_init (TcListEntry *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
}

/**
 * tc_list_entry_new:
 * @field: a repeating field that is no table; must outlive the entry
 *
 * Makes an empty entry.
 */
GtkWidget *
tc_list_entry_new (const TcField *field)
{
  TcListEntry *self = g_object_new (TC_TYPE_LIST_ENTRY, NULL);

  self->editor = GTK_WIDGET (tc_field_editor_new_for_item (field));
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));

  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "tc-small");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->remove, _("Remove this entry (Alt+Delete)"));
  gtk_widget_set_parent (self->remove, GTK_WIDGET (self));
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (clicked_cb), self);

  return GTK_WIDGET (self);
}

/**
 * tc_list_entry_get_editor:
 * @self: an entry
 *
 * Returns: (transfer none): the editor of the item
 */
TcFieldEditor *
tc_list_entry_get_editor (TcListEntry *self)
{
  g_return_val_if_fail (TC_IS_LIST_ENTRY (self), NULL);

  return TC_FIELD_EDITOR (self->editor);
}

/**
 * tc_list_entry_set_name:
 * @self: an entry
 * @field_label: the field's name
 * @number: the place in the list, from 1 on
 *
 * Names the entry for assistive technology.
 */
void
tc_list_entry_set_name (TcListEntry *self,
                        const char  *field_label,
                        guint        number)
{
  g_autofree char *name = NULL;
  g_autofree char *remove = NULL;

  g_return_if_fail (TC_IS_LIST_ENTRY (self));

  /* Translators: accessible name of an entry of a list: the field's name and the entry's number. */
  name = g_strdup_printf (_("%s %u"), field_label, number);
  tc_field_editor_set_label (TC_FIELD_EDITOR (self->editor), NULL, name);
  /* Translators: accessible name of a button; %s is an entry of a list, such as "Authors 2". */
  remove = g_strdup_printf (_("Remove %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

/**
 * tc_list_entry_set_removable:
 * @self: an entry
 * @removable: whether the button is there
 *
 * Shows or hides the button that removes the entry.
 */
void
tc_list_entry_set_removable (TcListEntry *self,
                             gboolean     removable)
{
  g_return_if_fail (TC_IS_LIST_ENTRY (self));

  gtk_widget_set_visible (self->remove, removable);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-editor-list"

#include "config.h"

#include "tc-editor-list.h"

#include <glib/gi18n.h>

/**
 * TcEditorList:
 *
 * The editor of a repeating field: one editor an entry, below each other, and a button that adds one.
 *
 * An empty list shows one empty entry, ready to type into. By keyboard: Enter in the last entry adds the next one, Alt+Up and Alt+Down move an entry, Alt+Delete
 * removes it. Removed entries stay in a pool, because making widgets is what takes the time when one study
 * follows another.
 */

typedef struct
{
  GtkWidget *box;
  TcFieldEditor *editor;
  GtkWidget *remove;
} Item;

struct _TcEditorList
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *items_box;
  GtkWidget *add;

  /* Owned */
  GArray *items;                  /* Item; the first n_items of them are shown */

  /* Borrowed */
  const TcField *field;

  guint n_items;
  gboolean editable;
  gboolean setting;
  char *name;
};

static void tc_editor_list_iface_init (TcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcEditorList, tc_editor_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TC_TYPE_FIELD_EDITOR, tc_editor_list_iface_init))

static Item *
get_item (TcEditorList *self,
          guint         index)
{
  return &g_array_index (self->items, Item, index);
}

static guint
find_item (TcEditorList *self,
           GtkWidget    *inside)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      GtkWidget *box = get_item (self, i)->box;

      if (inside == box || gtk_widget_is_ancestor (inside, box))
        return i;
    }

  return G_MAXUINT;
}

static void
name_item (TcEditorList *self,
           guint         index)
{
  Item *item = get_item (self, index);
  g_autofree char *name = NULL;

  if (self->name == NULL)
    return;
  /* Translators: accessible name of an entry of a list: the field's name and the entry's number. */
  name = g_strdup_printf (_("%s %u"), self->name, index + 1);
  tc_field_editor_set_label (item->editor, NULL, name);
}

/* There is nothing to add below a single empty entry, nor is it one that could be removed. */
static void
update_add (TcEditorList *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) first = NULL;
  gboolean any;

  if (self->n_items == 1)
    first = tc_field_editor_dup_value (get_item (self, 0)->editor, &error);
  any = self->n_items != 1 || first != NULL || error != NULL;
  gtk_widget_set_visible (self->add, self->editable && any);
  gtk_widget_set_visible (get_item (self, 0)->remove, self->editable && any);
}

static void
changed_cb (TcEditorList *self)
{
  update_add (self);
  if (!self->setting)
    tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
}

static void item_committed_cb (TcEditorList  *self,
                               TcFieldEditor *editor);
static void remove_cb         (TcEditorList  *self,
                               GtkWidget     *button);

static void
make_item (TcEditorList *self)
{
  Item item;

  item.box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  item.editor = tc_field_editor_new_for_item (self->field);
  item.remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (item.remove, "flat");
  gtk_widget_add_css_class (item.remove, "tc-small");
  gtk_widget_set_valign (item.remove, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (item.remove, _("Remove this entry (Alt+Delete)"));
  gtk_widget_set_hexpand (GTK_WIDGET (item.editor), TRUE);
  gtk_box_append (GTK_BOX (item.box), GTK_WIDGET (item.editor));
  gtk_box_append (GTK_BOX (item.box), item.remove);
  gtk_box_append (GTK_BOX (self->items_box), item.box);
  g_array_append_val (self->items, item);

  g_signal_connect_object (item.editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item.editor, "committed", G_CALLBACK (item_committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item.remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  tc_field_editor_set_editable (item.editor, self->editable);
  name_item (self, self->items->len - 1);
}

static void
set_n_items (TcEditorList *self,
             guint         n_items)
{
  while (self->items->len < n_items)
    make_item (self);
  for (guint i = 0; i < self->items->len; i++)
    {
      gtk_widget_set_visible (get_item (self, i)->box, i < n_items);
      gtk_widget_set_visible (get_item (self, i)->remove, self->editable);
    }
  self->n_items = n_items;
}

/* Puts the entry at @from where @to is; the widgets move, so that focus and cursor go with them. */
static void
move_item (TcEditorList *self,
           guint         from,
           guint         to)
{
  Item item = *get_item (self, from);

  g_array_remove_index (self->items, from);
  g_array_insert_val (self->items, to, item);
  gtk_box_reorder_child_after (GTK_BOX (self->items_box), item.box,
                               to == 0 ? NULL : get_item (self, to - 1)->box);
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    name_item (self, i);
}

static void
insert_item (TcEditorList *self,
             guint         index)
{
  set_n_items (self, self->n_items + 1);
  self->setting = TRUE;
  tc_field_editor_set_value (get_item (self, self->n_items - 1)->editor, NULL);
  self->setting = FALSE;
  if (index < self->n_items - 1)
    move_item (self, self->n_items - 1, index);
  gtk_widget_grab_focus (GTK_WIDGET (get_item (self, index)->editor));
}

static void
remove_item (TcEditorList *self,
             guint         index)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->items_box) == get_item (self, index)->box;

  self->setting = TRUE;
  tc_field_editor_set_value (get_item (self, index)->editor, NULL);
  self->setting = FALSE;
  if (self->n_items > 1)
    {
      move_item (self, index, self->n_items - 1);
      if (had_focus)
        gtk_widget_grab_focus (GTK_WIDGET (get_item (self, MIN (index, self->n_items - 2))->editor));
      set_n_items (self, self->n_items - 1);
    }
  update_add (self);

  tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
}

static void
item_committed_cb (TcEditorList  *self,
                   TcFieldEditor *editor)
{
  g_autoptr(TcValue) value = NULL;

  if (self->setting)
    return;

  value = tc_field_editor_dup_value (editor, NULL);
  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
  if (value != NULL && self->editable && find_item (self, GTK_WIDGET (editor)) == self->n_items - 1)
    insert_item (self, self->n_items);
}

static void
remove_cb (TcEditorList *self,
           GtkWidget    *button)
{
  guint index = find_item (self, button);

  if (index != G_MAXUINT && self->editable)
    remove_item (self, index);
}

static void
add_cb (TcEditorList *self)
{
  insert_item (self, self->n_items);
}

static gboolean
move_by (TcEditorList *self,
         guint         index,
         int           step)
{
  if ((step < 0 && index == 0) || (step > 0 && index + 1 >= self->n_items))
    return TRUE;

  move_item (self, index, index + step);
  tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));

  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TcEditorList          *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->items_box);
  guint index = focus != NULL ? find_item (self, focus) : G_MAXUINT;

  if (index == G_MAXUINT || !self->editable || (state & GDK_ALT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_by (self, index, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_by (self, index, 1);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      remove_item (self, index);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
tc_editor_list_set_value (TcFieldEditor *editor,
                          TcValue       *value)
{
  TcEditorList *self = TC_EDITOR_LIST (editor);
  gboolean list = value != NULL && tc_value_get_kind (value) == TC_VALUE_LIST;
  guint n_items = list ? tc_value_get_n_items (value) : value != NULL;

  self->setting = TRUE;
  set_n_items (self, MAX (n_items, 1));
  if (n_items == 0)
    tc_field_editor_set_value (get_item (self, 0)->editor, NULL);
  for (guint i = 0; i < n_items; i++)
    tc_field_editor_set_value (get_item (self, i)->editor,
                               list ? tc_value_get_item (value, i) : value);
  self->setting = FALSE;
  update_add (self);
}

static TcValue *
tc_editor_list_dup_value (TcFieldEditor  *editor,
                          GError        **error)
{
  TcEditorList *self = TC_EDITOR_LIST (editor);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);

  for (guint i = 0; i < self->n_items; i++)
    {
      GError *local_error = NULL;
      TcValue *value = tc_field_editor_dup_value (get_item (self, i)->editor, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (value != NULL)
        g_ptr_array_add (values, value);
    }

  return values->len > 0 ? tc_value_new_list_from_array (values) : NULL;
}

static void
tc_editor_list_set_editable (TcFieldEditor *editor,
                             gboolean       editable)
{
  TcEditorList *self = TC_EDITOR_LIST (editor);

  self->editable = editable;
  for (guint i = 0; i < self->items->len; i++)
    {
      tc_field_editor_set_editable (get_item (self, i)->editor, editable);
      gtk_widget_set_visible (get_item (self, i)->remove, editable);
    }
  update_add (self);
}

static void
tc_editor_list_set_label (TcFieldEditor *editor,
                          GtkWidget     *label,
                          const char    *text)
{
  TcEditorList *self = TC_EDITOR_LIST (editor);
  /* Translators: %s is a field that holds a list, such as "Authors". */
  g_autofree char *add_name = g_strdup_printf (_("Add an entry to %s"), text);

  g_free (self->name);
  self->name = g_strdup (text);
  tc_field_editor_name_widget (self->items_box, label, text);
  tc_field_editor_name_widget (self->add, NULL, add_name);
  for (guint i = 0; i < self->items->len; i++)
    name_item (self, i);
}

static void
tc_editor_list_iface_init (TcFieldEditorInterface *iface)
{
  iface->set_value = tc_editor_list_set_value;
  iface->dup_value = tc_editor_list_dup_value;
  iface->set_editable = tc_editor_list_set_editable;
  iface->set_label = tc_editor_list_set_label;
}

static gboolean
tc_editor_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_item (TC_EDITOR_LIST (widget), 0)->editor));
}

static void
tc_editor_list_dispose (GObject *object)
{
  TcEditorList *self = TC_EDITOR_LIST (object);

  g_clear_pointer (&self->items_box, gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->name, g_free);
  self->n_items = 0;

  G_OBJECT_CLASS (tc_editor_list_parent_class)->dispose (object);
}

static void
tc_editor_list_class_init (TcEditorListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_editor_list_dispose;
  widget_class->grab_focus = tc_editor_list_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tc_editor_list_init (TcEditorList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->editable = TRUE;
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->items_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->items_box, GTK_WIDGET (self));

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "tc-small");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->add, _("Add an entry"));
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);

  /* Before the text in an entry takes Alt+Up for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * tc_editor_list_new:
 * @field: a repeating field that is no table
 *
 * Makes an editor of an empty list.
 */
GtkWidget *
tc_editor_list_new (const TcField *field)
{
  TcEditorList *self = g_object_new (TC_TYPE_EDITOR_LIST, NULL);

  self->field = field;
  set_n_items (self, 1);
  update_add (self);

  return GTK_WIDGET (self);
}

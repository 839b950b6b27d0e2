/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-editor-list"

#include "config.h"

#include "tc-editor-list.h"

#include <glib/gi18n.h>

#include "tc-list-entry.h"
#include "tc-list-more.h"

/**
 * TcEditorList:
 *
 * The editor of a repeating field: one editor an entry, below each other, and a button that adds one.
 *
 * An empty list shows one empty entry, ready to type into. Of a long one only the first entries are shown, and a
 * button that names the others and unfolds them; a report with thirty authors would take two screens otherwise.
 *
 * By keyboard: Enter in the last entry adds the next one, Alt+Up and Alt+Down move an entry, Alt+Delete removes
 * it. Removed entries stay in a pool, because making widgets is what takes the time when one study follows
 * another; for the same reason what is folded away has none.
 */

/* So many entries of a long list are shown. */
#define N_SHOWN 3
/* A list is long when so many more would be hidden: one line to unfold must save more than one line. */
#define LEAST_FOLDED 2

struct _TcEditorList
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *items_box;
  GtkWidget *foot;

  /* Of the foot */
  GtkWidget *more;
  GtkWidget *add;

  /* Owned */
  GPtrArray *items;               /* TcListEntry, of the box; the first n_items of them are shown */
  GPtrArray *folded;              /* TcValue: the rest of the list */
  char *name;                     /* (nullable): of the field */

  /* Borrowed */
  const TcField *field;

  guint n_items;
  gboolean editable;
  gboolean setting;
};

static void tc_editor_list_iface_init (TcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcEditorList, tc_editor_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TC_TYPE_FIELD_EDITOR, tc_editor_list_iface_init))

static TcListEntry *
get_item (TcEditorList *self,
          guint         index)
{
  return self->items->pdata[index];
}

static TcFieldEditor *
get_editor (TcEditorList *self,
            guint         index)
{
  return tc_list_entry_get_editor (get_item (self, index));
}

static guint
find_item (TcEditorList *self,
           GtkWidget    *inside)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      GtkWidget *item = GTK_WIDGET (get_item (self, i));

      if (inside == item || gtk_widget_is_ancestor (inside, item))
        return i;
    }

  return G_MAXUINT;
}

static void
name_item (TcEditorList *self,
           guint         index)
{
  if (self->name != NULL)
    tc_list_entry_set_name (get_item (self, index), self->name, index + 1);
}

/* There is nothing to add below a single empty entry, nor is it one that could be removed. */
static void
update_foot (TcEditorList *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) first = NULL;
  gboolean any;

  if (self->n_items == 1)
    first = tc_field_editor_dup_value (get_editor (self, 0), &error);
  any = self->n_items != 1 || first != NULL || error != NULL;
  gtk_widget_set_visible (self->add, self->editable && any);
  tc_list_entry_set_removable (get_item (self, 0), self->editable && any);

  gtk_widget_set_visible (self->more,
                          self->folded->len > 0 || self->n_items >= N_SHOWN + LEAST_FOLDED);
  if (gtk_widget_get_visible (self->more))
    tc_list_more_set_folded (TC_LIST_MORE (self->more), self->folded);
}

static void
changed_cb (TcEditorList *self)
{
  update_foot (self);
  if (!self->setting)
    tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
}

static void item_committed_cb (TcEditorList  *self,
                               TcFieldEditor *editor);
static void remove_cb         (TcEditorList  *self,
                               TcListEntry   *item);

static void
make_item (TcEditorList *self)
{
  GtkWidget *item = tc_list_entry_new (self->field);
  TcFieldEditor *editor = tc_list_entry_get_editor (TC_LIST_ENTRY (item));

  gtk_box_append (GTK_BOX (self->items_box), item);
  g_ptr_array_add (self->items, item);

  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "committed", G_CALLBACK (item_committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "remove-clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  tc_field_editor_set_editable (editor, self->editable);
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
      gtk_widget_set_visible (GTK_WIDGET (get_item (self, i)), i < n_items);
      tc_list_entry_set_removable (get_item (self, i), self->editable);
    }
  self->n_items = n_items;
}

/* Gives the first @n_values of what is folded away their editors. */
static void
unfold (TcEditorList *self,
        guint         n_values)
{
  guint first = self->n_items;

  if (n_values == 0)
    return;

  self->setting = TRUE;
  set_n_items (self, first + n_values);
  for (guint i = 0; i < n_values; i++)
    tc_field_editor_set_value (get_editor (self, first + i), self->folded->pdata[i]);
  g_ptr_array_remove_range (self->folded, 0, n_values);
  self->setting = FALSE;
  update_foot (self);
}

/* Takes all entries but the first ones away; not where one of them is no value, for that has to be seen. */
static void
fold (TcEditorList *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) value = tc_field_editor_dup_value (TC_FIELD_EDITOR (self), &error);

  if (value == NULL || tc_value_get_n_items (value) < N_SHOWN + LEAST_FOLDED)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  gtk_widget_grab_focus (self->more);
  tc_field_editor_set_value (TC_FIELD_EDITOR (self), value);
}

/* Puts the entry at @from where @to is; the widgets move, so that focus and cursor go with them. */
static void
move_item (TcEditorList *self,
           guint         from,
           guint         to)
{
  GtkWidget *item = g_ptr_array_steal_index (self->items, from);

  g_ptr_array_insert (self->items, to, item);
  gtk_box_reorder_child_after (GTK_BOX (self->items_box), item,
                               to == 0 ? NULL : GTK_WIDGET (get_item (self, to - 1)));
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    name_item (self, i);
}

static void
append_item (TcEditorList *self)
{
  unfold (self, self->folded->len);
  set_n_items (self, self->n_items + 1);
  self->setting = TRUE;
  tc_field_editor_set_value (get_editor (self, self->n_items - 1), NULL);
  self->setting = FALSE;
  update_foot (self);
  gtk_widget_grab_focus (GTK_WIDGET (get_item (self, self->n_items - 1)));
}

static void
remove_item (TcEditorList *self,
             guint         index)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->items_box) == GTK_WIDGET (get_item (self, index));

  self->setting = TRUE;
  tc_field_editor_set_value (get_editor (self, index), NULL);
  self->setting = FALSE;
  if (self->n_items > 1)
    {
      move_item (self, index, self->n_items - 1);
      if (had_focus)
        gtk_widget_grab_focus (GTK_WIDGET (get_item (self, MIN (index, self->n_items - 2))));
      set_n_items (self, self->n_items - 1);
    }
  unfold (self, self->folded->len <= LEAST_FOLDED ? self->folded->len : 1);
  update_foot (self);

  tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
}

static gboolean
is_last (TcEditorList  *self,
         TcFieldEditor *editor)
{
  return self->folded->len == 0 && editor == get_editor (self, self->n_items - 1);
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
  if (value != NULL && self->editable && is_last (self, editor))
    append_item (self);
}

static void
remove_cb (TcEditorList *self,
           TcListEntry  *item)
{
  guint index = find_item (self, GTK_WIDGET (item));

  if (index != G_MAXUINT && self->editable)
    remove_item (self, index);
}

/* Goes on where the eye is: to the first entry that was not to be seen. */
static void
more_cb (TcEditorList *self)
{
  guint first = self->n_items;

  if (self->folded->len == 0)
    {
      fold (self);
      return;
    }

  unfold (self, self->folded->len);
  gtk_widget_grab_focus (GTK_WIDGET (get_item (self, first)));
}

static gboolean
move_by (TcEditorList *self,
         guint         index,
         int           step)
{
  if (step > 0 && index + 1 >= self->n_items)
    unfold (self, self->folded->len);
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

/* The entries of a list, or the one value that stands for a list of one. */
static TcValue *
get_value (TcValue *value,
           guint    index)
{
  return tc_value_get_kind (value) == TC_VALUE_LIST ? tc_value_get_item (value, index) : value;
}

static void
tc_editor_list_set_value (TcFieldEditor *editor,
                          TcValue       *value)
{
  TcEditorList *self = TC_EDITOR_LIST (editor);
  gboolean list = value != NULL && tc_value_get_kind (value) == TC_VALUE_LIST;
  guint n_values = list ? tc_value_get_n_items (value) : value != NULL;
  gboolean at_work = self->n_items >= N_SHOWN + LEAST_FOLDED &&
                     (gtk_widget_get_state_flags (self->items_box) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  guint n_items = !at_work && n_values >= N_SHOWN + LEAST_FOLDED ? N_SHOWN : n_values;

  /* Undoing must not fold the list over the entry in which a person is. */
  self->setting = TRUE;
  set_n_items (self, MAX (n_items, 1));
  if (n_items == 0)
    tc_field_editor_set_value (get_editor (self, 0), NULL);
  for (guint i = 0; i < n_items; i++)
    tc_field_editor_set_value (get_editor (self, i), get_value (value, i));
  g_ptr_array_set_size (self->folded, 0);
  for (guint i = n_items; i < n_values; i++)
    g_ptr_array_add (self->folded, tc_value_ref (get_value (value, i)));
  self->setting = FALSE;
  update_foot (self);
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
      TcValue *value = tc_field_editor_dup_value (get_editor (self, i), &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (value != NULL)
        g_ptr_array_add (values, value);
    }
  for (guint i = 0; i < self->folded->len; i++)
    g_ptr_array_add (values, tc_value_ref (self->folded->pdata[i]));

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
      tc_field_editor_set_editable (get_editor (self, i), editable);
      tc_list_entry_set_removable (get_item (self, i), editable);
    }
  update_foot (self);
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

/* To what is no value, if there is any: that is what a person is sent to the list for. */
static gboolean
tc_editor_list_grab_focus (GtkWidget *widget)
{
  TcEditorList *self = TC_EDITOR_LIST (widget);

  for (guint i = 0; i < self->n_items; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TcValue) value = tc_field_editor_dup_value (get_editor (self, i), &error);

      if (error != NULL)
        return gtk_widget_grab_focus (GTK_WIDGET (get_item (self, i)));
    }

  return gtk_widget_grab_focus (GTK_WIDGET (get_item (self, 0)));
}

static void
tc_editor_list_dispose (GObject *object)
{
  TcEditorList *self = TC_EDITOR_LIST (object);

  g_clear_pointer (&self->items_box, gtk_widget_unparent);
  g_clear_pointer (&self->foot, gtk_widget_unparent);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
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
  self->items = g_ptr_array_new ();
  self->folded = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);
  self->items_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->items_box, GTK_WIDGET (self));

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "tc-small");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->add, _("Add an entry"));
  gtk_box_append (GTK_BOX (self->foot), self->add);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (append_item), self);

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
  self->more = tc_list_more_new (field);
  gtk_box_prepend (GTK_BOX (self->foot), self->more);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  set_n_items (self, 1);
  update_foot (self);

  return GTK_WIDGET (self);
}

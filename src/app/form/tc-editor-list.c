/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-editor-list"

#include "config.h"

#include "tc-editor-list.h"

#include <glib/gi18n.h>

#include "tc-list-entries.h"
#include "tc-list-more.h"

/**
 * TcEditorList:
 *
 * The editor of a repeating field: one editor an entry, below each other, and a button that adds one.
 *
 * An empty list shows one empty entry, ready to type into. Of a long one only the first entries are shown, and a
 * button that names the others and unfolds them; a report with thirty authors would take two screens otherwise.
 *
 * What is folded away has no widgets. By keyboard: Enter in the last entry adds the next one, Alt+Shift+Up and
 * Alt+Shift+Down move an entry, Alt+Delete removes it.
 */

/* So many entries of a long list are shown. */
#define N_SHOWN 3
/* A list is long when so many more would be hidden: one line to unfold must save more than one line. */
#define LEAST_FOLDED 2

struct _TcEditorList
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *entries;
  GtkWidget *foot;

  /* Of the foot */
  GtkWidget *more;
  GtkWidget *add;

  /* Owned */
  GPtrArray *folded;              /* TcValue: the rest of the list */

  /* Borrowed */
  const TcField *field;

  gboolean editable;
  gboolean setting;
};

static void tc_editor_list_iface_init (TcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcEditorList, tc_editor_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TC_TYPE_FIELD_EDITOR, tc_editor_list_iface_init))

static TcListEntries *
get_entries (TcEditorList *self)
{
  return TC_LIST_ENTRIES (self->entries);
}

/* How many entries are shown; the rest of the list is folded away. */
static guint
get_n (TcEditorList *self)
{
  return tc_list_entries_get_n (get_entries (self));
}

static TcFieldEditor *
get_editor (TcEditorList *self,
            guint         index)
{
  return tc_list_entries_get_editor (get_entries (self), index);
}

static gboolean
focus_entry (TcEditorList *self,
             guint         index)
{
  return gtk_widget_grab_focus (GTK_WIDGET (tc_list_entries_get_entry (get_entries (self), index)));
}

/* There is nothing to add below a single empty entry, nor is it one that could be removed. */
static void
update_foot (TcEditorList *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) first = NULL;
  gboolean any;

  if (get_n (self) == 1)
    first = tc_field_editor_dup_value (get_editor (self, 0), &error);
  any = get_n (self) != 1 || first != NULL || error != NULL;
  gtk_widget_set_visible (self->add, self->editable && any);
  tc_list_entry_set_removable (tc_list_entries_get_entry (get_entries (self), 0), self->editable && any);

  gtk_widget_set_visible (self->more,
                          self->folded->len > 0 || get_n (self) >= N_SHOWN + LEAST_FOLDED);
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

/* Gives the first @n_values of what is folded away their editors. */
static void
unfold (TcEditorList *self,
        guint         n_values)
{
  guint first = get_n (self);

  if (n_values == 0)
    return;

  self->setting = TRUE;
  tc_list_entries_set_n (get_entries (self), first + n_values);
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

static void
append_entry (TcEditorList *self)
{
  unfold (self, self->folded->len);
  tc_list_entries_set_n (get_entries (self), get_n (self) + 1);
  self->setting = TRUE;
  tc_field_editor_set_value (get_editor (self, get_n (self) - 1), NULL);
  self->setting = FALSE;
  update_foot (self);
  focus_entry (self, get_n (self) - 1);
}

static void
remove_entry (TcEditorList *self,
             guint         index)
{
  TcListEntry *entry = tc_list_entries_get_entry (get_entries (self), index);
  gboolean had_focus = gtk_widget_get_focus_child (self->entries) == GTK_WIDGET (entry);

  self->setting = TRUE;
  tc_field_editor_set_value (get_editor (self, index), NULL);
  tc_field_editor_show_problem (get_editor (self, index), NULL);
  self->setting = FALSE;
  if (get_n (self) > 1)
    {
      tc_list_entries_move (get_entries (self), index, get_n (self) - 1);
      if (had_focus)
        focus_entry (self, MIN (index, get_n (self) - 2));
      tc_list_entries_set_n (get_entries (self), get_n (self) - 1);
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
  return self->folded->len == 0 && editor == get_editor (self, get_n (self) - 1);
}

static void
committed_cb (TcEditorList  *self,
              TcFieldEditor *editor)
{
  g_autoptr(TcValue) value = NULL;

  if (self->setting)
    return;

  value = tc_field_editor_dup_value (editor, NULL);
  tc_field_editor_emit_committed (TC_FIELD_EDITOR (self));
  if (value != NULL && self->editable && is_last (self, editor))
    append_entry (self);
}

static void
remove_cb (TcEditorList *self,
           guint         index)
{
  if (index != G_MAXUINT && self->editable)
    remove_entry (self, index);
}

/* Goes on where the eye is: to the first entry that was not to be seen. */
static void
more_cb (TcEditorList *self)
{
  guint first = get_n (self);

  if (self->folded->len == 0)
    {
      fold (self);
      return;
    }

  unfold (self, self->folded->len);
  focus_entry (self, first);
}

static gboolean
move_by (TcEditorList *self,
         guint         index,
         int           step)
{
  if (step > 0 && index + 1 >= get_n (self))
    unfold (self, self->folded->len);
  if ((step < 0 && index == 0) || (step > 0 && index + 1 >= get_n (self)))
    return TRUE;

  tc_list_entries_move (get_entries (self), index, index + step);
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
  GtkWidget *focus = gtk_widget_get_focus_child (self->entries);
  guint index = focus != NULL ? tc_list_entries_find (get_entries (self), focus) : G_MAXUINT;
  int step = tc_field_editor_read_move (keyval, state);

  if (index == G_MAXUINT || !self->editable || (state & GDK_ALT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  if (step != 0)
    return move_by (self, index, step);
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;

  remove_entry (self, index);

  return GDK_EVENT_STOP;
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
  gboolean at_work = get_n (self) >= N_SHOWN + LEAST_FOLDED &&
                     (gtk_widget_get_state_flags (self->entries) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  guint n_items = !at_work && n_values >= N_SHOWN + LEAST_FOLDED ? N_SHOWN : n_values;

  /* Undoing must not fold the list over the entry in which a person is. */
  self->setting = TRUE;
  tc_list_entries_set_n (get_entries (self), MAX (n_items, 1));
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

  for (guint i = 0; i < get_n (self); i++)
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
  tc_list_entries_set_editable (get_entries (self), editable);
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

  tc_list_entries_set_name (get_entries (self), text);
  tc_field_editor_name_widget (self->entries, label, text);
  tc_field_editor_name_widget (self->add, NULL, add_name);
}

/* What is folded away was read once, so it is a value. */
static gboolean
tc_editor_list_show_problem (TcFieldEditor *editor,
                             const char    *words)
{
  TcEditorList *self = TC_EDITOR_LIST (editor);

  for (guint i = 0; i < get_n (self); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TcValue) value = tc_field_editor_dup_value (get_editor (self, i), &error);

      tc_field_editor_show_problem (get_editor (self, i), error != NULL ? words : NULL);
    }

  return FALSE;
}

static void
tc_editor_list_iface_init (TcFieldEditorInterface *iface)
{
  iface->set_value = tc_editor_list_set_value;
  iface->dup_value = tc_editor_list_dup_value;
  iface->set_editable = tc_editor_list_set_editable;
  iface->set_label = tc_editor_list_set_label;
  iface->show_problem = tc_editor_list_show_problem;
}

/* To what is no value, if there is any: that is what a person is sent to the list for. */
static gboolean
tc_editor_list_grab_focus (GtkWidget *widget)
{
  TcEditorList *self = TC_EDITOR_LIST (widget);

  for (guint i = 0; i < get_n (self); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TcValue) value = tc_field_editor_dup_value (get_editor (self, i), &error);

      if (error != NULL)
        return focus_entry (self, i);
    }

  return focus_entry (self, 0);
}

static void
tc_editor_list_dispose (GObject *object)
{
  TcEditorList *self = TC_EDITOR_LIST (object);

  g_clear_pointer (&self->entries, gtk_widget_unparent);
  g_clear_pointer (&self->foot, gtk_widget_unparent);
  g_clear_pointer (&self->folded, g_ptr_array_unref);

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
  self->folded = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_value_unref);
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "tc-small");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->add, _("Add an entry"));
  gtk_box_append (GTK_BOX (self->foot), self->add);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (append_entry), self);

  /* Before the text in an entry takes the keys for itself. */
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
  self->entries = tc_list_entries_new (field);
  gtk_widget_insert_before (self->entries, GTK_WIDGET (self), self->foot);
  g_signal_connect_object (self->entries, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "remove-clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  self->more = tc_list_more_new (field);
  gtk_box_prepend (GTK_BOX (self->foot), self->more);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  tc_list_entries_set_n (get_entries (self), 1);
  update_foot (self);

  return GTK_WIDGET (self);
}

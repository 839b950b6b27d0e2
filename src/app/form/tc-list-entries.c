/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-list-entries"

#include "config.h"

#include "tc-list-entries.h"

struct _TcListEntries
{
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *entries;             /* TcListEntry, children; the first n_shown of them are shown */
  char *name;                     /* (nullable): of the field */

  /* Borrowed */
  const TcField *field;

  guint n_shown;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (TcListEntries, tc_list_entries, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  COMMITTED,
  REMOVE_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
name_entry (TcListEntries *self,
            guint          index)
{
  if (self->name != NULL)
    tc_list_entry_set_name (tc_list_entries_get_entry (self, index), self->name, index + 1);
}

static void
changed_cb (TcListEntries *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
committed_cb (TcListEntries *self,
              TcFieldEditor *editor)
{
  g_signal_emit (self, signals[COMMITTED], 0, editor);
}

static void
remove_clicked_cb (TcListEntries *self,
                   TcListEntry   *entry)
{
  g_signal_emit (self, signals[REMOVE_CLICKED], 0, tc_list_entries_find (self, GTK_WIDGET (entry)));
}

static void
make_entry (TcListEntries *self)
{
  GtkWidget *entry = tc_list_entry_new (self->field);
  TcFieldEditor *editor = tc_list_entry_get_editor (TC_LIST_ENTRY (entry));

  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  g_ptr_array_add (self->entries, entry);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "remove-clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  tc_field_editor_set_editable (editor, self->editable);
  name_entry (self, self->entries->len - 1);
}

static void
tc_list_entries_dispose (GObject *object)
{
  TcListEntries *self = TC_LIST_ENTRIES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  self->n_shown = 0;

  G_OBJECT_CLASS (tc_list_entries_parent_class)->dispose (object);
}

static void
tc_list_entries_class_init (TcListEntriesClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_list_entries_dispose;

  /**
   * TcListEntries::changed:
   *
   * A person changed what stands in an entry.
   */
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TcListEntries::committed:
   * @editor: that of the entry
   *
   * A person finished a change of an entry.
   */
  signals[COMMITTED] = g_signal_new ("committed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, TC_TYPE_FIELD_EDITOR);

  /**
   * TcListEntries::remove-clicked:
   * @index: the place of the entry
   *
   * A person wants an entry removed.
   */
  signals[REMOVE_CLICKED] = g_signal_new ("remove-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
tc_list_entries_init (TcListEntries *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->editable = TRUE;
  self->entries = g_ptr_array_new ();
}

/**
 * tc_list_entries_new:
 * @field: a repeating field that is no table; must outlive the entries
 *
 * Makes a list without entries.
 */
GtkWidget *
tc_list_entries_new (const TcField *field)
{
  TcListEntries *self = g_object_new (TC_TYPE_LIST_ENTRIES, NULL);

  self->field = field;

  return GTK_WIDGET (self);
}

/**
 * tc_list_entries_get_n:
 * @self: entries
 *
 * Returns: how many are shown
 */
guint
tc_list_entries_get_n (TcListEntries *self)
{
  return self->n_shown;
}

/**
 * tc_list_entries_set_n:
 * @self: entries
 * @n_entries: how many to show
 *
 * Takes entries from the pool, or puts the last ones there. New ones may still hold what they held before.
 */
void
tc_list_entries_set_n (TcListEntries *self,
                       guint          n_entries)
{
  while (self->entries->len < n_entries)
    make_entry (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      gtk_widget_set_visible (self->entries->pdata[i], i < n_entries);
      tc_list_entry_set_removable (self->entries->pdata[i], self->editable);
    }
  self->n_shown = n_entries;
}

/**
 * tc_list_entries_get_entry:
 * @self: entries
 * @index: the place of an entry
 *
 * Returns: (transfer none): the entry
 */
TcListEntry *
tc_list_entries_get_entry (TcListEntries *self,
                           guint          index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return self->entries->pdata[index];
}

/**
 * tc_list_entries_get_editor:
 * @self: entries
 * @index: the place of an entry
 *
 * Returns: (transfer none): the editor of the entry
 */
TcFieldEditor *
tc_list_entries_get_editor (TcListEntries *self,
                            guint          index)
{
  return tc_list_entry_get_editor (tc_list_entries_get_entry (self, index));
}

/**
 * tc_list_entries_find:
 * @self: entries
 * @inside: a widget
 *
 * Returns: the place of the entry that @inside stands in, %G_MAXUINT for none
 */
guint
tc_list_entries_find (TcListEntries *self,
                      GtkWidget     *inside)
{
  for (guint i = 0; i < self->n_shown; i++)
    {
      GtkWidget *entry = self->entries->pdata[i];

      if (inside == entry || gtk_widget_is_ancestor (inside, entry))
        return i;
    }

  return G_MAXUINT;
}

/**
 * tc_list_entries_move:
 * @self: entries
 * @from: where an entry is
 * @to: where it is to be
 *
 * Moves an entry; the widgets move, so that focus and cursor go with them.
 */
void
tc_list_entries_move (TcListEntries *self,
                      guint          from,
                      guint          to)
{
  GtkWidget *entry = g_ptr_array_steal_index (self->entries, from);

  g_ptr_array_insert (self->entries, to, entry);
  gtk_widget_insert_after (entry, GTK_WIDGET (self), to == 0 ? NULL : self->entries->pdata[to - 1]);
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    name_entry (self, i);
}

/**
 * tc_list_entries_set_editable:
 * @self: entries
 * @editable: whether a person may change them
 *
 * Opens or closes the entries for changes.
 */
void
tc_list_entries_set_editable (TcListEntries *self,
                              gboolean       editable)
{
  self->editable = editable;
  for (guint i = 0; i < self->entries->len; i++)
    {
      tc_field_editor_set_editable (tc_list_entries_get_editor (self, i), editable);
      tc_list_entry_set_removable (self->entries->pdata[i], editable);
    }
}

/**
 * tc_list_entries_set_name:
 * @self: entries
 * @field_label: the field's name
 *
 * Names the entries for assistive technology: the field's name and a number.
 */
void
tc_list_entries_set_name (TcListEntries *self,
                          const char    *field_label)
{
  g_free (self->name);
  self->name = g_strdup (field_label);
  for (guint i = 0; i < self->entries->len; i++)
    name_entry (self, i);
}

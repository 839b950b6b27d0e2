/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-field-chooser.h"

#include "tc-source-field-item.h"

/* GListStore of TcSourceFieldItem → GtkFilterListModel → GtkSingleSelection → GtkListView. */
struct _TcSourceFieldChooser
{
  GtkPopover parent_instance;

  /* Template children */
  GtkEditable *search;
  GtkListView *list;
  GListStore *store;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  GtkStack *stack;

  /* Owned */
  char *words;
};

G_DEFINE_FINAL_TYPE (TcSourceFieldChooser, tc_source_field_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
match (gpointer item,
       gpointer user_data)
{
  TcSourceFieldChooser *self = TC_SOURCE_FIELD_CHOOSER (user_data);

  return self->words == NULL || tc_source_field_item_matches (item, self->words);
}

static void
choose_selected (TcSourceFieldChooser *self)
{
  TcSourceFieldItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *key = NULL;

  if (item == NULL)
    return;
  key = g_strdup (tc_source_field_item_get_key (item));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, key);
}

static void
select_position (TcSourceFieldChooser *self,
                 guint                 position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
search_changed_cb (TcSourceFieldChooser *self)
{
  g_free (self->words);
  self->words = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  select_position (self, 0);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0
                                      ? "list" : "none");
}

static void
search_activate_cb (TcSourceFieldChooser *self)
{
  choose_selected (self);
}

static void
list_activate_cb (TcSourceFieldChooser *self,
                  guint                 position)
{
  gtk_single_selection_set_selected (self->selection, position);
  choose_selected (self);
}

static gboolean
key_pressed_cb (TcSourceFieldChooser *self,
                guint                 keyval)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected == GTK_INVALID_LIST_POSITION)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      select_position (self, selected > 0 ? selected - 1 : 0);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_position (self, selected + 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
tc_source_field_chooser_finalize (GObject *object)
{
  TcSourceFieldChooser *self = TC_SOURCE_FIELD_CHOOSER (object);

  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (tc_source_field_chooser_parent_class)->finalize (object);
}

static void
tc_source_field_chooser_class_init (TcSourceFieldChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tc_source_field_chooser_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TC_TYPE_SOURCE_FIELD_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trialcurator/TrialCurator/tc-source-field-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TcSourceFieldChooser, search);
  gtk_widget_class_bind_template_child (widget_class, TcSourceFieldChooser, list);
  gtk_widget_class_bind_template_child (widget_class, TcSourceFieldChooser, store);
  gtk_widget_class_bind_template_child (widget_class, TcSourceFieldChooser, filter);
  gtk_widget_class_bind_template_child (widget_class, TcSourceFieldChooser, selection);
  gtk_widget_class_bind_template_child (widget_class, TcSourceFieldChooser, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  /* The entry takes Escape for itself; a person who presses it there means the question. */
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
tc_source_field_chooser_init (TcSourceFieldChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, match, self, NULL);
}

void
tc_source_field_chooser_set_detail (TcSourceFieldChooser *self,
                                    TcStudyDetail        *detail,
                                    const char           *current)
{
  guint position = 0;

  g_return_if_fail (TC_IS_SOURCE_FIELD_CHOOSER (self));
  g_return_if_fail (detail != NULL);

  gtk_editable_set_text (self->search, "");
  g_list_store_remove_all (self->store);
  for (guint i = 0; i < detail->fields->len; i++)
    {
      TcStudyField *field = g_ptr_array_index (detail->fields, i);
      g_autoptr(TcSourceFieldItem) item = tc_source_field_item_new (detail->codebook, field);

      g_list_store_append (self->store, item);
      if (g_strcmp0 (tc_field_get_key (field->field), current) == 0)
        position = i;
    }
  search_changed_cb (self);
  select_position (self, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

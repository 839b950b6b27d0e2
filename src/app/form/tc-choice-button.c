/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-choice-button"

#include "config.h"

#include "tc-choice-button.h"

/* Up to so many proposals are seen at a glance. */
#define N_WITHOUT_SEARCH 12

struct _TcChoiceButton
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *button;
  GPtrArray *labels;              /* char */
};

G_DEFINE_FINAL_TYPE (TcChoiceButton, tc_choice_button, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  GtkEditable *search = user_data;
  const char *label = gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (search), -1);
  g_autofree char *folded = g_utf8_casefold (label, -1);

  return strstr (folded, typed) != NULL;
}

static void
row_activated_cb (TcChoiceButton *self,
                  GtkListBoxRow  *row)
{
  guint index = gtk_list_box_row_get_index (row);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[CHOSEN], 0, index);
}

/* Enter in the search chooses the first label that it leaves. */
static void
search_activated_cb (GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        {
          g_signal_emit_by_name (list, "row-activated", row);
          return;
        }
    }
}

static GtkWidget *
new_list (TcChoiceButton *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < self->labels->len; i++)
    {
      GtkWidget *label = gtk_label_new (self->labels->pdata[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0.0);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);

  return list;
}

static GtkWidget *
new_search (GtkWidget *list)
{
  GtkWidget *search = gtk_search_entry_new ();

  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), filter_cb, search, NULL);
  g_signal_connect_object (search, "changed", G_CALLBACK (gtk_list_box_invalidate_filter), list,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activated_cb), list, G_CONNECT_SWAPPED);

  return search;
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  TcChoiceButton *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = new_list (self);

  if (self->labels->len > N_WITHOUT_SEARCH)
    gtk_box_append (GTK_BOX (box), new_search (list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (popover, "tc-choices");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
tc_choice_button_dispose (GObject *object)
{
  TcChoiceButton *self = TC_CHOICE_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->labels, g_ptr_array_unref);

  G_OBJECT_CLASS (tc_choice_button_parent_class)->dispose (object);
}

static void
tc_choice_button_class_init (TcChoiceButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_choice_button_dispose;

  /**
   * TcChoiceButton::chosen:
   * @index: index of the label, in the order in which they were added
   *
   * A person chose a label.
   */
  signals[CHOSEN] = g_signal_new ("chosen", TC_TYPE_CHOICE_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tc_choice_button_init (TcChoiceButton *self)
{
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pan-down-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popup_cb, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * tc_choice_button_new:
 *
 * Makes a button that proposes nothing yet.
 */
GtkWidget *
tc_choice_button_new (void)
{
  return g_object_new (TC_TYPE_CHOICE_BUTTON, NULL);
}

/**
 * tc_choice_button_add:
 * @self: a button
 * @label: a translated label
 *
 * Adds a proposal at the end.
 */
void
tc_choice_button_add (TcChoiceButton *self,
                      const char     *label)
{
  g_return_if_fail (TC_IS_CHOICE_BUTTON (self));

  g_ptr_array_add (self->labels, g_strdup (label));
}

/**
 * tc_choice_button_set_tip:
 * @self: a button
 * @tip: translated text
 *
 * Says what the proposals are, as tooltip and accessible name.
 */
void
tc_choice_button_set_tip (TcChoiceButton *self,
                          const char     *tip)
{
  g_return_if_fail (TC_IS_CHOICE_BUTTON (self));

  gtk_widget_set_tooltip_text (self->button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
}

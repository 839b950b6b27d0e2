/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-choice-button"

#include "config.h"

#include "tc-choice-button.h"

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

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  TcChoiceButton *self = user_data;
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->labels->len; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (self->labels->pdata[i], NULL);

      g_menu_item_set_action_and_target (item, "choice.choose", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_popover (button,
                               gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
choose_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, g_variant_get_uint32 (parameter));
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

  gtk_widget_class_install_action (widget_class, "choice.choose", "u", choose_action);
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

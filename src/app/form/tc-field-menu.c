/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-field-menu"

#include "config.h"

#include "tc-field-menu.h"

#include <glib/gi18n.h>

#include "tc-answer.h"

/* A layout, a scroll, and the layout after it: then a row is where a popover may point at it. GTK 4.8 fails
 * an assertion for a popover that points off the monitor. */
#define PRESENT_FRAMES 4

struct _TcFieldMenu
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *button;

  /* Owned */
  GtkWidget *popover;             /* (nullable): to show in the place of the menu, once */
  guint present_id;               /* of a tick callback */
  guint present_frames;

  /* Borrowed */
  const TcField *field;

  gboolean editable;
  gboolean has_answer;
};

G_DEFINE_FINAL_TYPE (TcFieldMenu, tc_field_menu, GTK_TYPE_WIDGET)

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             GVariant   *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_state (GMenu         *menu,
              const char    *label,
              const char    *key,
              TcAnswerState  state)
{
  append_item (menu, label, "form.set-state", g_variant_new ("(su)", key, (guint) state));
}

static GMenuModel *
make_menu (TcFieldMenu *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) changes = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();
  const char *key = tc_field_get_key (self->field);

  if (self->editable)
    {
      append_state (changes, _("_Not Reported"), key, TC_ANSWER_NOT_REPORTED);
      append_state (changes, _("Not _Applicable"), key, TC_ANSWER_NOT_APPLICABLE);
      append_state (changes, _("_Unclear"), key, TC_ANSWER_UNCLEAR);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (changes));
    }
  append_item (more, _("Other _Suggestions…"), "form.show-suggestions", g_variant_new_string (key));
  if (self->editable)
    append_item (more, _("No_te…"), "form.edit-note", g_variant_new_string (key));
  append_item (more, _("_History…"), "form.show-history", g_variant_new_string (key));
  if (self->editable && self->has_answer)
    append_item (more, _("_Revert"), "form.revert", g_variant_new_string (key));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  TcFieldMenu *self = user_data;
  g_autoptr(GMenuModel) model = NULL;
  g_autoptr(GtkWidget) popover = g_steal_pointer (&self->popover);

  if (popover == NULL)
    {
      model = make_menu (self);
      popover = g_object_ref_sink (gtk_popover_menu_new_from_model (model));
    }
  gtk_menu_button_set_popover (button, popover);
}

static gboolean
present_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  TcFieldMenu *self = TC_FIELD_MENU (widget);

  if (++self->present_frames < PRESENT_FRAMES)
    return G_SOURCE_CONTINUE;

  self->present_id = 0;
  tc_field_menu_popup (self);

  return G_SOURCE_REMOVE;
}

static void
tc_field_menu_dispose (GObject *object)
{
  TcFieldMenu *self = TC_FIELD_MENU (object);

  if (self->present_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->present_id);
  self->present_id = 0;
  g_clear_object (&self->popover);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_field_menu_parent_class)->dispose (object);
}

static void
tc_field_menu_class_init (TcFieldMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tc_field_menu_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tc_field_menu_init (TcFieldMenu *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popup_cb, self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "tc-small");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * tc_field_menu_set_field:
 * @self: a menu
 * @field: the field; must outlive the menu
 *
 * Sets what the actions of the menu are about.
 */
void
tc_field_menu_set_field (TcFieldMenu   *self,
                         const TcField *field)
{
  g_autofree char *name = NULL;

  g_return_if_fail (TC_IS_FIELD_MENU (self));

  self->field = field;
  /* Translators: accessible name of a button; %s is the field, such as "Dose". */
  name = g_strdup_printf (_("Menu of %s"), tc_field_get_label (field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * tc_field_menu_update:
 * @self: a menu
 * @editable: whether a person may change the field
 * @has_answer: whether there is an answer to revert
 *
 * Sets what the menu offers the next time it opens.
 */
void
tc_field_menu_update (TcFieldMenu *self,
                      gboolean     editable,
                      gboolean     has_answer)
{
  g_return_if_fail (TC_IS_FIELD_MENU (self));

  self->editable = editable;
  self->has_answer = has_answer;
}

/**
 * tc_field_menu_popup:
 * @self: a menu
 *
 * Opens the menu, or the popover that waits in its place.
 */
void
tc_field_menu_popup (TcFieldMenu *self)
{
  g_return_if_fail (TC_IS_FIELD_MENU (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/**
 * tc_field_menu_popdown:
 * @self: a menu
 *
 * Closes what is open at the button.
 */
void
tc_field_menu_popdown (TcFieldMenu *self)
{
  g_return_if_fail (TC_IS_FIELD_MENU (self));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

/**
 * tc_field_menu_present:
 * @self: a menu
 * @popover: (transfer floating): a popover
 *
 * Shows a popover at the button, after a menu that is perhaps still open has closed and the field was scrolled
 * into view.
 */
void
tc_field_menu_present (TcFieldMenu *self,
                       GtkWidget   *popover)
{
  g_return_if_fail (TC_IS_FIELD_MENU (self));
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_clear_object (&self->popover);
  self->popover = g_object_ref_sink (popover);
  self->present_frames = 0;
  if (self->present_id == 0)
    self->present_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), present_cb, NULL, NULL);
}

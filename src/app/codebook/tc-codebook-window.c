/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-codebook-window.h"

#include <glib/gi18n.h>

#include "tc-codebook-edit.h"
#include "tc-codebook-form.h"

/*
 * The list is made anew after each change of the codebook, wherever it came from:
 *
 *   button → action → TcCodebook that would be → workspace → "notify::codebook" → list
 */
struct _TcCodebookWindow
{
  AdwWindow parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *groups;
  AdwToastOverlay *toasts;
  TcCodebookForm *form;
  GtkWidget *back_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;

  /* Owned */
  TcWorkspace *workspace;
  char *focus_action;             /* (nullable): the button that was pressed last, */
  char *focus_key;                /* (nullable): and of what */

  GtkWidget *to_focus;            /* borrowed, while the list is made */
};

G_DEFINE_FINAL_TYPE (TcCodebookWindow, tc_codebook_window, ADW_TYPE_WINDOW)

static void
tell (TcCodebookWindow *self,
      const char       *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* Only what was changed here can be undone here. */
static gboolean
names_codebook (TcCodebookWindow *self,
                const char       *property)
{
  g_autofree char *label = NULL;

  g_object_get (self->workspace, property, &label, NULL);

  return g_strcmp0 (label, _("Change the Codebook")) == 0;
}

static gboolean
shows_form (TcCodebookWindow *self)
{
  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->form);
}

static void
update_actions (TcCodebookWindow *self)
{
  gboolean saving;

  g_object_get (self->workspace, "saving", &saving, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.undo",
                                 !saving && !shows_form (self) && names_codebook (self, "undo-label"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.redo",
                                 !saving && !shows_form (self) && names_codebook (self, "redo-label"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->groups), !saving);
  gtk_widget_set_visible (self->back_button, shows_form (self));
}

static void
show_list (TcCodebookWindow *self)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->scroller));
  update_actions (self);
}

static void
show_form (TcCodebookWindow *self)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->form));
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  update_actions (self);
}

/* --- the list ------------------------------------------------------------------------------------------ */

static void
add_button (TcCodebookWindow *self,
            GtkBox           *box,
            const char       *icon,
            const char       *label,
            const char       *action,
            const char       *key)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (box, button);
  if (g_strcmp0 (self->focus_action, action) == 0 && g_strcmp0 (self->focus_key, key) == 0)
    self->to_focus = button;
}

static GtkWidget *
make_row (TcCodebookWindow *self,
          const TcField    *field)
{
  const char *key = tc_field_get_key (field);
  gboolean hidden = tc_field_is_hidden (field);
  g_autofree char *title = g_markup_escape_text (tc_field_get_label (field), -1);
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (hidden)
    /* Translators: %s is a column of the exported table */
    subtitle = g_strdup_printf (_("%s · hidden: not asked for and not exported"), key);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hidden ? subtitle : key);
  add_button (self, GTK_BOX (box), "go-up-symbolic", _("Move up"), "codebook.move-up", key);
  add_button (self, GTK_BOX (box), "go-down-symbolic", _("Move down"), "codebook.move-down", key);
  add_button (self, GTK_BOX (box), hidden ? "view-reveal-symbolic" : "view-conceal-symbolic",
              hidden ? _("Show") : _("Hide"), "codebook.hide", key);
  add_button (self, GTK_BOX (box), "document-edit-symbolic", _("Change"), "codebook.edit", key);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  if (hidden)
    gtk_widget_add_css_class (row, "dim-label");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "codebook.edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", key);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static GtkWidget *
make_group (TcCodebookWindow *self,
            TcCodebook       *codebook,
            const char       *group)
{
  g_autofree char *title = g_markup_escape_text (tc_codebook_get_group_label (codebook, group), -1);
  GtkWidget *widget = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const TcField *field;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), title);
  add_button (self, GTK_BOX (box), "list-add-symbolic", _("Add a field"), "codebook.add-field", group);
  add_button (self, GTK_BOX (box), "go-up-symbolic", _("Move the group up"), "codebook.move-group-up", group);
  add_button (self, GTK_BOX (box), "go-down-symbolic", _("Move the group down"), "codebook.move-group-down", group);
  add_button (self, GTK_BOX (box), "document-edit-symbolic", _("Rename the group"), "codebook.edit-group", group);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (widget), box);
  for (guint i = 0; (field = tc_codebook_get_any_field (codebook, i)) != NULL; i++)
    if (g_str_equal (tc_field_get_group (field), group))
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), make_row (self, field));

  return widget;
}

static void
fill (TcCodebookWindow *self)
{
  TcCodebook *codebook = tc_workspace_get_codebook (self->workspace);
  double place = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  GtkWidget *child;
  const char *group;

  self->to_focus = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; (group = tc_codebook_get_group (codebook, i)) != NULL; i++)
    gtk_box_append (self->groups, make_group (self, codebook, group));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), place);
  update_actions (self);
  if (self->to_focus != NULL)
    gtk_widget_grab_focus (self->to_focus);
  self->to_focus = NULL;
}

/* --- changes ------------------------------------------------------------------------------------------- */

static void
remember_focus (TcCodebookWindow *self,
                const char       *action,
                const char       *key)
{
  g_free (self->focus_action);
  self->focus_action = g_strdup (action);
  g_free (self->focus_key);
  self->focus_key = g_strdup (key);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TcCodebookWindow *self = TC_CODEBOOK_WINDOW (widget);
  TcCodebook *codebook = tc_workspace_get_codebook (self->workspace);
  const char *key = g_variant_get_string (parameter, NULL);
  g_autoptr(TcCodebook) after = NULL;
  g_autoptr(GError) error = NULL;
  int step = g_str_has_suffix (name, "-up") ? -1 : 1;

  remember_focus (self, name, key);
  if (g_str_has_prefix (name, "codebook.move-group"))
    after = tc_codebook_move_group (codebook, key, step, &error);
  else if (g_str_equal (name, "codebook.hide"))
    after = tc_codebook_hide_field (codebook, key, !tc_field_is_hidden (tc_codebook_find_field (codebook, key)),
                                    &error);
  else
    after = tc_codebook_move_field (codebook, key, step, &error);

  if (after == NULL)
    tell (self, error->message);
  else if (after == codebook)
    gtk_widget_error_bell (widget);
  else
    tc_workspace_set_codebook (self->workspace, after);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TcCodebookWindow *self = TC_CODEBOOK_WINDOW (widget);
  TcCodebook *codebook = tc_workspace_get_codebook (self->workspace);
  const char *key = g_variant_get_string (parameter, NULL);

  remember_focus (self, name, key);
  if (g_str_equal (name, "codebook.add-field"))
    tc_codebook_form_add_field (self->form, codebook, key);
  else if (g_str_equal (name, "codebook.edit-group"))
    tc_codebook_form_edit_group (self->form, codebook, *key != '\0' ? key : NULL);
  else
    tc_codebook_form_edit_field (self->form, codebook, key);
  show_form (self);
}

static void
save_cb (TcCodebookWindow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcCodebook) after = tc_codebook_form_make (self->form, &error);

  if (after == NULL || !tc_workspace_check_codebook (self->workspace, after, &error))
    {
      tc_codebook_form_show_error (self->form, error);
      return;
    }

  tc_workspace_set_codebook (self->workspace, after);
  show_list (self);
}

static void
back_cb (TcCodebookWindow *self)
{
  show_list (self);
}

/* Escape leaves the form first. */
static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TcCodebookWindow *self = TC_CODEBOOK_WINDOW (widget);

  if (shows_form (self))
    show_list (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TcCodebookWindow *self = TC_CODEBOOK_WINDOW (widget);

  if (g_str_equal (name, "codebook.redo"))
    tc_workspace_redo (self->workspace);
  else
    tc_workspace_undo (self->workspace);
}

static void
write_failed_cb (TcCodebookWindow *self,
                 const GError     *error)
{
  tell (self, error->message);
}

static void
tc_codebook_window_dispose (GObject *object)
{
  TcCodebookWindow *self = TC_CODEBOOK_WINDOW (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->focus_action, g_free);
  g_clear_pointer (&self->focus_key, g_free);

  G_OBJECT_CLASS (tc_codebook_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char * const moves[] = { "codebook.move-up", "codebook.move-down", "codebook.move-group-up",
                                        "codebook.move-group-down", "codebook.hide" };
  static const char * const edits[] = { "codebook.edit", "codebook.add-field", "codebook.edit-group" };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (widget_class, moves[i], "s", move_action);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (widget_class, edits[i], "s", edit_action);
  gtk_widget_class_install_action (widget_class, "codebook.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "codebook.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "codebook.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "codebook.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "codebook.redo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "codebook.leave", NULL);
}

static void
tc_codebook_window_class_init (TcCodebookWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_codebook_window_dispose;

  g_type_ensure (TC_TYPE_CODEBOOK_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trialcurator/TrialCurator/tc-codebook-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TcCodebookWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookWindow, groups);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookWindow, form);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookWindow, redo_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  install_actions (widget_class);
}

static void
tc_codebook_window_init (TcCodebookWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tc_codebook_window_new:
 * @workspace: a project that can be changed
 *
 * Returns: (transfer none): the fields of the project, to be changed
 */
GtkWindow *
tc_codebook_window_new (GtkWindow   *parent,
                        TcWorkspace *workspace)
{
  static const char * const state[] = { "notify::saving", "notify::undo-label", "notify::redo-label" };
  TcCodebookWindow *self;

  g_return_val_if_fail (TC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (TC_TYPE_CODEBOOK_WINDOW, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::codebook", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "write-failed", G_CALLBACK (write_failed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (state); i++)
    g_signal_connect_object (workspace, state[i], G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  fill (self);

  return GTK_WINDOW (self);
}

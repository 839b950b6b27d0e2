/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-studies-pane-private.h"

#include <glib/gi18n.h>

#include "tc-row-menu.h"
#include "tc-wheel.h"

/**
 * TcStudiesPane:
 *
 * TcStudyList → TcRowList → TcBitsetSelection → GtkColumnView. What stands in the search entry, the
 * filters and the headers becomes one TcStudyQuery; the list does the rest.
 */
G_DEFINE_FINAL_TYPE (TcStudiesPane, tc_studies_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_N_SELECTED,
  N_PROPS
};

enum
{
  STUDY_CHOSEN,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gint64
get_study_id (GListModel *model,
              guint       position)
{
  return tc_study_list_get_id (TC_STUDY_LIST (model), position);
}

static void
update_count (TcStudiesPane *self)
{
  g_autofree char *text = NULL;
  guint n_shown = 0;
  guint n_all = 0;

  if (self->workspace != NULL)
    {
      n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
      n_all = tc_workspace_get_n_studies (self->workspace);
    }
  text = tc_study_filter_dup_count (&self->filter, n_shown, n_all);
  gtk_label_set_text (self->count, text);
}

static void
update_page (TcStudiesPane *self)
{
  const char *page = "list";

  if (self->workspace == NULL || tc_workspace_get_n_studies (self->workspace) == 0)
    page = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0 && tc_study_filter_is_set (&self->filter) &&
           !tc_study_list_is_loading (self->list))
    page = "no-match";

  gtk_stack_set_visible_child_name (self->stack, page);
  update_count (self);
}

static void
update_query (TcStudiesPane *self)
{
  g_autoptr(TcStudyQuery) query = NULL;

  if (self->list == NULL)
    return;

  query = tc_study_filter_make_query (&self->filter);
  query->sort = tc_study_columns_get_sort (self->columns, &query->descending);
  tc_study_list_set_query (self->list, query);
  update_page (self);
}

/* Shows all studies again. */
void
tc_studies_pane_clear_filters (TcStudiesPane *self)
{
  tc_study_filter_clear (&self->filter);
  update_query (self);
}

static void
set_n_selected (TcStudiesPane *self,
                guint          n_selected)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%u study selected", "%u studies selected", n_selected),
                          n_selected);
  gtk_label_set_text (self->bulk_count, text);
  gtk_revealer_set_reveal_child (self->bulk, n_selected > 1);

  if (self->n_selected == n_selected)
    return;

  self->n_selected = n_selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
selection_changed_cb (TcStudiesPane *self)
{
  g_autoptr(GArray) ids = NULL;

  set_n_selected (self, tc_bitset_selection_get_n_selected (self->selection));
  if (self->n_selected != 1)
    return;

  tc_studies_pane_follow (self);

  ids = tc_bitset_selection_dup_ids (self->selection);
  g_signal_emit (self, signals[STUDY_CHOSEN], 0, g_array_index (ids, TcId, 0));
}

static void
items_changed_cb (TcStudiesPane *self,
                  guint          position,
                  guint          removed,
                  guint          added)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  /* Another order or another search is read from its top. */
  if (added == n_items)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);

  set_n_selected (self, tc_bitset_selection_get_n_selected (self->selection));
  update_page (self);
  tc_studies_pane_follow (self);

  /* Somebody who opens a project wants to begin, not to choose first. */
  if (n_items > 0 && !tc_study_filter_is_set (&self->filter) && !tc_bitset_selection_is_remembering (self->selection))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
}

static void
failed_cb (TcStudiesPane *self,
           GError        *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
search_activate_cb (TcStudiesPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
stop_search_cb (TcStudiesPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
filter_changed_cb (TcStudiesPane *self)
{
  update_query (self);
}

static void
clear_filters_cb (TcStudiesPane *self)
{
  tc_studies_pane_clear_filters (self);
}

static void
show_menu_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TcStudiesPane *self = TC_STUDIES_PANE (widget);

  tc_row_menu_popup (self->view, GTK_POPOVER (self->context_menu), 24, 24);
}

static void
disconnect_workspace (TcStudiesPane *self)
{
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);

  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
}

static void
connect_workspace (TcStudiesPane *self,
                   TcWorkspace   *workspace)
{
  self->workspace = g_object_ref (workspace);
  self->list = tc_study_list_new (workspace);
  self->rows = tc_row_list_new (g_object_ref (G_LIST_MODEL (self->list)));
  self->selection = tc_bitset_selection_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                             get_study_id);

  /* After the selection, which has to know the items first. */
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (update_page), self);
  g_signal_connect_swapped (self->list, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (workspace, "notify::n-studies", G_CALLBACK (update_page), self);
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (selection_changed_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  update_query (self);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
}

static void
tc_studies_pane_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  TcStudiesPane *self = TC_STUDIES_PANE (widget);

  tc_study_columns_set_width (self->columns, width);
  gtk_widget_allocate (GTK_WIDGET (self->box), width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->context_menu));
}

static void
tc_studies_pane_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  TcStudiesPane *self = TC_STUDIES_PANE (widget);

  gtk_widget_measure (GTK_WIDGET (self->box), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
tc_studies_pane_grab_focus (GtkWidget *widget)
{
  TcStudiesPane *self = TC_STUDIES_PANE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Tab leaves the list, for which GTK 4.8 would have it go through all of the rows; the arrows do that. */
static gboolean
tc_studies_pane_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  TcStudiesPane *self = TC_STUDIES_PANE (widget);
  gboolean in_list = tc_studies_pane_is_in_list (self);

  if (in_list && direction == GTK_DIR_TAB_FORWARD)
    return gtk_revealer_get_reveal_child (self->bulk) && gtk_widget_child_focus (GTK_WIDGET (self->bulk), direction);
  if (in_list && direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_grab_focus (GTK_WIDGET (self->columns_button));

  return GTK_WIDGET_CLASS (tc_studies_pane_parent_class)->focus (widget, direction);
}

static void
tc_studies_pane_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TcStudiesPane *self = TC_STUDIES_PANE (object);

  switch (prop_id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_studies_pane_dispose (GObject *object)
{
  TcStudiesPane *self = TC_STUDIES_PANE (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  disconnect_workspace (self);
  if (self->columns != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->columns, self);
      tc_study_columns_detach (self->columns);
    }
  g_clear_object (&self->columns);
  g_clear_pointer ((GtkWidget **) &self->context_menu, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_studies_pane_parent_class)->dispose (object);
}

static void
tc_studies_pane_class_init (TcStudiesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tc_studies_pane_get_property;
  object_class->dispose = tc_studies_pane_dispose;
  widget_class->focus = tc_studies_pane_focus;
  widget_class->grab_focus = tc_studies_pane_grab_focus;
  widget_class->measure = tc_studies_pane_measure;
  widget_class->size_allocate = tc_studies_pane_size_allocate;

  properties[PROP_N_SELECTED] =
    g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[STUDY_CHOSEN] =
    g_signal_new ("study-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-studies-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, box);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, search);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, status_filter);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, discrepancy_filter);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, columns_button);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, view);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, context_menu);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, count);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, bulk);
  gtk_widget_class_bind_template_child (widget_class, TcStudiesPane, bulk_count);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);

  gtk_widget_class_install_action (widget_class, "studies.show-menu", NULL, show_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "studies.show-menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "studies.show-menu", NULL);
  /* In the list only: in the search entry the key pastes into it. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "win.import-clipboard", NULL);
}

static void
tc_studies_pane_init (TcStudiesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter.search = GTK_EDITABLE (self->search);
  self->filter.status = self->status_filter;
  self->filter.discrepancies = self->discrepancy_filter;

  tc_wheel_tame (self->scroller);
  tc_row_menu_attach (self->view, GTK_POPOVER (self->context_menu));
  self->columns = tc_study_columns_new (self->view);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  tc_study_columns_get_actions (self->columns));
  gtk_menu_button_set_menu_model (self->columns_button, tc_study_columns_get_menu (self->columns));
  g_signal_connect_swapped (self->columns, "sort-changed", G_CALLBACK (update_query), self);
  update_page (self);
}

void
tc_studies_pane_set_settings (TcStudiesPane *self,
                              TcSettings    *settings)
{
  g_return_if_fail (TC_IS_STUDIES_PANE (self));

  tc_study_columns_set_settings (self->columns, settings);
}

void
tc_studies_pane_set_workspace (TcStudiesPane *self,
                               TcWorkspace   *workspace)
{
  g_return_if_fail (TC_IS_STUDIES_PANE (self));
  g_return_if_fail (workspace == NULL || TC_IS_WORKSPACE (workspace));

  if (self->workspace == workspace)
    return;

  disconnect_workspace (self);
  tc_studies_pane_clear_filters (self);
  if (workspace != NULL)
    connect_workspace (self, workspace);
  else
    set_n_selected (self, 0);
  update_page (self);
}

TcStudyList *
tc_studies_pane_get_list (TcStudiesPane *self)
{
  g_return_val_if_fail (TC_IS_STUDIES_PANE (self), NULL);

  return self->list;
}

void
tc_studies_pane_focus_search (TcStudiesPane *self)
{
  g_return_if_fail (TC_IS_STUDIES_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

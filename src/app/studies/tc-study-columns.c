/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-study-columns.h"

#include <glib/gi18n.h>

#include "tc-study-cells.h"

/* As narrow as header, arrow and usual content allow, so that the title gets the room: with the
 * columns that are shown unless told otherwise, and the width of the pane that is usual
 * (tc-settings.c names both). The year stands in the label of most studies; phase and number of
 * participants stand in the form. */
static const struct
{
  const char *id;
  const char *title;
  TcStudySort sort;
  int width;                      /* pixels at the usual size of text; -1: as the cells ask */
  gboolean expand;
} specs[] = {
  { "status", N_("Status"), TC_SORT_STATUS, 64, FALSE },
  { "label", N_("Study"), TC_SORT_LABEL, 128, FALSE },
  { "title", N_("Title"), TC_SORT_TITLE, -1, TRUE },
  { "journal", N_("Journal"), TC_SORT_JOURNAL, 120, FALSE },
  { "year", N_("Year"), TC_SORT_YEAR, 60, FALSE },
  { "phase", N_("Phase"), TC_SORT_PHASE, 70, FALSE },
  /* Translators: The number of participants. */
  { "n-enrolled", N_("n"), TC_SORT_N_ENROLLED, 48, FALSE },
  { "progress", N_("Checked"), TC_SORT_PROGRESS, 78, FALSE },
  { "flags", N_("Flags"), TC_SORT_DISCREPANCIES, 81, FALSE },
};

#define N_COLUMNS G_N_ELEMENTS (specs)

/* The places of these in specs. */
#define LABEL 1
#define TITLE 2
#define FLAGS 8
/* The usual size of text, in pixels: 11 points at 96 dots an inch. */
#define TEXT_SIZE 14.7
/* A pane that is narrower, in such pixels, has no room for the usual columns and a title of which
 * anything can be read. */
#define ROOM_FOR_TITLE 484
/* One that is wider than this has room for what the flags say in words, "⚠ 2  Registry record". */
#define ROOM_FOR_WORDS 640
#define WIDTH_OF_WORDS 152

/* Tells the sorter of a column which column it belongs to. */
typedef struct
{
  TcStudyColumns *columns;        /* borrowed: outlives the sorters' use */
  guint index;
} Probe;

struct _TcStudyColumns
{
  GObject parent_instance;

  /* Owned */
  GtkColumnViewColumn *columns[N_COLUMNS];
  GSimpleActionGroup *actions;
  GMenu *menu;
  GMenu *shown_menu;              /* its section with a member for each column */
  TcSettings *settings;

  /* Borrowed */
  GtkColumnView *view;

  double scale;                   /* of the text to its usual size, at least 1 */
  double set_scale;               /* that the columns have */
  gboolean narrow;                /* whether there is no room for the title */
  gboolean roomy;                 /* whether there is room for words among the flags */
  gboolean set_roomy;             /* that the columns have */
  gboolean stepped_back;          /* whether the title is hidden for that, and not because a person wants so */
  guint step_id;

  gboolean probing;
  guint asked;                    /* the first column asked; N_COLUMNS for none */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TcStudyColumns, tc_study_columns, G_TYPE_OBJECT)

enum
{
  SORT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      user_data)
{
  Probe *probe = user_data;
  TcStudyColumns *self = probe->columns;

  if (!self->probing)
    return 0;
  if (self->asked == N_COLUMNS)
    self->asked = probe->index;

  return 1;
}

static void
update_sort_action (TcStudyColumns *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "import-order");
  gboolean descending;
  gboolean is_sorted = tc_study_columns_get_sort (self, &descending) != TC_SORT_ADDED;

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (!is_sorted));
}

static void
sorter_changed_cb (TcStudyColumns *self)
{
  update_sort_action (self);
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

/* A header only turns its order round: without this nothing leads back from it. */
static void
import_order_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  TcStudyColumns *self = user_data;

  if (self->view != NULL)
    gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
}

static void
add_import_order (TcStudyColumns *self)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful ("import-order", NULL,
                                                                         g_variant_new_boolean (TRUE));
  g_autoptr(GMenu) section = g_menu_new ();

  g_signal_connect_object (action, "activate", G_CALLBACK (import_order_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  /* Translators: puts the list of studies back into the order in which they were imported */
  g_menu_append (section, _("Sort by Time of Import"), "columns.import-order");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (section));
}

static void
update_settings (TcStudyColumns *self)
{
  g_autoptr(GStrvBuilder) builder = NULL;
  g_auto(GStrv) shown = NULL;

  if (self->updating || self->settings == NULL)
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (gtk_column_view_column_get_visible (self->columns[i]) || (i == TITLE && self->stepped_back))
        g_strv_builder_add (builder, specs[i].id);
    }
  shown = g_strv_builder_end (builder);

  self->updating = TRUE;
  g_object_set (self->settings, "columns", shown, NULL);
  self->updating = FALSE;
}

static int
get_width (TcStudyColumns *self,
           guint           i)
{
  if (specs[i].width < 0 || !gtk_column_view_column_get_visible (self->columns[i]))
    return -1;

  return (int) ((i == FLAGS && self->set_roomy ? WIDTH_OF_WORDS : specs[i].width) * self->set_scale + 0.5);
}

/* GTK 4.8 gives a hidden column the room of its fixed width all the same, at the cost of the column that expands. */
static void
visible_changed_cb (GtkColumnViewColumn *column,
                    GParamSpec          *pspec,
                    TcStudyColumns      *self)
{
  gboolean visible = gtk_column_view_column_get_visible (column);

  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->columns[i] == column)
      gtk_column_view_column_set_fixed_width (column, get_width (self, i));
  if (column == self->columns[TITLE])
    {
      /* The label gets the room that the title does not take. */
      gtk_column_view_column_set_expand (self->columns[LABEL], !visible);
      self->stepped_back = FALSE;
    }
  update_settings (self);
}

static void
update_widths (TcStudyColumns *self)
{
  gboolean scaled;

  if (self->set_scale == self->scale && self->set_roomy == self->roomy)
    return;

  scaled = self->set_scale != self->scale;
  self->set_scale = self->scale;
  self->set_roomy = self->roomy;
  for (guint i = 0; i < N_COLUMNS; i++)
    if (scaled || i == FLAGS)
      gtk_column_view_column_set_fixed_width (self->columns[i], get_width (self, i));
}

/* The title steps back in a narrow list, and comes again in a wide one. */
static void
update_title (TcStudyColumns *self)
{
  if (self->narrow == self->stepped_back
      || (self->narrow && !gtk_column_view_column_get_visible (self->columns[TITLE])))
    return;

  self->updating = TRUE;
  gtk_column_view_column_set_visible (self->columns[TITLE], !self->narrow);
  self->stepped_back = self->narrow;
  self->updating = FALSE;
}

static gboolean
step_cb (gpointer user_data)
{
  TcStudyColumns *self = user_data;

  self->step_id = 0;
  update_widths (self);
  update_title (self);

  return G_SOURCE_REMOVE;
}

static void
update_visible (TcStudyColumns *self)
{
  const char * const *shown;

  if (self->updating)
    return;

  shown = tc_settings_get_strv (self->settings, "columns");
  self->updating = TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    gtk_column_view_column_set_visible (self->columns[i],
                                        shown == NULL || g_strv_contains (shown, specs[i].id));
  self->updating = FALSE;
  /* What is hidden now is hidden because a person wants so. */
  self->stepped_back = FALSE;
  update_title (self);
}

static void
add_action (TcStudyColumns *self,
            guint           i)
{
  g_autofree char *name = g_strconcat ("show-", specs[i].id, NULL);
  g_autofree char *detailed = g_strconcat ("columns.", name, NULL);
  g_autoptr(GPropertyAction) action = NULL;

  action = g_property_action_new (name, self->columns[i], "visible");
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (self->shown_menu, _(specs[i].title), detailed);
}

static void
add_column (TcStudyColumns *self,
            guint           i)
{
  g_autoptr(GtkSorter) sorter = NULL;
  GtkColumnViewColumn *column;
  Probe *probe = g_new0 (Probe, 1);

  column = gtk_column_view_column_new (_(specs[i].title), tc_study_cells_factory_new (specs[i].id));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, specs[i].expand);
  gtk_column_view_column_set_fixed_width (column, specs[i].width);
  gtk_column_view_column_set_header_menu (column, G_MENU_MODEL (self->menu));

  probe->columns = self;
  probe->index = i;
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, probe, g_free));
  gtk_column_view_column_set_sorter (column, sorter);

  self->columns[i] = column;
  gtk_column_view_append_column (self->view, column);
  add_action (self, i);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (visible_changed_cb), self, 0);
}

static void
tc_study_columns_dispose (GObject *object)
{
  TcStudyColumns *self = TC_STUDY_COLUMNS (object);

  tc_study_columns_detach (self);
  g_clear_handle_id (&self->step_id, g_source_remove);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);
  g_clear_object (&self->shown_menu);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tc_study_columns_parent_class)->dispose (object);
}

static void
tc_study_columns_class_init (TcStudyColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tc_study_columns_dispose;

  signals[SORT_CHANGED] =
    g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tc_study_columns_init (TcStudyColumns *self)
{
  self->scale = self->set_scale = 1.0;
  self->actions = g_simple_action_group_new ();
  self->menu = g_menu_new ();
  self->shown_menu = g_menu_new ();
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->shown_menu));
  add_import_order (self);
}

TcStudyColumns *
tc_study_columns_new (GtkColumnView *view)
{
  TcStudyColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_object_new (TC_TYPE_STUDY_COLUMNS, NULL);
  self->view = view;
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  update_sort_action (self);

  return self;
}

/**
 * tc_study_columns_detach:
 *
 * Ends the object's interest in its view, for a view that goes first.
 *
 * The sorters go too: they know this object, and another may keep the view alive.
 */
void
tc_study_columns_detach (TcStudyColumns *self)
{
  g_return_if_fail (TC_IS_STUDY_COLUMNS (self));

  if (self->view == NULL)
    return;

  g_signal_handlers_disconnect_by_func (gtk_column_view_get_sorter (self->view),
                                        sorter_changed_cb, self);
  for (guint i = 0; i < N_COLUMNS; i++)
    gtk_column_view_column_set_sorter (self->columns[i], NULL);
  self->view = NULL;
}

void
tc_study_columns_set_settings (TcStudyColumns *self,
                               TcSettings     *settings)
{
  g_return_if_fail (TC_IS_STUDY_COLUMNS (self));
  g_return_if_fail (TC_IS_SETTINGS (settings));

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_func (self->settings, update_visible, self);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (settings, "notify::columns", G_CALLBACK (update_visible), self,
                           G_CONNECT_SWAPPED);
  update_visible (self);
}

static double
measure_scale (TcStudyColumns *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  const PangoFontDescription *font = pango_context_get_font_description (context);

  /* The styles of GTK are in pixels. */
  return MAX (pango_font_description_get_size (font) / (double) PANGO_SCALE / TEXT_SIZE, 1.0);
}

/**
 * tc_study_columns_set_width:
 * @self: the columns
 * @width: of the view, in pixels
 *
 * Hides the title where there is no room for it, so that what stands behind it is seen; it comes back with the room.
 * Who wants the title all the same can choose it as any other column. Large text gets wide columns, and so do the flags
 * where there is room for their words.
 *
 * May be called while the view gets its size.
 */
void
tc_study_columns_set_width (TcStudyColumns *self,
                            int             width)
{
  gboolean narrow;
  gboolean roomy;

  g_return_if_fail (TC_IS_STUDY_COLUMNS (self));
  g_return_if_fail (self->view != NULL);

  self->scale = measure_scale (self);
  narrow = width < ROOM_FOR_TITLE * self->scale;
  roomy = width >= ROOM_FOR_WORDS * self->scale;
  if (self->narrow == narrow && self->roomy == roomy && self->set_scale == self->scale)
    return;

  self->narrow = narrow;
  self->roomy = roomy;
  if (self->step_id == 0)
    self->step_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, step_cb, self, NULL);
}

GActionGroup *
tc_study_columns_get_actions (TcStudyColumns *self)
{
  g_return_val_if_fail (TC_IS_STUDY_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

GMenuModel *
tc_study_columns_get_menu (TcStudyColumns *self)
{
  g_return_val_if_fail (TC_IS_STUDY_COLUMNS (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/**
 * tc_study_columns_get_sort:
 *
 * GTK 4.8 does not say which header is the sorted one. So the view's sorter is asked to compare two
 * objects: the first column that is asked is it, and the sign of the answer is its direction.
 */
TcStudySort
tc_study_columns_get_sort (TcStudyColumns *self,
                           gboolean       *descending)
{
  g_autoptr(GObject) a = NULL;
  g_autoptr(GObject) b = NULL;
  GtkOrdering order;

  g_return_val_if_fail (TC_IS_STUDY_COLUMNS (self), TC_SORT_ADDED);
  g_return_val_if_fail (self->view != NULL, TC_SORT_ADDED);

  a = g_object_new (G_TYPE_OBJECT, NULL);
  b = g_object_new (G_TYPE_OBJECT, NULL);
  self->asked = N_COLUMNS;
  self->probing = TRUE;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), a, b);
  self->probing = FALSE;

  *descending = order == GTK_ORDERING_SMALLER;

  return self->asked < N_COLUMNS ? specs[self->asked].sort : TC_SORT_ADDED;
}

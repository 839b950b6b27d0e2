/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-duplicates-window.h"

#include <glib/gi18n.h>

/* More are not counted. */
#define MANY 1000

#define N_ROWS 8
#define NAME_WIDTH 12
#define VALUE_WIDTH 24
/* So many authors are named; thirty would fill the window. */
#define N_AUTHORS 3

struct _TcDuplicatesWindow
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *heading;
  GtkStack *stack;
  GtkLabel *reason;
  GtkGrid *grid;
  GtkWidget *same_report;

  /* Owned */
  TcWorkspace *workspace;

  GtkLabel *values[2][N_ROWS];
  TcId id;                        /* the pair that is shown, 0 for none */
  TcId judged;                    /* the one that was answered last, which may still wait for the disk */
  guint n_answered;
};

G_DEFINE_FINAL_TYPE (TcDuplicatesWindow, tc_duplicates_window, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  gsize offset;
} rows[N_ROWS] = {
  { N_("Title"), G_STRUCT_OFFSET (TcReportCard, title) },
  { N_("Authors"), G_STRUCT_OFFSET (TcReportCard, authors) },
  { N_("Year"), G_STRUCT_OFFSET (TcReportCard, year) },
  { N_("Journal"), G_STRUCT_OFFSET (TcReportCard, journal) },
  { N_("Volume, issue and pages"), G_STRUCT_OFFSET (TcReportCard, place) },
  { N_("Identifiers"), G_STRUCT_OFFSET (TcReportCard, identifiers) },
  { N_("Study"), G_STRUCT_OFFSET (TcReportCard, study) },
  { N_("File"), G_STRUCT_OFFSET (TcReportCard, source) },
};

static const char *
get_value (const TcReportCard *card,
           guint               row)
{
  return G_STRUCT_MEMBER (char *, card, rows[row].offset);
}

static const char *
describe_reason (const TcDuplicate *pair)
{
  const char *reason = pair->reason;

  if (g_str_equal (reason, "title"))
    return g_strcmp0 (pair->cards[0].title, pair->cards[1].title) == 0
           ? _("Both reports have the same title.") : _("Both reports have nearly the same title.");
  if (g_str_equal (reason, "citation"))
    return _("Both reports stand at the same place in a journal.");
  if (g_str_equal (reason, "trial"))
    return _("Both reports name the same trial.");

  return _("The reports share an identifier, but something else contradicts it.");
}

/* The first authors, and how many there are: that tells lists apart which begin alike. */
static char *
shorten_authors (const char *authors)
{
  g_auto(GStrv) names = g_strsplit (authors, "; ", -1);
  g_autoptr(GString) first = g_string_new (NULL);
  guint n = g_strv_length (names);

  if (n <= N_AUTHORS + 1)
    return g_strdup (authors);

  for (guint i = 0; i < N_AUTHORS; i++)
    g_string_append_printf (first, "%s%s", i > 0 ? "; " : "", names[i]);

  /* Translators: the first authors of a report, and the number of all of them. */
  return g_strdup_printf (ngettext ("%s et al. (%u author)", "%s et al. (%u authors)", n), first->str, n);
}

static void
set_value (GtkLabel   *label,
           const char *value,
           guint       row)
{
  g_autofree char *shown = rows[row].offset == G_STRUCT_OFFSET (TcReportCard, authors) ? shorten_authors (value)
                                                                                       : g_strdup (value);

  gtk_label_set_text (label, *shown != '\0' ? shown : "—");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), g_str_equal (shown, value) ? NULL : value);
}

/* What differs is what a person has to look at. */
static void
show_row (TcDuplicatesWindow *self,
          const TcDuplicate  *pair,
          guint               row)
{
  const char *first = get_value (&pair->cards[0], row);
  const char *second = get_value (&pair->cards[1], row);
  gboolean differs = g_strcmp0 (first, second) != 0;

  for (guint i = 0; i < 2; i++)
    {
      set_value (self->values[i][row], get_value (&pair->cards[i], row), row);
      if (differs)
        gtk_widget_add_css_class (GTK_WIDGET (self->values[i][row]), "heading");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->values[i][row]), "heading");
    }
}

/* Which of how many, with those that were answered here. An answer counts once it is on the disk. */
static void
show_count (TcDuplicatesWindow *self)
{
  guint n = tc_workspace_count_duplicates (self->workspace, 0);
  guint n_behind = tc_workspace_count_duplicates (self->workspace, self->id);
  g_autofree char *count = NULL;

  if (n >= MANY)
    /* Translators: %u is the number up to which pairs are counted. */
    count = g_strdup_printf (_("More than %u pairs"), MANY);
  else if (n_behind < n)
    /* Translators: the place of a pair of reports among those that may be the same, and how many there are. */
    count = g_strdup_printf (_("Pair %u of %u"), self->n_answered + n - n_behind, self->n_answered + n);
  if (self->judged == 0 || self->id == 0)
    adw_window_title_set_subtitle (self->heading, self->id != 0 && count != NULL ? count : "");
}

static void
show_pair (TcDuplicatesWindow *self,
           const TcDuplicate  *pair)
{
  self->id = pair != NULL ? pair->id : 0;
  gtk_stack_set_visible_child_name (self->stack, pair != NULL ? "pair" : "empty");
  show_count (self);
  if (pair == NULL)
    {
      /* A button that is not seen would keep the keys from the window, even the one that closes it. */
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      return;
    }

  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_window_set_focus (GTK_WINDOW (self), self->same_report);
  gtk_label_set_text (self->reason, describe_reason (pair));
  for (guint i = 0; i < N_ROWS; i++)
    show_row (self, pair, i);
}

/* The first pair behind @after, or from the beginning; one that was just answered is not shown again. */
static void
show_next (TcDuplicatesWindow *self,
           TcId                after)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcDuplicate) pair = tc_workspace_next_duplicate (self->workspace, after, &error);

  if (pair == NULL && error == NULL && after > 0)
    pair = tc_workspace_next_duplicate (self->workspace, 0, &error);
  if (error != NULL)
    g_warning ("Possible duplicates could not be read: %s", error->message);
  if (pair != NULL && pair->id == self->judged)
    g_clear_pointer (&pair, tc_duplicate_free);
  show_pair (self, pair);
}

/* What was shown may have become one study meanwhile, and an undo may have brought others back. */
static void
changed_cb (TcDuplicatesWindow *self)
{
  self->judged = 0;
  show_next (self, self->id > 0 ? self->id - 1 : 0);
}

static void
judge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TcDuplicatesWindow *self = TC_DUPLICATES_WINDOW (widget);
  TcPairDecision decision = TC_PAIR_DIFFERENT;

  if (self->id == 0)
    return;

  if (g_str_equal (name, "duplicates.same-report"))
    decision = TC_PAIR_SAME_REPORT;
  else if (g_str_equal (name, "duplicates.same-study"))
    decision = TC_PAIR_SAME_STUDY;
  self->judged = self->id;
  self->n_answered++;
  tc_workspace_judge_duplicate (self->workspace, self->id, decision);
  show_next (self, self->id);
  /* An answer by a key that is no mnemonic says nothing of where the focus is; Return answers the next pair. */
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
}

static void
later_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TcDuplicatesWindow *self = TC_DUPLICATES_WINDOW (widget);

  show_next (self, self->id);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TcDuplicatesWindow *self = TC_DUPLICATES_WINDOW (widget);

  if (self->n_answered > 0)
    self->n_answered--;
  tc_workspace_undo (self->workspace);
}

static GtkLabel *
add_label (TcDuplicatesWindow *self,
           const char         *text,
           int                 column,
           int                 row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_yalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), column == 0 ? NAME_WIDTH : VALUE_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (label), column == 0 ? NAME_WIDTH : VALUE_WIDTH);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);

  return GTK_LABEL (label);
}

static void
add_rows (TcDuplicatesWindow *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      GtkLabel *name = add_label (self, _(rows[i].name), 0, i);

      gtk_widget_add_css_class (GTK_WIDGET (name), "dim-label");
      for (guint j = 0; j < 2; j++)
        {
          self->values[j][i] = add_label (self, "", 1 + j, i);
          gtk_label_set_selectable (self->values[j][i], FALSE);
          gtk_accessible_update_relation (GTK_ACCESSIBLE (self->values[j][i]),
                                          GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, name, NULL, -1);
        }
    }
}

static void
tc_duplicates_window_dispose (GObject *object)
{
  TcDuplicatesWindow *self = TC_DUPLICATES_WINDOW (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (tc_duplicates_window_parent_class)->dispose (object);
}

static void
tc_duplicates_window_class_init (TcDuplicatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_duplicates_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-duplicates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TcDuplicatesWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, TcDuplicatesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TcDuplicatesWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, TcDuplicatesWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, TcDuplicatesWindow, same_report);

  gtk_widget_class_install_action (widget_class, "duplicates.same-report", NULL, judge_action);
  gtk_widget_class_install_action (widget_class, "duplicates.same-study", NULL, judge_action);
  gtk_widget_class_install_action (widget_class, "duplicates.different", NULL, judge_action);
  gtk_widget_class_install_action (widget_class, "duplicates.later", NULL, later_action);
  gtk_widget_class_install_action (widget_class, "duplicates.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, 0, "duplicates.same-report", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, 0, "duplicates.same-study", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_3, 0, "duplicates.different", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_4, 0, "duplicates.later", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "duplicates.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tc_duplicates_window_init (TcDuplicatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
}

/**
 * tc_duplicates_window_new:
 * @parent: the window that it stands before
 * @workspace: an open project that can be changed
 *
 * Shows the first pair of reports that waits for an answer.
 */
GtkWindow *
tc_duplicates_window_new (GtkWindow   *parent,
                          TcWorkspace *workspace)
{
  TcDuplicatesWindow *self = g_object_new (TC_TYPE_DUPLICATES_WINDOW, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "study-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (workspace, "studies-changed", G_CALLBACK (changed_cb), self);
  show_next (self, 0);

  return GTK_WINDOW (self);
}

/**
 * tc_duplicates_window_get_id:
 *
 * Returns: the pair that is shown, 0 for none
 */
TcId
tc_duplicates_window_get_id (TcDuplicatesWindow *self)
{
  g_return_val_if_fail (TC_IS_DUPLICATES_WINDOW (self), 0);

  return self->id;
}

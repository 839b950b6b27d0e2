/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-study-cells.h"

#include <glib/gi18n.h>
#include <string.h>

#include "tc-codebook.h"
#include "tc-list-row.h"
#include "tc-study-labels.h"

/* A new string; %NULL (of tooltips) for none. */
typedef char *(*CellFunc) (const TcStudyRow *row);

typedef struct
{
  const char *column;
  CellFunc text;                  /* %NULL for the icon of the status */
  CellFunc tooltip;
  float xalign;
  const char *css_class;
  int min_chars;                  /* for the column that gets the room: what it keeps of it */
  PangoEllipsizeMode ellipsize;   /* none: at the end; the year stands at the end of a label */
} CellKind;

/* The options' labels; made once, since every cell of a column asks. */
static TcCodebook *
default_codebook (void)
{
  static TcCodebook *codebook;

  if (codebook == NULL)
    codebook = tc_codebook_new_default ();

  return codebook;
}

static char *
status_tooltip (const TcStudyRow *row)
{
  if (row->status != TC_STUDY_EXCLUDED || *row->exclusion_reason == '\0')
    return g_strdup (tc_study_status_to_label (row->status));

  /* Translators: %s is the reason for which a study was excluded. */
  return g_strdup_printf (_("Excluded: %s"), tc_exclusion_reason_to_label (row->exclusion_reason));
}

static char *
label_text (const TcStudyRow *row)
{
  return g_strdup (row->label);
}

/* A narrow list shows no title. */
static char *
label_tooltip (const TcStudyRow *row)
{
  if (*row->title == '\0' || strcmp (row->title, row->label) == 0)
    return g_strdup (row->label);

  return g_strdup_printf ("%s\n%s", row->label, row->title);
}

static char *
title_text (const TcStudyRow *row)
{
  return g_strdup (row->title);
}

static char *
journal_text (const TcStudyRow *row)
{
  return g_strdup (row->journal);
}

static char *
year_text (const TcStudyRow *row)
{
  return row->year > 0 ? g_strdup_printf ("%d", row->year) : g_strdup ("");
}

/* A whole word a row would leave no room for the title. */
static char *
phase_text (const TcStudyRow *row)
{
  static const struct { const char *phase; const char *text; } short_names[] = {
    { "Early Phase 1", N_("Early 1") },
    { "Phase 1", "1" },
    { "Phase 1/Phase 2", "1/2" },
    { "Phase 2", "2" },
    { "Phase 2/Phase 3", "2/3" },
    { "Phase 3", "3" },
    { "Phase 4", "4" },
    /* Translators: Such as a trial of a device, which has no phase. */
    { "Not Applicable", N_("N/A") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (short_names); i++)
    {
      if (strcmp (short_names[i].phase, row->phase) == 0)
        return g_strdup (_(short_names[i].text));
    }

  return g_strdup (row->phase);
}

static char *
phase_tooltip (const TcStudyRow *row)
{
  const char *label = NULL;

  if (*row->phase != '\0')
    label = tc_field_find_option_label (tc_codebook_find_field (default_codebook (), "phase"),
                                        row->phase);

  return g_strdup (label != NULL ? label : row->phase);
}

static char *
n_enrolled_text (const TcStudyRow *row)
{
  return row->n_enrolled >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, row->n_enrolled)
                              : g_strdup ("");
}

static char *
progress_text (const TcStudyRow *row)
{
  /* Translators: Fields checked so far of all that have something to check, such as 3/24. */
  return g_strdup_printf (_("%u/%u"), row->n_checked, row->n_checked + row->n_to_check);
}

static char *
progress_tooltip (const TcStudyRow *row)
{
  if (row->n_to_check == 0)
    return g_strdup (_("Nothing left to check"));

  return g_strdup_printf (ngettext ("%u field left to check", "%u fields left to check",
                                    row->n_to_check),
                          row->n_to_check);
}

/* Trials are what the list is about; only other kinds are worth a word. */
static gboolean
is_no_trial (const TcStudyRow *row)
{
  return *row->kind != '\0' && strcmp (row->kind, "trial report") != 0;
}

static char *
flags_text (const TcStudyRow *row)
{
  GString *text = g_string_new (NULL);

  if (row->n_discrepancies > 0)
    g_string_append_printf (text, "⚠ %u ", row->n_discrepancies);
  if (row->n_annotations > 0)
    g_string_append_printf (text, "✎ %u ", row->n_annotations);
  if (is_no_trial (row))
    g_string_append (text, tc_study_kind_to_flag (row->kind));

  return g_strchomp (g_string_free (text, FALSE));
}

static char *
flags_tooltip (const TcStudyRow *row)
{
  GString *text = g_string_new (NULL);

  if (row->n_discrepancies > 0)
    g_string_append_printf (text, ngettext ("%u open discrepancy", "%u open discrepancies",
                                            row->n_discrepancies),
                            row->n_discrepancies);
  if (row->n_annotations > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%u annotation", "%u annotations",
                                              row->n_annotations),
                              row->n_annotations);
    }
  if (is_no_trial (row))
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, tc_study_kind_to_label (row->kind));
    }

  return g_string_free (text, text->len == 0);
}

static const CellKind kinds[] = {
  { "status", NULL, status_tooltip, 0, NULL },
  { "label", label_text, label_tooltip, 0, NULL, 0, PANGO_ELLIPSIZE_MIDDLE },
  { "title", title_text, title_text, 0, NULL, 18 },
  { "journal", journal_text, journal_text, 0, NULL },
  { "year", year_text, NULL, 1, "numeric" },
  { "phase", phase_text, phase_tooltip, 0, NULL },
  { "n-enrolled", n_enrolled_text, NULL, 1, "numeric" },
  { "progress", progress_text, progress_tooltip, 1, "numeric" },
  { "flags", flags_text, flags_tooltip, 0, NULL },
};

static const CellKind *
find_kind (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i].column, column) == 0)
        return &kinds[i];
    }

  return NULL;
}

/* (nullable): for a row that is about to go. */
static TcStudy *
get_study (GtkListItem *item)
{
  TcListRow *row = gtk_list_item_get_item (item);

  return row != NULL ? tc_list_row_get_item (row) : NULL;
}

static gboolean
query_tooltip_cb (GtkWidget   *cell,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip,
                  GtkListItem *item)
{
  const CellKind *kind = find_kind (gtk_widget_get_name (cell));
  TcStudy *study = get_study (item);
  g_autofree char *text = NULL;

  if (study == NULL)
    return FALSE;

  text = kind->tooltip (tc_study_get_row (study));
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL && *text != '\0';
}

static GtkWidget *
make_label (const CellKind *kind)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), kind->xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           kind->ellipsize != PANGO_ELLIPSIZE_NONE ? kind->ellipsize : PANGO_ELLIPSIZE_END);
  if (kind->min_chars > 0)
    gtk_label_set_width_chars (GTK_LABEL (label), kind->min_chars);
  if (kind->css_class != NULL)
    gtk_widget_add_css_class (label, kind->css_class);

  return label;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          const CellKind     *kind)
{
  GtkWidget *cell = kind->text != NULL ? make_label (kind) : gtk_image_new ();

  gtk_widget_set_name (cell, kind->column);
  gtk_widget_add_css_class (cell, "study-cell");
  if (kind->tooltip != NULL)
    {
      gtk_widget_set_has_tooltip (cell, TRUE);
      g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), item);
    }
  gtk_list_item_set_child (item, cell);
}

static void
show_icon (GtkImage *image,
           TcStudy  *study)
{
  const TcStudyRow *row = study != NULL ? tc_study_get_row (study) : NULL;
  g_autofree char *description = row != NULL ? status_tooltip (row) : g_strdup ("");

  gtk_image_set_from_icon_name (image, row != NULL ? tc_study_status_to_icon (row->status) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  row != NULL ? tc_study_status_to_label (row->status) : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
show_text (GtkLabel *label,
           TcStudy  *study)
{
  const CellKind *kind = find_kind (gtk_widget_get_name (GTK_WIDGET (label)));
  g_autofree char *text = study != NULL ? kind->text (tc_study_get_row (study)) : NULL;

  gtk_label_set_text (label, text != NULL ? text : "");
}

static void
show_cb (GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (GTK_IS_IMAGE (cell))
    show_icon (GTK_IMAGE (cell), get_study (item));
  else
    show_text (GTK_LABEL (cell), get_study (item));
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  /* Another study in the row and a change of the study come without an items-changed. */
  g_signal_connect_swapped (gtk_list_item_get_item (item), "notify", G_CALLBACK (show_cb), item);
  show_cb (item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cb, item);
}

GtkListItemFactory *
tc_study_cells_factory_new (const char *column)
{
  const CellKind *kind;
  GtkListItemFactory *factory;

  g_return_val_if_fail (column != NULL, NULL);

  kind = find_kind (column);
  g_return_val_if_fail (kind != NULL, NULL);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) kind);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}

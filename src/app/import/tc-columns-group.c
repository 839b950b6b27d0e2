/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-columns-group.h"

#include <glib/gi18n.h>

/* Characters of a value that tell what it is. */
#define MAX_SAMPLE 60

struct _TcColumnsGroup
{
  AdwPreferencesGroup parent_instance;

  /* Owned */
  TcColumnMap *map;               /* what was proposed */
  GPtrArray *roles;               /* of char, which the codebook owns */
  TcCodebook *codebook;
  GPtrArray *choices;             /* of GtkDropDown, borrowed: one a column, NULL where there is nothing to say */
};

G_DEFINE_FINAL_TYPE (TcColumnsGroup, tc_columns_group, ADW_TYPE_PREFERENCES_GROUP)

/* The beginning of a value, on one line. */
static char *
shorten (const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\r\n\t", ' ');
  g_autofree char *start = NULL;

  g_strstrip (line);
  if (g_utf8_strlen (line, -1) <= MAX_SAMPLE)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_SAMPLE);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
show_samples (const TcTablePreview *preview,
              guint                 column)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < preview->rows->len; i++)
    {
      GPtrArray *values = g_ptr_array_index (preview->rows, i);
      g_autofree char *value = column < values->len ? shorten (g_ptr_array_index (values, column)) : NULL;

      if (value == NULL || *value == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, value);
    }

  return g_string_free (text, FALSE);
}

static GtkStringList *
list_labels (TcColumnsGroup *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->roles->len; i++)
    gtk_string_list_append (labels, tc_column_role_get_label (g_ptr_array_index (self->roles, i), self->codebook));

  return labels;
}

/* What nobody knows is kept as text, which loses nothing: the first role. */
static guint
find_role (TcColumnsGroup *self,
           const char     *role)
{
  guint position;

  if (role == NULL || !g_ptr_array_find_with_equal_func (self->roles, role, g_str_equal, &position))
    return 0;

  return position;
}

static GtkDropDown *
create_choice (TcColumnsGroup *self,
               guint           column)
{
  GtkExpression *label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (list_labels (self)), label);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), find_role (self, tc_column_map_get_role (self->map, column)));
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 220, -1);

  return GTK_DROP_DOWN (choice);
}

/* Where a person should look. */
static GtkWidget *
create_question (void)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-question-symbolic");

  gtk_widget_set_tooltip_text (icon, _("Nobody has said what this column is"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Nobody has said what this column is"), -1);
  gtk_widget_add_css_class (icon, "dim-label");

  return icon;
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);

  return label;
}

/* No AdwActionRow: its labels wrap, and GTK 4.8 complains about the width of wrapping labels as short as "id". */
static void
add_row (TcColumnsGroup *self,
         const char     *name,
         const char     *samples,
         gboolean        known,
         GtkDropDown    *choice)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = create_label (name);
  GtkWidget *values = create_label (samples);

  gtk_widget_add_css_class (values, "dim-label");
  gtk_widget_add_css_class (values, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), values);

  gtk_widget_add_css_class (box, "table-column");
  gtk_box_append (GTK_BOX (box), texts);
  if (!known)
    gtk_box_append (GTK_BOX (box), create_question ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static gboolean
is_known (TcColumnsGroup *self,
          guint           column)
{
  return tc_column_map_get_role (self->map, column) != NULL;
}

static void
add_column (TcColumnsGroup       *self,
            const TcTablePreview *preview,
            guint                 column)
{
  const char *name = tc_column_map_get_name (self->map, column);
  g_autofree char *samples = show_samples (preview, column);
  GtkDropDown *choice = NULL;

  /* Columns of nothing are such as a workbook has to the right of the table. */
  if (*name != '\0' || *samples != '\0')
    {
      choice = create_choice (self, column);
      add_row (self, *name != '\0' ? name : _("A column without a name"),
               *samples != '\0' ? samples : _("No values in the first rows"),
               is_known (self, column), choice);
    }
  self->choices->pdata[column] = choice;
}

/* Where there is something to say comes first: a person may not look further than the window shows. */
static void
add_columns (TcColumnsGroup       *self,
             const TcTablePreview *preview)
{
  guint n = tc_column_map_get_n (self->map);

  g_ptr_array_set_size (self->choices, n);
  for (guint known = 0; known < 2; known++)
    for (guint i = 0; i < n; i++)
      if (is_known (self, i) == (known != 0))
        add_column (self, preview, i);
}

static void
describe (TcColumnsGroup       *self,
          const TcTablePreview *preview)
{
  g_autofree char *name = g_markup_escape_text (preview->name, -1);
  guint n = tc_column_map_get_n (self->map);
  guint n_unknown = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    n_unknown += !is_known (self, i) && *tc_column_map_get_name (self->map, i) != '\0';
  if (n_unknown > 0)
    /* Translators: the columns of a table whose meaning the program does not know. */
    text = g_strdup_printf (ngettext ("%u column is not known. It is kept as text unless you say what it is.",
                                      "%u columns are not known. They are kept as text unless you say what they are.",
                                      n_unknown), n_unknown);
  else
    text = g_strdup (_("All columns are known. You can change what they are."));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), name);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text);
}

static void
tc_columns_group_finalize (GObject *object)
{
  TcColumnsGroup *self = TC_COLUMNS_GROUP (object);

  g_clear_pointer (&self->map, tc_column_map_free);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (tc_columns_group_parent_class)->finalize (object);
}

static void
tc_columns_group_class_init (TcColumnsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tc_columns_group_finalize;
}

static void
tc_columns_group_init (TcColumnsGroup *self)
{
  self->choices = g_ptr_array_new ();
}

/**
 * tc_columns_group_new:
 * @preview: a table, with the roles to propose
 * @codebook: the codebook of the project
 *
 * Returns: (transfer floating): the columns of the table
 */
GtkWidget *
tc_columns_group_new (const TcTablePreview *preview,
                      TcCodebook           *codebook)
{
  TcColumnsGroup *self = g_object_new (TC_TYPE_COLUMNS_GROUP, NULL);

  self->map = tc_column_map_copy (preview->map);
  self->codebook = tc_codebook_ref (codebook);
  self->roles = tc_column_roles_list (codebook);
  describe (self, preview);
  add_columns (self, preview);

  return GTK_WIDGET (self);
}

/**
 * tc_columns_group_dup_map:
 *
 * Returns: (transfer full): what the columns are now
 */
TcColumnMap *
tc_columns_group_dup_map (TcColumnsGroup *self)
{
  TcColumnMap *map;

  g_return_val_if_fail (TC_IS_COLUMNS_GROUP (self), NULL);

  map = tc_column_map_copy (self->map);
  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkDropDown *choice = g_ptr_array_index (self->choices, i);
      guint selected = choice != NULL ? gtk_drop_down_get_selected (choice) : GTK_INVALID_LIST_POSITION;

      tc_column_map_set_role (map, i, selected < self->roles->len ? g_ptr_array_index (self->roles, selected) : NULL);
    }

  return map;
}

/**
 * tc_columns_group_get_choice:
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): where a person says what the column is; %NULL for one without a name and values
 */
GtkDropDown *
tc_columns_group_get_choice (TcColumnsGroup *self,
                             guint           column)
{
  g_return_val_if_fail (TC_IS_COLUMNS_GROUP (self), NULL);
  g_return_val_if_fail (column < self->choices->len, NULL);

  return g_ptr_array_index (self->choices, column);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-codebook-form.h"

#include <glib/gi18n.h>

#include "tc-codebook-edit.h"

struct _TcCodebookForm
{
  AdwBin parent_instance;

  /* Template children */
  AdwPreferencesGroup *names;
  AdwEntryRow *label_en;
  AdwEntryRow *label_zh;
  GtkLabel *label_problem;
  AdwEntryRow *help_en;
  AdwEntryRow *help_zh;
  AdwComboRow *group;
  AdwComboRow *kind;
  GtkWidget *place;
  GtkWidget *choices_group;
  GtkTextView *choices;
  GtkLabel *choices_problem;

  /* Owned */
  TcCodebook *codebook;           /* (nullable): the one that is to be changed */
  char *field;                    /* (nullable): the field that is changed, NULL for a new one or a group */
  char *group_key;                /* (nullable): the group that is changed, NULL for a new one or a field */
  gboolean is_group;
};

G_DEFINE_FINAL_TYPE (TcCodebookForm, tc_codebook_form, ADW_TYPE_BIN)

enum
{
  SAVE,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What people choose among; the last one is not offered for a new field. */
static const struct
{
  const char *label;
  TcFieldKind kind;
  gboolean repeating;
  const char *choices;            /* (nullable): what a new field of it begins with */
} kinds[] = {
  { N_("Text"), TC_FIELD_TEXT, FALSE, NULL },
  { N_("Long text"), TC_FIELD_LONG_TEXT, FALSE, NULL },
  { N_("List of texts"), TC_FIELD_TEXT, TRUE, NULL },
  { N_("Whole number"), TC_FIELD_INTEGER, FALSE, NULL },
  { N_("Number"), TC_FIELD_NUMBER, FALSE, NULL },
  { N_("Number with a unit"), TC_FIELD_QUANTITY, FALSE, NULL },
  { N_("Duration"), TC_FIELD_DURATION, FALSE, "day | 天\nweek | 周\nmonth | 月\nyear | 年" },
  { N_("Choice"), TC_FIELD_OPTION, FALSE, NULL },
  { N_("List of choices"), TC_FIELD_OPTION, TRUE, NULL },
  { N_("Yes or no"), TC_FIELD_OPTION, FALSE, "Yes | 是\nNo | 否" },
  { N_("List of numbers with units"), TC_FIELD_QUANTITY, TRUE, NULL },
  { N_("Table"), TC_FIELD_TABLE, FALSE, NULL },
};

static gboolean
is_new_field (TcCodebookForm *self)
{
  return !self->is_group && self->field == NULL;
}

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_choices (TcCodebookForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->choices);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static guint
find_kind (const TcField *field)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (kinds) - 1
         && (kinds[i].kind != tc_field_get_kind (field) || kinds[i].repeating != tc_field_is_repeating (field)))
    i++;

  return i;
}

static gboolean
has_choices (TcFieldKind kind)
{
  return kind == TC_FIELD_OPTION || kind == TC_FIELD_DURATION || kind == TC_FIELD_QUANTITY || kind == TC_FIELD_TEXT;
}

static void
set_problem (GtkWidget  *widget,
             GtkLabel   *label,
             const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
  if (words != NULL)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
}

static void
clear_problems (TcCodebookForm *self)
{
  set_problem (GTK_WIDGET (self->label_en), self->label_problem, NULL);
  set_problem (GTK_WIDGET (self->choices), self->choices_problem, NULL);
}

/* --- what stands in it --------------------------------------------------------------------------------- */

static void
fill_groups (TcCodebookForm *self,
             const char     *chosen)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;
  const char *group;

  for (guint i = 0; (group = tc_codebook_get_group (self->codebook, i)) != NULL; i++)
    {
      gtk_string_list_append (labels, tc_codebook_get_group_label (self->codebook, group));
      if (g_strcmp0 (group, chosen) == 0)
        selected = i;
    }
  adw_combo_row_set_model (self->group, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->group, selected);
}

static void
fill_kinds (TcCodebookForm *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  guint n = G_N_ELEMENTS (kinds) - (is_new_field (self) ? 1 : 0);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, _(kinds[i].label));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (labels));
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), is_new_field (self));
}

static void
set_texts (TcCodebookForm *self,
           const char     *label_en,
           const char     *label_zh,
           const char     *help_en,
           const char     *help_zh)
{
  gtk_editable_set_text (GTK_EDITABLE (self->label_en), label_en);
  gtk_editable_set_text (GTK_EDITABLE (self->label_zh), label_zh);
  gtk_editable_set_text (GTK_EDITABLE (self->help_en), help_en);
  gtk_editable_set_text (GTK_EDITABLE (self->help_zh), help_zh);
}

static void
kind_changed_cb (TcCodebookForm *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);
  const char *choices;

  if (selected >= G_N_ELEMENTS (kinds))
    return;

  gtk_widget_set_visible (self->choices_group, !self->is_group && has_choices (kinds[selected].kind));
  if (!is_new_field (self))
    return;
  choices = kinds[selected].choices;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->choices), choices != NULL ? choices : "", -1);
}

static void
begin (TcCodebookForm *self,
       TcCodebook     *codebook,
       const char     *field,
       const char     *group,
       gboolean        is_group)
{
  tc_codebook_ref (codebook);
  g_clear_pointer (&self->codebook, tc_codebook_unref);
  self->codebook = codebook;
  g_free (self->field);
  self->field = g_strdup (field);
  g_free (self->group_key);
  self->group_key = is_group ? g_strdup (group) : NULL;
  self->is_group = is_group;
  gtk_widget_set_visible (GTK_WIDGET (self->help_en), !is_group);
  gtk_widget_set_visible (GTK_WIDGET (self->help_zh), !is_group);
  gtk_widget_set_visible (self->place, !is_group);
  clear_problems (self);
  fill_kinds (self);
  fill_groups (self, group);
  kind_changed_cb (self);
}

static void
save_cb (TcCodebookForm *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
cancel_cb (TcCodebookForm *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static gboolean
tc_codebook_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TC_CODEBOOK_FORM (widget)->label_en));
}

static void
tc_codebook_form_finalize (GObject *object)
{
  TcCodebookForm *self = TC_CODEBOOK_FORM (object);

  g_clear_pointer (&self->codebook, tc_codebook_unref);
  g_free (self->field);
  g_free (self->group_key);

  G_OBJECT_CLASS (tc_codebook_form_parent_class)->finalize (object);
}

static void
tc_codebook_form_class_init (TcCodebookFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tc_codebook_form_finalize;
  widget_class->grab_focus = tc_codebook_form_grab_focus;

  signals[SAVE] =
    g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] =
    g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trialcurator/TrialCurator/tc-codebook-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, names);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, label_en);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, label_zh);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, label_problem);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, help_en);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, help_zh);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, group);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, kind);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, place);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, choices_group);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, choices);
  gtk_widget_class_bind_template_child (widget_class, TcCodebookForm, choices_problem);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
tc_codebook_form_init (TcCodebookForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tc_codebook_form_edit_field:
 * @field: key of a field of @codebook
 *
 * Shows a field to be changed.
 */
void
tc_codebook_form_edit_field (TcCodebookForm *self,
                             TcCodebook     *codebook,
                             const char     *field)
{
  g_autofree char *choices = NULL;
  g_autofree char *title = NULL;
  const TcField *now;

  g_return_if_fail (TC_IS_CODEBOOK_FORM (self));
  now = tc_codebook_find_field (codebook, field);
  g_return_if_fail (now != NULL);

  begin (self, codebook, field, tc_field_get_group (now), FALSE);
  set_texts (self, tc_field_get_own_label (now, "en"), tc_field_get_own_label (now, "zh_CN"),
             tc_field_get_own_help (now, "en"), tc_field_get_own_help (now, "zh_CN"));
  adw_combo_row_set_selected (self->kind, find_kind (now));
  kind_changed_cb (self);
  choices = tc_field_dup_choices (now);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->choices), choices, -1);
  /* Translators: %s is a column of the exported table */
  title = g_strdup_printf (_("In the export: %s"), field);
  adw_preferences_group_set_description (self->names, title);
}

/**
 * tc_codebook_form_add_field:
 * @group: key of the group where it would stand
 *
 * Asks for a new field.
 */
void
tc_codebook_form_add_field (TcCodebookForm *self,
                            TcCodebook     *codebook,
                            const char     *group)
{
  g_return_if_fail (TC_IS_CODEBOOK_FORM (self));

  begin (self, codebook, NULL, group, FALSE);
  set_texts (self, "", "", "", "");
  adw_preferences_group_set_description (self->names,
    _("One language is enough. The English name gives the column of the export, which stays for ever."));
}

/**
 * tc_codebook_form_edit_group:
 * @group: (nullable): key of a group; %NULL for a new one
 *
 * Shows a group to be renamed, or asks for a new one.
 */
void
tc_codebook_form_edit_group (TcCodebookForm *self,
                             TcCodebook     *codebook,
                             const char     *group)
{
  g_return_if_fail (TC_IS_CODEBOOK_FORM (self));

  begin (self, codebook, NULL, group, TRUE);
  set_texts (self, group != NULL ? tc_codebook_get_group_label_in (codebook, group, "en") : "",
             group != NULL ? tc_codebook_get_group_label_in (codebook, group, "zh_CN") : "", "", "");
  adw_preferences_group_set_description (self->names, _("One language is enough."));
}

static TcCodebook *
make_group (TcCodebookForm  *self,
            GError         **error)
{
  if (self->group_key == NULL)
    return tc_codebook_add_group (self->codebook, get_text (self->label_en), get_text (self->label_zh), error);

  return tc_codebook_set_group (self->codebook, self->group_key, get_text (self->label_en),
                                get_text (self->label_zh), error);
}

/**
 * tc_codebook_form_make:
 * @error: a TcCodebookError
 *
 * Returns: (transfer full) (nullable): the codebook with what the person says, %NULL where it cannot be
 */
TcCodebook *
tc_codebook_form_make (TcCodebookForm  *self,
                       GError         **error)
{
  g_autofree char *choices = NULL;
  guint selected;
  TcFieldSpec spec;

  g_return_val_if_fail (TC_IS_CODEBOOK_FORM (self), NULL);

  if (self->is_group)
    return make_group (self, error);

  choices = dup_choices (self);
  selected = MIN (adw_combo_row_get_selected (self->kind), G_N_ELEMENTS (kinds) - 1);
  spec.label_en = get_text (self->label_en);
  spec.label_zh = get_text (self->label_zh);
  spec.help_en = get_text (self->help_en);
  spec.help_zh = get_text (self->help_zh);
  spec.group = tc_codebook_get_group (self->codebook, adw_combo_row_get_selected (self->group));
  spec.kind = kinds[selected].kind;
  spec.repeating = kinds[selected].repeating;
  spec.choices = choices;
  if (self->field != NULL)
    return tc_codebook_set_field (self->codebook, self->field, &spec, error);

  return tc_codebook_add_field (self->codebook, &spec, error);
}

/**
 * tc_codebook_form_show_error:
 * @error: why the codebook cannot be changed so
 *
 * Says what is wrong, beside what it is about.
 */
void
tc_codebook_form_show_error (TcCodebookForm *self,
                             const GError   *error)
{
  gboolean about_choices;

  g_return_if_fail (TC_IS_CODEBOOK_FORM (self));
  g_return_if_fail (error != NULL);

  clear_problems (self);
  about_choices = gtk_widget_get_visible (self->choices_group)
                  && !g_error_matches (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_LABEL);
  if (about_choices)
    set_problem (GTK_WIDGET (self->choices), self->choices_problem, error->message);
  else
    set_problem (GTK_WIDGET (self->label_en), self->label_problem, error->message);
  gtk_widget_grab_focus (about_choices ? GTK_WIDGET (self->choices) : GTK_WIDGET (self->label_en));
}

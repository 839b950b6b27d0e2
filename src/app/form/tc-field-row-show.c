/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-field-row"

#include "config.h"

#include "tc-field-row-private.h"

#include <glib/gi18n.h>

#include "tc-discrepancy-card.h"
#include "tc-editor-table.h"
#include "tc-form-suggestions.h"
#include "tc-form-words.h"

/*
 * What a row shows about its field besides the value: state, note, other suggestions, discrepancies; and whether
 * its label stands beside the editor or above it.
 */

/* Width of the column of labels in a wide form, in pixels. */
#define LABEL_WIDTH 168
/* Room for both buttons, so that the editors end on one line whether there is something to accept or not. */
#define BUTTONS_WIDTH 64

/* Few values are corrected, so most rows never have it. */
static void
show_suggested (TcFieldRow *self)
{
  GPtrArray *quotes = self->data != NULL ? self->data->suggested_quotes : NULL;

  if (self->suggested == NULL && (quotes == NULL || quotes->len == 0))
    return;

  if (self->suggested == NULL)
    {
      self->suggested = tc_form_suggested_new (tc_field_get_key (self->field));
      gtk_box_insert_child_after (GTK_BOX (self->body), self->suggested, GTK_WIDGET (self->quotes));
    }
  tc_form_suggested_set_quotes (TC_FORM_SUGGESTED (self->suggested), quotes, self->editable);
}

static void
show_note (TcFieldRow *self)
{
  const TcAnswer *answer = self->data != NULL ? self->data->answer : NULL;
  const char *note = answer != NULL && answer->note != NULL ? answer->note : "";
  g_autofree char *line = tc_form_words_one_line (note);

  gtk_label_set_text (self->note_label, line);
  gtk_widget_set_visible (self->note, *note != '\0');
}

static void
show_others (TcFieldRow *self)
{
  guint n = self->data != NULL ? tc_form_suggestions_count_others (self->data) : 0;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->others), n > 0);
  if (n == 0)
    return;

  /* Translators: a button that lists what else was found in the reports for a field. */
  label = g_strdup_printf (ngettext ("%u other suggestion", "%u other suggestions", n), n);
  gtk_menu_button_set_label (self->others, label);
}

static void
show_cards (TcFieldRow *self)
{
  GPtrArray *discrepancies = self->data != NULL ? self->data->discrepancies : NULL;
  guint n = discrepancies != NULL ? discrepancies->len : 0;
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (guint i = 0; i < n; i++)
    {
      if (card == NULL)
        {
          card = tc_discrepancy_card_new (self->field);
          gtk_box_append (self->cards, card);
        }
      tc_discrepancy_card_set_discrepancy (TC_DISCREPANCY_CARD (card), discrepancies->pdata[i],
                                           self->data->answer != NULL ? self->data->answer->value : NULL,
                                           self->editable);
      gtk_widget_set_visible (card, TRUE);
      card = gtk_widget_get_next_sibling (card);
    }
  for (; card != NULL; card = gtk_widget_get_next_sibling (card))
    gtk_widget_set_visible (card, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), n > 0);
}

static void
show_extra (TcFieldRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->extra),
                          gtk_widget_get_visible (self->note) ||
                          gtk_widget_get_visible (GTK_WIDGET (self->others)));
}

/* Results are checked against the arms that the form shows, checked or not. */
static void
show_arms (TcFieldRow *self)
{
  g_autoptr(GStrvBuilder) names = NULL;
  g_auto(GStrv) arms = NULL;
  const TcStudyField *field;

  if (!TC_IS_EDITOR_TABLE (self->editor) || self->detail == NULL)
    return;

  names = g_strv_builder_new ();
  field = tc_study_detail_find (self->detail, "arms");
  for (guint i = 0; field != NULL && field->value != NULL && i < tc_value_get_n_items (field->value); i++)
    {
      TcValue *label = tc_value_get_member (tc_value_get_item (field->value, i), "label");

      if (label != NULL && tc_value_get_kind (label) == TC_VALUE_TEXT)
        g_strv_builder_add (names, tc_value_get_text (label));
    }
  arms = g_strv_builder_end (names);
  tc_editor_table_set_arms (TC_EDITOR_TABLE (self->editor), (const char * const *) arms);
}

/* Puts a child of the grid elsewhere. */
static void
place (TcFieldRow *self,
       GtkWidget  *child,
       int         column,
       int         row,
       int         width,
       int         height)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkGridLayoutChild *cell = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, child));

  gtk_grid_layout_child_set_column (cell, column);
  gtk_grid_layout_child_set_row (cell, row);
  gtk_grid_layout_child_set_column_span (cell, width);
  gtk_grid_layout_child_set_row_span (cell, height);
}

/**
 * tc_field_row_show_state:
 * @self: a row with a study
 *
 * Shows the state of the field; what is typed and not stored is to check.
 */
void
tc_field_row_show_state (TcFieldRow *self)
{
  static const char * const classes[] = { "empty", "suggested", "checked" };
  TcAnswerState state = tc_field_row_get_state (self);
  const char *css_class = tc_form_words_state_class (state);

  gtk_image_set_from_icon_name (self->state_icon, tc_form_words_state_icon (state));
  gtk_label_set_text (self->state_label, tc_form_words_state (state));
  gtk_widget_set_visible (self->accept, self->editable && self->data != NULL &&
                                          self->data->state == TC_ANSWER_SUGGESTED);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      if (g_str_equal (classes[i], css_class))
        gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
    }
}

/**
 * tc_field_row_show:
 * @self: a row with a study
 *
 * Shows the state, the quotes, the note, the number of other suggestions and the discrepancies of the field.
 */
void
tc_field_row_show (TcFieldRow *self)
{
  tc_field_row_show_state (self);
  tc_form_quotes_set_quotes (self->quotes, self->data != NULL ? self->data->quotes : NULL);
  show_suggested (self);
  show_note (self);
  show_others (self);
  show_cards (self);
  show_arms (self);
  show_extra (self);
  tc_field_menu_update (self->menu, self->editable, self->data != NULL && self->data->answer != NULL);
}

/**
 * tc_field_row_set_wide:
 * @self: a row
 * @wide: whether there is room for a column of labels
 *
 * Puts the label beside the editor or above it. Beside, half as many fields more are seen at once;
 * but a table takes all the room that there is.
 */
void
tc_field_row_set_wide (TcFieldRow *self,
                       gboolean    wide)
{
  g_return_if_fail (TC_IS_FIELD_ROW (self));

  wide = wide && tc_field_get_kind (self->field) != TC_FIELD_TABLE;
  if (self->wide == wide)
    return;

  self->wide = wide;
  gtk_widget_set_size_request (self->title, wide ? LABEL_WIDTH : -1, -1);
  gtk_widget_set_size_request (self->buttons, wide ? BUTTONS_WIDTH : -1, -1);
  gtk_widget_set_hexpand (self->title, !wide);
  gtk_widget_set_valign (self->title, wide ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_vexpand (self->state, wide);
  gtk_widget_set_valign (self->state, wide ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  if (wide)
    {
      place (self, self->state, 0, 1, 1, 1);
      place (self, self->body, 1, 0, 1, 2);
    }
  else
    {
      place (self, self->state, 1, 0, 1, 1);
      place (self, self->body, 0, 1, 3, 1);
    }
  place (self, self->buttons, 2, 0, 1, wide ? 2 : 1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-suggestions"

#include "config.h"

#include "tc-form-suggestions.h"

#include <glib/gi18n.h>

#include "tc-form-popovers.h"
#include "tc-form-quote.h"
#include "tc-form-why.h"
#include "tc-form-words.h"

/*
 * The other suggestions of a field: how many there are, and the popover that lists them with their quotes,
 * rule and confidence.
 */

/* A long list is not repeated here. */
#define MAX_SHOWN 8

/* Whether the value that the row shows already holds @suggestion. */
static gboolean
is_shown (const TcStudyField *data,
          const TcSuggestion *suggestion)
{
  if (data->value == NULL)
    return FALSE;
  if (tc_value_get_kind (data->value) != TC_VALUE_LIST || tc_value_get_kind (suggestion->value) == TC_VALUE_LIST)
    return tc_value_equal (data->value, suggestion->value);

  for (guint i = 0; i < tc_value_get_n_items (data->value); i++)
    {
      if (tc_value_equal (tc_value_get_item (data->value, i), suggestion->value))
        return TRUE;
    }

  return FALSE;
}

/* Two sources that say the same make one proposal: the better one, which stands first. */
static gboolean
is_repeated (const TcStudyField *data,
             guint               index)
{
  const TcSuggestion *suggestion = data->suggestions->pdata[index];

  for (guint i = 0; i < index; i++)
    {
      const TcSuggestion *earlier = data->suggestions->pdata[i];

      if (tc_value_equal (earlier->value, suggestion->value))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_other (const TcStudyField *data,
          guint               index)
{
  return !is_shown (data, data->suggestions->pdata[index]) && !is_repeated (data, index);
}

static void
used_cb (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
new_use_button (const TcStudyField *data,
                guint               index,
                const char         *value)
{
  GtkWidget *button = gtk_button_new_with_label (_("Use this"));
  /* Translators: accessible name of a button; %s is a value. */
  g_autofree char *name = g_strdup_printf (_("Use this: %s"), value);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "form.accept-suggestion");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(su)",
                                    tc_field_get_key (data->field), index);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_after (button, "clicked", G_CALLBACK (used_cb), NULL);

  return button;
}

/* A suggestion of a list or table is one entry of it. */
static char *
format_value (const TcField *field,
              TcValue       *value)
{
  g_autoptr(TcValue) list = NULL;

  if (tc_value_get_kind (value) != TC_VALUE_LIST &&
      (tc_field_is_repeating (field) || tc_field_get_kind (field) == TC_FIELD_TABLE))
    {
      list = tc_value_new_list (&value, 1);
      value = list;
    }

  return tc_form_words_value (field, value);
}

static GtkWidget *
new_suggestion (const TcStudyField *data,
                guint               index,
                gboolean            editable)
{
  const TcSuggestion *suggestion = data->suggestions->pdata[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *value = format_value (data->field, suggestion->value);
  /* Translators: below a suggestion: how sure the program is, in per cent, and the name of its rule. */
  g_autofree char *origin = g_strdup_printf (_("%.0f %% sure, rule %s"),
                                             suggestion->confidence * 100.0, suggestion->rule);

  gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (value, "heading"));
  for (guint i = 0; i < suggestion->quotes->len; i++)
    {
      GtkWidget *quote = tc_form_quote_new ();

      tc_form_quote_set_quote (TC_FORM_QUOTE (quote), suggestion->quotes->pdata[i]);
      gtk_box_append (GTK_BOX (box), quote);
    }
  gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (origin, "caption"));
  gtk_box_append (GTK_BOX (box), tc_form_why_new (suggestion));
  if (editable)
    gtk_box_append (GTK_BOX (box), new_use_button (data, index, value));

  return box;
}

/**
 * tc_form_suggestions_count_others:
 * @data: a field of a study
 *
 * How many different values were found beside the one that is shown.
 */
guint
tc_form_suggestions_count_others (const TcStudyField *data)
{
  guint n = 0;

  for (guint i = 0; i < data->suggestions->len; i++)
    n += is_other (data, i) ? 1 : 0;

  return n;
}

/* Those that the row already shows can be asked for their reason, too; they stand below the others. */
static void
append_shown (GtkBox             *box,
              const TcStudyField *data)
{
  guint n = 0;

  for (guint i = 0; i < data->suggestions->len && n < MAX_SHOWN; i++)
    {
      if (!is_shown (data, data->suggestions->pdata[i]) || is_repeated (data, i))
        continue;
      if (n++ == 0)
        gtk_box_append (box, tc_form_popover_label_new (_("Shown in the form:"), "dim-label"));
      gtk_box_append (box, new_suggestion (data, i, FALSE));
    }
}

/**
 * tc_form_suggestions_popover_new:
 * @data: (nullable): a field of a study
 * @editable: whether a person may choose one
 *
 * Makes a popover that lists the other suggestions with what they rest on.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
tc_form_suggestions_popover_new (const TcStudyField *data,
                                 gboolean            editable)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "tc-popover");
  for (guint i = 0; data != NULL && i < data->suggestions->len; i++)
    {
      if (is_other (data, i))
        gtk_box_append (GTK_BOX (box), new_suggestion (data, i, editable));
    }
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (
                                     _("Nothing else was found for this field."), "dim-label"));
  if (data != NULL)
    append_shown (GTK_BOX (box), data);

  return tc_form_popover_new (box);
}

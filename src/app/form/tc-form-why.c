/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-why"

#include "config.h"

#include "tc-form-why.h"

#include <glib/gi18n.h>

#include "tc-form-popovers.h"
#include "tc-why.h"

/*
 * The reason of a suggestion: what its rule believes, where the rule comes from, the words that made it look,
 * and how often it was right where the answers are known. Its id stands above, beside how sure it is.
 */

static void
append_words (GtkBox      *box,
              const TcWhy *why)
{
  g_autofree char *words = g_strjoinv (", ", why->words);
  g_autofree char *text = NULL;

  if (words[0] == '\0')
    return;

  /* Translators: the words in a report that made a rule look, separated by commas. */
  text = g_strdup_printf (_("Words: %s"), words);
  gtk_box_append (box, tc_form_popover_label_new (text, "caption"));
}

static void
append_measure (GtkBox      *box,
                const TcWhy *why)
{
  g_autofree char *text = NULL;

  if (why->of == 0)
    text = g_strdup (_("Not measured: there are no texts with known answers."));
  else
    /* Translators: of a rule's suggestions on texts with known answers: the share that was right,
     * how many, of how many. */
    text = g_strdup_printf (_("Measured precision: %.0f %% (%u of %u right)"), 100.0 * why->right / why->of, why->right,
                            why->of);
  gtk_box_append (box, tc_form_popover_label_new (text, "caption"));
}

static void
append_reason (GtkBox      *box,
               const TcWhy *why)
{
  TcWhyLanguage language = tc_why_get_user_language ();

  gtk_box_append (box, tc_form_popover_label_new (why->text[language], "caption"));
  gtk_box_append (box, tc_form_popover_label_new (why->origin[language], "caption"));
  append_words (box, why);
  append_measure (box, why);
}

/**
 * tc_form_why_new:
 * @suggestion: a suggestion
 *
 * Returns: (transfer floating): its reason, to be unfolded
 */
GtkWidget *
tc_form_why_new (const TcSuggestion *suggestion)
{
  g_autoptr(TcWhy) why = tc_why_new (suggestion);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *expander = gtk_expander_new (_("Why this suggestion?"));

  if (why != NULL)
    append_reason (GTK_BOX (box), why);
  else
    gtk_box_append (GTK_BOX (box), tc_form_popover_label_new
                    (_("This version of the program does not have the rule any more."),
                                                              "caption"));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);

  return expander;
}

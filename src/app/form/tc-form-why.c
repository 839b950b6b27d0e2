/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-why"

#include "config.h"

#include "tc-form-why.h"

#include <glib/gi18n.h>

#include "tc-form-popovers.h"
#include "tc-why.h"

/*
 * The reason of a suggestion: what its rule believes, where the rule comes from, the words that made it look,
 * and how often it was right where the answers are known.
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
    /* Translators: of a rule's suggestions on texts with known answers: how many were right, of how many. */
    text = g_strdup_printf (_("Measured: %u of %u right"), why->right, why->of);
  gtk_box_append (box, tc_form_popover_label_new (text, "caption"));
}

GtkWidget *
tc_form_why_new (const TcSuggestion *suggestion)
{
  g_autoptr(TcWhy) why = tc_why_new (suggestion);
  TcWhyLanguage language = tc_why_get_user_language ();
  GtkWidget *box, *expander;

  if (why == NULL)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (why->text[language], "caption"));
  gtk_box_append (GTK_BOX (box), tc_form_popover_label_new (why->origin[language], "caption"));
  append_words (GTK_BOX (box), why);
  append_measure (GTK_BOX (box), why);
  expander = gtk_expander_new (_("Why this suggestion?"));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);

  return expander;
}

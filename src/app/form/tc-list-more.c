/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-list-more"

#include "config.h"

#include "tc-list-more.h"

#include <glib/gi18n.h>

#include "tc-form-words.h"

/* How many of the folded entries are named; more would not fit on the line anyway. */
#define MAX_NAMED 12

struct _TcListMore
{
  GtkButton parent_instance;

  /* Of the button */
  GtkLabel *label;

  /* Borrowed */
  const TcField *field;
};

G_DEFINE_FINAL_TYPE (TcListMore, tc_list_more, GTK_TYPE_BUTTON)

static void
tc_list_more_class_init (TcListMoreClass *klass)
{
}

static void
tc_list_more_init (TcListMore *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0.0);
  gtk_button_set_child (GTK_BUTTON (self), label);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "tc-small");
  gtk_widget_add_css_class (GTK_WIDGET (self), "tc-list-more");
}

static char *
name_values (TcListMore *self,
             GPtrArray  *values)
{
  g_autoptr(TcValue) list = NULL;
  g_autofree char *text = NULL;

  list = tc_value_new_list ((TcValue **) values->pdata, MIN (values->len, MAX_NAMED));
  text = tc_field_format (self->field, list);

  return tc_form_words_one_line (text);
}

/**
 * tc_list_more_new:
 * @field: a repeating field; must outlive the button
 *
 * Makes the button of a list that is shown whole.
 */
GtkWidget *
tc_list_more_new (const TcField *field)
{
  TcListMore *self = g_object_new (TC_TYPE_LIST_MORE, NULL);

  self->field = field;

  return GTK_WIDGET (self);
}

/**
 * tc_list_more_set_folded:
 * @self: a button
 * @values: (element-type TcValue): what is folded away, in order; empty where the whole list is shown
 *
 * Says what the button will do.
 */
void
tc_list_more_set_folded (TcListMore *self,
                         GPtrArray  *values)
{
  const char *label = tc_field_get_label (self->field);
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (TC_IS_LIST_MORE (self));

  if (values->len > 0)
    {
      names = name_values (self, values);
      /* Translators: a button below a list that shows the entries which are folded away; %s is the first of
       * them, as "Testperson A; Probe B". */
      text = g_strdup_printf (ngettext ("%u more: %s", "%u more: %s", values->len), values->len, names);
      /* Translators: accessible name of that button; %s is the field, such as "Authors". */
      name = g_strdup_printf (ngettext ("Show %u more entry of %s", "Show %u more entries of %s", values->len),
                              values->len, label);
    }
  else
    {
      text = g_strdup (_("Show fewer"));
      /* Translators: accessible name of a button; %s is the field, such as "Authors". */
      name = g_strdup_printf (_("Show fewer entries of %s"), label);
    }

  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, values->len == 0, -1);
}

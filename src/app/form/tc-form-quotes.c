/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-quotes"

#include "config.h"

#include "tc-form-quotes.h"

#include <glib/gi18n.h>

#include "tc-form-quote.h"

/* One statement in each language; more of them would push the next field off the screen. */
#define N_FIRST 2

struct _TcFormQuotes
{
  GtkWidget parent_instance;

  /* Owned children */
  GPtrArray *buttons;             /* TcFormQuote, each a child; a pool of which n_quotes are in use */
  GtkWidget *more;                /* (nullable): made when it is first needed */

  guint n_quotes;
  guint next;
  gboolean expanded;
};

G_DEFINE_FINAL_TYPE (TcFormQuotes, tc_form_quotes, GTK_TYPE_WIDGET)

/* A lone quote behind "1 more" would be silly. */
static guint
count_first (TcFormQuotes *self)
{
  return self->expanded || self->n_quotes <= N_FIRST + 1 ? self->n_quotes : N_FIRST;
}

static void
update_visible (TcFormQuotes *self)
{
  guint n_first = count_first (self);
  guint n_more = self->n_quotes - n_first;
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_set_visible (self->buttons->pdata[i], i < n_first);
  if (self->more == NULL)
    return;

  gtk_widget_set_visible (self->more, n_more > 0);
  /* Translators: a button below some quotes that shows the others. */
  label = g_strdup_printf (ngettext ("%u more quote", "%u more quotes", n_more), n_more);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
}

static void
more_cb (TcFormQuotes *self)
{
  self->expanded = TRUE;
  update_visible (self);
  gtk_widget_grab_focus (self->buttons->pdata[MIN (N_FIRST, self->n_quotes - 1)]);
}

/* Entries of a list often rest on one sentence; it is shown once. */
static gboolean
is_repeated (GPtrArray *quotes,
             guint      index)
{
  const TcQuote *quote = quotes->pdata[index];

  for (guint i = 0; i < index; i++)
    {
      const TcQuote *earlier = quotes->pdata[i];

      if (earlier->source_id == quote->source_id && earlier->span.start == quote->span.start &&
          earlier->span.end == quote->span.end)
        return TRUE;
    }

  return FALSE;
}

static guint
count_different (GPtrArray *quotes)
{
  guint n = 0;

  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    n += is_repeated (quotes, i) ? 0 : 1;

  return n;
}

static void
make_more (TcFormQuotes *self)
{
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "tc-link");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

static void
make_button (TcFormQuotes *self)
{
  GtkWidget *button = tc_form_quote_new ();

  g_ptr_array_add (self->buttons, button);
  gtk_widget_insert_before (button, GTK_WIDGET (self), self->more);
}

static void
tc_form_quotes_dispose (GObject *object)
{
  TcFormQuotes *self = TC_FORM_QUOTES (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->more, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_form_quotes_parent_class)->dispose (object);
}

static void
tc_form_quotes_class_init (TcFormQuotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tc_form_quotes_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
tc_form_quotes_init (TcFormQuotes *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->buttons = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
}

/**
 * tc_form_quotes_new:
 *
 * Makes an empty list of quotes.
 */
GtkWidget *
tc_form_quotes_new (void)
{
  return g_object_new (TC_TYPE_FORM_QUOTES, NULL);
}

/**
 * tc_form_quotes_set_quotes:
 * @self: a list of quotes
 * @quotes: (nullable) (element-type TcQuote): what to show
 *
 * Shows other quotes.
 */
void
tc_form_quotes_set_quotes (TcFormQuotes *self,
                           GPtrArray    *quotes)
{
  guint n_quotes = count_different (quotes);
  guint n = 0;

  g_return_if_fail (TC_IS_FORM_QUOTES (self));

  if (n_quotes != self->n_quotes)
    {
      self->expanded = FALSE;
      self->next = 0;
    }
  self->n_quotes = n_quotes;
  if (n_quotes > N_FIRST + 1 && self->more == NULL)
    make_more (self);
  while (self->buttons->len < n_quotes)
    make_button (self);
  for (guint i = 0; n < n_quotes; i++)
    {
      if (!is_repeated (quotes, i))
        tc_form_quote_set_quote (self->buttons->pdata[n++], quotes->pdata[i]);
    }

  update_visible (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n_quotes > 0);
}

/**
 * tc_form_quotes_show_first:
 * @self: a list of quotes
 *
 * Shows the first quote in the source, and leaves alone which one is the next.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_quotes_show_first (TcFormQuotes *self)
{
  g_return_val_if_fail (TC_IS_FORM_QUOTES (self), FALSE);

  if (self->n_quotes == 0)
    return FALSE;

  tc_form_quote_activate (self->buttons->pdata[0]);

  return TRUE;
}

/**
 * tc_form_quotes_show_next:
 * @self: a list of quotes
 *
 * Shows the next quote in the source: each call another one, round the end.
 *
 * Returns: whether there is one
 */
gboolean
tc_form_quotes_show_next (TcFormQuotes *self)
{
  g_return_val_if_fail (TC_IS_FORM_QUOTES (self), FALSE);

  if (self->n_quotes == 0)
    return FALSE;

  tc_form_quote_activate (self->buttons->pdata[self->next % self->n_quotes]);
  self->next = (self->next + 1) % self->n_quotes;

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-quote"

#include "config.h"

#include "tc-form-quote.h"

#include <glib/gi18n.h>

#include "tc-form-words.h"

/* Longer passages are cut for display: laying out thousands of characters for two lines costs frames. */
#define MAX_SHOWN 400

struct _TcFormQuote
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *button;
  GtkLabel *text;
  GtkLabel *language;

  /* Owned */
  TcQuote *quote;
};

G_DEFINE_FINAL_TYPE (TcFormQuote, tc_form_quote, GTK_TYPE_WIDGET)

static void
clicked_cb (TcFormQuote *self)
{
  tc_form_quote_activate (self);
}

/* Returns: (transfer full): the quote, cut at MAX_SHOWN characters */
static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, MAX_SHOWN);

  return g_strconcat (start, "…", NULL);
}

static void
show_quote (TcFormQuote *self)
{
  const char *language = tc_form_words_language (self->quote->text);
  g_autofree char *cut = shorten (self->quote->text);
  g_autofree char *quoted = tc_form_words_quoted (cut);
  /* Translators: accessible name of a button; %s is a passage of a report in quotation marks. */
  g_autofree char *name = g_strdup_printf (_("Show in the source: %s"), quoted);

  gtk_label_set_text (self->text, quoted);
  gtk_label_set_text (self->language, language != NULL ? language : "");
  gtk_widget_set_visible (GTK_WIDGET (self->language), language != NULL);
  gtk_widget_set_tooltip_text (self->button, quoted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
quote_equal (const TcQuote *a,
             const TcQuote *b)
{
  return a != NULL && b != NULL && a->source_id == b->source_id && a->item == b->item &&
         a->span.start == b->span.start && a->span.end == b->span.end && g_str_equal (a->text, b->text);
}

static gboolean
tc_form_quote_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TC_FORM_QUOTE (widget)->button);
}

static void
tc_form_quote_dispose (GObject *object)
{
  TcFormQuote *self = TC_FORM_QUOTE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->quote, tc_quote_free);

  G_OBJECT_CLASS (tc_form_quote_parent_class)->dispose (object);
}

static void
tc_form_quote_class_init (TcFormQuoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_form_quote_dispose;
  widget_class->grab_focus = tc_form_quote_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trialcurator/TrialCurator/tc-form-quote.ui");
  gtk_widget_class_bind_template_child (widget_class, TcFormQuote, button);
  gtk_widget_class_bind_template_child (widget_class, TcFormQuote, text);
  gtk_widget_class_bind_template_child (widget_class, TcFormQuote, language);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
tc_form_quote_init (TcFormQuote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tc_form_quote_new:
 *
 * Makes a button without a quote.
 */
GtkWidget *
tc_form_quote_new (void)
{
  return g_object_new (TC_TYPE_FORM_QUOTE, NULL);
}

/**
 * tc_form_quote_set_quote:
 * @self: a quote button
 * @quote: what to show; copied
 *
 * Shows a quote.
 */
void
tc_form_quote_set_quote (TcFormQuote   *self,
                         const TcQuote *quote)
{
  g_return_if_fail (TC_IS_FORM_QUOTE (self));
  g_return_if_fail (quote != NULL);

  if (quote_equal (self->quote, quote))
    return;

  g_clear_pointer (&self->quote, tc_quote_free);
  self->quote = tc_quote_copy (quote);
  show_quote (self);
}

/**
 * tc_form_quote_set_shape:
 * @self: a quote button
 * @width_chars: width to ask for, in characters
 * @n_lines: lines before the passage is cut
 *
 * Makes the button narrower and higher than it is in a row.
 */
void
tc_form_quote_set_shape (TcFormQuote *self,
                         int          width_chars,
                         int          n_lines)
{
  g_return_if_fail (TC_IS_FORM_QUOTE (self));

  gtk_label_set_max_width_chars (self->text, width_chars);
  gtk_label_set_lines (self->text, n_lines);
}

/**
 * tc_form_quote_activate:
 * @self: a quote button
 *
 * Asks the pane above to show the passage in the source.
 */
void
tc_form_quote_activate (TcFormQuote *self)
{
  g_return_if_fail (TC_IS_FORM_QUOTE (self));

  if (self->quote != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "form.show-quote", TC_FORM_QUOTE_TYPE,
                                self->quote->source_id, self->quote->item, self->quote->span.start,
                                self->quote->span.end, self->quote->text);
}

/**
 * tc_form_quote_from_variant:
 * @variant: of type %TC_FORM_QUOTE_TYPE
 *
 * Reads the quote out of the parameter of "form.show-quote".
 */
TcQuote *
tc_form_quote_from_variant (GVariant *variant)
{
  TcQuote *quote;
  const char *text;
  TcSpan span;
  gint64 source_id;
  guint item;

  g_variant_get (variant, "(xuuu&s)", &source_id, &item, &span.start, &span.end, &text);
  quote = tc_quote_new (span, text);
  quote->source_id = source_id;
  quote->item = item;

  return quote;
}

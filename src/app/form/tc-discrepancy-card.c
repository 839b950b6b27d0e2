/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-discrepancy-card"

#include "config.h"

#include "tc-discrepancy-card.h"

#include <glib/gi18n.h>

#include "tc-form-quote.h"
#include "tc-form-words.h"
#include "tc-list-item.h"
#include "tc-message.h"

/* Narrow enough for two statements side by side, high enough that what differs is not cut off. */
#define QUOTE_WIDTH 12
#define QUOTE_LINES 6

struct _TcDiscrepancyCard
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *message;
  GtkFlowBox *statements;
  GtkWidget *dismiss;
  GtkWidget *reopen;

  /* Borrowed */
  const TcField *field;

  TcId id;
  TcDiscrepancyDecision decision;
  guint n_statements;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (TcDiscrepancyCard, tc_discrepancy_card, GTK_TYPE_WIDGET)

static void
decide (TcDiscrepancyCard *self,
        int                statement)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.decide", "(xi)", self->id, statement);
}

static void
dismiss_cb (TcDiscrepancyCard *self)
{
  decide (self, -1);
}

static void
reopen_cb (TcDiscrepancyCard *self)
{
  decide (self, -2);
}

/* Of a dose that has lost its exponent the value says what nobody meant: "1590 ± 318 cells" where
 * "15±3×106 cells" stands. */
static gboolean
is_damaged (const TcDiscrepancy *discrepancy,
            guint                index)
{
  return index == 0 && g_strcmp0 (discrepancy->kind, "lost superscript") == 0;
}

static char *
dup_words (TcDiscrepancyCard   *self,
           const TcDiscrepancy *discrepancy,
           guint                index)
{
  const TcQuote *quote = discrepancy->quotes->pdata[index];

  if (is_damaged (discrepancy, index) && quote->text != NULL)
    return tc_form_words_one_line (quote->text);

  return tc_form_words_value (self->field, discrepancy->values->pdata[index]);
}

static GtkWidget *
new_value_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "heading");

  return label;
}

static GtkWidget *
new_use_button (TcDiscrepancyCard   *self,
                const TcDiscrepancy *discrepancy,
                guint                index)
{
  g_autofree char *text = tc_form_words_value (self->field, discrepancy->values->pdata[index]);
  /* Translators: accessible name of a button; %s is a value. */
  g_autofree char *name = g_strdup_printf (_("Use this: %s"), text);
  GtkWidget *button = gtk_button_new_with_label (is_damaged (discrepancy, index) ? name : _("Use this"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "form.decide");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xi)", self->id, (int) index);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static void
add_statement (TcDiscrepancyCard   *self,
               const TcDiscrepancy *discrepancy,
               guint                index,
               gboolean             editable)
{
  TcValue *value = index < discrepancy->values->len ? discrepancy->values->pdata[index] : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *quote = tc_form_quote_new ();
  GtkWidget *child = gtk_flow_box_child_new ();

  tc_form_quote_set_quote (TC_FORM_QUOTE (quote), discrepancy->quotes->pdata[index]);
  tc_form_quote_set_shape (TC_FORM_QUOTE (quote), QUOTE_WIDTH, QUOTE_LINES);
  if (value != NULL)
    {
      g_autofree char *words = dup_words (self, discrepancy, index);

      gtk_box_append (GTK_BOX (box), new_value_label (words));
    }
  gtk_box_append (GTK_BOX (box), quote);
  if (value != NULL && editable)
    gtk_box_append (GTK_BOX (box), new_use_button (self, discrepancy, index));

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_insert (self->statements, child, -1);
}

static void
clear_statements (TcDiscrepancyCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->statements))) != NULL)
    gtk_flow_box_remove (self->statements, child);
}

static void
show_title (TcDiscrepancyCard   *self,
            const TcDiscrepancy *discrepancy)
{
  /* The kind is stored in English; the rules mark it for translation where they make it. */
  const char *kind = discrepancy->kind != NULL && *discrepancy->kind != '\0' ? _(discrepancy->kind) : "";
  g_autofree char *title = NULL;

  switch (discrepancy->decision)
    {
    case TC_DECISION_VALUE:
      /* Translators: %s is the kind of a discrepancy, such as "lost superscript". */
      title = g_strdup_printf (_("Decided: %s"), kind);
      break;
    case TC_DECISION_DISMISSED:
      /* Translators: %s is the kind of a discrepancy, such as "lost superscript". */
      title = g_strdup_printf (_("No discrepancy: %s"), kind);
      break;
    case TC_DECISION_OPEN:
    default:
      /* Translators: %s is the kind of a discrepancy, such as "lost superscript". */
      title = g_strdup_printf (_("Discrepancy: %s"), kind);
      break;
    }
  gtk_label_set_text (self->title, title);
}

/* What the answer took of the statements; where it says none of them any more, what it says now. */
static char *
describe_choice (TcDiscrepancyCard   *self,
                 const TcDiscrepancy *discrepancy,
                 TcValue             *answer)
{
  g_autoptr(GStrvBuilder) chosen = g_strv_builder_new ();
  g_auto(GStrv) values = NULL;
  g_autofree char *text = NULL;

  if (answer == NULL)
    return g_strdup ("");

  for (guint i = 0; i < discrepancy->values->len; i++)
    {
      TcValue *value = discrepancy->values->pdata[i];
      g_autofree char *words = tc_form_words_value (self->field, value);
      guint index;

      if (tc_value_get_kind (answer) == TC_VALUE_LIST && tc_value_get_kind (value) != TC_VALUE_LIST
          ? tc_list_item_find (answer, value, &index) : tc_value_equal (answer, value))
        g_strv_builder_add (chosen, words);
    }
  values = g_strv_builder_end (chosen);
  text = values[0] != NULL ? g_strjoinv ("; ", values) : tc_form_words_value (self->field, answer);

  /* Translators: below a discrepancy that was decided; %s is the value that was chosen. */
  return g_strdup_printf (_("Chosen: %s"), text);
}

static char *
dup_message (TcDiscrepancyCard   *self,
             const TcDiscrepancy *discrepancy,
             TcValue             *answer)
{
  if (discrepancy->decision == TC_DECISION_VALUE)
    return describe_choice (self, discrepancy, answer);

  return tc_message_localise (discrepancy->message != NULL ? discrepancy->message : "", GETTEXT_PACKAGE);
}

static void
tc_discrepancy_card_dispose (GObject *object)
{
  TcDiscrepancyCard *self = TC_DISCREPANCY_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_discrepancy_card_parent_class)->dispose (object);
}

static void
tc_discrepancy_card_class_init (TcDiscrepancyCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_discrepancy_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trialcurator/TrialCurator/tc-discrepancy-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TcDiscrepancyCard, box);
  gtk_widget_class_bind_template_child (widget_class, TcDiscrepancyCard, icon);
  gtk_widget_class_bind_template_child (widget_class, TcDiscrepancyCard, title);
  gtk_widget_class_bind_template_child (widget_class, TcDiscrepancyCard, message);
  gtk_widget_class_bind_template_child (widget_class, TcDiscrepancyCard, statements);
  gtk_widget_class_bind_template_child (widget_class, TcDiscrepancyCard, dismiss);
  gtk_widget_class_bind_template_child (widget_class, TcDiscrepancyCard, reopen);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
}

static void
tc_discrepancy_card_init (TcDiscrepancyCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tc_discrepancy_card_new:
 * @field: the field that the statements disagree about; must outlive the card
 *
 * Makes an empty card.
 */
GtkWidget *
tc_discrepancy_card_new (const TcField *field)
{
  TcDiscrepancyCard *self = g_object_new (TC_TYPE_DISCREPANCY_CARD, NULL);

  self->field = field;

  return GTK_WIDGET (self);
}

/**
 * tc_discrepancy_card_set_discrepancy:
 * @self: a card
 * @discrepancy: what to show; nothing of it is kept
 * @answer: (nullable): the value that the field has, of which a decided card says what was chosen
 * @editable: whether a person may decide
 *
 * Shows a discrepancy: whole while it is open, without its statements once it is decided.
 */
void
tc_discrepancy_card_set_discrepancy (TcDiscrepancyCard   *self,
                                     const TcDiscrepancy *discrepancy,
                                     TcValue             *answer,
                                     gboolean             editable)
{
  gboolean open = discrepancy->decision == TC_DECISION_OPEN;
  g_autofree char *message = dup_message (self, discrepancy, answer);

  g_return_if_fail (TC_IS_DISCREPANCY_CARD (self));

  /* Only the decision about a discrepancy ever changes, and what was chosen; an equal one keeps its
   * buttons, and their focus. */
  if (self->id != 0 && self->id == discrepancy->id && self->decision == discrepancy->decision &&
      self->editable == editable && self->n_statements == discrepancy->quotes->len
      && g_str_equal (gtk_label_get_text (self->message), message))
    return;

  self->id = discrepancy->id;
  self->decision = discrepancy->decision;
  self->editable = editable;
  self->n_statements = discrepancy->quotes->len;
  show_title (self, discrepancy);
  gtk_image_set_from_icon_name (self->icon, open ? "dialog-warning-symbolic" : "tc-state-accepted-symbolic");
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *message != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->statements), open);
  gtk_widget_set_visible (self->dismiss, open && editable);
  gtk_widget_set_visible (self->reopen, !open && editable);
  if (open)
    gtk_widget_add_css_class (self->box, "open");
  else
    gtk_widget_remove_css_class (self->box, "open");

  clear_statements (self);
  for (guint i = 0; open && i < discrepancy->quotes->len; i++)
    add_statement (self, discrepancy, i, editable);
}

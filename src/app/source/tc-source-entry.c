/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-entry.h"

#include <string.h>

struct _TcSourceEntry
{
  GtkPopover parent_instance;

  /* Template children */
  GtkLabel *title;
  GtkLabel *reason;
  GtkLabel *passage;
  GtkStack *stack;
  GtkEditable *entry;
  GtkDropDown *options;

  /* Owned */
  TcQuote *quote;
  char *field;
  GPtrArray *option_names;        /* as they are stored, in the order of the drop-down */
};

G_DEFINE_FINAL_TYPE (TcSourceEntry, tc_source_entry, GTK_TYPE_POPOVER)

enum
{
  SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_options (TcSourceEntry *self)
{
  return self->option_names->len > 0;
}

static void
fill_options (TcSourceEntry *self,
              const TcField *field)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  guint n = tc_field_get_kind (field) == TC_FIELD_OPTION ? tc_field_get_n_options (field) : 0;

  g_ptr_array_set_size (self->option_names, 0);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->option_names, g_strdup (tc_field_get_option (field, i)));
      gtk_string_list_append (labels, tc_field_get_option_label (field, i));
    }
  gtk_drop_down_set_model (self->options, G_LIST_MODEL (labels));
}

static gboolean
occurs (const char *text,
        const char *folded)
{
  g_autofree char *word = g_utf8_casefold (text, -1);

  return *word != '\0' && strstr (folded, word) != NULL;
}

/* Chooses the longest option that @typed names, else none: a wrong one must not be a key press away. */
static void
preselect_option (TcSourceEntry *self,
                  const TcField *field,
                  const char    *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  guint selected = GTK_INVALID_LIST_POSITION;
  gsize longest = 0;

  for (guint i = 0; i < self->option_names->len; i++)
    {
      const char *option = g_ptr_array_index (self->option_names, i);

      if (strlen (option) > longest
          && (occurs (option, folded) || occurs (tc_field_get_option_label (field, i), folded)))
        {
          selected = i;
          longest = strlen (option);
        }
    }
  gtk_drop_down_set_selected (self->options, selected);
}

static void
submit_cb (TcSourceEntry *self)
{
  const char *typed = gtk_editable_get_text (self->entry);

  if (has_options (self))
    {
      guint selected = gtk_drop_down_get_selected (self->options);

      if (selected >= self->option_names->len)
        return;
      typed = g_ptr_array_index (self->option_names, selected);
    }
  g_signal_emit (self, signals[SUBMITTED], 0, typed);
}

static void
cancel_cb (TcSourceEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
tc_source_entry_finalize (GObject *object)
{
  TcSourceEntry *self = TC_SOURCE_ENTRY (object);

  g_clear_pointer (&self->quote, tc_quote_free);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->option_names, g_ptr_array_unref);

  G_OBJECT_CLASS (tc_source_entry_parent_class)->finalize (object);
}

static void
tc_source_entry_class_init (TcSourceEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tc_source_entry_finalize;

  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trialcurator/TrialCurator/tc-source-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, TcSourceEntry, title);
  gtk_widget_class_bind_template_child (widget_class, TcSourceEntry, reason);
  gtk_widget_class_bind_template_child (widget_class, TcSourceEntry, passage);
  gtk_widget_class_bind_template_child (widget_class, TcSourceEntry, stack);
  gtk_widget_class_bind_template_child (widget_class, TcSourceEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, TcSourceEntry, options);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
tc_source_entry_init (TcSourceEntry *self)
{
  self->option_names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tc_source_entry_ask (TcSourceEntry *self,
                     const TcField *field,
                     const TcQuote *quote,
                     const char    *typed,
                     const char    *reason)
{
  g_autofree char *passage = NULL;
  TcQuote *copy;

  g_return_if_fail (TC_IS_SOURCE_ENTRY (self));
  g_return_if_fail (field != NULL);
  g_return_if_fail (quote != NULL);

  copy = tc_quote_copy (quote);
  g_clear_pointer (&self->quote, tc_quote_free);
  self->quote = copy;
  g_free (self->field);
  self->field = g_strdup (tc_field_get_key (field));

  passage = g_strdup_printf ("“%s”", quote->text);
  gtk_label_set_text (self->title, tc_field_get_label (field));
  gtk_label_set_text (self->passage, passage);
  gtk_editable_set_text (self->entry, typed);
  fill_options (self, field);
  preselect_option (self, field, typed);
  gtk_stack_set_visible_child_name (self->stack, has_options (self) ? "options" : "entry");
  tc_source_entry_set_reason (self, reason);
  gtk_widget_grab_focus (has_options (self) ? GTK_WIDGET (self->options) : GTK_WIDGET (self->entry));
}

/* Why what was typed cannot be taken. */
void
tc_source_entry_set_reason (TcSourceEntry *self,
                            const char    *reason)
{
  g_return_if_fail (TC_IS_SOURCE_ENTRY (self));

  gtk_label_set_text (self->reason, reason);
}

const TcQuote *
tc_source_entry_get_quote (TcSourceEntry *self)
{
  g_return_val_if_fail (TC_IS_SOURCE_ENTRY (self), NULL);

  return self->quote;
}

const char *
tc_source_entry_get_field (TcSourceEntry *self)
{
  g_return_val_if_fail (TC_IS_SOURCE_ENTRY (self), NULL);

  return self->field;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-find.h"

#include <glib/gi18n.h>
#include <string.h>

/* Nobody steps through more. */
#define MAX_FOUND 5000

struct _TcSourceFind
{
  GtkWidget parent_instance;

  /* Template children */
  GtkRevealer *revealer;
  GtkEditable *entry;
  GtkLabel *count;

  /* Owned */
  TcSourceText *text;
  GArray *found;

  guint position;
};

G_DEFINE_FINAL_TYPE (TcSourceFind, tc_source_find, GTK_TYPE_WIDGET)

/* @words as a pattern: as written, but any blanks (line ends too) stand for any others. */
static GRegex *
make_pattern (const char *words)
{
  g_auto(GStrv) parts = g_regex_split_simple ("\\s+", words, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  g_autoptr(GPtrArray) escaped = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  g_autofree char *pattern = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (escaped, g_regex_escape_string (parts[i], -1));
  if (escaped->len == 0)
    return NULL;
  g_ptr_array_add (escaped, NULL);
  joined = g_strjoinv ("\\s+", (char **) escaped->pdata);
  pattern = g_strconcat ("(*LIMIT_MATCH=200000)", joined, NULL);

  return g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL);
}

/**
 * tc_source_find_all:
 * @text: the text of a source
 * @words: what a person typed
 *
 * Finds @words, in capitals or not, with any blanks between them.
 *
 * Returns: (transfer full) (element-type TcSpan): code points, in the order of the text
 */
GArray *
tc_source_find_all (const char *text,
                    const char *words)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TcSpan));
  g_autoptr(GRegex) pattern = make_pattern (words);
  g_autoptr(GMatchInfo) match = NULL;
  const char *last = text;
  guint offset = 0;

  if (pattern == NULL)
    return found;
  for (g_regex_match (pattern, text, G_REGEX_MATCH_DEFAULT, &match);
       g_match_info_matches (match) && found->len < MAX_FOUND;
       g_match_info_next (match, NULL))
    {
      TcSpan span;
      int start;
      int end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      offset += g_utf8_pointer_to_offset (last, text + start);
      last = text + start;
      span.start = offset;
      span.end = offset + g_utf8_pointer_to_offset (last, text + end);
      g_array_append_val (found, span);
    }

  return found;
}

static void
update_count (TcSourceFind *self)
{
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    text = g_strdup ("");
  else if (self->found->len == 0)
    text = g_strdup (_("Not found"));
  else
    /* Translators: the find that is shown and how many there are: "3 of 12" */
    text = g_strdup_printf (_("%u of %u"), self->position + 1, self->found->len);
  gtk_label_set_text (self->count, text);
}

static void
show_found (TcSourceFind *self)
{
  TcSpan span;

  update_count (self);
  if (self->found->len == 0)
    return;
  span = g_array_index (self->found, TcSpan, self->position);
  tc_source_text_show_span (self->text, span);
  tc_source_text_select (self->text, span);
}

static void
go (TcSourceFind *self,
    guint         step)
{
  if (self->found->len == 0)
    return;
  self->position = (self->position + step) % self->found->len;
  show_found (self);
}

static void
clear (TcSourceFind *self)
{
  g_array_set_size (self->found, 0);
  self->position = 0;
  if (self->text != NULL)
    tc_source_text_set_found (self->text, NULL);
}

static void
search_changed_cb (TcSourceFind *self)
{
  const char *words = gtk_editable_get_text (self->entry);

  clear (self);
  if (self->text == NULL || !gtk_revealer_get_reveal_child (self->revealer))
    return;
  g_array_unref (self->found);
  self->found = tc_source_find_all (tc_source_text_get_source (self->text)->text, words);
  tc_source_text_set_found (self->text, self->found);
  show_found (self);
}

static void
next_cb (TcSourceFind *self)
{
  go (self, 1);
}

static void
previous_cb (TcSourceFind *self)
{
  go (self, self->found->len > 0 ? self->found->len - 1 : 0);
}

static void
close_cb (TcSourceFind *self)
{
  tc_source_find_close (self);
}

static gboolean
key_pressed_cb (TcSourceFind    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0)
    return FALSE;
  previous_cb (self);
  return TRUE;
}

static void
tc_source_find_dispose (GObject *object)
{
  TcSourceFind *self = TC_SOURCE_FIND (object);
  GtkWidget *child;

  g_clear_object (&self->text);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tc_source_find_parent_class)->dispose (object);
}

static void
tc_source_find_finalize (GObject *object)
{
  g_clear_pointer (&TC_SOURCE_FIND (object)->found, g_array_unref);

  G_OBJECT_CLASS (tc_source_find_parent_class)->finalize (object);
}

static void
tc_source_find_class_init (TcSourceFindClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_source_find_dispose;
  object_class->finalize = tc_source_find_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trialcurator/TrialCurator/tc-source-find.ui");
  gtk_widget_class_bind_template_child (widget_class, TcSourceFind, revealer);
  gtk_widget_class_bind_template_child (widget_class, TcSourceFind, entry);
  gtk_widget_class_bind_template_child (widget_class, TcSourceFind, count);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
tc_source_find_init (TcSourceFind *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (TcSpan));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Another page is shown (%NULL: none): an open bar searches that. */
void
tc_source_find_set_text (TcSourceFind *self,
                         TcSourceText *text)
{
  g_return_if_fail (TC_IS_SOURCE_FIND (self));

  if (self->text == text)
    return;
  clear (self);
  g_set_object (&self->text, text);
  search_changed_cb (self);
}

void
tc_source_find_open (TcSourceFind *self)
{
  g_return_if_fail (TC_IS_SOURCE_FIND (self));

  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  search_changed_cb (self);
}

/* Takes the marks away and gives the focus back to the text, with the last find selected. */
void
tc_source_find_close (TcSourceFind *self)
{
  g_return_if_fail (TC_IS_SOURCE_FIND (self));

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  clear (self);
  if (self->text != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

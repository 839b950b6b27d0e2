/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-editor-entry"

#include "config.h"

#include "tc-editor-entry.h"

#include "tc-entry-choices.h"

/**
 * TcEditorEntry:
 *
 * The editor of a number, and of everything else in the cells of tables: an entry of one line whose
 * text is read by the rules of the field.
 *
 * A text that is longer than the entry ends in "…" unless one is in it: GTK cuts it anywhere, so
 * that nobody sees that there is more of it. The entry's own text is then transparent
 * (tc-form.css).
 */

struct _TcEditorEntry
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *entry;

  /* Owned */
  TcEntryChoices *choices;        /* (nullable): made when there are some for the first time */

  /* Borrowed */
  const TcField *field;

  gboolean setting;
  gboolean cut;                   /* whether there is more text than room */
};

static void tc_editor_entry_iface_init (TcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TcEditorEntry, tc_editor_entry, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TC_TYPE_FIELD_EDITOR, tc_editor_entry_iface_init))

static gboolean
is_number (const TcField *field)
{
  TcFieldKind kind = tc_field_get_kind (field);

  return kind == TC_FIELD_INTEGER || kind == TC_FIELD_NUMBER;
}

static void
changed_cb (TcEditorEntry *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->setting)
    return;

  tc_field_editor_emit_changed (TC_FIELD_EDITOR (self));
  if (self->choices != NULL)
    tc_entry_choices_typed (self->choices);
}

static void
tc_editor_entry_set_value (TcFieldEditor *editor,
                           TcValue       *value)
{
  TcEditorEntry *self = TC_EDITOR_ENTRY (editor);
  g_autofree char *text = NULL;

  text = value != NULL ? tc_field_format (self->field, value) : g_strdup ("");
  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) == 0)
    return;

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
}

static TcValue *
tc_editor_entry_dup_value (TcFieldEditor  *editor,
                           GError        **error)
{
  TcEditorEntry *self = TC_EDITOR_ENTRY (editor);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (text);
  if (*text == '\0')
    return NULL;

  return tc_field_parse (self->field, text, error);
}

static void
tc_editor_entry_set_editable (TcFieldEditor *editor,
                              gboolean       editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (TC_EDITOR_ENTRY (editor)->entry), editable);
}

static void
tc_editor_entry_set_label (TcFieldEditor *editor,
                           GtkWidget     *label,
                           const char    *text)
{
  tc_field_editor_name_widget (TC_EDITOR_ENTRY (editor)->entry, label, text);
}

static gboolean
tc_editor_entry_show_problem (TcFieldEditor *editor,
                              const char    *words)
{
  tc_field_editor_mark_control (TC_EDITOR_ENTRY (editor)->entry, words);

  return FALSE;
}

static void
tc_editor_entry_iface_init (TcFieldEditorInterface *iface)
{
  iface->set_value = tc_editor_entry_set_value;
  iface->dup_value = tc_editor_entry_dup_value;
  iface->set_editable = tc_editor_entry_set_editable;
  iface->set_label = tc_editor_entry_set_label;
  iface->show_problem = tc_editor_entry_show_problem;
}

static gboolean
tc_editor_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TC_EDITOR_ENTRY (widget)->entry);
}

static PangoLayout *
create_layout (TcEditorEntry *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));

  return gtk_widget_create_pango_layout (GTK_WIDGET (text), gtk_editable_get_text (text));
}

/* Where the entry has its text. */
static gboolean
find_text (TcEditorEntry   *self,
           graphene_rect_t *bounds)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));

  return gtk_widget_compute_bounds (text, GTK_WIDGET (self), bounds);
}

static gboolean
is_too_long (TcEditorEntry *self)
{
  g_autoptr(PangoLayout) layout = NULL;
  graphene_rect_t bounds;
  int width;

  if (!find_text (self, &bounds))
    return FALSE;
  /* No character is wider than a line is high, and most cells hold few or none: a table has thousands. */
  if (gtk_entry_get_text_length (GTK_ENTRY (self->entry)) * bounds.size.height <= bounds.size.width)
    return FALSE;

  layout = create_layout (self);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width > bounds.size.width;
}

static void
update_cut (TcEditorEntry *self)
{
  self->cut = is_too_long (self);
  if (self->cut)
    gtk_widget_add_css_class (self->entry, "tc-cut");
  else
    gtk_widget_remove_css_class (self->entry, "tc-cut");
}

static void
tc_editor_entry_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  gtk_widget_measure (TC_EDITOR_ENTRY (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
tc_editor_entry_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  TcEditorEntry *self = TC_EDITOR_ENTRY (widget);

  gtk_widget_allocate (self->entry, width, height, baseline, NULL);
  update_cut (self);
  if (self->choices != NULL)
    tc_entry_choices_present (self->choices);
}

static void
tc_editor_entry_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  TcEditorEntry *self = TC_EDITOR_ENTRY (widget);
  g_autoptr(PangoLayout) layout = NULL;
  graphene_rect_t bounds;
  GdkRGBA color;
  int height;

  gtk_widget_snapshot_child (widget, self->entry, snapshot);
  if (!self->cut || (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0
      || !find_text (self, &bounds))
    return;

  layout = create_layout (self);
  pango_layout_set_width (layout, (int) bounds.size.width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (self->entry), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (bounds.origin.x,
                                                          bounds.origin.y + (bounds.size.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
tc_editor_entry_dispose (GObject *object)
{
  TcEditorEntry *self = TC_EDITOR_ENTRY (object);

  if (self->choices != NULL)
    g_object_run_dispose (G_OBJECT (self->choices));
  g_clear_object (&self->choices);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_editor_entry_parent_class)->dispose (object);
}

static void
tc_editor_entry_class_init (TcEditorEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_editor_entry_dispose;
  widget_class->focus = tc_field_editor_focus;
  widget_class->grab_focus = tc_editor_entry_grab_focus;
  widget_class->measure = tc_editor_entry_measure;
  widget_class->size_allocate = tc_editor_entry_size_allocate;
  widget_class->snapshot = tc_editor_entry_snapshot;
}

static void
tc_editor_entry_init (TcEditorEntry *self)
{
  self->entry = gtk_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate",
                            G_CALLBACK (tc_field_editor_emit_committed), self);
}

/**
 * tc_editor_entry_new:
 * @field: a field that is no table
 *
 * Makes an empty editor.
 */
GtkWidget *
tc_editor_entry_new (const TcField *field)
{
  TcEditorEntry *self = g_object_new (TC_TYPE_EDITOR_ENTRY, NULL);

  self->field = field;
  if (is_number (field))
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 14);
      gtk_widget_set_halign (self->entry, GTK_ALIGN_START);
      gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
    }
  else
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 16);
    }

  return GTK_WIDGET (self);
}

/**
 * tc_editor_entry_set_compact:
 * @self: an editor
 * @n_chars: how many characters of a text are seen at least
 *
 * Makes it fit for a cell of a table, which it then fills: text takes what room there is, a number stays narrow.
 */
void
tc_editor_entry_set_compact (TcEditorEntry *self,
                             int            n_chars)
{
  g_return_if_fail (TC_IS_EDITOR_ENTRY (self));

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), is_number (self->field) ? 5 : n_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), -1);
  gtk_widget_set_halign (self->entry, GTK_ALIGN_FILL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), !is_number (self->field));
}

/**
 * tc_editor_entry_set_choices:
 * @self: an editor
 * @texts: (nullable): what can be chosen; %NULL for nothing
 *
 * Says what the entry proposes, for as long as a person is in it.
 */
void
tc_editor_entry_set_choices (TcEditorEntry      *self,
                             const char * const *texts)
{
  g_return_if_fail (TC_IS_EDITOR_ENTRY (self));

  if (self->choices == NULL && (texts == NULL || texts[0] == NULL))
    return;

  if (self->choices == NULL)
    self->choices = tc_entry_choices_new (GTK_WIDGET (self), GTK_ENTRY (self->entry));
  tc_entry_choices_set_texts (self->choices, texts);
}

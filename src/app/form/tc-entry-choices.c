/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-entry-choices"

#include "config.h"

#include "tc-entry-choices.h"

#include <glib/gi18n.h>

/* A longer list scrolls, at a height of so many pixels. */
#define MAX_ROWS 8
#define MAX_HEIGHT 240
/* Characters of a text that are seen; the whole of it is what gets into the entry. */
#define MAX_CHARS 40

struct _TcEntryChoices
{
  GObject parent_instance;

  /* Owned */
  GtkWidget *popover;             /* a child of the holder */
  char **texts;

  /* Borrowed: the holder outlives this */
  GtkEntry *entry;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TcEntryChoices, tc_entry_choices, G_TYPE_OBJECT)

static gboolean
is_shown (TcEntryChoices *self)
{
  return gtk_widget_get_visible (self->popover);
}

static void
set_expanded (TcEntryChoices *self,
              gboolean        expanded)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

static void
closed_cb (TcEntryChoices *self)
{
  set_expanded (self, FALSE);
}

static void
remove_rows (TcEntryChoices *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
add_row (TcEntryChoices *self,
         const char     *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_list_box_append (self->list, label);
}

static void
show_texts (TcEntryChoices     *self,
            const char * const *texts)
{
  guint n = 0;

  remove_rows (self);
  for (; texts[n] != NULL; n++)
    add_row (self, texts[n]);
  if (n == 0)
    {
      tc_entry_choices_hide (self);
      return;
    }

  /* Room for a scroll bar is higher than few rows. */
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  n > MAX_ROWS ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_list_box_unselect_all (self->list);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_popover_present (GTK_POPOVER (self->popover));
  set_expanded (self, TRUE);
}

static void
choose (TcEntryChoices *self,
        GtkListBoxRow  *row)
{
  g_autofree char *text = g_strdup (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  tc_entry_choices_hide (self);
}

static void
row_activated_cb (TcEntryChoices *self,
                  GtkListBoxRow  *row)
{
  choose (self, row);
}

static void
show_all (TcEntryChoices *self)
{
  if (self->texts != NULL && gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
    show_texts (self, (const char * const *) self->texts);
}

static void
icon_press_cb (TcEntryChoices *self)
{
  if (is_shown (self))
    tc_entry_choices_hide (self);
  else
    show_all (self);
}

/* To the next row, or back to what is typed from the first one. */
static void
select_by (TcEntryChoices *self,
           int             step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = (selected != NULL ? gtk_list_box_row_get_index (selected) : -1) + step;
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  graphene_rect_t bounds;

  if (row == NULL && index >= 0)
    return;

  gtk_list_box_select_row (self->list, row);
  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

static gboolean
shown_key_pressed (TcEntryChoices *self,
                   guint           keyval)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_by (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      select_by (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      tc_entry_choices_hide (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (selected == NULL)
        {
          tc_entry_choices_hide (self);
          return GDK_EVENT_PROPAGATE;
        }
      choose (self, selected);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TcEntryChoices        *self)
{
  if (self->texts == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (is_shown (self))
    return shown_key_pressed (self, keyval);
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  show_all (self);

  return GDK_EVENT_STOP;
}

static void
tc_entry_choices_dispose (GObject *object)
{
  TcEntryChoices *self = TC_ENTRY_CHOICES (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->texts, g_strfreev);

  G_OBJECT_CLASS (tc_entry_choices_parent_class)->dispose (object);
}

static void
tc_entry_choices_class_init (TcEntryChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tc_entry_choices_dispose;
}

static void
tc_entry_choices_init (TcEntryChoices *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choices"), -1);

  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));

  self->popover = gtk_popover_new ();
  /* The keys stay with the entry. */
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "tc-choices");
  gtk_widget_add_css_class (self->popover, "tc-below");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tc_entry_choices_new:
 * @holder: the widget that the entry is a child of; it calls tc_entry_choices_present() when it gets its size
 * @entry: an entry
 *
 * Makes an entry ready to propose texts.
 *
 * Returns: (transfer full): nothing to choose from yet
 */
TcEntryChoices *
tc_entry_choices_new (GtkWidget *holder,
                      GtkEntry  *entry)
{
  TcEntryChoices *self = g_object_new (TC_TYPE_ENTRY_CHOICES, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = entry;
  gtk_widget_set_parent (self->popover, holder);
  /* Before the entry takes Enter for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  g_signal_connect_object (entry, "icon-press", G_CALLBACK (icon_press_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, -1);

  return self;
}

/**
 * tc_entry_choices_set_texts:
 * @self: choices
 * @texts: (nullable): what can be chosen; %NULL, and an empty array, for nothing
 *
 * Says what the entry proposes. The arrow in the entry is there as long as there is something.
 */
void
tc_entry_choices_set_texts (TcEntryChoices     *self,
                            const char * const *texts)
{
  g_return_if_fail (TC_IS_ENTRY_CHOICES (self));

  tc_entry_choices_hide (self);
  g_clear_pointer (&self->texts, g_strfreev);
  if (texts != NULL && texts[0] != NULL)
    self->texts = g_strdupv ((char **) texts);
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                     self->texts != NULL ? "pan-down-symbolic" : NULL);
  if (self->texts != NULL)
    gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, _("Choose (Down)"));
}

/**
 * tc_entry_choices_typed:
 * @self: choices
 *
 * To be called when a person has changed the text: shows what holds it, or takes the list away.
 */
void
tc_entry_choices_typed (TcEntryChoices *self)
{
  g_auto(GStrv) matches = NULL;

  g_return_if_fail (TC_IS_ENTRY_CHOICES (self));

  if (self->texts == NULL)
    return;

  matches = tc_entry_choices_match ((const char * const *) self->texts,
                                    gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  show_texts (self, (const char * const *) matches);
}

/**
 * tc_entry_choices_hide:
 * @self: choices
 *
 * Takes the list away.
 */
void
tc_entry_choices_hide (TcEntryChoices *self)
{
  g_return_if_fail (TC_IS_ENTRY_CHOICES (self));

  if (is_shown (self))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/**
 * tc_entry_choices_present:
 * @self: choices
 *
 * Puts the list where the entry is now.
 */
void
tc_entry_choices_present (TcEntryChoices *self)
{
  g_return_if_fail (TC_IS_ENTRY_CHOICES (self));

  gtk_popover_present (GTK_POPOVER (self->popover));
}

/**
 * tc_entry_choices_match:
 * @texts: what can be chosen
 * @typed: what a person has typed
 *
 * Finds the texts that hold what is typed, whatever its case; those that begin with it come first. Nothing for an empty
 * text, and nothing where only what is typed already would be left.
 *
 * Returns: (transfer full): the texts
 */
char **
tc_entry_choices_match (const char * const *texts,
                        const char         *typed)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  g_autofree char *folded = g_utf8_casefold (stripped, -1);
  g_autoptr(GStrvBuilder) matches = g_strv_builder_new ();

  for (guint in_middle = 0; *folded != '\0' && in_middle < 2; in_middle++)
    for (guint i = 0; texts[i] != NULL; i++)
      {
        g_autofree char *text = g_utf8_casefold (texts[i], -1);
        gboolean begins = g_str_has_prefix (text, folded);

        if (!g_str_equal (text, folded) && (in_middle ? !begins && strstr (text, folded) != NULL : begins))
          g_strv_builder_add (matches, texts[i]);
      }

  return g_strv_builder_end (matches);
}

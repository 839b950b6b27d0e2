/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "editor-fixture.h"

#include "form-window.h"

void
editor_fixture_set_up (EditorFixture *self,
                       gconstpointer  field)
{
  self->codebook = tc_codebook_new_default ();
  self->editor = tc_field_editor_new (tc_codebook_find_field (self->codebook, field));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 420, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->editor));
  gtk_window_present (GTK_WINDOW (self->window));
  form_window_pump ();
}

void
editor_fixture_tear_down (EditorFixture *self,
                          gconstpointer  field)
{
  g_object_ref (self->editor);
  gtk_window_destroy (GTK_WINDOW (self->window));
  form_window_pump ();
  g_assert_finalize_object (G_OBJECT (self->editor));
  tc_codebook_unref (self->codebook);
}

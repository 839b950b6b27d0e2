/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "tc-import-job.h"
#include "tc-source-assign.h"
#include "tc-source-pane-private.h"
#include "tc-ui-resources.h"

/* The source pane on a real project: what is selected becomes answers and annotations. */

typedef struct
{
  char *folder;
  TcWorkspace *workspace;
  TcId study_id;
  GtkWidget *window;
  TcSourcePane *pane;
} Fixture;

static const char report[] =
  "Salt water against invented hiccups: a note\n\n"
  "Testperson A, Probe B\n\n"
  "In all we looked after sixty-one people (group sizes: 30 and 31) in Nowhere.\n"
  "They came back to us half a year later. Ten\nof them still had hiccups.\n";

static gboolean
timed_out_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    gboolean timed_out = FALSE; \
    guint timeout_id = g_timeout_add_seconds (20, timed_out_cb, &timed_out); \
    while (!(condition) && !timed_out) \
      g_main_context_iteration (NULL, TRUE); \
    if (timed_out) \
      g_error ("%s:%d: timed out: %s", __FILE__, __LINE__, #condition); \
    g_source_remove (timeout_id); \
  } G_STMT_END

static void
refresh (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcStudyDetail) detail = tc_workspace_get_detail (self->workspace, self->study_id, &error);

  g_assert_no_error (error);
  tc_source_pane_set_detail (self->pane, self->workspace, detail);
}

/* What the window does on "study-changed". */
static void
study_changed_cb (Fixture *self,
                  gint64   study_id)
{
  if (study_id == self->study_id && self->pane != NULL)
    refresh (self);
}

static void
import (Fixture *self)
{
  g_autoptr(TcImportJob) job = tc_import_job_new (self->workspace);
  g_autoptr(GBytes) bytes = g_bytes_new_static (report, strlen (report));
  g_autoptr(TcImportResult) result = NULL;
  g_autoptr(GError) error = NULL;

  tc_import_job_add_bytes (job, "hiccups.txt", bytes);
  g_assert_true (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_no_error (error);
  result = g_list_model_get_item (tc_import_job_get_results (job), 0);
  self->study_id = tc_import_result_get_study_id (result);
  g_assert_cmpint (self->study_id, >, 0);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("tc-source-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "hiccups.trialcurator", NULL);
  self->workspace = tc_workspace_open (path, TC_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
  tc_workspace_set_reviewer (self->workspace, "Testperson A");
  g_signal_connect_swapped (self->workspace, "study-changed", G_CALLBACK (study_changed_cb), self);
  import (self);

  self->pane = g_object_new (TC_TYPE_SOURCE_PANE, NULL);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 480, 420);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->pane));
  refresh (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (self->window);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = NULL;
  const char *name;
  gpointer pane = g_steal_pointer (&self->pane);

  g_object_add_weak_pointer (pane, &pane);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (pane);
  g_assert_true (tc_workspace_close (self->workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (self->workspace);

  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static void
flush (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (tc_workspace_flush (self->workspace, &error));
  g_assert_no_error (error);
}

static void
select_passage (Fixture    *self,
                const char *passage)
{
  TcSourceText *text = tc_source_pane_get_text (self->pane);
  const char *whole = tc_source_text_get_source (text)->text;
  const char *at = strstr (whole, passage);
  guint start;

  g_assert_nonnull (at);
  start = g_utf8_pointer_to_offset (whole, at);
  tc_source_text_select (text, (TcSpan) { start, start + g_utf8_strlen (passage, -1) });
}

/* "value | reported | quotes" of an answer, or "". */
static char *
describe_answer (Fixture    *self,
                 const char *key)
{
  TcStudyField *field = tc_study_detail_find (self->pane->detail, key);
  g_autofree char *value = NULL;
  GString *text;

  if (field->answer == NULL)
    return g_strdup ("");
  value = tc_value_to_display (field->answer->value);
  text = g_string_new (value);
  g_string_append_printf (text, " | %s |", field->answer->reported != NULL ? field->answer->reported
                                                                           : "-");
  for (guint i = 0; i < field->answer->quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (field->answer->quotes, i);

      g_string_append_printf (text, " %u:%s", quote->item, quote->text);
    }
  return g_string_free (text, FALSE);
}

#define assert_answer(fixture, key, expected) \
  G_STMT_START { \
    g_autofree char *answer_text = describe_answer (fixture, key); \
    g_assert_cmpstr (answer_text, ==, expected); \
  } G_STMT_END

static void
test_assign (Fixture       *self,
             gconstpointer  data)
{
  select_passage (self, "Ten\nof them");
  g_assert_true (tc_source_pane_assign (self->pane, "adverse_events"));
  flush (self);
  assert_answer (self, "adverse_events", "Ten of them | Ten\nof them | 0:Ten\nof them");
  g_assert_false (tc_source_pane_has_selection (self->pane));
  g_assert_false (tc_source_pane_assign (self->pane, "adverse_events"));

  select_passage (self, "Nowhere");
  g_assert_false (tc_source_pane_assign (self->pane, "no_such_field"));
  tc_workspace_undo (self->workspace);
  flush (self);
  assert_answer (self, "adverse_events", "");
}

static void
test_append (Fixture       *self,
             gconstpointer  data)
{
  select_passage (self, "hiccups");
  g_assert_true (tc_source_pane_assign (self->pane, "biomarkers"));
  flush (self);
  select_passage (self, "Salt water");
  g_assert_true (tc_source_pane_assign (self->pane, "biomarkers"));
  flush (self);
  assert_answer (self, "biomarkers", "hiccups; Salt water | - | 0:hiccups 1:Salt water");

  select_passage (self, "hiccups");
  g_assert_true (tc_source_pane_assign (self->pane, "biomarkers"));
  flush (self);
  assert_answer (self, "biomarkers", "hiccups; Salt water | - | 0:hiccups 1:Salt water");
}

/* The value stays as a person gave it; the passage becomes what it rests on. */
static void
test_evidence (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(TcValue) number = tc_value_new_number (60);

  select_passage (self, "sixty-one people");
  g_assert_false (tc_source_pane_add_evidence (self->pane, "n_analysed"));
  tc_workspace_set_value (self->workspace, self->study_id, "n_analysed", number, NULL, NULL);
  flush (self);
  assert_answer (self, "n_analysed", "60 | - |");
  g_assert_true (tc_source_pane_add_evidence (self->pane, "n_analysed"));
  flush (self);
  assert_answer (self, "n_analysed", "60 | - | 0:sixty-one people");
  g_assert_false (tc_source_pane_has_selection (self->pane));
  g_assert_false (tc_source_pane_add_evidence (self->pane, "n_analysed"));
}

/* Of a list the passage is for the item that it names, else for one that rests on nothing yet. */
static void
test_evidence_of_item (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr(TcValue) list = tc_value_from_json ("[\"zinc\",\"salt WATER\"]", NULL);

  tc_workspace_set_value (self->workspace, self->study_id, "biomarkers", list, NULL, NULL);
  flush (self);
  select_passage (self, "Salt water against");
  g_assert_true (tc_source_pane_add_evidence (self->pane, "biomarkers"));
  flush (self);
  select_passage (self, "a note");
  g_assert_true (tc_source_pane_add_evidence (self->pane, "biomarkers"));
  flush (self);
  assert_answer (self, "biomarkers", "zinc; salt WATER | - | 1:Salt water against 0:a note");
}

/* A name stands as a word of its own, the longer one is meant, and two of them say nothing. */
static void
test_named_item (Fixture       *self,
                 gconstpointer  data)
{
  static const struct
  {
    const char *items;
    const char *text;
    guint expected;
  } cases[] = {
    { "[\"A\",\"B\"]", "Patients in group B", 1 },
    { "[\"A\",\"B\"]", "a patient", 0 },
    { "[\"x\",\"ALS\"]", "it was also seen", 0 },
    { "[\"x\",\"als\"]", "with ALS, or", 1 },
    { "[\"x\",\"cells\",\"stem cells\"]", "Stem cells were given", 2 },
    { "[\"x\",\"zinc\",\"salt\"]", "zinc or salt", 0 },
    { "[\"x\",\"盐水\"]", "予以盐水治疗", 1 },
    { "[\"x\",\"zinc\"]", "", 0 },
    { "[\"x\",\"\"]", "zinc", 0 },
  };
  g_autoptr(TcCodebook) codebook = tc_codebook_new_default ();
  g_autoptr(GPtrArray) quotes = tc_quotes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TcValue) value = tc_value_from_json (cases[i].items, NULL);
      TcStudyField field = { .field = tc_codebook_find_field (codebook, "biomarkers"), .value = value, .quotes = quotes };

      g_test_message ("%s: %s", cases[i].items, cases[i].text);
      g_assert_cmpuint (tc_source_find_item (&field, cases[i].text), ==, cases[i].expected);
    }
}

/* What cannot be read is asked for, and the passage is kept. */
static void
test_by_hand (Fixture       *self,
              gconstpointer  data)
{
  TcSourceEntry *entry = self->pane->entry;

  select_passage (self, "half a year later");
  g_assert_true (tc_source_pane_assign (self->pane, "follow_up"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (entry)));
  assert_answer (self, "follow_up", "");
  g_signal_emit_by_name (entry, "submitted", "soon");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (entry)));
  g_signal_emit_by_name (entry, "submitted", "6 months");
  flush (self);
  assert_answer (self, "follow_up", "6 month | half a year later | 0:half a year later");
  WAIT_UNTIL (!gtk_widget_get_visible (GTK_WIDGET (entry)));
}

static void
test_chooser (Fixture       *self,
              gconstpointer  data)
{
  TcSourceFieldChooser *chooser = self->pane->chooser;
  GObject *search = gtk_widget_get_template_child (GTK_WIDGET (chooser),
                                                   TC_TYPE_SOURCE_FIELD_CHOOSER, "search");

  select_passage (self, "31");
  g_assert_true (tc_source_pane_assign (self->pane, NULL));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chooser)));
  /* Escape, which the search entry keeps for itself. */
  g_signal_emit_by_name (search, "stop-search");
  WAIT_UNTIL (!gtk_widget_get_visible (GTK_WIDGET (chooser)));

  g_assert_true (tc_source_pane_assign (self->pane, NULL));
  g_signal_emit_by_name (chooser, "chosen", "n_analysed");
  flush (self);
  assert_answer (self, "n_analysed", "31 | 31 | 0:31");
}

static guint
count_annotations (Fixture *self)
{
  return self->pane->detail->annotations->len;
}

static void
write_comment (Fixture    *self,
               const char *comment)
{
  TcAnnotationEditor *editor = self->pane->editor;
  GtkTextView *view;
  GObject *keys;
  gboolean handled = FALSE;

  view = GTK_TEXT_VIEW (gtk_widget_get_template_child (GTK_WIDGET (editor), TC_TYPE_ANNOTATION_EDITOR,
                                                       "comment"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), comment, -1);
  keys = gtk_widget_get_template_child (GTK_WIDGET (editor), TC_TYPE_ANNOTATION_EDITOR, "keys");
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Return, 0, 0, &handled);
  g_assert_false (handled);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Return, 0, GDK_CONTROL_MASK, &handled);
  g_assert_true (handled);
  flush (self);
}

static void
test_annotate (Fixture       *self,
               gconstpointer  data)
{
  TcAnnotationList *list = self->pane->annotations;
  TcAnnotation *annotation;

  select_passage (self, "sixty-one people");
  g_assert_true (tc_source_pane_annotate (self->pane));
  write_comment (self, "Written out.");
  g_assert_cmpuint (count_annotations (self), ==, 1);
  annotation = g_ptr_array_index (self->pane->detail->annotations, 0);
  g_assert_cmpstr (tc_annotation_get_text (annotation), ==, "sixty-one people");
  g_assert_cmpstr (tc_annotation_get_comment (annotation), ==, "Written out.");
  g_assert_cmpstr (tc_annotation_get_reviewer (annotation), ==, "Testperson A");

  tc_source_pane_show_annotations (self->pane);
  tc_annotation_list_select (list, tc_annotation_get_id (annotation));
  gtk_widget_activate_action (GTK_WIDGET (list), "annotation.edit", NULL);
  write_comment (self, "Spelt out: 30 + 31.");
  annotation = g_ptr_array_index (self->pane->detail->annotations, 0);
  g_assert_cmpstr (tc_annotation_get_comment (annotation), ==, "Spelt out: 30 + 31.");

  gtk_widget_activate_action (GTK_WIDGET (list), "annotation.delete", NULL);
  flush (self);
  g_assert_cmpuint (count_annotations (self), ==, 0);
  g_assert_cmpuint (tc_annotation_list_get_n_items (list), ==, 0);
  tc_workspace_undo (self->workspace);
  flush (self);
  g_assert_cmpuint (count_annotations (self), ==, 1);
}

/* Another encoding is another source in the same place, until the change is undone. */
static void
test_encoding (Fixture       *self,
               gconstpointer  data)
{
  GVariant *target = g_variant_new ("(xs)", (gint64) 1, "windows-1252");

  g_assert_nonnull (tc_source_pane_find_view (self->pane, 1));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->pane), "source.change-encoding", target));
  WAIT_UNTIL (tc_source_pane_find_view (self->pane, 1) == NULL);
  g_assert_nonnull (tc_source_pane_find_view (self->pane, 2));
  tc_workspace_undo (self->workspace);
  WAIT_UNTIL (tc_source_pane_find_view (self->pane, 1) != NULL);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (tc_ui_get_resource ());
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

#define ADD(name, function) \
  g_test_add ("/source-curate/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("assign", test_assign);
  ADD ("evidence", test_evidence);
  ADD ("evidence-of-item", test_evidence_of_item);
  ADD ("named-item", test_named_item);
  ADD ("append", test_append);
  ADD ("by-hand", test_by_hand);
  ADD ("chooser", test_chooser);
  ADD ("annotate", test_annotate);
  ADD ("encoding", test_encoding);

  return g_test_run ();
}

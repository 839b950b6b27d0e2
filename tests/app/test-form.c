/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-fixture.h"
#include "form-window.h"
#include "tc-field-editor.h"
#include "tc-form-words.h"

static TcCodebook *codebook;

/* --- editors ----------------------------------------------------------------------------------------- */

typedef struct
{
  const char *field;
  const char *json;
} RoundTrip;

static const RoundTrip round_trips[] = {
  { "journal", "\"Journal of <b>Invented</b> Trials & Errors\"" },
  { "title_zh", "\"虚构的试验\"" },
  { "adverse_events", "\"one line\\nand another one\"" },
  { "publication_type", "\"Randomized Controlled Trial\"" },
  { "publication_type", "\"Letter from nowhere\"" },
  { "year", "2031" },
  { "n_enrolled", "24" },
  { "phase", "\"Phase 1/Phase 2\"" },
  { "phase", "\"Phase 9\"" },
  { "follow_up", "{\"value\":12,\"unit\":\"month\"}" },
  { "dose", "[{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000},{\"value\":0.25,\"unit\":\"invented units\"}]" },
  { "authors", "[\"Testperson A\",\"Probe B\",\"Muster C\"]" },
  { "route", "[\"intravenous\"]" },
  { "arms", "[{\"label\":\"Cells\",\"role\":\"Experimental\",\"n_allocated\":12},"
            "{\"label\":\"Placebo\",\"role\":\"Placebo Comparator\"}]" },
  { "arms", "[{\"label\":\"Cells\",\"not_a_column\":\"kept\"}]" },
  { "results", "[{\"outcome\":\"score\",\"value\":-0.39,\"p\":\"<0.05\"}]" },
};

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (round_trips); i++)
    {
      const TcField *field = tc_codebook_find_field (codebook, round_trips[i].field);
      TcFieldEditor *editor = g_object_ref_sink (tc_field_editor_new (field));
      g_autoptr(GError) error = NULL;
      g_autoptr(TcValue) value = tc_value_from_json (round_trips[i].json, &error);
      g_autoptr(TcValue) empty = NULL;
      g_autoptr(TcValue) got = NULL;
      g_autofree char *json = NULL;

      g_test_message ("%s: %s", round_trips[i].field, round_trips[i].json);
      g_assert_no_error (error);
      empty = tc_field_editor_dup_value (editor, &error);
      g_assert_no_error (error);
      g_assert_null (empty);

      tc_field_editor_set_value (editor, value);
      got = tc_field_editor_dup_value (editor, &error);
      g_assert_no_error (error);
      g_assert_nonnull (got);
      json = tc_value_to_json (got);
      g_assert_cmpstr (json, ==, round_trips[i].json);

      tc_field_editor_set_value (editor, NULL);
      g_assert_null (tc_field_editor_dup_value (editor, &error));
      g_assert_no_error (error);
      g_assert_finalize_object (G_OBJECT (editor));
    }
}

typedef struct
{
  const char *field;
  const char *typed[3];           /* into the entries of the editor, in their order */
  const char *json;               /* NULL: cannot be understood */
} Typing;

static const Typing typings[] = {
  { "n_enrolled", { "1,234" }, "1234" },
  { "n_enrolled", { "４２" }, "42" },
  { "n_enrolled", { "2×10³" }, "2000" },
  { "n_enrolled", { "1e3" }, "1000" },
  { "n_enrolled", { "about 40" }, NULL },
  { "n_enrolled", { "4.5" }, NULL },
  { "follow_up", { "6", "months" }, "{\"value\":6,\"unit\":\"month\"}" },
  { "follow_up", { "3 weeks" }, "{\"value\":3,\"unit\":\"week\"}" },
  { "follow_up", { "3 weeks", "month" }, "{\"value\":3,\"unit\":\"week\"}" },
  { "follow_up", { "6", "fortnights" }, NULL },
  { "follow_up", { "6" }, NULL },
};

static void
test_typing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typings); i++)
    {
      const TcField *field = tc_codebook_find_field (codebook, typings[i].field);
      TcFieldEditor *editor = g_object_ref_sink (tc_field_editor_new (field));
      g_autoptr(GError) error = NULL;
      g_autoptr(TcValue) got = NULL;
      g_autofree char *json = NULL;

      g_test_message ("%s: %s %s", typings[i].field, typings[i].typed[0], typings[i].typed[1]);
      for (guint j = 0; j < G_N_ELEMENTS (typings[i].typed) && typings[i].typed[j] != NULL; j++)
        gtk_editable_set_text (GTK_EDITABLE (form_window_find_entry (GTK_WIDGET (editor), j)), typings[i].typed[j]);

      got = tc_field_editor_dup_value (editor, &error);
      json = got != NULL ? tc_value_to_json (got) : NULL;
      g_assert_cmpstr (json, ==, typings[i].json);
      if (typings[i].json == NULL)
        g_assert_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE);
      else
        g_assert_no_error (error);
      g_assert_finalize_object (G_OBJECT (editor));
    }
}

/* A standard deviation with its own power of ten must not change the number beside it. */
static void
test_standard_deviation (void)
{
  const TcField *field = tc_codebook_find_field (codebook, "dose");
  TcFieldEditor *editor = g_object_ref_sink (tc_field_editor_new_for_item (field));
  g_autoptr(GError) error = NULL;
  g_autoptr(TcValue) got = NULL;
  g_autofree char *json = NULL;

  gtk_editable_set_text (GTK_EDITABLE (form_window_find_entry (GTK_WIDGET (editor), 0)), "15000000");
  gtk_editable_set_text (GTK_EDITABLE (form_window_find_entry (GTK_WIDGET (editor), 1)), "3×10⁶");
  gtk_editable_set_text (GTK_EDITABLE (form_window_find_entry (GTK_WIDGET (editor), 2)), "cells");
  got = tc_field_editor_dup_value (editor, &error);
  g_assert_no_error (error);
  json = tc_value_to_json (got);
  g_assert_cmpstr (json, ==, "{\"value\":15000000,\"unit\":\"cells\",\"sd\":3000000}");

  gtk_editable_set_text (GTK_EDITABLE (form_window_find_entry (GTK_WIDGET (editor), 0)), "");
  g_assert_null (tc_field_editor_dup_value (editor, &error));
  g_assert_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_VALUE);
  g_assert_finalize_object (G_OBJECT (editor));
}

/* What is typed into number, standard deviation and unit (durations have no deviation), and which of them is no value. */
static const struct
{
  const char *field;
  const char *typed[3];
  guint bad;
} mistyped[] = {
  { "dose", { "many", "3", "cells" }, 0 },
  { "dose", { "", "3", "cells" }, 0 },
  { "dose", { "15", "few", "cells" }, 1 },
  { "dose", { "15", "few", "" }, 1 },
  { "dose", { "many", "few", "cells" }, 0 },
  { "follow_up", { "half", "weeks", NULL }, 0 },
  { "follow_up", { "6", "fortnights", NULL }, 1 },
  { "follow_up", { "6", "", NULL }, 1 },
};

static void
assert_marked (TcFieldEditor *editor,
               guint          n_entries,
               int            marked)
{
  for (guint i = 0; i < n_entries; i++)
    {
      GtkWidget *entry = form_window_find_entry (GTK_WIDGET (editor), i);

      g_assert_cmpint (gtk_widget_has_css_class (entry, "error"), ==, (int) i == marked);
    }
}

/* Only what cannot be read is marked, and another mistake takes the mark away. */
static void
test_mistyped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistyped); i++)
    {
      const TcField *field = tc_codebook_find_field (codebook, mistyped[i].field);
      TcFieldEditor *editor = g_object_ref_sink (tc_field_editor_new_for_item (field));
      guint n_entries = 0;

      g_test_message ("%s: %u", mistyped[i].field, i);
      for (; n_entries < 3 && mistyped[i].typed[n_entries] != NULL; n_entries++)
        gtk_editable_set_text (GTK_EDITABLE (form_window_find_entry (GTK_WIDGET (editor), n_entries)),
                               mistyped[i].typed[n_entries]);
      g_assert_null (tc_field_editor_dup_value (editor, NULL));
      tc_field_editor_show_problem (editor, "No value.");
      assert_marked (editor, n_entries, mistyped[i].bad);
      gtk_editable_set_text (GTK_EDITABLE (form_window_find_entry (GTK_WIDGET (editor), 0)), "nothing");
      tc_field_editor_show_problem (editor, "No value.");
      assert_marked (editor, n_entries, 0);
      tc_field_editor_show_problem (editor, NULL);
      assert_marked (editor, n_entries, -1);
      g_assert_finalize_object (G_OBJECT (editor));
    }
}

typedef struct
{
  double number;
  const char *text;
} Number;

static const Number numbers[] = {
  { 0, "0" }, { 24, "24" }, { -0.39, "-0.39" }, { 12000, "12000" }, { 99999, "99999" }, { 1e5, "1×10⁵" },
  { 1.5e7, "1.5×10⁷" }, { -2.125e6, "-2.125×10⁶" }, { 123456, "123456" }, { 1e12, "1×10¹²" },
};

static void
test_numbers (void)
{
  const TcField *field = tc_codebook_find_field (codebook, "dose");

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = tc_form_words_number (numbers[i].number);
      g_autoptr(TcValue) value = tc_field_parse (field, text, NULL);

      g_assert_cmpstr (text, ==, numbers[i].text);
      g_assert_nonnull (value);
      g_assert_cmpfloat (tc_value_get_number (value), ==, numbers[i].number);
    }
}

/* --- the pane ---------------------------------------------------------------------------------------- */

static void
test_empty (void)
{
  TcFormPane *pane;
  GtkWidget *window = form_window_new (&pane);

  g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, "");
  g_assert_false (tc_form_pane_next_to_check (pane));
  g_assert_false (tc_form_pane_accept (pane));
  g_assert_false (tc_form_pane_show_quote (pane));
  tc_form_pane_set_detail (pane, NULL, NULL);
  form_window_close (window, pane);
}

static void
quote_cb (TcFormPane    *pane,
          const TcQuote *quote,
          GPtrArray     *seen)
{
  g_assert_cmpint (quote->source_id, ==, 7);
  g_assert_cmpuint (quote->span.start, ==, 10);
  g_ptr_array_add (seen, g_strdup (quote->text));
}

static void
test_quotes (void)
{
  g_autoptr(TcStudyDetail) detail = form_fixture_new_full (codebook, 1);
  g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  TcFormPane *pane;
  GtkWidget *window = form_window_new (&pane);

  g_signal_connect (pane, "quote-activated", G_CALLBACK (quote_cb), seen);
  tc_form_pane_set_detail (pane, NULL, detail);
  tc_form_pane_focus_field (pane, "condition");
  g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, "condition");
  for (guint i = 0; i < 3; i++)
    g_assert_true (tc_form_pane_show_quote (pane));
  g_assert_cmpuint (seen->len, ==, 3);
  g_assert_cmpstr (seen->pdata[0], ==, "with invented disease");
  g_assert_cmpstr (seen->pdata[1], ==, "虚构疾病");
  g_assert_cmpstr (seen->pdata[2], ==, "with invented disease");

  tc_form_pane_focus_field (pane, "volume");
  g_assert_false (tc_form_pane_show_quote (pane));
  form_window_close (window, pane);
}

static void
test_next_to_check (void)
{
  g_autoptr(TcStudyDetail) detail = form_fixture_new_detail (codebook, 1);
  TcFormPane *pane;
  GtkWidget *window = form_window_new (&pane);
  static const char * const order[] = { "journal", "year", "results", "journal" };
  static const char * const quotes[] = { "Invented", "2031", "score", "Invented" };
  g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect (pane, "quote-activated", G_CALLBACK (quote_cb), seen);
  form_fixture_suggest (detail, "year", tc_value_new_number (2031), "2031", NULL);
  form_fixture_suggest (detail, "journal", tc_value_new_text ("Invented"), "Invented", NULL);
  form_fixture_answer (detail, "title", TC_ANSWER_ACCEPTED, tc_value_new_text ("Title"), NULL);
  form_fixture_answer (detail, "control", TC_ANSWER_NOT_REPORTED, NULL, NULL);
  form_fixture_suggest (detail, "results", tc_value_from_json ("[{\"outcome\":\"score\"}]", NULL), "score", NULL);
  tc_form_pane_set_detail (pane, NULL, detail);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (tc_form_pane_next_to_check (pane));
      g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, order[i]);
      g_assert_cmpuint (seen->len, ==, i + 1);
      g_assert_cmpstr (seen->pdata[i], ==, quotes[i]);
    }
  form_window_close (window, pane);
}

/* The keys that go about: where nothing is left to check, to what nobody has decided; and group by group, checked or not. */
static void
test_go_about (void)
{
  g_autoptr(TcStudyDetail) detail = form_fixture_new_detail (codebook, 1);
  TcFormPane *pane;
  GtkWidget *window = form_window_new (&pane);

  g_assert_false (tc_form_pane_next_group (pane));
  form_fixture_answer (detail, "title", TC_ANSWER_ACCEPTED, tc_value_new_text ("Title"), NULL);
  tc_form_pane_set_detail (pane, NULL, detail);
  g_assert_false (tc_form_pane_next_to_check (pane));
  g_assert_false (tc_form_pane_previous_to_check (pane));

  for (guint i = 0; i < tc_codebook_get_n_groups (codebook) * 2; i++)
    {
      const char *group = tc_codebook_get_group (codebook, i % tc_codebook_get_n_groups (codebook));
      const TcField *field;

      g_assert_true (tc_form_pane_next_group (pane));
      field = tc_codebook_find_field (codebook, tc_form_pane_get_current_field (pane));
      g_assert_cmpstr (tc_field_get_group (field), ==, group);
    }
  g_assert_true (tc_form_pane_next_group (pane));
  g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, "title");
  g_assert_true (tc_form_pane_previous_group (pane));
  g_assert_true (tc_form_pane_previous_group (pane));
  g_assert_true (tc_form_pane_next_group (pane));
  g_assert_true (tc_form_pane_next_group (pane));
  g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, "title");

  form_fixture_disagree (detail, "n_enrolled", 7);
  tc_form_pane_set_detail (pane, NULL, detail);
  g_assert_true (tc_form_pane_next_to_check (pane));
  g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, "n_enrolled");
  form_fixture_suggest (detail, "year", tc_value_new_number (2031), "2031", NULL);
  form_fixture_suggest (detail, "funding", tc_value_new_text ("nobody"), "nobody", NULL);
  tc_form_pane_set_detail (pane, NULL, detail);
  g_assert_true (tc_form_pane_previous_to_check (pane));
  g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, "year");
  g_assert_true (tc_form_pane_previous_to_check (pane));
  g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, "funding");
  form_window_close (window, pane);
}

/* Tab goes from editor to editor, past the buttons and quotes between them, and back the same way. */
static void
test_tab (void)
{
  g_autoptr(TcStudyDetail) detail = form_fixture_new_full (codebook, 1);
  TcFormPane *pane;
  GtkWidget *window = form_window_new (&pane);
  /* In the conflict of n_enrolled both quotes are a stop. */
  static const char * const order[] = {
    "condition", "n_enrolled", "n_enrolled", "n_enrolled", "n_treated", "n_analysed", "background_therapy", "intervention",
  };

  tc_form_pane_set_detail (pane, NULL, detail);
  tc_form_pane_focus_field (pane, order[0]);
  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
      g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, order[i]);
    }
  for (guint i = G_N_ELEMENTS (order) - 1; i > 0;)
    {
      g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
      /* A list of statements may be entered at its first one. */
      while (i > 0 && g_str_equal (order[i], order[i - 1]) &&
             !g_str_equal (tc_form_pane_get_current_field (pane), order[i]))
        i--;
      if (!g_str_equal (tc_form_pane_get_current_field (pane), order[i]))
        i--;
      g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, order[i]);
    }
  form_window_close (window, pane);
}

/* Until a few frames were drawn, however slow they are. */
static void
settle (GtkWidget *window)
{
  for (guint i = 0; i < 8; i++)
    {
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
    }
}

/* Until several frames have left the form where it was: lists and texts find their height in more than one layout. */
static void
wait_for_rest (GtkWidget     *window,
               GtkAdjustment *adjustment)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  double upper;
  double value;

  do
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      upper = gtk_adjustment_get_upper (adjustment);
      value = gtk_adjustment_get_value (adjustment);
      settle (window);
    }
  while (gtk_adjustment_get_upper (adjustment) != upper || gtk_adjustment_get_value (adjustment) != value);
}

/* Newer data of the same study leave the form where it is; another study starts at the top. */
static void
test_scroll (void)
{
  g_autoptr(TcStudyDetail) first = form_fixture_new_full (codebook, 1);
  g_autoptr(TcStudyDetail) again = form_fixture_new_full (codebook, 1);
  g_autoptr(TcStudyDetail) other = form_fixture_new_detail (codebook, 2);
  TcFormPane *pane;
  GtkWidget *window = form_window_new (&pane);
  GtkAdjustment *adjustment;
  GtkWidget *scroller;
  double value;

  tc_form_pane_set_detail (pane, NULL, first);
  form_window_pump ();
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (form_window_find_row (pane, "conclusion")),
                                      GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  tc_form_pane_focus_field (pane, "conclusion");
  wait_for_rest (window, adjustment);
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (value, >, 500);

  tc_form_pane_set_detail (pane, NULL, again);
  wait_for_rest (window, adjustment);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
  g_assert_cmpstr (tc_form_pane_get_current_field (pane), ==, "conclusion");

  tc_form_pane_set_detail (pane, NULL, other);
  wait_for_rest (window, adjustment);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 100);
  form_window_close (window, pane);
}

/* The row with the focus stays where it is to be seen when one above it gets higher or lower. */
static void
test_hold (void)
{
  static const char names[] = "[\"Testperson A\",\"Probe B\",\"Muster C\"]";
  g_autoptr(TcStudyDetail) plain = form_fixture_new_detail (codebook, 1);
  g_autoptr(TcStudyDetail) higher = form_fixture_new_detail (codebook, 1);
  TcFormPane *pane;
  GtkWidget *window = form_window_new (&pane);
  GtkWidget *row;
  GtkWidget *scroller;
  graphene_rect_t before;
  graphene_rect_t after;
  double height;

  form_fixture_answer (higher, "authors", TC_ANSWER_ENTERED, tc_value_from_json (names, NULL), NULL);
  form_fixture_answer (higher, "title", TC_ANSWER_ENTERED, tc_value_new_text ("Title"), "A note that takes room.");
  tc_form_pane_set_detail (pane, NULL, plain);
  form_window_pump ();
  row = GTK_WIDGET (form_window_find_row (pane, "n_treated"));
  scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  tc_form_pane_focus_field (pane, "n_treated");
  settle (window);
  g_assert_true (gtk_widget_compute_bounds (row, scroller, &before));
  height = gtk_adjustment_get_upper (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));

  tc_form_pane_set_detail (pane, NULL, higher);
  settle (window);
  g_assert_cmpfloat (gtk_adjustment_get_upper (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))),
                     >, height + 20);
  g_assert_true (gtk_widget_compute_bounds (row, scroller, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.y, before.origin.y, 1);

  tc_form_pane_set_detail (pane, NULL, plain);
  settle (window);
  g_assert_true (gtk_widget_compute_bounds (row, scroller, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.y, before.origin.y, 1);
  form_window_close (window, pane);
}

/* What a wide form holds beside each other keeps no window from being made small. */
static void
test_width (void)
{
  g_autoptr(TcStudyDetail) detail = form_fixture_new_detail (codebook, 1);
  TcFormPane *pane;
  GtkWidget *window = form_window_new (&pane);
  int narrow;
  int wide;

  tc_form_pane_set_detail (pane, NULL, detail);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 600);
  settle (window);
  gtk_widget_measure (GTK_WIDGET (pane), GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  settle (window);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (pane)), >=, 800);
  gtk_widget_measure (GTK_WIDGET (pane), GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, <=, narrow);
  form_window_close (window, pane);
}

int
main (int    argc,
      char **argv)
{
  int status;

  form_window_init (&argc, &argv);
  codebook = tc_codebook_new_default ();

  g_test_add_func ("/form/editor/round-trip", test_round_trip);
  g_test_add_func ("/form/editor/typing", test_typing);
  g_test_add_func ("/form/editor/standard-deviation", test_standard_deviation);
  g_test_add_func ("/form/editor/mistyped", test_mistyped);
  g_test_add_func ("/form/numbers", test_numbers);
  g_test_add_func ("/form/empty", test_empty);
  g_test_add_func ("/form/quotes", test_quotes);
  g_test_add_func ("/form/next-to-check", test_next_to_check);
  g_test_add_func ("/form/go-about", test_go_about);
  g_test_add_func ("/form/tab", test_tab);
  g_test_add_func ("/form/scroll", test_scroll);
  g_test_add_func ("/form/hold", test_hold);
  g_test_add_func ("/form/width", test_width);
  status = g_test_run ();
  tc_codebook_unref (codebook);

  return status;
}

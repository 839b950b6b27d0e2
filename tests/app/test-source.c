/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>
#include <time.h>

#include "source-sample.h"
#include "tc-highlight.h"
#include "tc-source-header.h"
#include "tc-source-pane-private.h"
#include "tc-ui-resources.h"

typedef struct
{
  GtkWidget *window;
  TcSourcePane *pane;
  TcStudyDetail *detail;
  GString *activated;
} Fixture;

static gboolean
timed_out_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    gboolean timed_out = FALSE; \
    guint timeout_id = g_timeout_add_seconds (10, timed_out_cb, &timed_out); \
    while (!(condition) && !timed_out) \
      g_main_context_iteration (NULL, TRUE); \
    if (timed_out) \
      g_error ("%s:%d: timed out: %s", __FILE__, __LINE__, #condition); \
    g_source_remove (timeout_id); \
  } G_STMT_END

static void
field_activated_cb (GString    *activated,
                    const char *field)
{
  g_string_append_printf (activated, "%s ", field);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->activated = g_string_new (NULL);
  self->detail = sample_detail_new ();
  self->pane = g_object_new (TC_TYPE_SOURCE_PANE, NULL);
  g_signal_connect_swapped (self->pane, "field-activated", G_CALLBACK (field_activated_cb),
                            self->activated);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 420, 320);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->pane));
  tc_source_pane_set_detail (self->pane, NULL, self->detail);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (self->window);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *pane = GTK_WIDGET (self->pane);

  g_object_add_weak_pointer (G_OBJECT (self->pane), (gpointer *) &pane);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (pane);
  g_assert_true (g_atomic_ref_count_compare (&self->detail->ref_count, 1));
  tc_study_detail_unref (self->detail);
  g_string_free (self->activated, TRUE);
}

static TcSourceText *
get_text (Fixture *self,
          guint    page)
{
  GtkWidget *view = gtk_notebook_get_nth_page (self->pane->notebook, page);

  return tc_source_view_get_text (TC_SOURCE_VIEW (view));
}

static GtkAdjustment *
get_adjustment (Fixture *self,
                guint    page)
{
  GtkWidget *view = gtk_notebook_get_nth_page (self->pane->notebook, page);

  return tc_source_view_get_adjustment (TC_SOURCE_VIEW (view));
}

static gboolean
is_tagged (TcSourceText *text,
           guint         offset)
{
  TcSpan display = tc_source_text_to_display (text, (TcSpan) { offset, offset + 1 });
  g_autoptr(GSList) tags = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), &iter,
                                      display.start);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *tag = tags; tag != NULL; tag = tag->next)
    {
      g_autofree char *name = NULL;

      g_object_get (tag->data, "name", &name, NULL);
      if (name == NULL || g_str_has_prefix (name, "annotated"))
        return TRUE;
    }
  return FALSE;
}

/* --- the text ------------------------------------------------------------------------------------- */

static const char * const pieces[] = {
  "word ", "治疗", "𝒳", "😀", "e\u0301", "\r\n", "\r", "\n", "\u2028", "\u2029", "\u202E", "\u200B",
  "3.5 mg ", "\u3000", "\uFEFF", "，",
};

static char *
make_hard_text (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      guint times = i % 90 == 0 ? 4200 / strlen (piece) : 1;

      while (times-- > 0)
        g_string_append (text, piece);
    }
  return g_string_free (text, FALSE);
}

static TcStudyDetail *
make_hard_detail (GRand *rand)
{
  g_autofree char *text = make_hard_text (rand);
  TcStudyDetail *detail = sample_detail_new ();
  TcSource *source = sample_source_new (5, "hard.txt", text);

  g_ptr_array_set_size (detail->sources, 0);
  g_ptr_array_set_size (detail->annotations, 0);
  g_ptr_array_add (detail->sources, source);
  for (guint i = 0; i < detail->fields->len; i++)
    {
      TcStudyField *field = g_ptr_array_index (detail->fields, i);
      guint start = g_rand_int_range (rand, 0, source->n_chars - 1);
      TcSpan span = { start, MIN (start + g_rand_int_range (rand, 1, 40), source->n_chars) };
      TcQuote *quote = tc_quote_new_from_text (text, span);

      quote->source_id = 5;
      g_clear_pointer (&field->quotes, g_ptr_array_unref);
      field->quotes = tc_quotes_new ();
      field->state = i % 2 == 0 ? TC_ANSWER_SUGGESTED : TC_ANSWER_ACCEPTED;
      g_ptr_array_add (field->quotes, quote);
    }
  return detail;
}

/* A caret cannot stand between CR and LF, so a selection takes both. */
static TcSpan
widen (const char *text,
       TcSpan      span)
{
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, NULL);

  if (span.start > 0 && characters[span.start - 1] == '\r' && characters[span.start] == '\n')
    span.start--;
  if (span.end > 0 && characters[span.end - 1] == '\r' && characters[span.end] == '\n')
    span.end++;
  return span;
}

static void
check_selection (TcSourceText *text,
                 TcSpan        span)
{
  const char *source = tc_source_text_get_source (text)->text;
  g_autoptr(TcQuote) quote = NULL;
  g_autofree char *expected = NULL;

  tc_source_text_select (text, span);
  span = widen (source, span);
  expected = tc_text_slice (source, span);
  quote = tc_source_text_dup_selection (text);
  g_assert_nonnull (quote);
  g_assert_cmpuint (quote->span.start, ==, span.start);
  g_assert_cmpuint (quote->span.end, ==, span.end);
  g_assert_cmpstr (quote->text, ==, expected);
}

/* Each character is tagged where a quote covers it and nowhere else, whatever stands in the text. */
static void
test_positions (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr(TcStudyDetail) detail = make_hard_detail (rand);
      TcSource *source = g_ptr_array_index (detail->sources, 0);
      TcSourceText *text = g_object_ref_sink (g_object_new (TC_TYPE_SOURCE_TEXT, NULL));
      g_autofree gboolean *covered = g_new0 (gboolean, source->n_chars);

      tc_source_text_set_source (text, source);
      tc_source_text_set_detail (text, detail);
      for (guint i = 0; i < detail->fields->len; i++)
        {
          TcStudyField *field = g_ptr_array_index (detail->fields, i);
          const TcQuote *quote = g_ptr_array_index (field->quotes, 0);

          check_selection (text, quote->span);
          for (guint k = quote->span.start; k < quote->span.end; k++)
            covered[k] = TRUE;
        }
      for (guint i = 0; i < source->n_chars; i++)
        g_assert_cmpint (is_tagged (text, i), ==, covered[i]);
      tc_source_text_set_emphasis (text, TC_HIGHLIGHT_NONE, NULL);
      for (guint i = 0; i < source->n_chars; i++)
        g_assert_false (is_tagged (text, i));
      g_assert_finalize_object (text);
    }
}

/* GtkTextBuffer counts each code point once, line ends too: what the map relies on. */
static void
test_line_ends (void)
{
  g_autoptr(TcSource) source = sample_source_new (1, "ends.txt", "a\r\nb\rc\u2028d\u2029e\nf");
  TcSourceText *text = g_object_ref_sink (g_object_new (TC_TYPE_SOURCE_TEXT, NULL));
  GtkTextBuffer *buffer;

  tc_source_text_set_source (text, source);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, source->n_chars);
  for (guint i = 0; i + 1 < source->n_chars; i++)
    check_selection (text, (TcSpan) { i, i + 1 });
  check_selection (text, (TcSpan) { 2, 4 });
  g_assert_finalize_object (text);
}

static void
copied_cb (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy (Fixture       *self,
           gconstpointer  data)
{
  TcSourceText *text = get_text (self, 0);
  g_autoptr(TcQuote) quote = sample_find (self->detail, SAMPLE_PAGE, "treat\u00ADment. Nobody");
  g_autofree char *copied = NULL;

  tc_source_text_select (text, quote->span);
  g_signal_emit_by_name (text, "copy-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, copied_cb, &copied);
  WAIT_UNTIL (copied != NULL);
  g_assert_cmpstr (copied, ==, quote->text);
}

/* --- the pane ------------------------------------------------------------------------------------- */

static gboolean
shows_passage (TcSourceText  *text,
               const TcQuote *quote)
{
  GtkTextView *view = GTK_TEXT_VIEW (text);
  TcSpan display = tc_source_text_to_display (text, quote->span);
  GdkRectangle visible;
  GdkRectangle place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, display.start);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &iter, &place);
  return visible.x == 0 && place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

static void
test_show_quote (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(TcQuote) last = sample_find (self->detail, SAMPLE_PAGE, "On grip strength");
  g_autoptr(TcQuote) first = sample_find (self->detail, SAMPLE_PAGE, "Infusion");
  g_autoptr(TcQuote) other = sample_find (self->detail, SAMPLE_DUMP, "可延缓握力下降");
  g_autoptr(TcQuote) strange = tc_quote_copy (last);

  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (self, 0)), ==, 0);
  tc_source_pane_show_quote (self->pane, last);
  WAIT_UNTIL (gtk_adjustment_get_value (get_adjustment (self, 0)) > 100
              && shows_passage (get_text (self, 0), last));
  tc_source_pane_show_quote (self->pane, first);
  WAIT_UNTIL (shows_passage (get_text (self, 0), first));

  /* A page that was never laid out. */
  tc_source_pane_show_quote (self->pane, other);
  g_assert_cmpint (gtk_notebook_get_current_page (self->pane->notebook), ==, 1);
  WAIT_UNTIL (gtk_adjustment_get_value (get_adjustment (self, 1)) > 10
              && shows_passage (get_text (self, 1), other));

  strange->source_id = 12345;
  tc_source_pane_show_quote (self->pane, strange);
  g_assert_cmpint (gtk_notebook_get_current_page (self->pane->notebook), ==, 1);
}

/* Shown again in place after a change: nothing jumps, nothing is rebuilt. */
static void
test_same_study (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(TcStudyDetail) again = sample_detail_new ();
  g_autoptr(TcQuote) quote = sample_find (self->detail, SAMPLE_PAGE, "On grip strength");
  g_autoptr(TcQuote) journal = sample_find (self->detail, SAMPLE_PAGE, "Invented J Test Med");
  TcSourceText *text = get_text (self, 0);
  TcSpan span;
  double value;

  tc_source_pane_show_quote (self->pane, quote);
  WAIT_UNTIL (gtk_adjustment_get_value (get_adjustment (self, 0)) > 100);
  tc_source_text_select (text, quote->span);
  value = gtk_adjustment_get_value (get_adjustment (self, 0));
  g_assert_false (is_tagged (text, journal->span.start));

  sample_suggest (again, "journal", "Invented J Test Med", SAMPLE_PAGE, "Invented J Test Med");
  tc_source_pane_set_detail (self->pane, NULL, again);
  g_assert_true (get_text (self, 0) == text);
  g_assert_true (is_tagged (text, journal->span.start));
  g_assert_true (tc_source_text_get_selection (text, &span));
  g_assert_cmpuint (span.start, ==, quote->span.start);
  gtk_test_widget_wait_for_draw (self->window);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (self, 0)), ==, value);

  tc_source_pane_set_detail (self->pane, NULL, NULL);
  g_assert_cmpint (gtk_notebook_get_n_pages (self->pane->notebook), ==, 0);
  g_assert_false (tc_source_pane_has_selection (self->pane));
  tc_source_pane_set_detail (self->pane, NULL, self->detail);
}

/* Records of one file have its name, so the tab says which it is. */
static void
test_tab_names (Fixture       *self,
                gconstpointer  data)
{
  TcSource *first = g_ptr_array_index (self->detail->sources, 0);
  TcSource *second = g_ptr_array_index (self->detail->sources, 1);
  const char * const expected[] = { "two.ris · 1", "two.ris · 12" };

  g_free (first->name);
  g_free (second->name);
  first->name = g_strdup ("two.ris");
  second->name = g_strdup ("two.ris");
  first->record = 0;
  second->record = 11;
  tc_source_pane_set_detail (self->pane, NULL, NULL);
  tc_source_pane_set_detail (self->pane, NULL, self->detail);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *page = gtk_notebook_get_nth_page (self->pane->notebook, i);
      GtkWidget *label = gtk_notebook_get_tab_label (self->pane->notebook, page);

      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, expected[i]);
    }
}

static void
test_single_source (Fixture       *self,
                    gconstpointer  data)
{
  g_assert_true (gtk_notebook_get_show_tabs (self->pane->notebook));
  self->detail->row->id++;
  g_ptr_array_remove_index (self->detail->sources, 1);
  tc_source_pane_set_detail (self->pane, NULL, self->detail);
  g_assert_false (gtk_notebook_get_show_tabs (self->pane->notebook));
}

static void
click (Fixture    *self,
       const char *passage)
{
  g_autoptr(TcQuote) quote = sample_find (self->detail, SAMPLE_PAGE, passage);

  g_signal_emit_by_name (get_text (self, 0), "clicked", quote->span.start + 1);
}

static void
test_click (Fixture       *self,
            gconstpointer  data)
{
  click (self, "48 adults");
  click (self, "phase 2 randomized");      /* the shorter of two */
  click (self, "Background");
  g_assert_cmpstr (self->activated->str, ==, "n_enrolled phase ");

  g_assert_false (gtk_toggle_button_get_active (self->pane->annotations_button));
  click (self, "Between March");
  g_assert_true (gtk_toggle_button_get_active (self->pane->annotations_button));
  g_assert_cmpint (tc_annotation_get_id (tc_annotation_list_get_selected (self->pane->annotations)),
                   ==, 1);

  /* Two fields on the same passage: a menu asks. */
  sample_suggest (self->detail, "n_analysed", "48", SAMPLE_PAGE, "48 adults");
  tc_source_pane_set_detail (self->pane, NULL, self->detail);
  g_assert_null (self->pane->field_menu);
  click (self, "48 adults");
  g_assert_nonnull (self->pane->field_menu);
  g_assert_cmpstr (self->activated->str, ==, "n_enrolled phase ");
  gtk_widget_activate_action (self->pane->field_menu, "source.activate-field", "s", "n_analysed");
  g_assert_cmpstr (self->activated->str, ==, "n_enrolled phase n_analysed ");
}

static void
test_modes (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(TcQuote) phase = sample_find (self->detail, SAMPLE_PAGE, "phase 2");
  g_autoptr(TcQuote) n = sample_find (self->detail, SAMPLE_PAGE, "48 adults");
  TcSourceText *text = get_text (self, 0);

  g_object_set (self->pane, "current-field", "phase", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "source.highlights", "s", "field");
  g_assert_true (is_tagged (text, phase->span.start));
  g_assert_false (is_tagged (text, n->span.start));
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "source.highlights", "s", "none");
  g_assert_false (is_tagged (text, phase->span.start));
  click (self, "48 adults");
  g_assert_cmpstr (self->activated->str, ==, "");
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "source.highlights", "s", "all");
  g_assert_true (is_tagged (text, n->span.start));
}

static void
test_find (Fixture       *self,
           gconstpointer  data)
{
  static const struct { const char *words, *found; } cases[] = {
    { "GRIP  strength", "0-13 18-31 " },
    { "grip strength", "0-13 18-31 " },
    { "治", "15-16 " },
    { ".", "" },
    { "", "" },
    { " ", "" },
  };
  g_autoptr(TcQuote) other = sample_find (self->detail, SAMPLE_DUMP, "可延缓");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) found = tc_source_find_all ("Grip strength 𝒳治疗 grip\nstrength", cases[i].words);
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint k = 0; k < found->len; k++)
        g_string_append_printf (text, "%u-%u ", g_array_index (found, TcSpan, k).start,
                                g_array_index (found, TcSpan, k).end);
      g_assert_cmpstr (text->str, ==, cases[i].found);
    }

  gtk_widget_activate_action (GTK_WIDGET (self->pane), "source.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (
                           GTK_WIDGET (self->pane->find), TC_TYPE_SOURCE_FIND, "entry")), "grip strength");
  WAIT_UNTIL (tc_source_pane_has_selection (self->pane));
  /* Another page is searched as it comes; nothing is found there. */
  tc_source_pane_show_quote (self->pane, other);
  g_assert_false (tc_source_pane_has_selection (self->pane));
  tc_source_find_close (self->pane->find);
}

/* Without a workspace that can be written to nothing is offered. */
static void
test_read_only (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(TcQuote) quote = sample_find (self->detail, SAMPLE_PAGE, "48 adults");

  g_assert_false (tc_source_pane_assign (self->pane, "n_enrolled"));
  tc_source_text_select (get_text (self, 0), quote->span);
  g_assert_true (tc_source_pane_has_selection (self->pane));
  g_assert_false (tc_source_pane_assign (self->pane, "n_enrolled"));
  g_assert_false (tc_source_pane_annotate (self->pane));
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "source.annotate", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->pane->editor)));
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (self->pane->context_menu)), ==, 0);
}

static void
changed_cb (GString    *log,
            guint       position,
            guint       removed,
            guint       added)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_annotations (Fixture       *self,
                  gconstpointer  data)
{
  TcAnnotationList *list = self->pane->annotations;
  g_autoptr(TcStudyDetail) again = sample_detail_new ();
  g_autoptr(GString) log = g_string_new (NULL);
  g_autoptr(GListModel) model = NULL;
  gpointer view = NULL;

  tc_source_pane_show_annotations (self->pane);
  g_assert_cmpuint (tc_annotation_list_get_n_items (list), ==, 3);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (self->pane->annotations_button)), ==,
                   "_Annotations (3)");
  view = gtk_widget_get_template_child (GTK_WIDGET (list), TC_TYPE_ANNOTATION_LIST, "store");
  model = g_object_ref (G_LIST_MODEL (view));
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (changed_cb), log);

  tc_source_pane_set_detail (self->pane, NULL, again);
  g_assert_cmpstr (log->str, ==, "");
  g_ptr_array_remove_index (again->annotations, 1);
  tc_source_pane_set_detail (self->pane, NULL, again);
  g_assert_cmpstr (log->str, ==, "1-1+0 ");
  g_string_truncate (log, 0);
  sample_annotate (again, 4, SAMPLE_PAGE, "Nobody died", "deaths", "", "Good.");
  tc_source_pane_set_detail (self->pane, NULL, again);
  g_assert_cmpstr (log->str, ==, "2-0+1 ");
  tc_annotation_list_select (list, 4);
  g_assert_cmpstr (tc_annotation_get_comment (tc_annotation_list_get_selected (list)), ==, "Good.");
  tc_source_pane_set_detail (self->pane, NULL, self->detail);
}

static void
test_accessible (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *wrong = NULL;

  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (get_text (self, 0)),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "Text of invented-neuropathy-page.txt");
  g_assert_null (wrong);
}

/* --- size ----------------------------------------------------------------------------------------- */

static void
check_opens (Fixture    *self,
             const char *name,
             const char *piece,
             gsize       n_bytes,
             guint       limit_ms)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(TcStudyDetail) detail = sample_detail_new ();
  clock_t begin;
  guint taken;

  while (text->len < n_bytes)
    g_string_append (text, piece);
  g_ptr_array_set_size (detail->sources, 0);
  g_ptr_array_set_size (detail->annotations, 0);
  g_ptr_array_add (detail->sources, sample_source_new (1, name, text->str));
  detail->row->id = 1;

  /* Processor time: other programs on the machine must not fail the test. */
  begin = clock ();
  tc_source_pane_set_detail (self->pane, NULL, detail);
  gtk_test_widget_wait_for_draw (self->window);
  taken = (clock () - begin) * 1000 / CLOCKS_PER_SEC;
  g_test_message ("%s: first frame after %u ms", name, taken);
  g_assert_cmpuint (taken, <, limit_ms);
  tc_source_pane_set_detail (self->pane, NULL, self->detail);
}

static void
test_long_lines (Fixture       *self,
                 gconstpointer  data)
{
  check_opens (self, "a million characters in one line", "participant ", 1000 * 1000, 1500);
  check_opens (self, "a million Chinese characters in one line", "治疗", 3 * 1000 * 1000, 2000);
  check_opens (self, "a hundred thousand hidden characters", "a\u202E", 300 * 1000, 3000);
}

/* In characters. */
static int
find_longest_line (GtkTextView *view)
{
  int longest = 0;
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
  do
    {
      GtkTextIter end = iter;

      if (!gtk_text_view_forward_display_line_end (view, &end) && gtk_text_iter_is_end (&end))
        break;
      longest = MAX (longest, gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&iter));
    }
  while (gtk_text_view_forward_display_line (view, &iter));

  return longest;
}

/* How many characters are found where they are shown; 0 where one is not. Above what is shown none is looked for: the text opens
 * at its title. */
static guint
count_found (TcSourceText *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (text);
  guint n_found = 0;

  for (guint offset = 0; offset < 600; offset += 7)
    {
      TcSpan display = tc_source_text_to_display (text, (TcSpan) { offset, offset + 1 });
      GtkTextIter iter;
      GdkRectangle at;
      guint found;
      int x;
      int y;

      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, display.start);
      if (!g_unichar_isalnum (gtk_text_iter_get_char (&iter)))
        continue;
      gtk_text_view_get_iter_location (view, &iter, &at);
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, at.x, at.y, &x, &y);
      if (y < 0)
        continue;
      if (!tc_source_text_find_offset (text, x + 1, y + at.height / 2, &found) || found != offset)
        return 0;
      n_found++;
    }

  return n_found;
}

/* On a wide screen the lines keep to a width that is read with ease, and what is selected stays exact. */
static void
test_measure (Fixture       *self,
              gconstpointer  data)
{
  TcSourceText *text = get_text (self, 0);

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1240, 320);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (text)) > 1200);
  /* The margins and the layout follow in frames of their own. */
  WAIT_UNTIL (find_longest_line (GTK_TEXT_VIEW (text)) > 70 && find_longest_line (GTK_TEXT_VIEW (text)) < 125);

  /* What is shown at a place is what is found there. */
  WAIT_UNTIL (count_found (text) > 30);

  /* In a narrow pane the text has all of it. */
  gtk_window_set_default_size (GTK_WINDOW (self->window), 420, 320);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (text)) < 500);
  WAIT_UNTIL (gtk_text_view_get_right_margin (GTK_TEXT_VIEW (text)) == gtk_text_view_get_left_margin (GTK_TEXT_VIEW (text)));
}

/* A page with a long banner opens at its title; the caret stays where reading begins. */
static void
test_opening (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GString) banner = g_string_new (NULL);
  g_autoptr(GString) text = NULL;
  g_autoptr(TcStudyDetail) detail = sample_detail_new ();
  TcSource *source;
  TcSection title = { TC_SECTION_TITLE, { 0, 0 }, "en" };
  GtkTextView *view;
  GtkTextIter iter;
  GdkRectangle at, visible;

  for (guint i = 0; i < 60; i++)
    g_string_append (banner, "Skip to main content\n");
  text = g_string_new (banner->str);
  title.span = (TcSpan) { text->len, text->len + strlen ("Invented humming") };
  g_string_append (text, "Invented humming\n");
  g_string_append (text, banner->str);
  source = sample_source_new (1, "page.txt", text->str);
  tc_source_add_section (source, title.kind, title.span, title.language);
  g_ptr_array_set_size (detail->sources, 0);
  g_ptr_array_set_size (detail->annotations, 0);
  g_ptr_array_add (detail->sources, source);
  detail->row->id = 1;

  tc_source_pane_set_detail (self->pane, NULL, detail);
  WAIT_UNTIL (gtk_adjustment_get_value (get_adjustment (self, 0)) > 500);
  view = GTK_TEXT_VIEW (get_text (self, 0));
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, title.span.start);
  gtk_text_view_get_iter_location (view, &iter, &at);
  WAIT_UNTIL ((gtk_text_view_get_visible_rect (view, &visible), at.y >= visible.y && at.y < visible.y + visible.height / 3));
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter,
                                    gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 0);
  tc_source_pane_set_detail (self->pane, NULL, self->detail);
}

/* A report can be split off where the study has another one. */
static void
test_split (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *page = gtk_notebook_get_nth_page (self->pane->notebook, 0);
  GtkWidget *header = gtk_widget_get_first_child (page);
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (header, TC_TYPE_SOURCE_HEADER, "split_button"));
  g_autoptr(TcStudyDetail) detail = sample_detail_new ();

  g_assert_false (gtk_widget_get_visible (button));
  ((TcSource *) g_ptr_array_index (detail->sources, 0))->report_id = 1;
  ((TcSource *) g_ptr_array_index (detail->sources, 1))->report_id = 2;
  tc_source_pane_set_detail (self->pane, NULL, detail);
  g_assert_true (gtk_widget_get_visible (button));
  tc_source_pane_set_detail (self->pane, NULL, self->detail);
  g_assert_false (gtk_widget_get_visible (button));
}

/* The reader and the place of a record in words. */
static void
test_header (void)
{
  static const struct
  {
    const char *reader;
    guint record;
    gint64 byte_length;
    gint64 line;
    const char *facts;            /* they begin so */
  } cases[] = {
    { "pubmed-page", 0, -1, 1, "PubMed page · UTF-8 · Trial report" },
    { "ris", 11, 400, 340, "Record 12, line 340 · RIS file · UTF-8" },
    { "nbib", 0, 400, 1, "Record 1, line 1 · PubMed citations (NBIB) · UTF-8" },
    { "from-the-future", 0, 400, 0, "Record 1 · from-the-future · UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TcSource *source = sample_source_new (1, "invented.txt", "Invented.\n");
      GtkWidget *header = g_object_ref_sink (g_object_new (TC_TYPE_SOURCE_HEADER, NULL));
      GtkLabel *facts;

      g_free (source->reader);
      source->reader = g_strdup (cases[i].reader);
      source->record = cases[i].record;
      source->byte_length = cases[i].byte_length;
      source->line = cases[i].line;
      tc_source_header_set_source (TC_SOURCE_HEADER (header), source);
      facts = GTK_LABEL (gtk_widget_get_template_child (header, TC_TYPE_SOURCE_HEADER, "facts"));
      g_test_message ("%s", gtk_label_get_text (facts));
      g_assert_true (g_str_has_prefix (gtk_label_get_text (facts), cases[i].facts));
      tc_source_unref (source);
      g_assert_finalize_object (header);
    }
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

  g_test_add_func ("/source/header", test_header);
  g_test_add_func ("/source/text/positions", test_positions);
  g_test_add_func ("/source/text/line-ends", test_line_ends);
#define ADD(name, function) \
  g_test_add ("/source/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("text/copy", test_copy);
  ADD ("text/measure", test_measure);
  ADD ("text/opening", test_opening);
  ADD ("pane/split", test_split);
  ADD ("pane/show-quote", test_show_quote);
  ADD ("pane/same-study", test_same_study);
  ADD ("pane/tab-names", test_tab_names);
  ADD ("pane/single-source", test_single_source);
  ADD ("pane/click", test_click);
  ADD ("pane/modes", test_modes);
  ADD ("pane/find", test_find);
  ADD ("pane/read-only", test_read_only);
  ADD ("pane/annotations", test_annotations);
  ADD ("pane/accessible", test_accessible);
  ADD ("pane/long-lines", test_long_lines);

  return g_test_run ();
}

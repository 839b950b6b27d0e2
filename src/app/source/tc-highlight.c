/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-highlight.h"

#include <glib/gi18n.h>

#include "tc-form-words.h"

static guint
find_group (TcCodebook *codebook,
            const char *group)
{
  guint n = tc_codebook_get_n_groups (codebook);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (tc_codebook_get_group (codebook, i), group) == 0)
      return i;
  return 0;
}

static gboolean
fits (TcSpan    span,
      TcSource *source)
{
  return span.start < span.end && span.end <= source->n_chars;
}

static int
compare_by_start (gconstpointer a,
                  gconstpointer b)
{
  const TcHighlight *one = a;
  const TcHighlight *two = b;

  if (one->span.start != two->span.start)
    return one->span.start < two->span.start ? -1 : 1;
  if (one->span.end != two->span.end)
    return one->span.end > two->span.end ? -1 : 1;
  return (int) one->kind - (int) two->kind;
}

static void
collect_field (GArray        *highlights,
               TcStudyDetail *detail,
               TcStudyField  *field,
               TcSource      *source)
{
  TcHighlight highlight = {
    .kind = field->state == TC_ANSWER_SUGGESTED ? TC_HIGHLIGHT_SUGGESTED : TC_HIGHLIGHT_ANSWERED,
    .field = field,
  };

  if (field->quotes == NULL || field->quotes->len == 0)
    return;

  highlight.group = find_group (detail->codebook, tc_field_get_group (field->field));
  for (guint i = 0; i < field->quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (field->quotes, i);

      highlight.span = quote->span;
      if (quote->source_id == source->id && fits (quote->span, source))
        g_array_append_val (highlights, highlight);
    }
}

static gboolean
is_shown (const TcHighlight *highlight,
          TcHighlightMode    mode,
          const char        *current_field)
{
  if (mode == TC_HIGHLIGHT_NONE)
    return FALSE;
  if (mode == TC_HIGHLIGHT_ALL || highlight->kind == TC_HIGHLIGHT_ANNOTATED)
    return TRUE;
  return g_strcmp0 (tc_field_get_key (highlight->field->field), current_field) == 0;
}

static gboolean
is_current (const TcHighlight *highlight,
            const char        *current_field)
{
  return highlight->field != NULL
         && g_strcmp0 (tc_field_get_key (highlight->field->field), current_field) == 0;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;

  return one < two ? -1 : one > two;
}

/* The ends of all highlights that are shown, in order, each once. */
static GArray *
find_borders (GArray          *highlights,
              TcHighlightMode  mode,
              const char      *current_field)
{
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = 0; i < highlights->len; i++)
    {
      const TcHighlight *highlight = &g_array_index (highlights, TcHighlight, i);

      if (is_shown (highlight, mode, current_field))
        {
          g_array_append_val (borders, highlight->span.start);
          g_array_append_val (borders, highlight->span.end);
        }
    }
  g_array_sort (borders, compare_positions);
  for (guint i = 0; i < borders->len; i++)
    if (i == 0 || g_array_index (borders, guint, i) != g_array_index (borders, guint, n - 1))
      g_array_index (borders, guint, n++) = g_array_index (borders, guint, i);
  g_array_set_size (borders, n);

  return borders;
}

/* Of several fields on one passage the current one shows, else the one with the shortest quote. */
static gboolean
shows_over (const TcHighlight *highlight,
            const TcHighlight *other,
            const char        *current_field)
{
  if (other == NULL)
    return TRUE;
  if (is_current (highlight, current_field) != is_current (other, current_field))
    return is_current (highlight, current_field);
  return highlight->span.end - highlight->span.start < other->span.end - other->span.start;
}

static void
append_run (GArray     *runs,
            GPtrArray  *active,
            TcSpan      span,
            const char *current_field)
{
  TcHighlightRun run = { .span = span };
  const TcHighlight *top = NULL;

  for (guint i = 0; i < active->len; i++)
    {
      const TcHighlight *highlight = g_ptr_array_index (active, i);

      if (highlight->kind == TC_HIGHLIGHT_ANNOTATED)
        run.annotated = TRUE;
      else if (shows_over (highlight, top, current_field))
        top = highlight;
    }
  if (top != NULL)
    {
      run.filled = TRUE;
      run.group = top->group;
      run.answered = top->kind == TC_HIGHLIGHT_ANSWERED;
      run.current = is_current (top, current_field);
    }
  g_array_append_val (runs, run);
}

static void
drop_ended (GPtrArray *active,
            guint      position)
{
  for (guint i = active->len; i > 0; i--)
    {
      const TcHighlight *highlight = g_ptr_array_index (active, i - 1);

      if (highlight->span.end <= position)
        g_ptr_array_remove_index_fast (active, i - 1);
    }
}

static int
compare_by_length (gconstpointer a,
                   gconstpointer b)
{
  const TcHighlight *one = *(const TcHighlight * const *) a;
  const TcHighlight *two = *(const TcHighlight * const *) b;
  guint length_one = one->span.end - one->span.start;
  guint length_two = two->span.end - two->span.start;

  if (length_one != length_two)
    return length_one < length_two ? -1 : 1;
  return (int) one->kind - (int) two->kind;
}

static const char *
describe_state (TcAnswerState state)
{
  switch (state)
    {
    case TC_ANSWER_SUGGESTED:
      return _("suggested, to check");
    case TC_ANSWER_ACCEPTED:
      return _("accepted");
    case TC_ANSWER_CORRECTED:
      return _("corrected");
    case TC_ANSWER_ENTERED:
      return _("entered");
    case TC_ANSWER_NOT_REPORTED:
      return _("not reported");
    case TC_ANSWER_NOT_APPLICABLE:
      return _("not applicable");
    case TC_ANSWER_UNCLEAR:
      return _("unclear");
    case TC_ANSWER_EMPTY:
    default:
      return _("empty");
    }
}

static char *
describe_annotation (TcAnnotation *annotation)
{
  const char *comment = tc_annotation_get_comment (annotation);
  const char *tag = tc_annotation_get_tag (annotation);

  if (*comment != '\0')
    /* Translators: the tooltip of an annotated passage; %s is the comment */
    return g_strdup_printf (_("Annotation: %s"), comment);
  if (*tag != '\0')
    /* Translators: the tooltip of an annotated passage without a comment; %s is its tag */
    return g_strdup_printf (_("Annotation tagged “%s”"), tag);
  return g_strdup (_("Annotation"));
}

/* --- public ---------------------------------------------------------------------------------------- */

/**
 * tc_highlights_collect:
 *
 * Everything of @detail that rests on @source: the quotes of what the form shows, and the annotations.
 *
 * Quotes that do not fit into the text are left out.
 *
 * Returns: (transfer full) (element-type TcHighlight): by start, longer ones first; valid as long as @detail
 */
GArray *
tc_highlights_collect (TcStudyDetail *detail,
                       TcSource      *source)
{
  GArray *highlights = g_array_new (FALSE, FALSE, sizeof (TcHighlight));

  for (guint i = 0; i < detail->fields->len; i++)
    collect_field (highlights, detail, g_ptr_array_index (detail->fields, i), source);

  for (guint i = 0; i < detail->annotations->len; i++)
    {
      TcAnnotation *annotation = g_ptr_array_index (detail->annotations, i);
      TcHighlight highlight = {
        .kind = TC_HIGHLIGHT_ANNOTATED,
        .span = tc_annotation_get_span (annotation),
        .field = tc_study_detail_find (detail, tc_annotation_get_field (annotation)),
        .annotation = annotation,
      };

      if (tc_annotation_get_source_id (annotation) == source->id && fits (highlight.span, source))
        g_array_append_val (highlights, highlight);
    }
  g_array_sort (highlights, compare_by_start);

  return highlights;
}

/**
 * tc_highlights_flatten:
 * @current_field: (nullable): the key of the field that is to stand out
 *
 * Cuts overlapping highlights into stretches that each look one way, so that a paragraph gets few tags.
 *
 * Returns: (transfer full) (element-type TcHighlightRun): the stretches, without those that show nothing
 */
GArray *
tc_highlights_flatten (GArray          *highlights,
                       TcHighlightMode  mode,
                       const char      *current_field)
{
  g_autoptr(GArray) borders = find_borders (highlights, mode, current_field);
  g_autoptr(GPtrArray) active = g_ptr_array_new ();
  GArray *runs = g_array_new (FALSE, TRUE, sizeof (TcHighlightRun));
  guint next = 0;

  for (guint i = 0; i + 1 < borders->len; i++)
    {
      TcSpan span = { g_array_index (borders, guint, i), g_array_index (borders, guint, i + 1) };

      drop_ended (active, span.start);
      for (; next < highlights->len; next++)
        {
          TcHighlight *highlight = &g_array_index (highlights, TcHighlight, next);

          if (highlight->span.start > span.start)
            break;
          if (is_shown (highlight, mode, current_field))
            g_ptr_array_add (active, highlight);
        }
      if (active->len > 0)
        append_run (runs, active, span, current_field);
    }

  return runs;
}

/**
 * tc_highlights_at:
 * @offset: a code point of the source
 *
 * Returns: (transfer container) (element-type TcHighlight): what is shown there, the shortest first
 */
GPtrArray *
tc_highlights_at (GArray          *highlights,
                  TcHighlightMode  mode,
                  const char      *current_field,
                  guint            offset)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < highlights->len; i++)
    {
      TcHighlight *highlight = &g_array_index (highlights, TcHighlight, i);

      if (highlight->span.start > offset)
        break;
      if (offset < highlight->span.end && is_shown (highlight, mode, current_field))
        g_ptr_array_add (found, highlight);
    }
  g_ptr_array_sort (found, compare_by_length);

  return found;
}

/**
 * tc_highlight_describe:
 *
 * Returns: one line of plain text for a tooltip: which field, its value and state, or the annotation
 */
char *
tc_highlight_describe (const TcHighlight *self)
{
  g_autofree char *value = NULL;

  if (self->kind == TC_HIGHLIGHT_ANNOTATED)
    return describe_annotation (self->annotation);

  if (self->field->value != NULL)
    value = tc_form_words_value (self->field->field, self->field->value);
  if (value != NULL && g_utf8_strlen (value, -1) > 80)
    {
      g_autofree char *start = g_utf8_substring (value, 0, 79);

      g_free (value);
      value = g_strconcat (start, "…", NULL);
    }
  if (value == NULL)
    /* Translators: a field's label and its state, in a tooltip */
    return g_strdup_printf (_("%s (%s)"), tc_field_get_label (self->field->field),
                            describe_state (self->field->state));
  /* Translators: a field's label, its value and its state, in a tooltip */
  return g_strdup_printf (_("%s: %s (%s)"), tc_field_get_label (self->field->field), value,
                          describe_state (self->field->state));
}

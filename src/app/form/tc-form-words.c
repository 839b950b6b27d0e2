/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-words"

#include "config.h"

#include "tc-form-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/*
 * The words and icons of the form. States, kinds and actions are stored by stable English names; here
 * they get the sentences that people read.
 */

typedef struct
{
  const char *word;
  const char *icon;
  const char *css_class;
} StateWords;

static const StateWords state_words[] = {
  [TC_ANSWER_EMPTY] = { N_("Empty"), "tc-state-empty-symbolic", "empty" },
  [TC_ANSWER_SUGGESTED] = { N_("To check"), "tc-state-suggested-symbolic", "suggested" },
  [TC_ANSWER_ACCEPTED] = { N_("Accepted"), "tc-state-accepted-symbolic", "checked" },
  [TC_ANSWER_CORRECTED] = { N_("Corrected"), "tc-state-corrected-symbolic", "checked" },
  [TC_ANSWER_ENTERED] = { N_("Entered"), "tc-state-entered-symbolic", "checked" },
  [TC_ANSWER_NOT_REPORTED] = { N_("Not reported"), "tc-state-not-reported-symbolic", "checked" },
  [TC_ANSWER_NOT_APPLICABLE] = { N_("Not applicable"), "tc-state-not-applicable-symbolic", "checked" },
  [TC_ANSWER_UNCLEAR] = { N_("Unclear"), "tc-state-unclear-symbolic", "checked" },
};

static const StateWords *
find_state (TcAnswerState state)
{
  return &state_words[(guint) state < G_N_ELEMENTS (state_words) ? state : TC_ANSWER_EMPTY];
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/* The sentence of an event that left @after as the field's answer. */
static const char *
describe_answer (const TcAnswer *before,
                 const TcAnswer *after)
{
  if (before != NULL && before->state == after->state &&
      g_strcmp0 (before->note, after->note) != 0)
    return _("Changed the note");

  switch (after->state)
    {
    case TC_ANSWER_ACCEPTED:
      return _("Accepted the suggestion");
    case TC_ANSWER_CORRECTED:
      return _("Corrected the value");
    case TC_ANSWER_ENTERED:
      return _("Entered a value");
    case TC_ANSWER_NOT_REPORTED:
      return _("Marked as not reported");
    case TC_ANSWER_NOT_APPLICABLE:
      return _("Marked as not applicable");
    case TC_ANSWER_UNCLEAR:
      return _("Marked as unclear");
    case TC_ANSWER_EMPTY:
    case TC_ANSWER_SUGGESTED:
    default:
      return _("Changed the note");
    }
}

/**
 * tc_form_words_state:
 * @state: a state
 *
 * The word for an answer's state.
 */
const char *
tc_form_words_state (TcAnswerState state)
{
  return _(find_state (state)->word);
}

/**
 * tc_form_words_state_icon:
 * @state: a state
 *
 * The name of the symbolic icon that stands beside the word.
 */
const char *
tc_form_words_state_icon (TcAnswerState state)
{
  return find_state (state)->icon;
}

/**
 * tc_form_words_state_class:
 * @state: a state
 *
 * The style class of a row in that state: "empty", "suggested" or "checked".
 */
const char *
tc_form_words_state_class (TcAnswerState state)
{
  return find_state (state)->css_class;
}

/**
 * tc_form_words_kind_warning:
 * @kind: kind of report, as extraction stores it
 *
 * Why a report is perhaps not a trial to collect.
 *
 * Returns: (nullable): a sentence, or %NULL where the report is a trial or register record
 */
const char *
tc_form_words_kind_warning (const char *kind)
{
  if (g_strcmp0 (kind, "review") == 0)
    return _("This report is a review, not a trial.");
  if (g_strcmp0 (kind, "protocol") == 0)
    return _("This report is a protocol: it plans a trial and has no results.");
  if (g_strcmp0 (kind, "other") == 0)
    return _("This report does not look like the report of a trial.");

  return NULL;
}

/**
 * tc_form_words_language:
 * @text: a quote
 *
 * The language tag of a quote, told by its script.
 *
 * Returns: (nullable): "EN", "ZH", or %NULL where there are no letters to tell
 */
const char *
tc_form_words_language (const char *text)
{
  gboolean latin = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_han (c))
        return "ZH";
      latin = latin || g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
    }

  return latin ? "EN" : NULL;
}

/**
 * tc_form_words_one_line:
 * @text: text of any shape
 *
 * Runs of white space become one space, so that a passage over several lines reads as a sentence.
 */
char *
tc_form_words_one_line (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = line->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_unichar (line, c);
    }

  return g_string_free (line, FALSE);
}

/**
 * tc_form_words_quoted:
 * @text: a quote
 *
 * The quote on one line, in quotation marks.
 */
char *
tc_form_words_quoted (const char *text)
{
  g_autofree char *line = tc_form_words_one_line (text);

  /* Translators: a passage of a report in the quotation marks of your language. */
  return g_strdup_printf (_("“%s”"), line);
}

/**
 * tc_form_words_number:
 * @number: a number
 *
 * A number as a person reads it best: round ones from 100,000 on as a power of ten, "1.5×10⁷", in which a
 * lost zero is seen. The form reads it back as the same number.
 */
char *
tc_form_words_number (double number)
{
  static const char * const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *mantissa = NULL;
  g_autofree char *power = NULL;
  const char *e;
  int exponent;

  g_ascii_formatd (text, sizeof text, "%.3e", number);
  e = strchr (text, 'e');
  exponent = e != NULL ? atoi (e + 1) : 0;
  if (exponent < 5 || exponent > 99 || g_ascii_strtod (text, NULL) != number)
    return tc_number_to_string (number);

  power = exponent > 9 ? g_strconcat (digits[exponent / 10], digits[exponent % 10], NULL)
                       : g_strdup (digits[exponent]);
  text[e - text] = '\0';
  mantissa = tc_number_to_string (g_ascii_strtod (text, NULL));

  return g_strconcat (mantissa, "×10", power, NULL);
}

static char *
format_quantity (const TcField *field,
                 TcValue       *value)
{
  const char *unit = tc_value_get_unit (value);
  GString *text = g_string_new (NULL);
  g_autofree char *number = tc_form_words_number (tc_value_get_number (value));
  g_autofree char *deviation = NULL;
  double sd;

  g_string_append (text, number);
  if (tc_value_get_sd (value, &sd))
    {
      deviation = tc_form_words_number (sd);
      g_string_append_printf (text, " ± %s", deviation);
    }
  for (guint i = 0; i < tc_field_get_n_units (field); i++)
    {
      if (g_strcmp0 (tc_field_get_unit (field, i), unit) == 0)
        unit = tc_field_get_unit_label (field, i);
    }
  if (unit != NULL && *unit != '\0')
    g_string_append_printf (text, " %s", unit);

  return g_string_free (text, FALSE);
}

/**
 * tc_form_words_value:
 * @field: a field
 * @value: a value of it, or one entry
 *
 * A value as it is read best, with numbers as the editors show them.
 */
char *
tc_form_words_value (const TcField *field,
                     TcValue       *value)
{
  if (tc_value_get_kind (value) == TC_VALUE_LIST && tc_value_get_n_items (value) == 1)
    value = tc_value_get_item (value, 0);
  if (tc_value_get_kind (value) == TC_VALUE_QUANTITY)
    return format_quantity (field, value);

  return tc_field_format (field, value);
}

/**
 * tc_form_words_not_stored:
 * @reason: a sentence that says why what was typed is no value
 *
 * What stands below an editor that holds no value.
 */
char *
tc_form_words_not_stored (const char *reason)
{
  /* Translators: below what was typed into a field; %s is a sentence that says why it is no value. */
  return g_strdup_printf (_("%s It is not stored: correct it here, or take it back with Ctrl+R."), reason);
}

/**
 * tc_form_words_event:
 * @event: a row of the history
 *
 * One sentence that says what was done.
 */
const char *
tc_form_words_event (const TcEventRow *event)
{
  g_autoptr(TcAnswer) before = NULL;
  g_autoptr(TcAnswer) after = NULL;

  if (g_strcmp0 (event->action, "undo") == 0)
    return _("Undid a change");
  if (g_strcmp0 (event->action, "redo") == 0)
    return _("Did a change again");
  if (g_strcmp0 (event->action, "import") == 0)
    return _("Imported the report");
  if (g_strcmp0 (event->action, "encoding") == 0)
    return _("Read the source again in another encoding");
  if (g_strcmp0 (event->object, "suggestions") == 0 || g_strcmp0 (event->object, "discrepancies") == 0)
    return _("Read the report again");
  if (g_strcmp0 (event->object, "annotation") == 0)
    return _("Changed an annotation");
  if (g_strcmp0 (event->object, "source") == 0)
    return _("Moved a report here");
  if (g_strcmp0 (event->object, "pair") == 0)
    return _("Compared two reports");
  if (g_strcmp0 (event->action, "merge") == 0 && g_strcmp0 (event->object, "study") == 0)
    return _("Merged the study into another one");
  if (g_strcmp0 (event->object, "discrepancy") == 0)
    return _("Decided about a discrepancy");
  if (g_strcmp0 (event->object, "study") == 0)
    return _("Changed the status");
  if (event->after == NULL || *event->after == '\0')
    return _("Took the answer away");

  after = tc_answer_from_json (event->after, NULL);
  if (after == NULL)
    return _("Changed the answer");
  if (event->before != NULL && *event->before != '\0')
    before = tc_answer_from_json (event->before, NULL);

  return describe_answer (before, after);
}

/**
 * tc_form_words_snapshot:
 * @field: the field of the event
 * @event: a row of the history
 * @json: its "before" or "after"
 *
 * What the field held, as the form would show it; a dash for nothing.
 */
char *
tc_form_words_snapshot (const TcField    *field,
                        const TcEventRow *event,
                        const char       *json)
{
  g_autoptr(TcAnswer) answer = NULL;
  g_autofree char *value = NULL;

  if (json == NULL || *json == '\0' || g_strcmp0 (event->object, "answer") != 0)
    return g_strdup ("—");

  answer = tc_answer_from_json (json, NULL);
  if (answer == NULL)
    return g_strdup ("—");
  if (answer->value == NULL)
    return g_strdup (tc_form_words_state (answer->state));

  value = tc_form_words_value (field, answer->value);

  return tc_form_words_one_line (value);
}

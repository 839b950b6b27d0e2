/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "tc-cli-private.h"
#include "tc-json.h"
#include "tc-why.h"
#include "tc-message.h"

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_strings (JsonBuilder *builder,
             const char  *name,
             GPtrArray   *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (strings, i));
  json_builder_end_array (builder);
}

static void
add_quotes (JsonBuilder *builder,
            GPtrArray   *quotes)
{
  json_builder_set_member_name (builder, "quotes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);

      json_builder_begin_object (builder);
      add_int (builder, "start", quote->span.start);
      add_int (builder, "end", quote->span.end);
      add_string (builder, "text", quote->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sentences (JsonBuilder       *builder,
               const char        *name,
               const char *const *sentences)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_string (builder, "en", sentences[TC_WHY_ENGLISH]);
  add_string (builder, "zh_CN", sentences[TC_WHY_CHINESE]);
  json_builder_end_object (builder);
}

static void
add_why (JsonBuilder        *builder,
         const TcSuggestion *suggestion)
{
  g_autoptr(TcWhy) why = tc_why_new (suggestion);

  json_builder_set_member_name (builder, "why");
  if (why == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  add_sentences (builder, "explanation", why->text);
  add_sentences (builder, "origin", why->origin);
  json_builder_set_member_name (builder, "words");
  json_builder_begin_array (builder);
  for (guint i = 0; why->words[i] != NULL; i++)
    json_builder_add_string_value (builder, why->words[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "measured");
  json_builder_begin_object (builder);
  add_int (builder, "right", why->right);
  add_int (builder, "of", why->of);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_suggestion (JsonBuilder        *builder,
                const TcSuggestion *suggestion,
                TcCliRecordFlags    flags)
{
  json_builder_begin_object (builder);
  add_string (builder, "field", suggestion->field);
  json_builder_set_member_name (builder, "value");
  json_builder_add_value (builder, tc_value_to_node (suggestion->value));
  add_int (builder, "item", suggestion->item);
  add_string (builder, "language", suggestion->language);
  add_string (builder, "rule", suggestion->rule);
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, suggestion->confidence);
  add_quotes (builder, suggestion->quotes);
  if ((flags & TC_CLI_RECORD_EXPLAIN) != 0)
    add_why (builder, suggestion);
  json_builder_end_object (builder);
}

static void
add_discrepancy (JsonBuilder         *builder,
                 const TcDiscrepancy *discrepancy)
{
  json_builder_begin_object (builder);
  add_string (builder, "field", discrepancy->field);
  add_string (builder, "kind", discrepancy->kind);
  add_string (builder, "message", discrepancy->message);
  add_quotes (builder, discrepancy->quotes);
  json_builder_end_object (builder);
}

static void
add_findings (JsonBuilder *builder,
              TcSource    *source,
              GPtrArray   *discrepancies,
              TcCliRecordFlags flags)
{
  json_builder_set_member_name (builder, "suggestions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < source->suggestions->len; i++)
    add_suggestion (builder, g_ptr_array_index (source->suggestions, i), flags);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "discrepancies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < discrepancies->len; i++)
    add_discrepancy (builder, g_ptr_array_index (discrepancies, i));
  json_builder_end_array (builder);
}

/**
 * tc_cli_record_to_json:
 * @name: the path as found
 *
 * Returns: one line of JSON, without the end of line
 */
char *
tc_cli_record_to_json (TcSource   *source,
                       GPtrArray  *discrepancies,
                       const char *name,
                       TcCliRecordFlags flags)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "source", name);
  add_int (builder, "record", source->record);
  add_string (builder, "sha256", source->sha256);
  add_string (builder, "reader", source->reader);
  add_string (builder, "encoding", source->encoding);
  add_strings (builder, "languages", source->languages);
  add_string (builder, "kind", source->kind);
  add_findings (builder, source, discrepancies, flags);
  add_strings (builder, "warnings", source->warnings);
  if ((flags & TC_CLI_RECORD_WITH_TEXT) != 0)
    add_string (builder, "text", source->text);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return tc_json_to_text (node);
}

static void
append_quotes (GString   *text,
               GPtrArray *quotes)
{
  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);
      g_autofree char *line = tc_cli_dup_visible_line (quote->text);

      g_string_append_printf (text, "      %u–%u “%s”\n", quote->span.start, quote->span.end, line);
    }
}

static void
append_why (GString            *text,
            const TcSuggestion *suggestion)
{
  g_autoptr(TcWhy) why = tc_why_new (suggestion);
  TcWhyLanguage language = tc_why_get_user_language ();
  g_autofree char *words = NULL;

  if (why == NULL)
    return;

  g_string_append_printf (text, "      %s\n      %s\n", why->text[language], why->origin[language]);
  words = g_strjoinv (", ", why->words);
  if (words[0] != '\0')
    {
      /* Translators: the words in a report that made a rule look, separated by commas */
      g_string_append_printf (text, _("      Words: %s"), words);
      g_string_append_c (text, '\n');
    }
  if (why->of > 0)
    {
      /* Translators: of a rule's suggestions on texts with known answers, how many were right, of how many */
      g_string_append_printf (text, _("      Measured: %u of %u right"), why->right, why->of);
      g_string_append_c (text, '\n');
    }
}

static void
append_suggestion (GString            *text,
                   const TcSuggestion *suggestion,
                   TcCliRecordFlags    flags)
{
  g_autofree char *value = tc_value_to_display (suggestion->value);

  g_string_append_printf (text, "  %s = %s\n", suggestion->field, value);
  append_quotes (text, suggestion->quotes);
  g_string_append_printf (text, "      %s, %.2f\n", suggestion->rule, suggestion->confidence);
  if ((flags & TC_CLI_RECORD_EXPLAIN) != 0)
    append_why (text, suggestion);
}

static void
append_discrepancy (GString             *text,
                    const TcDiscrepancy *discrepancy)
{
  g_autofree char *message = tc_message_localise (discrepancy->message, GETTEXT_PACKAGE);

  g_string_append_printf (text, "  ! %s: %s\n", discrepancy->field, message);
  append_quotes (text, discrepancy->quotes);
}

/**
 * tc_cli_record_to_text:
 * @name: the path as found
 *
 * Returns: the record for people: a heading, what was found with its quotes, discrepancies, warnings
 */
char *
tc_cli_record_to_text (TcSource   *source,
                       GPtrArray  *discrepancies,
                       const char *name,
                       TcCliRecordFlags flags)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *visible_name = tc_cli_dup_visible_line (name);

  g_string_append_printf (text, "%s [%u]: %s (%s, %s)\n", visible_name, source->record, source->kind,
                          source->reader, source->encoding);
  for (guint i = 0; i < source->suggestions->len; i++)
    append_suggestion (text, g_ptr_array_index (source->suggestions, i), flags);
  for (guint i = 0; i < discrepancies->len; i++)
    append_discrepancy (text, g_ptr_array_index (discrepancies, i));
  for (guint i = 0; i < source->warnings->len; i++)
    {
      g_autofree char *shown = tc_warning_dup_shown (g_ptr_array_index (source->warnings, i));

      g_string_append_printf (text, "  ? %s\n", shown);
    }
  if ((flags & TC_CLI_RECORD_WITH_TEXT) != 0)
    g_string_append_printf (text, "\n%s\n", source->text);
  g_string_append_c (text, '\n');

  return tc_cli_dup_visible_text (text->str);
}

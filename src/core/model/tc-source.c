/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-source.h"

#include <string.h>

#include "tc-utf8.h"

static const char * const section_names[] = {
  [TC_SECTION_TITLE] = "title",
  [TC_SECTION_AUTHORS] = "authors",
  [TC_SECTION_AFFILIATIONS] = "affiliations",
  [TC_SECTION_CITATION] = "citation",
  [TC_SECTION_ABSTRACT] = "abstract",
  [TC_SECTION_BACKGROUND] = "background",
  [TC_SECTION_OBJECTIVE] = "objective",
  [TC_SECTION_METHODS] = "methods",
  [TC_SECTION_RESULTS] = "results",
  [TC_SECTION_CONCLUSIONS] = "conclusions",
  [TC_SECTION_SIGNIFICANCE] = "significance",
  [TC_SECTION_REGISTRATION] = "registration",
  [TC_SECTION_FUNDING] = "funding",
  [TC_SECTION_KEYWORDS] = "keywords",
  [TC_SECTION_PUBLICATION_TYPES] = "publication types",
  [TC_SECTION_IDENTIFIERS] = "identifiers",
  [TC_SECTION_BODY] = "body",
  [TC_SECTION_REFERENCES] = "references",
  [TC_SECTION_LEGENDS] = "legends",
  [TC_SECTION_BOILERPLATE] = "boilerplate",
  [TC_SECTION_COPY] = "copy",
};

G_DEFINE_BOXED_TYPE (TcSource, tc_source, tc_source_ref, tc_source_unref)

/**
 * tc_section_kind_to_string:
 *
 * Gets the name that the kind is stored by; not translated.
 */
const char *
tc_section_kind_to_string (TcSectionKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (section_names), NULL);

  return section_names[kind];
}

/**
 * tc_section_kind_from_string:
 * @name: (nullable): a name that may be none
 * @kind: (out): the kind
 *
 * Finds a kind by its stored name.
 */
gboolean
tc_section_kind_from_string (const char    *name,
                             TcSectionKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (section_names); i++)
    {
      if (g_strcmp0 (name, section_names[i]) == 0)
        {
          *kind = (TcSectionKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * tc_source_new:
 *
 * Makes a source with an empty text. The maker fills the members directly.
 */
TcSource *
tc_source_new (void)
{
  TcSource *self = g_new0 (TcSource, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_strdup ("");
  self->byte_length = -1;
  self->line = 1;
  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->sections = g_array_new (FALSE, TRUE, sizeof (TcSection));
  self->suggestions = tc_suggestions_new ();
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

TcSource *
tc_source_ref (TcSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tc_source_unref (TcSource *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->languages, g_ptr_array_unref);
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->encoding);
  g_free (self->reader);
  g_free (self->text);
  g_free (self->kind);
  g_free (self);
}

/**
 * tc_source_take_text:
 * @text: (transfer full): valid UTF-8
 *
 * Sets the text and counts its code points. For the maker of the source, once.
 */
void
tc_source_take_text (TcSource *self,
                     char     *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL && tc_utf8_is_valid (text, strlen (text)));

  g_free (self->text);
  self->text = text;
  self->n_chars = (guint) tc_utf8_length (text, strlen (text));
}

/**
 * tc_source_add_section:
 * @span: within the text, behind the sections that are there
 * @language: (nullable): "en", "zh", or "" and %NULL for none
 *
 * Adds a section.
 */
void
tc_source_add_section (TcSource      *self,
                       TcSectionKind  kind,
                       TcSpan         span,
                       const char    *language)
{
  TcSection section = { .kind = kind, .span = span };

  g_return_if_fail (self != NULL);
  g_return_if_fail (span.start <= span.end && span.end <= self->n_chars);

  g_strlcpy (section.language, language != NULL ? language : "", sizeof section.language);
  g_array_append_val (self->sections, section);
}

static void
add_once (GPtrArray  *array,
          const char *text)
{
  if (!g_ptr_array_find_with_equal_func (array, text, g_str_equal, NULL))
    g_ptr_array_add (array, g_strdup (text));
}

/**
 * tc_source_add_language:
 *
 * Adds a language, unless it is there.
 */
void
tc_source_add_language (TcSource   *self,
                        const char *language)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (language != NULL);

  add_once (self->languages, language);
}

/**
 * tc_source_add_warning:
 * @warning: a stable English sentence; on a further line perhaps what it is about
 *
 * Adds a warning, unless it is there.
 */
void
tc_source_add_warning (TcSource   *self,
                       const char *warning)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (warning != NULL);

  add_once (self->warnings, warning);
}

/**
 * tc_warning_dup_shown:
 * @warning: one of a source
 *
 * Returns: its sentence in the language of the interface, and behind it what it is about
 */
char *
tc_warning_dup_shown (const char *warning)
{
  const char *about = strchr (warning, '\n');
  g_autofree char *sentence = NULL;

  if (about == NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, warning));
  sentence = g_strndup (warning, about - warning);

  return g_strconcat (g_dgettext (GETTEXT_PACKAGE, sentence), " ", about + 1, NULL);
}

/**
 * tc_source_quote:
 * @span: which part; cut at the end of the text
 *
 * Quotes a part of the text.
 *
 * Returns: (transfer full): a quote with the id of this source
 */
TcQuote *
tc_source_quote (TcSource *self,
                 TcSpan    span)
{
  TcQuote *quote;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (span.start <= span.end, NULL);

  quote = tc_quote_new_from_text (self->text, span);
  quote->source_id = self->id;
  return quote;
}

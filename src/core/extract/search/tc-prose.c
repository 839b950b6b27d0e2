/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-prose.h"

#include <string.h>

#include "tc-decimal-comma.h"
#include "tc-utf8.h"

typedef struct
{
  const char *text;
  gsize length;
  TcSectionKind part;
} Heading;

#define HEADING(text, part) { text, sizeof text - 1, TC_SECTION_ ## part }

/* Headings that begin a part of an abstract, folded. The longer form of two stands first. */
static const Heading headings[] = {
  HEADING ("background", BACKGROUND), HEADING ("introduction", BACKGROUND),
  HEADING ("context", BACKGROUND), HEADING ("importance", BACKGROUND),
  HEADING ("rationale", BACKGROUND), HEADING ("objective", OBJECTIVE),
  HEADING ("objectives", OBJECTIVE), HEADING ("purpose", OBJECTIVE), HEADING ("aim", OBJECTIVE),
  HEADING ("aims", OBJECTIVE), HEADING ("methods", METHODS), HEADING ("method", METHODS),
  HEADING ("materials and methods", METHODS), HEADING ("patients and methods", METHODS),
  HEADING ("subjects and methods", METHODS), HEADING ("methods/design", METHODS),
  HEADING ("methods and analysis", METHODS), HEADING ("research design and methods", METHODS),
  HEADING ("design", METHODS), HEADING ("study design", METHODS), HEADING ("setting", METHODS),
  HEADING ("participants", METHODS), HEADING ("patients", METHODS), HEADING ("subjects", METHODS),
  HEADING ("intervention", METHODS), HEADING ("interventions", METHODS),
  HEADING ("measurements", METHODS), HEADING ("main outcome measures", METHODS),
  HEADING ("results", RESULTS), HEADING ("result", RESULTS), HEADING ("findings", RESULTS),
  HEADING ("main results", RESULTS), HEADING ("conclusion", CONCLUSIONS),
  HEADING ("conclusions", CONCLUSIONS), HEADING ("interpretation", CONCLUSIONS),
  HEADING ("discussion", CONCLUSIONS), HEADING ("trial registration", REGISTRATION),
  HEADING ("trial registration number", REGISTRATION), HEADING ("registration", REGISTRATION),
  HEADING ("clinical trial registration", REGISTRATION), HEADING ("funding", FUNDING),
  HEADING ("study objective", OBJECTIVE), HEADING ("study objectives", OBJECTIVE),
  HEADING ("hypothesis", OBJECTIVE), HEADING ("aims and objectives", OBJECTIVE),
  HEADING ("background and purpose", BACKGROUND), HEADING ("background and aims", BACKGROUND),
  HEADING ("background and objective", BACKGROUND),
  HEADING ("background and objectives", BACKGROUND), HEADING ("background/aims", BACKGROUND),
  HEADING ("introduction and objectives", BACKGROUND), HEADING ("material and methods", METHODS),
  HEADING ("materials & methods", METHODS), HEADING ("patients & methods", METHODS),
  HEADING ("participants and methods", METHODS), HEADING ("methodology", METHODS),
  HEADING ("methods and materials", METHODS), HEADING ("design and methods", METHODS),
  HEADING ("study design and methods", METHODS), HEADING ("design and setting", METHODS),
  HEADING ("setting and participants", METHODS),
  HEADING ("design, setting, and participants", METHODS),
  HEADING ("design, setting and participants", METHODS), HEADING ("trial design", METHODS),
  HEADING ("experimental design", METHODS), HEADING ("main outcome measure", METHODS),
  HEADING ("main outcomes and measures", METHODS), HEADING ("outcome measures", METHODS),
  HEADING ("primary outcome measures", METHODS), HEADING ("exposures", METHODS),
  HEADING ("randomisation", METHODS), HEADING ("randomization", METHODS),
  HEADING ("methods and results", ABSTRACT), HEADING ("methods and findings", ABSTRACT),
  HEADING ("measurements and main results", RESULTS), HEADING ("results and conclusion", RESULTS),
  HEADING ("results and discussion", RESULTS), HEADING ("key results", RESULTS),
  HEADING ("conclusions and relevance", CONCLUSIONS), HEADING ("authors' conclusions", CONCLUSIONS),
  HEADING ("conclusions and inferences", CONCLUSIONS), HEADING ("summary", CONCLUSIONS),
  /* What was known before, and not how this trial was done. */
  HEADING ("research in context", BACKGROUND), HEADING ("evidence before this study", BACKGROUND),
};

static const Heading han_headings[] = {
  HEADING ("背景", BACKGROUND), HEADING ("目的", OBJECTIVE), HEADING ("方法", METHODS),
  HEADING ("结果", RESULTS), HEADING ("结论", CONCLUSIONS), HEADING ("对象与方法", METHODS),
  HEADING ("资料与方法", METHODS), HEADING ("材料与方法", METHODS), HEADING ("对象和方法", METHODS),
};

#define MAX_HEADING 40

/* How long the heading may be that a sentence begins with, "Methods: …", or that is the sentence,
 * "Methods."; 0 for none. */
static gsize
measure_heading (const char *text,
                 gsize       length)
{
  const char *colon = memchr (text, ':', MIN (length, MAX_HEADING));
  gsize n = colon != NULL ? (gsize) (colon - text) : length <= MAX_HEADING ? length : 0;

  while (n > 0 && strchr (" -.", text[n - 1]) != NULL)
    n--;
  return n;
}

static gboolean
find_heading (const char    *text,
              gsize          length,
              TcSectionKind *part)
{
  gsize n = measure_heading (text, length);

  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (headings); i++)
    if (headings[i].length == n && memcmp (headings[i].text, text, n) == 0)
      {
        *part = headings[i].part;
        return TRUE;
      }
  if (length > 0 && text[0] == '[')
    {
      text++;
      length--;
    }
  for (guint i = 0; length > 0 && (guchar) text[0] >= 0x80 && i < G_N_ELEMENTS (han_headings); i++)
    {
      n = han_headings[i].length;
      if (length > n && memcmp (han_headings[i].text, text, n) == 0 && !g_str_has_prefix (text + n, "学"))
        {
          *part = han_headings[i].part;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_chinese (const char *text,
            gsize       length)
{
  gsize han = 0;

  for (gsize i = 0; i < length; i++)
    han += (guchar) text[i] >= 0xE4 && (guchar) text[i] <= 0xE9;
  return han * 3 * 3 > length;
}

static void
add_sentences (TcProse      *self,
               guint            section,
               TcSectionKind    kind,
               TcSpan           span,
               const char      *language)
{
  g_autoptr (GArray) split = g_array_new (FALSE, FALSE, sizeof (TcSentence));
  TcSectionKind part = kind;

  tc_sentences_split (self->normal, tc_normal_from_char (self->normal, span.start),
                      tc_normal_from_char (self->normal, span.end), split);
  for (guint i = 0; i < split->len; i++)
    {
      const TcSentence *s = &g_array_index (split, TcSentence, i);
      const char *text = self->normal->text + s->start;
      TcProseSentence sentence = { s->start, s->end, section, part };

      if (((1u << kind) & (TC_SCOPES_ABSTRACT | TC_SCOPE (BODY))) != 0)
        {
          find_heading (text, s->end - s->start, &part);
          /* A discussion in full draws more than the conclusion. */
          if (kind == TC_SECTION_BODY && part == TC_SECTION_CONCLUSIONS)
            part = TC_SECTION_BODY;
        }
      sentence.part = part;
      sentence.new_paragraph = s->new_paragraph;
      sentence.ascii = tc_utf8_is_ascii (text, s->end - s->start);
      sentence.chinese = language[0] != '\0' ? strcmp (language, "zh") == 0
                                             : !sentence.ascii && is_chinese (text, s->end - s->start);
      g_array_append_val (self->sentences, sentence);
    }
}

/* In a source that is ASCII bytes are code points. */
static void
find_offsets (TcProse *self)
{
  const char *text = self->source->text;
  gsize length = strlen (text);
  guint n = 0;

  self->n_chars = self->source->n_chars;
  if (length == self->source->n_chars)
    return;
  self->offsets = g_new (guint32, length + 1);
  for (gsize i = 0; i < length; i++)
    if (((guchar) text[i] & 0xC0) != 0x80)
      self->offsets[n++] = i;
  self->offsets[n] = length;
  self->n_chars = n;
}

/**
 * tc_prose_new:
 * @source: a source with its text and sections; without sections all of it counts as running text
 *
 * Folds a source and splits what can speak of the trial into sentences.
 *
 * References, legends and boilerplate have no sentences: nothing can be taken from them.
 */
TcProse *
tc_prose_new (TcSource *source)
{
  TcProse *self = g_new0 (TcProse, 1);

  self->source = tc_source_ref (source);
  self->normal = tc_normalise (source->text);
  self->decimal_commas = tc_decimal_commas_find (self->normal->text, self->normal->length);
  self->sentences = g_array_new (FALSE, TRUE, sizeof (TcProseSentence));
  self->hits = g_array_sized_new (FALSE, FALSE, sizeof (TcHit), 64);
  find_offsets (self);
  for (guint i = 0; i < source->sections->len; i++)
    {
      const TcSection *section = &g_array_index (source->sections, TcSection, i);

      if ((TC_SCOPES_UNREAD & (1u << section->kind)) == 0)
        add_sentences (self, i, section->kind, section->span, section->language);
    }
  if (source->sections->len == 0)
    add_sentences (self, 0, TC_SECTION_ABSTRACT, (TcSpan) { 0, self->n_chars }, "");
  return self;
}

void
tc_prose_free (TcProse *self)
{
  if (self == NULL)
    return;
  tc_source_unref (self->source);
  tc_normal_free (self->normal);
  g_array_unref (self->sentences);
  g_array_unref (self->hits);
  g_clear_pointer (&self->decimal_commas, g_array_unref);
  g_free (self->offsets);
  g_free (self);
}

const TcProseSentence *
tc_prose_sentence (const TcProse *self,
                      guint             index)
{
  return &g_array_index (self->sentences, TcProseSentence, index);
}

/**
 * tc_prose_at:
 * @self: a document
 * @offset: a code point of the source
 *
 * Finds a code point without walking through the whole text.
 *
 * Returns: its first byte in the text of the source
 */
const char *
tc_prose_at (const TcProse *self,
                guint             offset)
{
  const char *text = self->source->text;
  guint index = MIN (offset, self->n_chars);

  return text + (self->offsets != NULL ? self->offsets[index] : index);
}

char *
tc_prose_slice (const TcProse *self,
                   TcSpan            span)
{
  const char *start = tc_prose_at (self, span.start);

  return g_strndup (start, tc_prose_at (self, span.end) - start);
}

/* ASCII words with one blank between them. */
static gboolean
is_plain (const char *text)
{
  const char *p = text;

  for (; *p != '\0'; p++)
    if ((guchar) *p >= 0x7F || (guchar) *p < ' ' || (*p == ' ' && (p == text || (guchar) p[1] <= ' ')))
      return FALSE;
  return TRUE;
}

/**
 * tc_prose_reported:
 * @self: a document
 * @start: first byte in the folded text
 * @end: byte behind the last one
 *
 * Gives a passage as a value: the words of the source with line ends and runs of blanks made one blank.
 */
char *
tc_prose_reported (const TcProse *self,
                      gsize             start,
                      gsize             end)
{
  g_autofree char *slice = tc_prose_slice (self, tc_normal_to_span (self->normal, start, end));
  GString *value;

  if (is_plain (slice))
    return g_steal_pointer (&slice);
  value = g_string_new (NULL);

  for (const char *p = slice; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (value, c);
      else if (value->len > 0 && value->str[value->len - 1] != ' ')
        g_string_append_c (value, ' ');
    }
  return g_strchomp (g_string_free (value, FALSE));
}

/* How far a quote may grow to reach the end of a word or of a parenthesis. */
#define MAX_GROWTH 60

static gunichar
char_at (const TcProse *self,
         guint          offset)
{
  return g_utf8_get_char (tc_prose_at (self, offset));
}

/* Whether a word or a number goes on from @a to @b; Chinese has no borders to keep. */
static gboolean
goes_on (gunichar a,
         gunichar b)
{
  if (a < 0x80 && b < 0x80)
    return (g_ascii_isalpha (a) && g_ascii_isalpha (b)) || (g_ascii_isdigit (a) && g_ascii_isdigit (b));
  if (tc_char_is_han (a) || tc_char_is_han (b))
    return FALSE;
  return (g_unichar_isalpha (a) && g_unichar_isalpha (b)) || (g_unichar_isdigit (a) && g_unichar_isdigit (b));
}

/* The end of the parenthesis that @span opens and leaves open; its own end where that is far away. */
static guint
find_close (const TcProse *self,
            TcSpan         span)
{
  const char *start = tc_prose_at (self, span.start);
  const char *end = tc_prose_at (self, span.end);
  const char *p = memchr (start, '(', end - start);
  guint i = span.end;
  int depth = 0;

  for (; p != NULL && p < end; p++)
    depth += *p == '(' ? 1 : *p == ')' && depth > 0 ? -1 : 0;
  if (depth != 1)
    return span.end;
  for (; i < span.end + MAX_GROWTH && *p != '\0' && strchr ("(\n", *p) == NULL; i++, p = g_utf8_next_char (p))
    if (*p == ')')
      return i + 1;
  return span.end;
}

/* The longest word that leads on, with the blank before it. */
#define MAX_JOINT 5

/* Whether the word that ends at @end leads on to what a quote does not have: "is a", "will be", "and". */
static guint
find_joint (const TcProse *self,
            TcSpan         span)
{
  static const char joints[][MAX_JOINT] = { "a",  "an", "the", "is",   "are", "was", "were", "will", "be",
                                            "and", "or", "of",  "to", "with", "for", "who", "have", "has" };
  const char *start = tc_prose_at (self, span.start);
  const char *end = tc_prose_at (self, span.end);
  gsize n = 1;

  while (n <= MAX_JOINT && n < (gsize) (end - start) && end[-(gssize) n] != ' ')
    n++;
  if (n > MAX_JOINT || (gsize) (end - start) <= n + 1)
    return span.end;
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (memcmp (end - n + 1, joints[i], n - 1) == 0 && joints[i][n - 1] == '\0')
      return span.end - n;
  return span.end;
}

/**
 * tc_prose_tidy_quote:
 * @self: a document
 * @span: what an expression matched, in code points of the source
 *
 * Gives a quote sensible borders: it ends with a word and not inside one, closes the parenthesis that it opens,
 * and does not end in a word that only leads on.
 *
 * Returns: the quote
 */
TcSpan
tc_prose_tidy_quote (const TcProse *self,
                     TcSpan         span)
{
  guint length = self->normal->chars[self->normal->length] & ~TC_NORMAL_UPPER;

  if (span.start >= span.end || span.end > length)
    return span;
  for (guint end = find_joint (self, span); end != span.end; end = find_joint (self, span))
    span.end = end;
  span.end = find_close (self, span);
  for (guint n = 0; n < MAX_GROWTH && span.end < length &&
                    goes_on (char_at (self, span.end - 1), char_at (self, span.end));
       n++)
    span.end++;
  for (guint n = 0; n < MAX_GROWTH && span.start > 0 &&
                    goes_on (char_at (self, span.start - 1), char_at (self, span.start));
       n++)
    span.start--;
  return span;
}

/**
 * tc_prose_find_section:
 * @self: a document
 * @kind: what to look for
 * @language: (nullable): of this language only
 * @span: (out): where it is, without blanks at its ends
 *
 * Finds the first section of a kind that is not empty.
 */
gboolean
tc_prose_find_section (const TcProse *self,
                          TcSectionKind     kind,
                          const char       *language,
                          TcSpan           *span)
{
  for (guint i = 0; i < self->source->sections->len; i++)
    {
      const TcSection *section = &g_array_index (self->source->sections, TcSection, i);

      if (section->kind != kind || (language != NULL && strcmp (section->language, language) != 0))
        continue;
      *span = section->span;
      while (span->start < span->end && g_unichar_isspace (g_utf8_get_char (tc_prose_at (self, span->start))))
        span->start++;
      while (span->end > span->start && g_unichar_isspace (g_utf8_get_char (tc_prose_at (self, span->end - 1))))
        span->end--;
      if (span->end > span->start)
        return TRUE;
    }
  return FALSE;
}

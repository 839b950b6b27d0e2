/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-bibtex-name.h"
#include "tc-latex.h"
#include "tc-named.h"
#include "tc-reader.h"
#include "tc-rendering.h"
#include "tc-tags.h"

/* BibTeX and BibLaTeX. An entry begins with "@word{" at the beginning of a line, so that a brace
 * too many takes no other entry with it; @string entries are what the others need, @comment and
 * @preamble say nothing about reports. */

/* --- cutting --------------------------------------------------------------------------------------- */

/* The word of an entry that begins at @p, or an empty slice. */
static TcSlice
entry_word (const char *p,
            const char *end)
{
  TcSlice word = { p + 1, p + 1 };
  const char *brace;

  if (p == end || *p != '@')
    return (TcSlice) { p, p };
  while (word.end < end && g_ascii_isalpha (*word.end))
    word.end++;
  for (brace = word.end; brace < end && (*brace == ' ' || *brace == '\t'); brace++)
    ;

  return brace < end && (*brace == '{' || *brace == '(') ? word : (TcSlice) { p, p };
}

static gboolean
says_nothing (TcSlice word)
{
  return tc_slice_equal (word, "comment") || tc_slice_equal (word, "preamble");
}

static const char *
skip_blanks (const char *p,
             const char *end)
{
  while (p < end && (g_ascii_isspace (*p) || *p == '\0'))
    p++;

  return p;
}

/* Behind the brace that closes an entry; where none does, at the next entry. NULL where that is not in view. */
static const char *
find_entry_end (const char *p,
                const char *end,
                gboolean    last)
{
  const char *start = p;
  char close = '}';
  int depth = 0;

  while (*p != '{' && *p != '(')
    p++;
  if (*p == '(')
    {
      close = ')';
      p++;
    }
  for (; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == '{')
        depth++;
      else if (*p == '}')
        depth--;
      else if ((*p == '\n' || *p == '\r') && p + 1 < end && p[1] == '@' &&
               entry_word (p + 1, end).p < entry_word (p + 1, end).end)
        return p + 1;
      if (depth <= 0 && *p == close && (close == ')' ? depth == 0 : TRUE))
        return p + 1;
      if (p - start > TC_TAGS_MAX_PART)
        return p;
    }

  return last ? end : NULL;
}

/* Macros that follow each other are one prologue. */
static TcCut
cut_strings (const char *bytes,
             const char *end,
             gboolean    last)
{
  const char *p = bytes;

  while (p < end && tc_slice_equal (entry_word (p, end), "string"))
    {
      const char *entry = find_entry_end (p, end, last);

      if (entry == NULL)
        return (TcCut) { TC_CUT_MORE, 0 };
      p = skip_blanks (entry, end);
      if (p < end && *p == ',')
        p++;
    }
  if (!last && end - p < 32)
    return (TcCut) { TC_CUT_MORE, 0 };

  return tc_cut_at (TC_CUT_PROLOGUE, bytes, p);
}

/* What Scopus and the Cochrane Library write before entries. */
static gboolean
is_head (TcSlice line)
{
  return tc_slice_has_prefix (line, "Record #") || tc_slice_has_prefix (line, "EXPORT DATE:") ||
         tc_slice_equal (tc_slice_trim (line), "Scopus");
}

/* Lines between entries: comments say nothing, others do. */
static TcCut
cut_between (const char *bytes,
             const char *end,
             gboolean    last)
{
  TcCutLine line = { { bytes, bytes }, bytes };
  gboolean comment = *bytes == '%' || *bytes == ',' || (tc_cut_line (bytes, end, last, &line) && is_head (line.line));
  const char *p = bytes;

  while (tc_cut_line (p, end, last, &line) && (p == bytes || (*p != '@' && *p != '%' && !comment)))
    p = line.next;

  return p > bytes ? tc_cut_at (comment ? TC_CUT_FRAME : TC_CUT_UNKNOWN, bytes, p) : (TcCut) { TC_CUT_MORE, 0 };
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  const char *end = bytes + length;
  const char *p = bytes;
  const char *after;
  TcSlice word;

  if (length >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  p = skip_blanks (p, end);
  if (p > bytes)
    return tc_cut_at (TC_CUT_FRAME, bytes, p);

  word = entry_word (p, end);
  if (word.p == word.end)
    return !last && *p == '@' && length < 64 ? (TcCut) { TC_CUT_MORE, 0 } : cut_between (bytes, end, last);
  if (tc_slice_equal (word, "string"))
    return cut_strings (bytes, end, last);
  after = find_entry_end (p, end, last);
  if (after == NULL)
    return (TcCut) { TC_CUT_MORE, 0 };

  return tc_cut_at (says_nothing (word) ? TC_CUT_FRAME : TC_CUT_RECORD, bytes, after);
}

/* --- values ---------------------------------------------------------------------------------------- */

/* Behind a value in braces or quotes; NULL where it is not closed. */
static const char *
find_value_end (const char *p,
                const char *end)
{
  char close = *p == '"' ? '"' : '}';
  int depth = 0;

  for (p++; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (depth == 0 && *p == close)
        return p + 1;
      else if (*p == '{')
        depth++;
      else if (*p == '}')
        depth--;
    }

  return NULL;
}

/* Where the next field begins on a line of its own: there a value ends at the latest that was not closed. */
static const char *
find_next_field (const char *p,
                 const char *end)
{
  for (p = memchr (p, '\n', end - p); p != NULL; p = memchr (p + 1, '\n', end - p - 1))
    {
      const char *name = skip_blanks (p, end);
      const char *q = name;

      while (q < end && (g_ascii_isalnum (*q) || *q == '-' || *q == '_'))
        q++;
      if (q > name && q < end && *skip_blanks (q, end) == '=')
        return name;
    }

  return end;
}

static gboolean
ends_with_comma (const char *p,
                 const char *end)
{
  TcSlice before = tc_slice_trim ((TcSlice) { p, end });

  return before.end > before.p && before.end[-1] == ',';
}

/* A value that was not closed, without what divides it from the next field. */
static TcSlice
trim_open_value (TcSlice value)
{
  value = tc_slice_trim (value);
  while (value.end > value.p && strchr (",}\" \t\r\n", value.end[-1]) != NULL)
    value.end--;

  return value;
}

/* The text of a macro; months have theirs in every style. */
static TcSlice
find_macro (TcSlice     name,
            const char *prologue)
{
  static const char * const months[] = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  };
  const char *end = prologue != NULL ? prologue + strlen (prologue) : NULL;

  for (const char *p = prologue; p != NULL && (p = memchr (p, '@', end - p)) != NULL; p++)
    {
      TcSlice word = entry_word (p, end);
      const char *key = skip_blanks (word.end, end);
      const char *equals;

      if (!tc_slice_equal (word, "string") || key == end)
        continue;
      key = skip_blanks (key + 1, end);
      equals = memchr (key, '=', end - key);
      if (equals != NULL && tc_slice_trim ((TcSlice) { key, equals }).end - key == name.end - name.p &&
          g_ascii_strncasecmp (key, name.p, name.end - name.p) == 0)
        {
          const char *value = skip_blanks (equals + 1, end);
          const char *close = value < end && (*value == '"' || *value == '{') ? find_value_end (value, end) : NULL;

          if (close != NULL)
            return (TcSlice) { value + 1, close - 1 };
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (tc_slice_equal (name, months[i]))
      return (TcSlice) { months[i], months[i] + 3 };

  return name;
}

/* Pieces joined by '#'. Returns where to go on. */
static const char *
read_value (const char  *p,
            const char  *end,
            const char  *prologue,
            GString     *latex,
            gboolean    *damaged)
{
  for (;;)
    {
      const char *after;
      TcSlice piece;

      p = skip_blanks (p, end);
      if (p == end)
        return p;
      if (*p == '{' || *p == '"')
        {
          const char *next;

          after = find_value_end (p, end);
          next = find_next_field (p, after != NULL ? after : end);
          piece = (TcSlice) { p + 1, after != NULL ? after - 1 : end };
          /* The brace that closed it is that of a field behind it, or of the entry. */
          if (after == NULL || (next < after && ends_with_comma (p, next)))
            {
              *damaged = TRUE;
              after = next;
              piece = trim_open_value ((TcSlice) { p + 1, next });
            }
        }
      else
        {
          for (after = p; after < end && strchr (",#} \t\r\n)", *after) == NULL; after++)
            ;
          piece = find_macro ((TcSlice) { p, after }, prologue);
        }
      g_string_append_len (latex, piece.p, piece.end - piece.p);
      p = skip_blanks (after, end);
      if (p == end || *p != '#')
        return p;
      p++;
    }
}

/* --- fields ---------------------------------------------------------------------------------------- */

/* "A and B", but not in braces: "{Fish and Chips Group}". "and others" names nobody. */
static void
add_people (TcNamed    *named,
            const char *tag,
            const char *name,
            GString    *latex)
{
  const char *start = latex->str;
  const char *end = latex->str + latex->len;
  int depth = 0;

  for (const char *p = start; p <= end; p++)
    {
      gboolean divides = p == end || (depth == 0 && end - p > 5 && g_ascii_isspace (p[0]) &&
                                      g_ascii_strncasecmp (p + 1, "and", 3) == 0 && g_ascii_isspace (p[4]));
      char *person;
      gboolean others;

      if (p < end && *p == '{')
        depth++;
      else if (p < end && *p == '}')
        depth--;
      if (!divides)
        continue;
      person = tc_latex_render (start, p - start);
      others = g_str_equal (person, "others");
      tc_named_add_tag (named, others ? NULL : tag, name, tc_bibtex_take_name (person));
      start = MIN (p + 5, end);
      p = MIN (p + 4, end);
    }
}

static void
add_keywords (TcNamed    *named,
              const char *name,
              char       *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, strchr (text, ';') != NULL ? ";" : ",", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    tc_named_add_tag (named, "KW", name, g_strdup (words[i]));
  g_free (text);
}

static void
add_field (TcNamed    *named,
           const char *name,
           GString    *latex)
{
  static const char * const texts[] = { "address", "location", "type", "source", "summary", "page" };
  char *text;

  if (g_ascii_strcasecmp (name, "author") == 0 || g_ascii_strcasecmp (name, "editor") == 0)
    {
      add_people (named, g_ascii_tolower (*name) == 'a' ? "AU" : NULL, name, latex);
      return;
    }
  text = tc_latex_render (latex->str, latex->len);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_ascii_strcasecmp (name, texts[i]) == 0)
      {
        tc_named_add_tag (named, NULL, name, text);
        return;
      }
  if (g_ascii_strcasecmp (name, "keywords") == 0)
    add_keywords (named, name, text);
  else
    tc_named_add (named, name, text);
}

/* At most so many bytes, and no part of a character. */
static char *
dup_start (TcSlice piece,
           gsize   most)
{
  gsize length = piece.end - piece.p;

  if (length > most)
    {
      length = most;
      while (length > 0 && ((guchar) piece.p[length] & 0xc0) == 0x80)
        length--;
    }

  return g_strndup (piece.p, length);
}

static gboolean
read_fields (TcNamed    *named,
             const char *p,
             const char *end,
             const char *prologue)
{
  gboolean damaged = FALSE;

  while (p < end)
    {
      TcSlice name = { p, p };
      g_autofree char *owned = NULL;
      g_autoptr (GString) latex = NULL;

      while (name.p < end && !g_ascii_isalpha (*name.p) && (guchar) *name.p < 0x80)
        name.p++;
      for (name.end = name.p; name.end < end && *name.end != '=' && *name.end != ',' && *name.end != '\n'; name.end++)
        ;
      if (name.end == end || *name.end != '=')
        {
          p = name.end < end ? name.end + 1 : end;
          continue;
        }
      latex = g_string_new (NULL);
      p = read_value (name.end + 1, end, prologue, latex, &damaged);
      name = tc_slice_trim (name);
      owned = dup_start (name, 60);
      add_field (named, owned, latex);
    }

  return !damaged;
}

/* --- the format ------------------------------------------------------------------------------------ */

static gboolean
sniff (TcDocument *document)
{
  const char *end = document->text + document->length;
  TcCutLine line;

  for (const char *p = document->text; tc_cut_line (p, end, TRUE, &line); p = line.next)
    {
      const char *start = skip_blanks (line.line.p, line.line.end);
      TcSlice word = entry_word (start, line.line.end);
      const char *comma = memchr (start, ',', line.line.end - start);

      if (word.end - word.p < 3)
        continue;
      if (says_nothing (word) || tc_slice_equal (word, "string"))
        return TRUE;
      if (comma != NULL || (line.next < end && memchr (line.next, '=', MIN (end - line.next, 200)) != NULL))
        return TRUE;
    }

  return FALSE;
}

static TcSource *
read_record (const TcRecordText  *text,
             GError             **error)
{
  const char *end = text->text + text->length;
  TcSlice word = entry_word (text->text, end);
  g_autoptr (TcNamed) named = tc_named_new ();
  g_autoptr (TcRecord) record = NULL;
  const char *p = skip_blanks (word.end, end);
  const char *comma = memchr (p, ',', end - p);
  gboolean whole = TRUE;

  tc_named_add_tag (named, "TY", "Type", g_strndup (word.p, word.end - word.p));
  if (comma != NULL)
    {
      const char *equals = memchr (p, '=', comma - p);

      /* An entry without a key begins with its first field. */
      if (equals == NULL && p < comma)
        {
          TcSlice key = { p + 1, comma };

          /* "pmid99900011" */
          tc_named_add_tag (named, tc_slice_has_prefix (key, "pmid") ? "AN" : NULL, "Citation key", tc_slice_dup (key));
        }
      whole = read_fields (named, equals == NULL ? comma + 1 : p + 1, end, text->prologue);
    }
  record = tc_named_finish (named, error);
  if (record == NULL)
    return NULL;
  if (!whole)
    tc_record_add_warning (record, N_("The braces of the entry do not match; look at what was read."));

  return tc_rendering_new_source (record, NULL, "reader.bibtex.");
}

const TcReader tc_reader_bibtex = { .id = "bibtex", .sniff = sniff, .cut = cut, .read_record = read_record };

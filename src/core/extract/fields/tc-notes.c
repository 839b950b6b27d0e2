/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-notes.h"

#include <string.h>

#include "tc-bytes.h"

/* What databases and publishers write below an abstract, folded; all behind it is theirs. */
static const char *const notes[] = {
  "database record", "all rights reserved", "abstract may be abridged", "users should refer to the original",
  "copyright holder's", "informational purposes", "does not constitute medical", "consult a qualified", NULL
};

/* How their notes begin, at times behind a full stop that begins no sentence. */
static const char *const note_openings[] = { "[abstract from", "clinicaltrials.gov", "clinicaltrials. gov",
                                            "(clinicaltrials", "(funded by", "trial registration", "copyright", "©",
                                            "(c) 19", "(c) 20", "版权所有",
                                            NULL };

/* Notes of the authors: what follows may be theirs as well. */
static const char *const own_notes[] = { "clinicaltrials", "funded by", "trial registration" };

/* Whom to ask: no conclusion, though one may follow. */
static const char *const contacts[] = {
  "e-mail:", "email:", "telephone:", "tel:", "tel.:", "fax:", "corresponding author", "correspondence to",
  "correspondence:", "contact:", "通讯作者", "通信作者", "联系电话", "邮箱", NULL
};

struct _TcNotes
{
  TcPattern *notes;
  TcPattern *openings;
  TcPattern *contacts;
};

/**
 * tc_notes_new:
 * @rules: the rules, before the first text is read
 *
 * Makes the words known that notes and contacts are told by.
 */
TcNotes *
tc_notes_new (const TcRules *rules)
{
  TcNotes *self = g_new0 (TcNotes, 1);

  self->notes = tc_rules_compile_words (rules, notes);
  self->openings = tc_rules_compile_words (rules, note_openings);
  self->contacts = tc_rules_compile_words (rules, contacts);
  return self;
}

void
tc_notes_free (TcNotes *self)
{
  if (self == NULL)
    return;
  tc_pattern_free (self->notes);
  tc_pattern_free (self->openings);
  tc_pattern_free (self->contacts);
  g_free (self);
}

/* Where the sentence before the byte @at ends; %NULL if none does. */
static const char *
find_stop (const char *start,
           const char *at)
{
  const char *p = at;

  while (p > start && strchr (" ([", p[-1]) != NULL)
    p--;
  /* "www.clinicaltrials.gov" */
  if (p == at && p >= start + 4 && memcmp (p - 4, "www.", 4) == 0)
    return NULL;
  if (p == start || strchr (".!?]", p[-1]) != NULL || (p >= start + 3 && memcmp (p - 3, "。", 3) == 0))
    return p;
  return NULL;
}

/**
 * tc_notes_find:
 * @self: the words
 * @document: a document
 * @findings: what was found in it
 * @index: one of its sentences
 *
 * Returns: where the note of a database or a publisher begins in the sentence; its end without one. In
 * bytes of the folded text.
 */
gsize
tc_notes_find (const TcNotes *self,
               const TcProse *document,
               TcFindings    *findings,
               guint          index)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const char *start = document->normal->text + sentence->start;
  const char *end = document->normal->text + sentence->end;
  const char *note = end;
  gboolean opens = tc_findings_may_match (findings, self->openings, index);

  for (guint i = 0; opens && note_openings[i] != NULL; i++)
    {
      gsize n = strlen (note_openings[i]);
      const char *at = tc_bytes_find (start, end - start, note_openings[i], n);

      for (; at != NULL; at = tc_bytes_find (at + n, end - at - n, note_openings[i], n))
        {
          const char *stop = find_stop (start, at);

          if (stop != NULL && stop < note)
            note = stop;
        }
    }
  if (note == end && tc_findings_holds (findings, document, self->notes, index))
    note = start;
  return note - document->normal->text;
}

/**
 * tc_notes_end_report:
 * @self: the words
 * @document: a document
 * @findings: what was found in it
 * @index: one of its sentences
 * @note: where a note begins in it, from tc_notes_find()
 *
 * Returns: whether all behind the note is of the database or publisher; where it is registered is not
 */
gboolean
tc_notes_end_report (const TcNotes *self,
                     const TcProse *document,
                     TcFindings    *findings,
                     guint          index,
                     gsize          note)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const char *text = document->normal->text + note;

  if (note >= sentence->end)
    return FALSE;
  text += strspn (text, " ([");
  for (guint i = 0; i < G_N_ELEMENTS (own_notes); i++)
    if (g_str_has_prefix (text, own_notes[i]))
      return tc_findings_holds (findings, document, self->notes, index);
  return TRUE;
}

/**
 * tc_notes_is_contact:
 * @self: the words
 * @document: a document
 * @findings: what was found in it
 * @index: one of its sentences
 *
 * Returns: whether the sentence holds "name@example.org", or words that lead to an address
 */
gboolean
tc_notes_is_contact (const TcNotes *self,
                     const TcProse *document,
                     TcFindings    *findings,
                     guint          index)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, index);
  const char *text = document->normal->text + sentence->start;
  gsize length = sentence->end - sentence->start;
  const char *at = memchr (text, '@', length);

  return (at != NULL && at > text && at + 1 < text + length && g_ascii_isalnum (at[-1]) && g_ascii_isalnum (at[1])) ||
         tc_findings_holds (findings, document, self->contacts, index);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-registration.h"

#include <string.h>

#include "tc-bytes.h"

#define ELSEWHERE (TC_SCOPE (BACKGROUND) | TC_SCOPE (CONCLUSIONS))
#define FIELD "registry_ids"

/* So many characters tell a register by its ids. */
#define REGISTER_PREFIX 3

/* Words with which a report speaks of its own registration, folded. */
static const char *const own_words[] = { "regist", "identifier", "注册", "登记号", "试验登记" };

static gboolean
is_own (const TcProse     *document,
        const TcCandidate *candidate)
{
  const TcProseSentence *sentence = tc_prose_sentence (document, candidate->sentence);

  if (sentence->part == TC_SECTION_REGISTRATION || sentence->part == TC_SECTION_IDENTIFIERS)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (own_words); i++)
    if (tc_bytes_find (document->normal->text + sentence->start, sentence->end - sentence->start, own_words[i],
                strlen (own_words[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the part on registration names another id of the same register: "NCT…" beside "NCT…". */
static gboolean
has_registered_sister (const TcProse     *document,
                       const TcFindings  *findings,
                       const TcCandidate *candidate)
{
  const char *id = tc_value_get_text (candidate->value);
  gboolean sister = FALSE;

  for (guint i = 0; i < findings->candidates->len; i++)
    {
      const TcCandidate *other = g_ptr_array_index (findings->candidates, i);

      if (strcmp (other->field, FIELD) != 0 || other == candidate ||
          tc_prose_sentence (document, other->sentence)->part != TC_SECTION_REGISTRATION)
        continue;
      if (tc_value_equal (other->value, candidate->value))
        return FALSE;
      sister = sister || strncmp (tc_value_get_text (other->value), id, REGISTER_PREFIX) == 0;
    }
  return sister;
}

/**
 * tc_registration_resolve:
 * @document: a document
 * @findings: the registry ids that rules found; those of other trials are dropped
 *
 * Where a report says how it was registered, an id that stands only in its background or conclusions
 * belongs to a trial that it speaks about; so does one of the same register that is not among those that it names
 * there.
 */
void
tc_registration_resolve (const TcProse *document,
                         TcFindings    *findings)
{
  gboolean any = FALSE;

  for (guint i = 0; !any && i < findings->candidates->len; i++)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i);

      any = strcmp (candidate->field, FIELD) == 0 && is_own (document, candidate);
    }
  for (guint i = findings->candidates->len; any && i > 0; i--)
    {
      const TcCandidate *candidate = g_ptr_array_index (findings->candidates, i - 1);

      if (strcmp (candidate->field, FIELD) == 0 && !is_own (document, candidate) &&
          (((1u << tc_prose_sentence (document, candidate->sentence)->part) & ELSEWHERE) != 0 ||
           has_registered_sister (document, findings, candidate)))
        g_ptr_array_remove_index (findings->candidates, i - 1);
    }
}

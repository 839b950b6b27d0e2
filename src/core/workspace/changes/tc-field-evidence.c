/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-field-edit.h"

#include <glib/gi18n-lib.h>

#include "tc-evidence.h"
#include "tc-workspace.h"

static TcAnswer *
read_answer (TcChange    *change,
             TcId         study_id,
             const char  *key,
             GError     **error)
{
  g_autoptr(GError) read_error = NULL;
  g_autoptr(TcAnswer) answer = tc_store_get_answer (change->store, study_id, key, &read_error);
  const TcField *field = tc_codebook_find_field (tc_store_get_codebook (change->store), key);

  if (answer != NULL && answer->value != NULL)
    return g_steal_pointer (&answer);

  if (read_error != NULL && !g_error_matches (read_error, TC_STORE_ERROR, TC_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&read_error));
  else
    g_set_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_VALUE,
                 /* Translators: %s is the label of a field */
                 _("“%s” has no answer yet that could rest on a passage."),
                 field != NULL ? tc_field_get_label (field) : key);

  return NULL;
}

/**
 * tc_field_edit_add_evidence:
 * @quotes: (element-type TcQuote): passages, each with the item that it is evidence for
 *
 * Says that an answer rests on these passages as well. Its value and its state stay as they are; a passage for an
 * item that there is not is left out.
 *
 * Returns: %FALSE with @error where the field has no answer with a value or the store refused
 */
gboolean
tc_field_edit_add_evidence (TcChange    *change,
                            TcId         study_id,
                            const char  *field,
                            GPtrArray   *quotes,
                            GError     **error)
{
  g_autoptr(TcAnswer) answer = read_answer (change, study_id, field, error);
  gboolean added = FALSE;

  if (answer == NULL)
    return FALSE;

  for (guint i = 0; i < quotes->len; i++)
    {
      const TcQuote *quote = g_ptr_array_index (quotes, i);

      if (tc_evidence_get_item (answer->value, quote->item) != NULL)
        added = tc_evidence_add (answer->quotes, quote, quote->item) || added;
    }
  if (!added)
    return TRUE;

  g_free (answer->reviewer);
  answer->reviewer = g_strdup (change->reviewer);
  answer->updated_at = change->now;

  return tc_change_answer (change, study_id, field, NULL, answer, error);
}

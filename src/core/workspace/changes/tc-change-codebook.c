/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tc-change.h"
#include "tc-codebook-edit.h"
#include "tc-sha256.h"
#include "tc-snapshot.h"
#include "tc-workspace-private.h"

/*
 * Another codebook for the project. Nothing that has answers can go; the history names the codebooks before
 * and after by their numbers and hashes, so that both undo and verification find them.
 */

typedef struct
{
  TcCodebook *before;             /* what the person saw */
  TcCodebook *after;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  tc_codebook_unref (request->before);
  tc_codebook_unref (request->after);
  g_free (request);
}

static gboolean
is_same (TcCodebook *a,
         TcCodebook *b)
{
  return g_str_equal (tc_codebook_get_json (a), tc_codebook_get_json (b));
}

/* --- what would be lost ----------------------------------------------------------------------------- */

static const char *
get_label (TcCodebook           *codebook,
           const TcCodebookLoss *loss)
{
  return tc_field_get_label (tc_codebook_find_field (codebook, loss->field));
}

static gboolean
refuse_loss (TcCodebook            *codebook,
             const TcCodebookLoss  *loss,
             guint                  n,
             GError               **error)
{
  const char *label = get_label (codebook, loss);
  const char *part = loss->choice != NULL ? loss->choice : loss->column;

  if (part != NULL)
    g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_OPTIONS,
                 /* Translators: the first %s is an option, unit or column of a table, the second the name of a
                  * field. */
                 ngettext ("“%s” of “%s” cannot be taken away: %u study uses it.",
                           "“%s” of “%s” cannot be taken away: %u studies use it.", n),
                 part, label, n);
  else
    g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_KIND,
                 /* Translators: the first %s is the name of a field, the second its key. */
                 ngettext ("The field “%s” (%s) cannot be taken away: %u study has an answer or an annotation "
                           "for it. It can be hidden.",
                           "The field “%s” (%s) cannot be taken away: %u studies have an answer or an annotation "
                           "for it. It can be hidden.", n),
                 label, loss->field, n);

  return FALSE;
}

static gboolean
check_losses (TcStore     *store,
              TcCodebook  *before,
              TcCodebook  *after,
              GError     **error)
{
  g_autoptr(GPtrArray) losses = tc_codebook_list_losses (before, after);

  for (guint i = 0; i < losses->len; i++)
    {
      const TcCodebookLoss *loss = g_ptr_array_index (losses, i);
      guint n;

      if (!tc_store_count_loss (store, loss, &n, error))
        return FALSE;
      if (n > 0)
        return refuse_loss (before, loss, n, error);
    }

  return TRUE;
}

static gboolean
check (TcStore     *store,
       TcCodebook  *after,
       GError     **error)
{
  TcCodebook *before = tc_store_get_codebook (store);

  return tc_codebook_check_kinds (before, after, error)
         && tc_codebook_check_rules (after, error)
         && check_losses (store, before, after, error);
}

/* --- the change ------------------------------------------------------------------------------------- */

/* The codebook that the store has now, which is its newest one. */
static char *
take_snapshot (TcStore  *store,
               GError  **error)
{
  const char *json = tc_codebook_get_json (tc_store_get_codebook (store));
  g_autofree char *sha256 = tc_sha256_of_data (json, strlen (json));
  guint max_version;
  TcId id;

  if (!tc_store_describe_codebook (store, &id, &max_version, error))
    return NULL;

  return tc_snapshot_of_codebook (id, tc_codebook_get_version (tc_store_get_codebook (store)), sha256);
}

static gboolean
shows_same_fields (TcCodebook *a,
                   TcCodebook *b)
{
  const TcField *field;

  if (tc_codebook_get_n_fields (a) != tc_codebook_get_n_fields (b))
    return FALSE;
  for (guint i = 0; (field = tc_codebook_get_field (a, i)) != NULL; i++)
    {
      const TcField *other = tc_codebook_find_field (b, tc_field_get_key (field));

      if (other == NULL || tc_field_is_hidden (other))
        return FALSE;
    }

  return TRUE;
}

/**
 * tc_change_codebook:
 * @after: the codebook that counts from now on
 *
 * Gives the project another codebook.
 *
 * Returns: %FALSE with @error where answers would be lost (TcCodebookError) or the store refused
 */
gboolean
tc_change_codebook (TcChange    *self,
                    TcCodebook  *after,
                    GError     **error)
{
  g_autoptr(TcCodebook) before = tc_codebook_ref (tc_store_get_codebook (self->store));
  g_autofree char *before_json = NULL;
  g_autofree char *after_json = NULL;

  if (is_same (before, after))
    return TRUE;
  if (!check (self->store, after, error))
    return FALSE;

  before_json = take_snapshot (self->store, error);
  if (before_json == NULL || !tc_store_put_codebook (self->store, after, error))
    return FALSE;
  after_json = take_snapshot (self->store, error);
  if (after_json == NULL)
    return FALSE;
  if (!shows_same_fields (before, after) && !tc_store_refresh_progress (self->store, error))
    return FALSE;

  g_clear_pointer (&self->codebook, tc_codebook_unref);
  self->codebook = tc_codebook_ref (after);

  return tc_change_append_event (self, "codebook", 0, 0, NULL, before_json, after_json, error);
}

/**
 * tc_change_apply_codebook:
 * @snapshot: what tc_snapshot_of_codebook() wrote
 *
 * Brings back a codebook that the project had.
 *
 * Returns: %FALSE with @error where it could not be
 */
gboolean
tc_change_apply_codebook (TcChange    *self,
                          const char  *snapshot,
                          GError     **error)
{
  g_autoptr(TcCodebook) codebook = NULL;
  TcId id;

  if (!tc_snapshot_read_codebook (snapshot, &id, error))
    return FALSE;
  codebook = tc_store_get_former_codebook (self->store, id, error);

  return codebook != NULL && tc_change_codebook (self, codebook, error);
}

/* Each change has a version of its own, also after others were undone. */
static TcCodebook *
give_version (TcStore     *store,
              TcCodebook  *codebook,
              GError     **error)
{
  guint max_version;
  TcId id;

  if (!tc_store_describe_codebook (store, &id, &max_version, error))
    return NULL;
  if (tc_codebook_get_version (codebook) > max_version)
    return tc_codebook_ref (codebook);

  return tc_codebook_set_version (codebook, max_version + 1, error);
}

static gboolean
set_codebook (TcChange  *change,
              gpointer   data,
              GError   **error)
{
  const Request *request = data;
  g_autoptr(TcCodebook) after = NULL;

  change->edits = FALSE;
  if (is_same (tc_store_get_codebook (change->store), request->after))
    return TRUE;
  if (!is_same (tc_store_get_codebook (change->store), request->before))
    {
      g_set_error_literal (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_CODEBOOK,
                           _("The codebook was changed meanwhile. Look at it again, then change it."));
      return FALSE;
    }
  after = give_version (change->store, request->after, error);

  return after != NULL && tc_change_codebook (change, after, error);
}

/**
 * tc_workspace_check_codebook:
 * @codebook: a codebook that the project shall have
 *
 * Tells whether tc_workspace_set_codebook() would take it: no field that has answers is gone, no option that is
 * used, no kind is another, and the program's rules can fill it.
 *
 * Returns: %FALSE with a TcCodebookError where it would not
 */
gboolean
tc_workspace_check_codebook (TcWorkspace  *self,
                             TcCodebook   *codebook,
                             GError      **error)
{
  TcSession *session;

  g_return_val_if_fail (TC_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (codebook != NULL, FALSE);

  session = tc_workspace_get_session (self, error);

  return session != NULL && check (session->reader, codebook, error);
}

/**
 * tc_workspace_set_codebook:
 * @codebook: the codebook that the project shall have
 *
 * Gives the project another codebook, with the next version. One change that can be undone. It fails with a
 * TcCodebookError where answers would be lost, and with %TC_WORKSPACE_ERROR_CODEBOOK where the codebook was
 * changed since tc_workspace_get_codebook() was asked.
 */
void
tc_workspace_set_codebook (TcWorkspace *self,
                           TcCodebook  *codebook)
{
  Request *request;

  g_return_if_fail (TC_IS_WORKSPACE (self));
  g_return_if_fail (codebook != NULL);

  request = g_new0 (Request, 1);
  request->before = tc_codebook_ref (tc_workspace_get_codebook (self));
  request->after = tc_codebook_ref (codebook);
  tc_workspace_change (self, "codebook", set_codebook, request, request_free);
}

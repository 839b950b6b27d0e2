/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-codebook-private.h"

#include <gio/gio.h>

#include "tc-data-resources.h"

#define DEFAULT_CODEBOOK \
  "/io/github/trialcurator/TrialCurator/data/codebooks/interventional-trials.json"

G_DEFINE_QUARK (tc-codebook-error-quark, tc_codebook_error)
G_DEFINE_BOXED_TYPE (TcCodebook, tc_codebook, tc_codebook_ref, tc_codebook_unref)

static void
group_free (TcGroup *group)
{
  g_free (group->key);
  tc_label_clear (&group->label);
  g_free (group);
}

int
tc_codebook_find_group (const TcCodebook *self,
                        const char       *key)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      if (g_str_equal (((TcGroup *) g_ptr_array_index (self->groups, i))->key, key))
        return (int) i;
    }
  return -1;
}

static const TcLabel *
find_group_label (const TcCodebook *self,
                  const char       *key)
{
  const int index = tc_codebook_find_group (self, key);

  return index >= 0 ? &((TcGroup *) g_ptr_array_index (self->groups, index))->label : NULL;
}

TcCodebook *
tc_codebook_new_empty (void)
{
  TcCodebook *self = g_new0 (TcCodebook, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_field_free);
  self->shown = g_ptr_array_new ();
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * tc_codebook_new_default:
 *
 * Makes the codebook that comes with the program: interventional trials, with the cell-therapy
 * group.
 */
TcCodebook *
tc_codebook_new_default (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TcCodebook *self;

  /* GResources end in a NUL that does not count. */
  bytes = g_resource_lookup_data (tc_data_get_resource (), DEFAULT_CODEBOOK,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("The program was built without its codebook: %s", error->message);
  self = tc_codebook_new_from_json (g_bytes_get_data (bytes, NULL), &error);
  if (self == NULL)
    g_error ("The program was built with a broken codebook: %s", error->message);
  return self;
}

/**
 * tc_codebook_new_from_json:
 * @json: a codebook, not trusted
 * @error: TC_JSON_ERROR, or %TC_CODEBOOK_ERROR_FORMAT with a sentence that names the field
 *
 * Reads a codebook.
 *
 * Returns: (transfer full) (nullable): the codebook
 */
TcCodebook *
tc_codebook_new_from_json (const char  *json,
                           GError     **error)
{
  g_autoptr (TcCodebook) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  self = tc_codebook_new_empty ();
  if (!tc_codebook_read (self, json, error))
    return NULL;
  return g_steal_pointer (&self);
}

TcCodebook *
tc_codebook_ref (TcCodebook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tc_codebook_unref (TcCodebook *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->json);
  g_free (self);
}

/**
 * tc_codebook_get_json:
 *
 * Gets the text that the codebook was read from, unchanged.
 */
const char *
tc_codebook_get_json (const TcCodebook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->json;
}

const char *
tc_codebook_get_id (const TcCodebook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

guint
tc_codebook_get_version (const TcCodebook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->version;
}

guint
tc_codebook_get_n_groups (const TcCodebook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->groups->len;
}

/**
 * tc_codebook_get_group:
 *
 * Gets the key of a group.
 *
 * Returns: (nullable): %NULL behind the last one
 */
const char *
tc_codebook_get_group (const TcCodebook *self,
                       guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (index >= self->groups->len)
    return NULL;
  return ((TcGroup *) g_ptr_array_index (self->groups, index))->key;
}

/**
 * tc_codebook_get_group_label_in:
 * @group: key of a group
 * @language: "en" or "zh_CN"
 *
 * Gets the name of a group in a certain language, "" where it has none in that one.
 */
const char *
tc_codebook_get_group_label_in (const TcCodebook *self,
                                const char       *group,
                                const char       *language)
{
  const TcLabel *label;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (group != NULL, NULL);

  label = find_group_label (self, group);
  return label != NULL ? tc_label_get_own (label, language) : "";
}

/**
 * tc_codebook_get_group_label:
 * @group: key of a group
 *
 * Gets the name of a group in the language of the interface.
 *
 * Returns: the label, or @group itself where there is no such group
 */
const char *
tc_codebook_get_group_label (const TcCodebook *self,
                             const char       *group)
{
  const TcLabel *label;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (group != NULL, NULL);

  label = find_group_label (self, group);
  return label != NULL ? tc_label_get (label) : group;
}

/**
 * tc_codebook_get_n_fields:
 *
 * Gets the number of fields that are not hidden.
 */
guint
tc_codebook_get_n_fields (const TcCodebook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->shown->len;
}

/**
 * tc_codebook_get_field:
 *
 * Gets a field that is not hidden; they stand in the order of the groups.
 *
 * Returns: (transfer none) (nullable): %NULL behind the last one
 */
const TcField *
tc_codebook_get_field (const TcCodebook *self,
                       guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->shown->len ? g_ptr_array_index (self->shown, index) : NULL;
}

/**
 * tc_codebook_get_any_field:
 *
 * Gets a field, hidden or not; they stand in the order of the groups.
 *
 * Returns: (transfer none) (nullable): %NULL behind the last one
 */
const TcField *
tc_codebook_get_any_field (const TcCodebook *self,
                           guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->fields->len ? g_ptr_array_index (self->fields, index) : NULL;
}

/**
 * tc_codebook_find_field:
 * @key: (nullable): key of a field
 *
 * Finds a field, hidden or not.
 *
 * Returns: (transfer none) (nullable): %NULL where there is none
 */
const TcField *
tc_codebook_find_field (const TcCodebook *self,
                        const char       *key)
{
  g_return_val_if_fail (self != NULL, NULL);

  return key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;
}
